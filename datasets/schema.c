/* schema.c — every table of a run and every column in it. */
#include "schema.h"

#include "metric.h"
#include "outcome.h"

#include <assert.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const directions[] = { "AB", "BA", NULL };
static const char *const storages[] = { "shared", "block", NULL };
static const char *const speakers[] = { "a", "b", "collect", "import", NULL };
static const char *const answers[] = { "yes", "no", NULL };
static const char *const controls[] = { "peer-to-peer", "managed", NULL };
static const char *const compressions[] = { "none", "xbzrle", "mt", "zlib", "zstd", NULL };
static const char *const at_deadlines[] = { "mark", "cancel", "post-copy", "suspend", NULL };
static const char *const tellers[] = { "call", "libvirt", "qemu", NULL };
static const char *const probes[] = { "icmp", "udp", "tcp", NULL };
static const char *const causes[] = { "target", "collector", NULL };
static const char *const phases[] = { "before", "during", "after", NULL };
static const char *const sides[] = { "a", "b", NULL };

static const struct column migrations_leading[] = {
	{ "migration", COLUMN_INTEGER, "", true,
	  "Number of the planned migration in its run, from 1; the other tables refer to it.",
	  NULL },
	{ "case", COLUMN_TEXT, "", true, "Name of the case.", NULL },
	{ "vm", COLUMN_TEXT, "", true, "Name of the VM.", NULL },
	{ "vm_uuid", COLUMN_TEXT, "", false, "UUID of the VM.", NULL },
	{ "cycle", COLUMN_INTEGER, "", true, "Number of the A-B-A cycle within the case, from 1.",
	  NULL },
	{ "direction", COLUMN_WORD, "", true, "AB: from host A to host B; BA: back.", directions },
	{ "order", COLUMN_INTEGER, "", true,
	  "Place of the VM in this emptying of a host, from 1: first moved, second moved.", NULL },
	{ "source", COLUMN_TEXT, "", false, "Host name of the source.", NULL },
	{ "destination", COLUMN_TEXT, "", false, "Host name of the destination.", NULL },
	{ "started_at", COLUMN_TIME, "", false, "UTC just before the migration call.", NULL },
	{ "clock_seconds", COLUMN_NUMBER, "s", false,
	  "The collecting host's monotonic clock at the same moment.", NULL },
	{ "outcome", COLUMN_WORD, "", true, "What became of it.", outcome_words },
};

static const struct column migrations_trailing[] = {
	{ "error_code", COLUMN_INTEGER, "", false, "The hypervisor's error number.", NULL },
	{ "error", COLUMN_TEXT, "", false, "The hypervisor's own words, or collect's reason.",
	  NULL },
};

static const struct column progress_leading[] = {
	{ "migration", COLUMN_INTEGER, "", true, "Number of the migration in migrations.csv.",
	  NULL },
	{ "at", COLUMN_TIME, "", false, "UTC of the sample.", NULL },
	{ "clock_seconds", COLUMN_NUMBER, "s", false, "The collecting host's monotonic clock.",
	  NULL },
	{ "elapsed_seconds", COLUMN_NUMBER, "s", false, "Since just before the migration call.",
	  NULL },
	{ "job_time_seconds", COLUMN_NUMBER, "s", false, "The job's own elapsed time.", NULL },
	{ "data_total_bytes", COLUMN_NUMBER, "B", false, "Memory and disk to move.", NULL },
	{ "data_processed_bytes", COLUMN_NUMBER, "B", false, "Moved so far.", NULL },
	{ "data_remaining_bytes", COLUMN_NUMBER, "B", false, "Still to move.", NULL },
	{ "memory_total_bytes", COLUMN_NUMBER, "B", false, "Memory to move.", NULL },
	{ "memory_processed_bytes", COLUMN_NUMBER, "B", false, "Memory moved so far.", NULL },
	{ "memory_remaining_bytes", COLUMN_NUMBER, "B", false, "Memory still to move.", NULL },
	{ "memory_rate_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	  "Rate of the memory transfer.", NULL },
	{ "dirty_rate_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	  "Dirty rate: pages per second times the page size.", NULL },
	{ "iteration", COLUMN_NUMBER, "", false, "Pass over the dirty memory.", NULL },
	{ "disk_total_bytes", COLUMN_NUMBER, "B", false, "Disk to move (virtual size).", NULL },
	{ "disk_processed_bytes", COLUMN_NUMBER, "B", false, "Disk moved so far.", NULL },
	{ "disk_remaining_bytes", COLUMN_NUMBER, "B", false, "Disk still to move.", NULL },
	{ "throttle_ratio", COLUMN_NUMBER, "", false,
	  "Slowing of the guest's CPUs by auto-converge.", NULL },
};

static const struct column events_leading[] = {
	{ "at", COLUMN_TIME, "", false, "UTC of the event's arrival at collect.", NULL },
	{ "clock_seconds", COLUMN_NUMBER, "s", false, "The collecting host's monotonic clock.",
	  NULL },
	{ "migration", COLUMN_INTEGER, "", false, "The migration it belongs to; empty: none.",
	  NULL },
	{ "from", COLUMN_WORD, "", true,
	  "Who says so: host a, host b, collect itself, or the file that was imported.", speakers },
	{ "vm", COLUMN_TEXT, "", false, "Name of the VM.", NULL },
	{ "event", COLUMN_TEXT, "", true, "What happened, in one word.", NULL },
	{ "detail", COLUMN_TEXT, "", false, "More about it.", NULL },
};

static const struct column gaps_leading[] = {
	{ "migration", COLUMN_INTEGER, "", false, "Number of the migration in migrations.csv.",
	  NULL },
	{ "vm", COLUMN_TEXT, "", true, "Name of the VM.", NULL },
	{ "probe", COLUMN_WORD, "", true, "Which probe heard nothing.", probes },
	{ "cause", COLUMN_WORD, "", true,
	  "target: the VM or the way to it was silent; collector: collect itself was late, and "
	  "nothing is known of the VM.",
	  causes },
	{ "clock_seconds", COLUMN_NUMBER, "s", true,
	  "The collecting host's monotonic clock when the last answer before it arrived.", NULL },
	{ "gap_seconds", COLUMN_NUMBER, "s", true,
	  "Length of the outage: the silence less half of the spacing of the probes at either end. "
	  "open: a lower bound.",
	  NULL },
	{ "resolution_seconds", COLUMN_NUMBER, "s", true,
	  "The true length lies within this much of gap_seconds.", NULL },
	{ "silence_seconds", COLUMN_NUMBER, "s", false,
	  "From the arrival of the last answer before to that of the first one after.", NULL },
	{ "own_late_seconds", COLUMN_NUMBER, "s", false,
	  "The part of the silence in which collect itself was late to send.", NULL },
	{ "threshold_seconds", COLUMN_NUMBER, "s", false,
	  "A silence longer than this is a gap: three times baseline_seconds.", NULL },
	{ "baseline_seconds", COLUMN_NUMBER, "s", false,
	  "p99 of the spacing of this VM's answers just before the migration.", NULL },
	{ "probes", COLUMN_INTEGER, "", false,
	  "How many probes were sent after the last one that was answered before it.", NULL },
	{ "open", COLUMN_WORD, "", true, "yes: no answer came any more while collect was looking.",
	  answers },
};

static const struct column metrics_leading[] = {
	{ "migration", COLUMN_INTEGER, "", false,
	  "Number of the migration in migrations.csv: the VM's own, else the oldest under way.",
	  NULL },
	{ "phase", COLUMN_WORD, "", false,
	  "before: up to the migration call; during: until both hosts have settled; after.",
	  phases },
	{ "clock_seconds", COLUMN_NUMBER, "s", false,
	  "The collecting host's monotonic clock when the answer arrived.", NULL },
	{ "ask_seconds", COLUMN_NUMBER, "s", false,
	  "How long the answer took: the values are of a moment in this time before it.", NULL },
	{ "host", COLUMN_WORD, "", false, "Who was asked; empty: the guest itself.", sides },
	{ "vm", COLUMN_TEXT, "", false, "Name of the VM; empty: the host as a whole.", NULL },
	{ "cpu_seconds", COLUMN_NUMBER, "s", false,
	  "CPU time used since its start: a counter. A host's is without idle and waiting.", NULL },
	{ "memory_bytes", COLUMN_NUMBER, "B", false,
	  "Memory used: of a VM, what its process holds (resident); of a host, all but free, "
	  "buffers and cache.",
	  NULL },
	{ "memory_total_bytes", COLUMN_NUMBER, "B", false, "Memory it has.", NULL },
	{ "disk_read_bytes", COLUMN_NUMBER, "B", false, "Read from all disks: a counter.", NULL },
	{ "disk_written_bytes", COLUMN_NUMBER, "B", false, "Written to all disks: a counter.",
	  NULL },
	{ "network_received_bytes", COLUMN_NUMBER, "B", false,
	  "Received by all network interfaces: a counter.", NULL },
	{ "network_sent_bytes", COLUMN_NUMBER, "B", false,
	  "Sent by all network interfaces: a counter.", NULL },
	{ "work", COLUMN_NUMBER, "", false,
	  "The guest's own counter of work done, in the workload's unit.", NULL },
};

static const struct column cases_leading[] = {
	{ "case", COLUMN_TEXT, "", true, "Name of the case.", NULL },
	{ "storage", COLUMN_WORD, "", false,
	  "shared: both hosts see the disks; block: the disks are copied along.", storages },
	{ "control", COLUMN_WORD, "", false,
	  "peer-to-peer: the source's daemon leads the migration; managed: collect does.",
	  controls },
	{ "tunnelled", COLUMN_WORD, "", false,
	  "yes: through the connection of the two libvirt daemons; no: a connection of its own.",
	  answers },
	{ "tls", COLUMN_WORD, "", false, "yes: the hypervisor encrypts memory and disks.",
	  answers },
	{ "unix-socket", COLUMN_TEXT, "", false,
	  "Folder of UNIX sockets that both hosts see, instead of TCP.", NULL },
	{ "unsafe", COLUMN_WORD, "", false,
	  "yes: the user vouches that the disks are shared where libvirt cannot know it.",
	  answers },
	{ "bandwidth", COLUMN_INTEGER, "MiB/s", false, "Upper limit of the transfer rate.", NULL },
	{ "downtime-limit", COLUMN_INTEGER, "ms", false,
	  "The longest pause at the switchover that the hypervisor should aim at.", NULL },
	{ "connections", COLUMN_INTEGER, "", false,
	  "Parallel connections that carry the memory (multifd).", NULL },
	{ "compression", COLUMN_WORD, "", false, "Method by which the memory is compressed.",
	  compressions },
	{ "compression-level", COLUMN_INTEGER, "", false, "Level of mt, zlib or zstd.", NULL },
	{ "compression-threads", COLUMN_INTEGER, "", false, "Compressing threads of mt.", NULL },
	{ "xbzrle-cache", COLUMN_INTEGER, "MiB", false, "Size of the page cache of xbzrle.", NULL },
	{ "auto-converge", COLUMN_WORD, "", false,
	  "yes: the guest's CPUs are slowed down until the migration converges.", answers },
	{ "auto-converge-initial", COLUMN_INTEGER, "%", false, "How much at first.", NULL },
	{ "auto-converge-increment", COLUMN_INTEGER, "%", false, "How much more each time.", NULL },
	{ "post-copy", COLUMN_WORD, "", false,
	  "yes: after the first pass the guest runs on the destination and fetches the rest.",
	  answers },
	{ "post-copy-bandwidth", COLUMN_INTEGER, "MiB/s", false,
	  "Upper limit of the transfer rate after that.", NULL },
	{ "deadline", COLUMN_NUMBER, "s", false,
	  "A call that takes longer is past its deadline; see at-deadline.", NULL },
	{ "at-deadline", COLUMN_WORD, "", false,
	  "What collect does then: mark the migration late and wait, cancel it, switch to "
	  "post-copy, or suspend the guest so that it converges.",
	  at_deadlines },
};

static const struct column parameters_leading[] = {
	{ "migration", COLUMN_INTEGER, "", true, "Number of the migration in migrations.csv.",
	  NULL },
	{ "parameter", COLUMN_TEXT, "", true, "A parameter of the case: a column of cases.csv.",
	  NULL },
	{ "asked", COLUMN_TEXT, "", false, "As the case has it; empty: the hypervisor's default.",
	  NULL },
	{ "in_force", COLUMN_TEXT, "", false,
	  "As it really was while the migration ran; empty: nobody could tell.", NULL },
	{ "told_by", COLUMN_WORD, "", false,
	  "Who says what was in force: libvirt or QEMU, asked while it ran, or the call that "
	  "collect "
	  "made.",
	  tellers },
};

static const struct column vms_leading[] = {
	{ "vm", COLUMN_TEXT, "", true, "Name of the VM.", NULL },
	{ "address", COLUMN_TEXT, "", false, "Its address, as seen from the collecting host.",
	  NULL },
};

static const struct column summary_leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
	{ "metric", COLUMN_TEXT, "", true, "Name of the metric.", NULL },
	{ "unit", COLUMN_TEXT, "", false,
	  "Unit of every number of the row that is no count, level or share.", NULL },
};

static const struct column summary_trailing[] = {
	{ "n", COLUMN_INTEGER, "", true, "Number of values, without the censored.", NULL },
	{ "vms", COLUMN_INTEGER, "", true, "Number of VMs they come from.", NULL },
	{ "mean", COLUMN_NUMBER, "", false, "Arithmetic mean of the values.", NULL },
	{ "sd", COLUMN_NUMBER, "", false, "Sample standard deviation (n - 1) of the values.",
	  NULL },
	{ "mean_of_vms", COLUMN_NUMBER, "", false,
	  "Mean of the VMs' means: the centre of the interval; equals mean if every VM has as many "
	  "values.",
	  NULL },
	{ "interval_low", COLUMN_NUMBER, "", false,
	  "Lower end of the confidence interval: Student's t on the VM means, df = vms - 1.",
	  NULL },
	{ "interval_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "naive_low", COLUMN_NUMBER, "", false,
	  "Lower end of Student's t on all values as if independent, df = n - 1: too narrow.",
	  NULL },
	{ "naive_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "level", COLUMN_NUMBER, "", true, "Confidence level of all intervals, 0 to 1.", NULL },
	{ "median", COLUMN_NUMBER, "", false,
	  "Median of the values; the Kaplan-Meier median where some are censored.", NULL },
	{ "min", COLUMN_NUMBER, "", false, "Smallest value.", NULL },
	{ "max", COLUMN_NUMBER, "", false, "Largest value.", NULL },
	{ "censored", COLUMN_INTEGER, "", false,
	  "Further values, not in n, that stand at a give-up limit: known to be at least as large.",
	  NULL },
	{ "limit", COLUMN_NUMBER, "", false, "The give-up limit; empty: none.", NULL },
	{ "cv", COLUMN_NUMBER, "", false, "Coefficient of variation: sd / mean; no unit.", NULL },
	{ "mad", COLUMN_NUMBER, "", false,
	  "Median of the distances from the median, without any factor.", NULL },
	{ "p5", COLUMN_NUMBER, "", false,
	  "5th percentile (type 7); in all quantiles the censored values stand above the others.",
	  NULL },
	{ "p90", COLUMN_NUMBER, "", false, "90th percentile (type 7).", NULL },
	{ "p95", COLUMN_NUMBER, "", false, "95th percentile (type 7).", NULL },
	{ "p99", COLUMN_NUMBER, "", false, "99th percentile (type 7).", NULL },
	{ "sd_between_vms", COLUMN_NUMBER, "", false,
	  "Standard deviation of the VMs about the common mean (variance component).", NULL },
	{ "sd_within_vms", COLUMN_NUMBER, "", false,
	  "Standard deviation of the values about their VM's mean (variance component).", NULL },
	{ "icc", COLUMN_NUMBER, "", false,
	  "Intraclass correlation: the VMs' share of the variance; no unit.", NULL },
	{ "design_effect", COLUMN_NUMBER, "", false,
	  "By how much the variance of the mean is larger than with independent values; no unit.",
	  NULL },
	{ "effective_n", COLUMN_NUMBER, "", false,
	  "n / design_effect: as many independent values would say as much; no unit.", NULL },
	{ "bca_low", COLUMN_NUMBER, "", false,
	  "Lower end of the BCa bootstrap interval of mean_of_vms, VMs resampled; only from 20 "
	  "VMs.",
	  NULL },
	{ "bca_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "bca_seed", COLUMN_INTEGER, "", false, "Seed of the bootstrap's random numbers.", NULL },
	{ "log_low", COLUMN_NUMBER, "", false,
	  "Lower end of the interval of the mean for log-normal VM means (Cox, Olsson).", NULL },
	{ "log_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "median_vms_low", COLUMN_NUMBER, "", false,
	  "Lower end of the interval of the median of the VMs' medians (order statistics).", NULL },
	{ "median_vms_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "median_naive_low", COLUMN_NUMBER, "", false,
	  "Lower end of the interval of the median from all values as if independent: too narrow.",
	  NULL },
	{ "median_naive_high", COLUMN_NUMBER, "", false,
	  "Upper end of the same; empty: above the give-up limit, or too few values.", NULL },
};

static const struct column outcomes_leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
};

static const struct column outcomes_trailing[] = {
	{ "planned", COLUMN_INTEGER, "", true, "Rows of migrations.csv.", NULL },
	{ "attempted", COLUMN_INTEGER, "", true, "Planned less not attempted.", NULL },
	{ "ok", COLUMN_INTEGER, "", true, "Moved as asked.", NULL },
	{ "failed", COLUMN_INTEGER, "", true, "Attempted less ok.", NULL },
	{ "not_attempted", COLUMN_INTEGER, "", true, "Never started.", NULL },
	{ "by_outcome", COLUMN_TEXT, "", true, "Every outcome word that occurs with its count.",
	  NULL },
	{ "censored", COLUMN_INTEGER, "", false,
	  "Those with the time of a whole migration, one of whose times stands at a give-up limit.",
	  NULL },
	{ "ok_of_attempted", COLUMN_NUMBER, "", false, "Success rate: ok / attempted.", NULL },
	{ "ok_of_attempted_exact_low", COLUMN_NUMBER, "", false,
	  "Lower end of its Clopper-Pearson interval.", NULL },
	{ "ok_of_attempted_exact_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "ok_of_attempted_wilson_low", COLUMN_NUMBER, "", false,
	  "Lower end of its Wilson interval.", NULL },
	{ "ok_of_attempted_wilson_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "ok_of_planned", COLUMN_NUMBER, "", false, "Success rate: ok / planned.", NULL },
	{ "ok_of_planned_exact_low", COLUMN_NUMBER, "", false,
	  "Lower end of its Clopper-Pearson interval.", NULL },
	{ "ok_of_planned_exact_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "ok_of_planned_wilson_low", COLUMN_NUMBER, "", false, "Lower end of its Wilson interval.",
	  NULL },
	{ "ok_of_planned_wilson_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "level", COLUMN_NUMBER, "", false, "Confidence level of the intervals, 0 to 1.", NULL },
};

static const struct column diagnostics_leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
	{ "metric", COLUMN_TEXT, "", true, "Name of the metric.", NULL },
};

static const struct column diagnostics_trailing[] = {
	{ "check", COLUMN_TEXT, "", true, "What was looked for.", NULL },
	{ "finding", COLUMN_TEXT, "", true, "found, not_found or not_checked.", NULL },
	{ "value", COLUMN_NUMBER, "", false, "How large it is; its meaning depends on the check.",
	  NULL },
	{ "value_unit", COLUMN_TEXT, "", false, "Unit of value, value_low and value_high.", NULL },
	{ "value_low", COLUMN_NUMBER, "", false, "Lower end of the confidence interval of value.",
	  NULL },
	{ "value_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "statistic", COLUMN_NUMBER, "", false,
	  "What the decision rests on; its meaning depends on the check.", NULL },
	{ "count", COLUMN_INTEGER, "", true, "How many VMs, cycles, rounds, pairs or values.",
	  NULL },
	{ "p", COLUMN_NUMBER, "", false, "Two-sided p-value of no effect; empty: no test.", NULL },
	{ "p_adjusted", COLUMN_NUMBER, "", false,
	  "The same after Benjamini's and Hochberg's correction over all tests of the run.", NULL },
	{ "rows", COLUMN_TEXT, "", false, "Numbers of the migrations concerned, with blanks.",
	  NULL },
	{ "sentence", COLUMN_TEXT, "", true, "What it means.", NULL },
};

static const struct column comparisons_leading[] = {
	{ "before", COLUMN_TEXT, "", true,
	  "Names of the runs before, or the column=text of --between.", NULL },
	{ "after", COLUMN_TEXT, "", true, "The same of after.", NULL },
	{ "metric", COLUMN_TEXT, "", false, "Name of the metric; empty: failures, which have none.",
	  NULL },
	{ "unit", COLUMN_TEXT, "", false,
	  "Unit of before_value, after_value, difference and its interval.", NULL },
};

static const struct column comparisons_trailing[] = {
	{ "aspect", COLUMN_TEXT, "", true,
	  "What of the metric: mean, median, spread (mean absolute deviation from the median), p95 "
	  "(95th percentile, type 7), each of every VM by itself; or failures: their share of the "
	  "migrations attempted.",
	  NULL },
	{ "verdict", COLUMN_TEXT, "", true,
	  "better, worse, equal or undecided; changed where neither way is better.", NULL },
	{ "unit_of", COLUMN_TEXT, "", false,
	  "What counts as one observation: vm, run, or migration (failures); of a CSV file the "
	  "column that tells it, or row.",
	  NULL },
	{ "before_units", COLUMN_INTEGER, "", true, "How many of them before.", NULL },
	{ "after_units", COLUMN_INTEGER, "", true, "How many of them after.", NULL },
	{ "before_n", COLUMN_INTEGER, "", true,
	  "Values behind them before; failures: those that failed.", NULL },
	{ "after_n", COLUMN_INTEGER, "", true, "The same after.", NULL },
	{ "before_value", COLUMN_NUMBER, "", false,
	  "Mean of the units before (median: their median; failures: the share).", NULL },
	{ "after_value", COLUMN_NUMBER, "", false, "The same after.", NULL },
	{ "difference", COLUMN_NUMBER, "", false,
	  "After less before; median: the Hodges-Lehmann shift.", NULL },
	{ "difference_low", COLUMN_NUMBER, "", false, "Lower end of its interval.", NULL },
	{ "difference_high", COLUMN_NUMBER, "", false, "Upper end of its interval.", NULL },
	{ "ratio", COLUMN_NUMBER, "", false,
	  "After by before, from the units' logarithms; empty where one is not above zero.", NULL },
	{ "ratio_low", COLUMN_NUMBER, "", false, "Lower end of its interval.", NULL },
	{ "ratio_high", COLUMN_NUMBER, "", false, "Upper end of its interval.", NULL },
	{ "level", COLUMN_NUMBER, "", true,
	  "Level of the intervals, each by itself; 1 - level is the risk of a false alarm of the "
	  "whole call.",
	  NULL },
	{ "effect", COLUMN_NUMBER, "", false,
	  "Effect size: Hedges's g; median: rank-biserial correlation; failures: Cohen's h.",
	  NULL },
	{ "test", COLUMN_TEXT, "", false,
	  "The test that p comes from: paired t, Welch t, Student t, signed ranks, Mann-Whitney, "
	  "signs, Fisher.",
	  NULL },
	{ "p", COLUMN_NUMBER, "", false, "Two-sided p-value of no change.", NULL },
	{ "p_holm", COLUMN_NUMBER, "", false,
	  "The same after Holm's correction for all tests of the call; empty: not counted, for it "
	  "could not decide.",
	  NULL },
	{ "margin", COLUMN_NUMBER, "", false,
	  "Changes below it do not matter: a ratio; failures: a difference of shares.", NULL },
	{ "margin_low", COLUMN_NUMBER, "", false,
	  "Lower end of the interval of level 1 - 2(1 - level) of the ratio (where there is none: "
	  "of "
	  "the difference), to be held against the margin.",
	  NULL },
	{ "margin_high", COLUMN_NUMBER, "", false, "Its upper end.", NULL },
	{ "p_equal", COLUMN_NUMBER, "", false,
	  "p-value of a change outside of the margin (two one-sided tests).", NULL },
	{ "p_equal_holm", COLUMN_NUMBER, "", false, "The same after Holm's correction.", NULL },
	{ "tests", COLUMN_INTEGER, "", true, "How many tests Holm's correction counted.", NULL },
	{ "units_needed", COLUMN_INTEGER, "", false,
	  "Undecided: pairs, or units a side, that would decide with a power of 80 % if the change "
	  "is "
	  "as seen; empty: none known.",
	  NULL },
	{ "cycles_needed", COLUMN_INTEGER, "", false,
	  "Undecided: cycles (values of each VM and direction) that would decide with as many VMs.",
	  NULL },
	{ "words", COLUMN_TEXT, "", true, "The row in a sentence.", NULL },
};

static const char *const line_states[] = { "good", "few_rows", "little_spread", "not_rising",
					   NULL };
static const char *const line_errors[] = { "vms", "rows", NULL };
static const char *const convergences[] = { "unknown", "yes", "no", "undecided", NULL };

static const struct column model_leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
};

static const struct column model_trailing[] = {
	{ "time_line", COLUMN_WORD, "", true,
	  "Whether total time by bytes moved could be fitted: good, few_rows, little_spread, or "
	  "not_rising: then nothing follows from it.",
	  line_states },
	{ "time_n", COLUMN_INTEGER, "", true, "Migrations that have a total time and bytes moved.",
	  NULL },
	{ "time_vms", COLUMN_INTEGER, "", false, "VMs they come from.", NULL },
	{ "time_errors", COLUMN_WORD, "", false,
	  "How errors count: vms: independent from VM to VM (cluster-robust, df = vms - 1); rows: "
	  "row by row (df = n - 2).",
	  line_errors },
	{ "fixed_seconds", COLUMN_NUMBER, "s", false,
	  "Fixed cost: total time at no bytes, by the line.", NULL },
	{ "fixed_low", COLUMN_NUMBER, "s", false, "Lower end of its confidence interval.", NULL },
	{ "fixed_high", COLUMN_NUMBER, "s", false, "Upper end of the same.", NULL },
	{ "bandwidth_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	  "Effective bandwidth: bytes that one more second moves.", NULL },
	{ "bandwidth_low", COLUMN_NUMBER, "B/s", false, "Lower end of its confidence interval.",
	  NULL },
	{ "bandwidth_high", COLUMN_NUMBER, "B/s", false,
	  "Upper end of the same; empty: none can be told.", NULL },
	{ "time_sd", COLUMN_NUMBER, "s", false,
	  "Residual standard deviation (n - 2) about the line.", NULL },
	{ "time_r_squared", COLUMN_NUMBER, "", false,
	  "Share of the variance of total time that the line explains, 0 to 1.", NULL },
	{ "mean_moved_bytes", COLUMN_NUMBER, "B", false, "Mean bytes moved.", NULL },
	{ "twice_bytes_seconds", COLUMN_NUMBER, "s", false,
	  "Total time of a migration that moves twice the mean bytes: twice the memory.", NULL },
	{ "twice_bytes_low", COLUMN_NUMBER, "s", false, "Lower end of its prediction interval.",
	  NULL },
	{ "twice_bytes_high", COLUMN_NUMBER, "s", false, "Upper end of the same.", NULL },
	{ "bytes_line", COLUMN_WORD, "", true,
	  "As time_line: bytes moved by the highest dirty rate.", line_states },
	{ "bytes_n", COLUMN_INTEGER, "", true, "Migrations that have bytes moved and a dirty rate.",
	  NULL },
	{ "bytes_vms", COLUMN_INTEGER, "", false, "VMs they come from.", NULL },
	{ "bytes_errors", COLUMN_WORD, "", false, "As time_errors.", line_errors },
	{ "mean_dirty_rate_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	  "Mean of the migrations' highest dirty rates.", NULL },
	{ "base_bytes", COLUMN_NUMBER, "B", false, "Bytes moved at no dirty rate, by the line.",
	  NULL },
	{ "base_low", COLUMN_NUMBER, "B", false, "Lower end of its confidence interval.", NULL },
	{ "base_high", COLUMN_NUMBER, "B", false, "Upper end of the same.", NULL },
	{ "per_dirty_rate_seconds", COLUMN_NUMBER, "s", false,
	  "More bytes moved for each byte a second of dirty rate.", NULL },
	{ "per_dirty_rate_low", COLUMN_NUMBER, "s", false, "Lower end of its confidence interval.",
	  NULL },
	{ "per_dirty_rate_high", COLUMN_NUMBER, "s", false, "Upper end of the same.", NULL },
	{ "bytes_sd", COLUMN_NUMBER, "B", false,
	  "Residual standard deviation (n - 2) about the line.", NULL },
	{ "bytes_r_squared", COLUMN_NUMBER, "", false,
	  "Share of the variance of bytes moved that the line explains.", NULL },
	{ "twice_dirty_rate_seconds", COLUMN_NUMBER, "s", false,
	  "Total time at twice the mean dirty rate, through both lines.", NULL },
	{ "twice_dirty_rate_low", COLUMN_NUMBER, "s", false,
	  "Lower end of its prediction interval (delta method).", NULL },
	{ "twice_dirty_rate_high", COLUMN_NUMBER, "s", false, "Upper end of the same.", NULL },
	{ "dirty_ratio", COLUMN_NUMBER, "", false,
	  "Mean dirty rate by effective bandwidth: below 1 pre-copy ends.", NULL },
	{ "dirty_ratio_low", COLUMN_NUMBER, "", false,
	  "The same by the upper end of the bandwidth.", NULL },
	{ "dirty_ratio_high", COLUMN_NUMBER, "", false, "The same by its lower end.", NULL },
	{ "converges", COLUMN_WORD, "", true,
	  "Whether pre-copy ends by itself, by the whole interval of dirty_ratio: yes, no, "
	  "undecided, unknown.",
	  convergences },
	{ "rounds", COLUMN_NUMBER, "", false,
	  "Rounds of pre-copy until what remains fits a pause of 0.3 s.", NULL },
	{ "level", COLUMN_NUMBER, "", true, "Confidence level of all intervals, 0 to 1.", NULL },
};

const struct schema schema_migrations = {
	"migrations",
	"migrations.csv",
	"One planned migration.",
	migrations_leading,
	COUNT(migrations_leading),
	true,
	false,
	migrations_trailing,
	COUNT(migrations_trailing),
};
const struct schema schema_progress = {
	"progress",
	"progress.csv",
	"One sample of the job statistics of a migration "
	"under way.",
	progress_leading,
	COUNT(progress_leading),
	false,
	false,
	NULL,
	0,
};
const struct schema schema_events = {
	"events",
	"events.csv",
	"One event of the hypervisor or of collect.",
	events_leading,
	COUNT(events_leading),
	false,
	false,
	NULL,
	0,
};
const struct schema schema_gaps = {
	"gaps",
	"gaps.csv",
	"One silence heard by one probe around a migration.",
	gaps_leading,
	COUNT(gaps_leading),
	false,
	false,
	NULL,
	0,
};
const struct schema schema_metrics = {
	"metrics",
	"metrics.csv",
	"One sample of a host or of a VM around a migration.",
	metrics_leading,
	COUNT(metrics_leading),
	false,
	false,
	NULL,
	0,
};
const struct schema schema_parameters = {
	"parameters",
	"parameters.csv",
	"One parameter of one migration: as asked and as in force.",
	parameters_leading,
	COUNT(parameters_leading),
	false,
	false,
	NULL,
	0,
};
const struct schema schema_cases = {
	"cases", "cases.csv", "One case.", cases_leading, COUNT(cases_leading), false,
	false,   NULL,        0,
};
const struct schema schema_vms = {
	"vms", "vms.csv", "One VM.", vms_leading, COUNT(vms_leading), false, false, NULL, 0,
};
const struct schema schema_summary = {
	"summary",
	"summary.csv",
	"One metric of one group of migrations.",
	summary_leading,
	COUNT(summary_leading),
	false,
	true,
	summary_trailing,
	COUNT(summary_trailing),
};
const struct schema schema_outcomes = {
	"outcomes",
	"outcomes.csv",
	"What became of one group of migrations.",
	outcomes_leading,
	COUNT(outcomes_leading),
	false,
	true,
	outcomes_trailing,
	COUNT(outcomes_trailing),
};

const struct schema schema_comparisons = {
	"comparisons",
	"comparisons.csv",
	"One aspect of one metric in one group, before against after.",
	comparisons_leading,
	COUNT(comparisons_leading),
	false,
	true,
	comparisons_trailing,
	COUNT(comparisons_trailing),
};

const struct schema schema_diagnostics = {
	"diagnostics",
	"diagnostics.csv",
	"One check of one metric of one group of migrations.",
	diagnostics_leading,
	COUNT(diagnostics_leading),
	false,
	true,
	diagnostics_trailing,
	COUNT(diagnostics_trailing),
};

const struct schema schema_model = {
	"model",       "model.csv",          "What the time of one group's migrations is made of.",
	model_leading, COUNT(model_leading), false,
	true,          model_trailing,       COUNT(model_trailing),
};

const struct schema *const schema_run_tables[] = {
	&schema_migrations, &schema_progress, &schema_events, &schema_parameters,
	&schema_gaps,       &schema_metrics,  NULL,
};

size_t schema_count(const struct schema *schema)
{
	return schema->leading_count + (schema->with_metrics ? metric_count() : 0) +
	       schema->trailing_count;
}

const struct column *schema_column(const struct schema *schema, size_t index)
{
	assert(index < schema_count(schema));
	if (index < schema->leading_count)
		return &schema->leading[index];
	index -= schema->leading_count;
	if (schema->with_metrics) {
		if (index < metric_count())
			return &metric_at(index)->column;
		index -= metric_count();
	}
	return &schema->trailing[index];
}

size_t schema_find(const struct schema *schema, const char *name)
{
	size_t index = 0;
	size_t count = schema_count(schema);

	while (index < count && strcmp(schema_column(schema, index)->name, name) != 0)
		index++;
	return index;
}

const char *column_type_name(enum column_type type)
{
	switch (type) {
	case COLUMN_INTEGER:
		return "integer";
	case COLUMN_NUMBER:
		return "number";
	case COLUMN_TIME:
		return "datetime";
	case COLUMN_TEXT:
	case COLUMN_WORD:
		break;
	}
	return "string";
}
