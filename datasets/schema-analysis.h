/*
 * schema-analysis.h — the tables of an analysis, column by column, one line each.
 *
 * Each list holds the columns after those that the user grouped by. Beside the schema (schema.h)
 * it makes the table's index: SUMMARY_MEAN is the place of `mean` in schema_summary.trailing, and
 * SUMMARY_COLUMNS how many there are, so that an array of values is held and written by the same
 * list, and a name that does not exist does not compile.
 */
#ifndef MIGSTAT_SCHEMA_ANALYSIS_H
#define MIGSTAT_SCHEMA_ANALYSIS_H

#include "schema.h"

/* Each line: the index in capitals, then as COLUMN (column.h): name, type, unit, need, meaning. */
/* clang-format off */
#define SCHEMA_SUMMARY(C) \
	C(N,                 "n",                 INTEGER,              "", REQUIRED, "Number of values, without the censored.") \
	C(VMS,               "vms",               INTEGER,              "", REQUIRED, "Number of VMs they come from.") \
	C(MEAN,              "mean",              NUMBER,               "", OPTIONAL, "Arithmetic mean of the values.") \
	C(SD,                "sd",                NUMBER,               "", OPTIONAL, "Sample standard deviation (n - 1) of the values.") \
	C(SE,                "se",                NUMBER,               "", OPTIONAL, "Standard error sd / sqrt(n), as if every value told something new: the interval knows better.") \
	C(MEAN_OF_VMS,       "mean_of_vms",       NUMBER,               "", OPTIONAL, "Mean of the VMs' levels, freed of what missing cycles and directions do to them: the centre of the interval; equals mean if no VM lacks a value. Of kind vm-means, log, bca: the mean of the VMs' plain means.") \
	C(INTERVAL_LOW,      "interval_low",      NUMBER,               "", OPTIONAL, "Lower end of the confidence interval of mean_of_vms, of the kind that interval_kind tells; not below 0 where values of a unit are never negative.") \
	C(INTERVAL_HIGH,     "interval_high",     NUMBER,               "", OPTIONAL, "Upper end of the same.") \
	C(INTERVAL_KIND,     "interval_kind",     WORD(interval_kinds), "", OPTIONAL, "What the interval is: two-way: VMs and cycles are both chance; two-way-log: the same by logarithms; vm-means: Student's t on the VM means, df = vms - 1; log: Cox's on their logarithms; bca: bootstrap of the VMs. Empty: there is none.") \
	C(INTERVAL_BY,       "interval_by",       WORD(interval_sources), "", OPTIONAL, "What bounds it: vm: the VMs' differences (where no VM is known: the rows'); cycle: those of the cycles; both; residual: neither differ more than what is left over explains.") \
	C(INTERVAL_DF,       "interval_df",       NUMBER,               "", OPTIONAL, "Degrees of freedom of the same; empty: of a bootstrap.") \
	C(CYCLES,            "cycles",            INTEGER,              "", OPTIONAL, "Number of cycles that the values come from; empty: not known. 1: how much time matters is not in the interval.") \
	C(SHARE_VM,          "share_vm",          NUMBER,               "", OPTIONAL, "Share of the variance of one value that lies between the VMs, 0 to 1 (variance components; migstat-analyze(1) has the formula); empty: one VM.") \
	C(SHARE_CYCLE,       "share_cycle",       NUMBER,               "", OPTIONAL, "The same, between the cycles; empty: one cycle, or not known.") \
	C(SHARE_DIRECTION,   "share_direction",   NUMBER,               "", OPTIONAL, "The same, between the two directions; empty: one direction.") \
	C(SHARE_REST,        "share_rest",        NUMBER,               "", OPTIONAL, "The same, what is left over.") \
	C(MEAN_SHARE_VM,     "mean_share_vm",     NUMBER,               "", OPTIONAL, "Share of the variance of the mean that comes from the VMs, 0 to 1: what more VMs would lessen.") \
	C(MEAN_SHARE_CYCLE,  "mean_share_cycle",  NUMBER,               "", OPTIONAL, "The same, from the cycles: what more cycles, or cycles further apart, would lessen.") \
	C(MEAN_SHARE_REST,   "mean_share_rest",   NUMBER,               "", OPTIONAL, "The same, from what is left over: what more of either would lessen.") \
	C(LAG_1,             "lag_1",             NUMBER,               "", OPTIONAL, "Correlation of neighbouring cycles' means, as measured; no unit.") \
	C(CORRELATION,       "correlation",       NUMBER,               "", OPTIONAL, "The same as the interval takes it: freed of bias, and shrunk towards 0.3 with the weight of 14 cycles; no unit.") \
	C(CYCLE_FACTOR,      "cycle_factor",      NUMBER,               "", OPTIONAL, "By how much that correlation widens the cycles' variance; no unit.") \
	C(NAIVE_LOW,         "naive_low",         NUMBER,               "", OPTIONAL, "Lower end of Student's t on all values as if independent, df = n - 1: too narrow.") \
	C(NAIVE_HIGH,        "naive_high",        NUMBER,               "", OPTIONAL, "Upper end of the same.") \
	C(LEVEL,             "level",             NUMBER,               "", REQUIRED, "Confidence level of all intervals, 0 to 1.") \
	C(MEDIAN,            "median",            NUMBER,               "", OPTIONAL, "Median of the values; the Kaplan-Meier median where some are censored.") \
	C(MIN,               "min",               NUMBER,               "", OPTIONAL, "Smallest value.") \
	C(MAX,               "max",               NUMBER,               "", OPTIONAL, "Largest value.") \
	C(CENSORED,          "censored",          INTEGER,              "", OPTIONAL, "Further values, not in n, that stand at a give-up limit: known to be at least as large.") \
	C(LIMIT,             "limit",             NUMBER,               "", OPTIONAL, "The give-up limit; empty: none.") \
	C(CV,                "cv",                NUMBER,               "", OPTIONAL, "Coefficient of variation: sd / mean; no unit.") \
	C(MAD,               "mad",               NUMBER,               "", OPTIONAL, "Median of the distances from the median, without any factor.") \
	C(P5,                "p5",                NUMBER,               "", OPTIONAL, "5th percentile (type 7); in all quantiles the censored values stand above the others.") \
	C(P25,               "p25",               NUMBER,               "", OPTIONAL, "25th percentile, the lower quartile (type 7).") \
	C(P75,               "p75",               NUMBER,               "", OPTIONAL, "75th percentile, the upper quartile (type 7).") \
	C(P90,               "p90",               NUMBER,               "", OPTIONAL, "90th percentile (type 7).") \
	C(P95,               "p95",               NUMBER,               "", OPTIONAL, "95th percentile (type 7).") \
	C(P99,               "p99",               NUMBER,               "", OPTIONAL, "99th percentile (type 7).") \
	C(SD_BETWEEN_VMS,    "sd_between_vms",    NUMBER,               "", OPTIONAL, "Standard deviation of the VMs about the common mean (variance component).") \
	C(SD_WITHIN_VMS,     "sd_within_vms",     NUMBER,               "", OPTIONAL, "Standard deviation of the values about their VM's mean (variance component).") \
	C(ICC,               "icc",               NUMBER,               "", OPTIONAL, "Intraclass correlation: the VMs' share of the variance; no unit.") \
	C(DESIGN_EFFECT,     "design_effect",     NUMBER,               "", OPTIONAL, "By how much the variance of the mean, as the two-way interval has it on the plain scale, is larger than sd² / n, that of independent values; 1 to n; no unit.") \
	C(EFFECTIVE_N,       "effective_n",       NUMBER,               "", OPTIONAL, "n / design_effect: so many values without VMs and cycles in common would say as much; no unit.") \
	C(TWO_WAY_LOW,       "two_way_low",       NUMBER,               "", OPTIONAL, "Lower end of the interval of mean_of_vms with VMs and cycles as chance, on the plain scale.") \
	C(TWO_WAY_HIGH,      "two_way_high",      NUMBER,               "", OPTIONAL, "Upper end of the same.") \
	C(TWO_WAY_LOG_LOW,   "two_way_log_low",   NUMBER,               "", OPTIONAL, "Lower end of the same by logarithms; empty: a VM's level is not above 0.") \
	C(TWO_WAY_LOG_HIGH,  "two_way_log_high",  NUMBER,               "", OPTIONAL, "Upper end of the same.") \
	C(BCA_LOW,           "bca_low",           NUMBER,               "", OPTIONAL, "Lower end of the BCa bootstrap interval of mean_of_vms, VMs resampled; only from 20 VMs.") \
	C(BCA_HIGH,          "bca_high",          NUMBER,               "", OPTIONAL, "Upper end of the same.") \
	C(BCA_SEED,          "bca_seed",          INTEGER,              "", OPTIONAL, "Seed of the bootstrap's random numbers.") \
	C(LOG_LOW,           "log_low",           NUMBER,               "", OPTIONAL, "Lower end of the interval of the mean for log-normal VM means (Cox, Olsson); time is not in it.") \
	C(LOG_HIGH,          "log_high",          NUMBER,               "", OPTIONAL, "Upper end of the same.") \
	C(VM_MEANS_LOW,      "vm_means_low",      NUMBER,               "", OPTIONAL, "Lower end of Student's t on the VM means, df = vms - 1; time is not in it.") \
	C(VM_MEANS_HIGH,     "vm_means_high",     NUMBER,               "", OPTIONAL, "Upper end of the same.") \
	C(MEDIAN_VMS_LOW,    "median_vms_low",    NUMBER,               "", OPTIONAL, "Lower end of the interval of the median of the VMs' medians (order statistics).") \
	C(MEDIAN_VMS_HIGH,   "median_vms_high",   NUMBER,               "", OPTIONAL, "Upper end of the same.") \
	C(MEDIAN_NAIVE_LOW,  "median_naive_low",  NUMBER,               "", OPTIONAL, "Lower end of the interval of the median from all values as if independent: too narrow.") \
	C(MEDIAN_NAIVE_HIGH, "median_naive_high", NUMBER,               "", OPTIONAL, "Upper end of the same; empty: above the give-up limit, or too few values.") \
	C(UNSEEN,            "unseen",            INTEGER,              "", OPTIONAL, "How many of the values are 0 only because nothing was seen: each may be anything up to the resolution of its row. Empty: the metric has no resolution.") \
	C(UNSEEN_LIMIT,      "unseen_limit",      NUMBER,               "", OPTIONAL, "The most that one of these may be; empty: there is none.")

#define SCHEMA_BY_VM(C) \
	C(N,        "n",        INTEGER, "", REQUIRED, "Number of values, without the censored.") \
	C(CENSORED, "censored", INTEGER, "", REQUIRED, "Further values, at or above the give-up limit.") \
	C(MEAN,     "mean",     NUMBER,  "", OPTIONAL, "Arithmetic mean of the values.") \
	C(SD,       "sd",       NUMBER,  "", OPTIONAL, "Sample standard deviation (n - 1) of the values.") \
	C(MEDIAN,   "median",   NUMBER,  "", OPTIONAL, "Median; the censored values stand above the others.") \
	C(MIN,      "min",      NUMBER,  "", OPTIONAL, "Smallest value.") \
	C(MAX,      "max",      NUMBER,  "", OPTIONAL, "Largest value.")

#define SCHEMA_OUTCOMES(C) \
	C(PLANNED,                     "planned",                     INTEGER, "", REQUIRED, "Rows of migrations.csv.") \
	C(ATTEMPTED,                   "attempted",                   INTEGER, "", REQUIRED, "Planned less not attempted.") \
	C(OK,                          "ok",                          INTEGER, "", REQUIRED, "Moved as asked.") \
	C(FAILED,                      "failed",                      INTEGER, "", REQUIRED, "Attempted less ok.") \
	C(NOT_ATTEMPTED,               "not_attempted",               INTEGER, "", REQUIRED, "Never started.") \
	C(BY_OUTCOME,                  "by_outcome",                  TEXT,    "", REQUIRED, "Every outcome word that occurs with its count.") \
	C(CENSORED,                    "censored",                    INTEGER, "", OPTIONAL, "Those with the time of a whole migration, one of whose times stands at a give-up limit.") \
	C(OK_OF_ATTEMPTED,             "ok_of_attempted",             NUMBER,  "", OPTIONAL, "Success rate: ok / attempted.") \
	C(OK_OF_ATTEMPTED_LOW,          "ok_of_attempted_low",          NUMBER,  "", OPTIONAL, "Lower end of its interval, which knows where failures heap.") \
	C(OK_OF_ATTEMPTED_HIGH,         "ok_of_attempted_high",         NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(OK_OF_ATTEMPTED_WORTH,        "ok_of_attempted_worth",        NUMBER,  "", OPTIONAL, "How many independent migrations that interval rests on.") \
	C(OK_OF_ATTEMPTED_HEAPS,        "ok_of_attempted_heaps",        TEXT,    "", OPTIONAL, "Where failures heap: vm, round, vm round; unseen: too few to see it; empty: nowhere.") \
	C(OK_OF_ATTEMPTED_EXACT_LOW,   "ok_of_attempted_exact_low",   NUMBER,  "", OPTIONAL, "Lower end of its Clopper-Pearson interval: of independent migrations.") \
	C(OK_OF_ATTEMPTED_EXACT_HIGH,  "ok_of_attempted_exact_high",  NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(OK_OF_ATTEMPTED_WILSON_LOW,  "ok_of_attempted_wilson_low",  NUMBER,  "", OPTIONAL, "Lower end of its Wilson interval.") \
	C(OK_OF_ATTEMPTED_WILSON_HIGH, "ok_of_attempted_wilson_high", NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(OK_OF_PLANNED,               "ok_of_planned",               NUMBER,  "", OPTIONAL, "Success rate: ok / planned.") \
	C(OK_OF_PLANNED_LOW,            "ok_of_planned_low",            NUMBER,  "", OPTIONAL, "Lower end of its interval, which knows where failures heap.") \
	C(OK_OF_PLANNED_HIGH,           "ok_of_planned_high",           NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(OK_OF_PLANNED_WORTH,          "ok_of_planned_worth",          NUMBER,  "", OPTIONAL, "How many independent migrations that interval rests on.") \
	C(OK_OF_PLANNED_HEAPS,          "ok_of_planned_heaps",          TEXT,    "", OPTIONAL, "Where failures heap: vm, round, vm round; unseen: too few to see it; empty: nowhere.") \
	C(OK_OF_PLANNED_EXACT_LOW,     "ok_of_planned_exact_low",     NUMBER,  "", OPTIONAL, "Lower end of its Clopper-Pearson interval: of independent migrations.") \
	C(OK_OF_PLANNED_EXACT_HIGH,    "ok_of_planned_exact_high",    NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(OK_OF_PLANNED_WILSON_LOW,    "ok_of_planned_wilson_low",    NUMBER,  "", OPTIONAL, "Lower end of its Wilson interval.") \
	C(OK_OF_PLANNED_WILSON_HIGH,   "ok_of_planned_wilson_high",   NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(LEVEL,                       "level",                       NUMBER,  "", OPTIONAL, "Confidence level of the intervals, 0 to 1.")

#define SCHEMA_DIAGNOSTICS(C) \
	C(CHECK,      "check",      TEXT,    "", REQUIRED, "What was looked for.") \
	C(FINDING,    "finding",    TEXT,    "", REQUIRED, "found, not_found or not_checked.") \
	C(VALUE,      "value",      NUMBER,  "", OPTIONAL, "How large it is; its meaning depends on the check.") \
	C(VALUE_UNIT, "value_unit", TEXT,    "", OPTIONAL, "Unit of value, value_low and value_high.") \
	C(VALUE_LOW,  "value_low",  NUMBER,  "", OPTIONAL, "Lower end of the confidence interval of value.") \
	C(VALUE_HIGH, "value_high", NUMBER,  "", OPTIONAL, "Upper end of the same.") \
	C(STATISTIC,  "statistic",  NUMBER,  "", OPTIONAL, "What the decision rests on; its meaning depends on the check.") \
	C(COUNT,      "count",      INTEGER, "", REQUIRED, "How many VMs, cycles, rounds, pairs or values.") \
	C(P,          "p",          NUMBER,  "", OPTIONAL, "Two-sided p-value of no effect; empty: no test.") \
	C(P_ADJUSTED, "p_adjusted", NUMBER,  "", OPTIONAL, "The same after Benjamini's and Hochberg's correction over the groups, of the same check on the same metric.") \
	C(ROWS,       "rows",       TEXT,    "", OPTIONAL, "Numbers of the migrations concerned, with blanks.") \
	C(SENTENCE,   "sentence",   TEXT,    "", REQUIRED, "What it means.")

#define SCHEMA_MODEL(C) \
	C(TIME_LINE,                        "time_line",                        WORD(line_states),  "",    REQUIRED, "Whether total time by bytes moved could be fitted: good, few_rows, little_spread, or not_rising: then nothing follows from it.") \
	C(TIME_N,                           "time_n",                           INTEGER,            "",    REQUIRED, "Migrations that have a total time and bytes moved.") \
	C(TIME_VMS,                         "time_vms",                         INTEGER,            "",    OPTIONAL, "VMs they come from.") \
	C(TIME_ERRORS,                      "time_errors",                      WORD(line_errors),  "",    OPTIONAL, "How errors count: vms: alike within a VM (cluster-robust, df = vms - 1); cycles: alike within a cycle; both: the widest of by VM, by cycle and by both; rows: row by row (df = n - 2).") \
	C(FIXED_SECONDS,                    "fixed_seconds",                    NUMBER,             "s",   OPTIONAL, "Fixed cost: total time at no bytes, by the line.") \
	C(FIXED_LOW,                        "fixed_low",                        NUMBER,             "s",   OPTIONAL, "Lower end of its confidence interval.") \
	C(FIXED_HIGH,                       "fixed_high",                       NUMBER,             "s",   OPTIONAL, "Upper end of the same.") \
	C(BANDWIDTH_BYTES_PER_SECOND,       "bandwidth_bytes_per_second",       NUMBER,             "B/s", OPTIONAL, "Effective bandwidth: bytes that one more second moves.") \
	C(BANDWIDTH_LOW,                    "bandwidth_low",                    NUMBER,             "B/s", OPTIONAL, "Lower end of its confidence interval.") \
	C(BANDWIDTH_HIGH,                   "bandwidth_high",                   NUMBER,             "B/s", OPTIONAL, "Upper end of the same; empty: none can be told.") \
	C(TIME_SD,                          "time_sd",                          NUMBER,             "s",   OPTIONAL, "Residual standard deviation (n - 2) about the line.") \
	C(TIME_R_SQUARED,                   "time_r_squared",                   NUMBER,             "",    OPTIONAL, "Share of the variance of total time that the line explains, 0 to 1.") \
	C(MEAN_MOVED_BYTES,                 "mean_moved_bytes",                 NUMBER,             "B",   OPTIONAL, "Mean bytes moved.") \
	C(TWICE_BYTES_SECONDS,              "twice_bytes_seconds",              NUMBER,             "s",   OPTIONAL, "Total time of a migration that moves twice the mean bytes: twice the memory.") \
	C(TWICE_BYTES_LOW,                  "twice_bytes_low",                  NUMBER,             "s",   OPTIONAL, "Lower end of its prediction interval.") \
	C(TWICE_BYTES_HIGH,                 "twice_bytes_high",                 NUMBER,             "s",   OPTIONAL, "Upper end of the same.") \
	C(BYTES_LINE,                       "bytes_line",                       WORD(line_states),  "",    REQUIRED, "As time_line: bytes moved by the highest dirty rate.") \
	C(BYTES_N,                          "bytes_n",                          INTEGER,            "",    REQUIRED, "Migrations that have bytes moved and a dirty rate.") \
	C(BYTES_VMS,                        "bytes_vms",                        INTEGER,            "",    OPTIONAL, "VMs they come from.") \
	C(BYTES_ERRORS,                     "bytes_errors",                     WORD(line_errors),  "",    OPTIONAL, "As time_errors.") \
	C(MEAN_DIRTY_RATE_BYTES_PER_SECOND, "mean_dirty_rate_bytes_per_second", NUMBER,             "B/s", OPTIONAL, "Mean of the migrations' highest dirty rates.") \
	C(BASE_BYTES,                       "base_bytes",                       NUMBER,             "B",   OPTIONAL, "Bytes moved at no dirty rate, by the line.") \
	C(BASE_LOW,                         "base_low",                         NUMBER,             "B",   OPTIONAL, "Lower end of its confidence interval.") \
	C(BASE_HIGH,                        "base_high",                        NUMBER,             "B",   OPTIONAL, "Upper end of the same.") \
	C(PER_DIRTY_RATE_SECONDS,           "per_dirty_rate_seconds",           NUMBER,             "s",   OPTIONAL, "More bytes moved for each byte a second of dirty rate.") \
	C(PER_DIRTY_RATE_LOW,               "per_dirty_rate_low",               NUMBER,             "s",   OPTIONAL, "Lower end of its confidence interval.") \
	C(PER_DIRTY_RATE_HIGH,              "per_dirty_rate_high",              NUMBER,             "s",   OPTIONAL, "Upper end of the same.") \
	C(BYTES_SD,                         "bytes_sd",                         NUMBER,             "B",   OPTIONAL, "Residual standard deviation (n - 2) about the line.") \
	C(BYTES_R_SQUARED,                  "bytes_r_squared",                  NUMBER,             "",    OPTIONAL, "Share of the variance of bytes moved that the line explains.") \
	C(TWICE_DIRTY_RATE_SECONDS,         "twice_dirty_rate_seconds",         NUMBER,             "s",   OPTIONAL, "Total time at twice the mean dirty rate, through both lines.") \
	C(TWICE_DIRTY_RATE_LOW,             "twice_dirty_rate_low",             NUMBER,             "s",   OPTIONAL, "Lower end of its prediction interval (delta method).") \
	C(TWICE_DIRTY_RATE_HIGH,            "twice_dirty_rate_high",            NUMBER,             "s",   OPTIONAL, "Upper end of the same.") \
	C(DIRTY_RATIO,                      "dirty_ratio",                      NUMBER,             "",    OPTIONAL, "Mean dirty rate by effective bandwidth: below 1 pre-copy ends.") \
	C(DIRTY_RATIO_LOW,                  "dirty_ratio_low",                  NUMBER,             "",    OPTIONAL, "The same by the upper end of the bandwidth.") \
	C(DIRTY_RATIO_HIGH,                 "dirty_ratio_high",                 NUMBER,             "",    OPTIONAL, "The same by its lower end.") \
	C(CONVERGES,                        "converges",                        WORD(convergences), "",    REQUIRED, "Whether pre-copy ends by itself, by the whole interval of dirty_ratio: yes, no, undecided, unknown.") \
	C(ROUNDS,                           "rounds",                           NUMBER,             "",    OPTIONAL, "Rounds of pre-copy until what remains fits a pause of 0.3 s.") \
	C(LEVEL,                            "level",                            NUMBER,             "",    REQUIRED, "Confidence level of all intervals, 0 to 1.")

#define SCHEMA_MODEL_LINE(C) \
	C(MOVED_BYTES,  "moved_bytes",  NUMBER, "B", REQUIRED, "Bytes moved: from the least to the most that was measured, in equal steps.") \
	C(TIME_SECONDS, "time_seconds", NUMBER, "s", REQUIRED, "Total time by the line.") \
	C(MEAN_LOW,     "mean_low",     NUMBER, "s", REQUIRED, "Lower end of the confidence interval of the line there.") \
	C(MEAN_HIGH,    "mean_high",    NUMBER, "s", REQUIRED, "Upper end of the same.") \
	C(NEW_LOW,      "new_low",      NUMBER, "s", REQUIRED, "Lower end of the prediction interval of one new migration there.") \
	C(NEW_HIGH,     "new_high",     NUMBER, "s", REQUIRED, "Upper end of the same.") \
	C(LEVEL,        "level",        NUMBER, "",  REQUIRED, "Level of both intervals, 0 to 1.")

#define SCHEMA_RESOURCES(C) \
	C(ALIGNED_AT,     "aligned_at",     WORD(anchor_moments), "",  REQUIRED, "The moment of each migration that is taken as 0: start: just before the migration call; switchover: when the guest was suspended at the source, or, where no event tells it, when the migration ended.") \
	C(ENTITY,         "entity",         WORD(load_entities),  "",  REQUIRED, "Whose load: a host, or the VM's process at one of them.") \
	C(QUANTITY,       "quantity",       TEXT,                 "",  REQUIRED, "cpu_ratio (1: one CPU busy), memory_bytes, or disk_read, disk_written, network_received, network_sent, each _bytes_per_second.") \
	C(UNIT,           "unit",           TEXT,                 "",  OPTIONAL, "Unit of median, p25 and p75.") \
	C(OFFSET_SECONDS, "offset_seconds", NUMBER,               "s", REQUIRED, "Middle of the time bin, from the moment taken as 0.") \
	C(BIN_SECONDS,    "bin_seconds",    NUMBER,               "s", REQUIRED, "Width of the time bin.") \
	C(N,              "n",              INTEGER,              "",  REQUIRED, "Migrations whose samples cover at least half of the bin.") \
	C(VMS,            "vms",            INTEGER,              "",  REQUIRED, "VMs they are of.") \
	C(MEDIAN,         "median",         NUMBER,               "",  REQUIRED, "Median of the migrations, each by its mean over the bin.") \
	C(P25,            "p25",            NUMBER,               "",  REQUIRED, "25th percentile (type 7) of the same.") \
	C(P75,            "p75",            NUMBER,               "",  REQUIRED, "75th percentile (type 7) of the same.")

#define SCHEMA_EVACUATION(C) \
	C(HOST_VMS,     "host_vms",     INTEGER, "",  REQUIRED, "VMs on the host that is emptied.") \
	C(AT_A_TIME,    "at_a_time",    INTEGER, "",  REQUIRED, "How many of them move at the same time.") \
	C(N,            "n",            INTEGER, "",  REQUIRED, "Measured total times that it is drawn from.") \
	C(VMS,          "vms",          INTEGER, "",  REQUIRED, "VMs they come from.") \
	C(ROUNDS,       "rounds",       INTEGER, "",  REQUIRED, "Rounds they come from: the migrations of one cycle in one direction; 0: the run tells no cycles.") \
	C(P50_SECONDS,  "p50_seconds",  NUMBER,  "s", OPTIONAL, "Half of the evacuations take at most so long (type 7); empty: no total time was measured.") \
	C(P95_SECONDS,  "p95_seconds",  NUMBER,  "s", OPTIONAL, "95 of 100 take at most so long (type 7), of VMs and at times like those measured.") \
	C(P95_LOW_SECONDS,  "p95_low_seconds",  NUMBER, "s", OPTIONAL, "Lower end of its interval; empty: one cycle, or no cycles known.") \
	C(P95_HIGH_SECONDS, "p95_high_seconds", NUMBER, "s", OPTIONAL, "Upper end of it.") \
	C(LEVEL,        "level",        NUMBER,  "",  REQUIRED, "Level of that interval.") \
	C(MEAN_SECONDS, "mean_seconds", NUMBER,  "s", OPTIONAL, "Mean of the evacuations.") \
	C(DRAWS,        "draws",        INTEGER, "",  REQUIRED, "How many evacuations were drawn.") \
	C(SEED,         "seed",         INTEGER, "",  REQUIRED, "Seed of the random numbers.") \
	C(ATTEMPTED,    "attempted",    INTEGER, "",  REQUIRED, "Migrations attempted in the run.") \
	C(FAILED,       "failed",       INTEGER, "",  REQUIRED, "Those of them that failed: such a VM stays behind, and its time is not in the above.")

#define SCHEMA_COMPARISONS(C) \
	C(ASPECT,            "aspect",            TEXT,    "", REQUIRED, "What of the metric: mean, median, spread (mean absolute deviation from the median), p95 (95th percentile, type 7), each of every VM and direction by itself; or failures: their share of the migrations attempted.") \
	C(VERDICT,           "verdict",           TEXT,    "", REQUIRED, "better, worse, equal or undecided; changed where neither way is better.") \
	C(SITUATION,         "situation",         TEXT,    "", OPTIONAL, "How the sides stand to each other: in_run: cases of one run, cell by cell (VM and cycle); parts_of_run: parts of one run without common cells; two_runs: each side is one session, and what else was different that day is not in the interval; runs: several runs a side, the run is the block; one_round: no cycles are known, or a side has one, so time is not in the interval and nothing is decided; rows: every row is a unit by itself. Of failures: in_run, two_runs or runs.") \
	C(UNIT_OF,           "unit_of",           TEXT,    "", OPTIONAL, "What counts as one observation: vm, run, or migration (failures; --unit migration); of a CSV file the column that tells it, or row.") \
	C(BEFORE_UNITS,      "before_units",      INTEGER, "", REQUIRED, "How many of them before.") \
	C(AFTER_UNITS,       "after_units",       INTEGER, "", REQUIRED, "How many of them after.") \
	C(BEFORE_CYCLES,     "before_cycles",     INTEGER, "", OPTIONAL, "Cycles that they were measured in before, of all runs together; empty: not known.") \
	C(AFTER_CYCLES,      "after_cycles",      INTEGER, "", OPTIONAL, "The same after.") \
	C(BEFORE_N,          "before_n",          INTEGER, "", REQUIRED, "Values behind them before; failures: those that failed.") \
	C(AFTER_N,           "after_n",           INTEGER, "", REQUIRED, "The same after.") \
	C(THINNED,           "thinned",           INTEGER, "", OPTIONAL, "Values of a spread or p95 that were left out, drawn at random, so that both sides have as many of every VM and direction.") \
	C(BEFORE_VALUE,      "before_value",      NUMBER,  "", OPTIONAL, "Geometric mean of the VMs before, where the ratio decides, else their mean; rows: their mean or median; failures: the share.") \
	C(AFTER_VALUE,       "after_value",       NUMBER,  "", OPTIONAL, "The same after.") \
	C(DIFFERENCE,        "difference",        NUMBER,  "", OPTIONAL, "after_value less before_value.") \
	C(DIFFERENCE_LOW,    "difference_low",    NUMBER,  "", OPTIONAL, "Lower end of its interval.") \
	C(DIFFERENCE_HIGH,   "difference_high",   NUMBER,  "", OPTIONAL, "Upper end of its interval.") \
	C(RATIO,             "ratio",             NUMBER,  "", OPTIONAL, "after_value by before_value: of a typical VM, the mean of the VMs' ratios; it decides. Empty where a VM is not above zero: the difference decides.") \
	C(RATIO_LOW,         "ratio_low",         NUMBER,  "", OPTIONAL, "Lower end of its interval.") \
	C(RATIO_HIGH,        "ratio_high",        NUMBER,  "", OPTIONAL, "Upper end of its interval.") \
	C(LEVEL,             "level",             NUMBER,  "", REQUIRED, "Level of the intervals, each by itself; 1 - level is the risk of a false alarm of the whole call.") \
	C(BOUNDED_BY,        "bounded_by",        TEXT,    "", OPTIONAL, "Which source of chance makes that interval as wide as it is: vm, cycle, both, or residual; with several runs a side, cycle is the run.") \
	C(DF,                "df",                NUMBER,  "", OPTIONAL, "Its degrees of freedom.") \
	C(LAG_1,             "lag_1",             NUMBER,  "", OPTIONAL, "Correlation of neighbouring cycles, as measured.") \
	C(CORRELATION,       "correlation",       NUMBER,  "", OPTIONAL, "The same as the interval takes it: freed of bias and drawn towards what other studies showed.") \
	C(SESSION_SD,        "session_sd",        NUMBER,  "", OPTIONAL, "Standard deviation from session to session that was added for each side, a ratio; empty: none was told.") \
	C(TOTAL_BEFORE,      "total_before",      NUMBER,  "", OPTIONAL, "Mean of the VMs before, plain: of all VMs together.") \
	C(TOTAL_AFTER,       "total_after",       NUMBER,  "", OPTIONAL, "The same after.") \
	C(TOTAL_RATIO,       "total_ratio",       NUMBER,  "", OPTIONAL, "total_after by total_before: where it goes the other way than ratio, nothing is decided.") \
	C(TOTAL_LOW,         "total_low",         NUMBER,  "", OPTIONAL, "Lower end of its interval.") \
	C(TOTAL_HIGH,        "total_high",        NUMBER,  "", OPTIONAL, "Upper end of its interval.") \
	C(RESTRICTED_BEFORE, "restricted_before", NUMBER,  "", OPTIONAL, "Mean of all VMs before with values given up as the limit; empty: none were given up.") \
	C(RESTRICTED_AFTER,  "restricted_after",  NUMBER,  "", OPTIONAL, "The same after.") \
	C(RESTRICTED_RATIO,  "restricted_ratio",  NUMBER,  "", OPTIONAL, "restricted_after by restricted_before.") \
	C(RESTRICTED_P,      "restricted_p",      NUMBER,  "", OPTIONAL, "Two-sided p-value of no change of the ranks of all outcomes, those given up or failed as the largest; empty: none were.") \
	C(EFFECT,            "effect",            NUMBER,  "", OPTIONAL, "Effect size: Hedges's g of the units; of the median of rows: rank-biserial correlation; failures: Cohen's h.") \
	C(TEST,              "test",              TEXT,    "", OPTIONAL, "The test that p comes from: two-way t (VMs and cycles), Welch t, Student t, Mann-Whitney, signs, Fisher, VMs permuted, rounds permuted, VMs and rounds permuted.") \
	C(P,                 "p",                 NUMBER,  "", OPTIONAL, "Two-sided p-value of no change.") \
	C(P_HOLM,            "p_holm",            NUMBER,  "", OPTIONAL, "The same after Holm's correction for all tests of the call; empty: not counted, for it could not decide.") \
	C(MARGIN,            "margin",            NUMBER,  "", OPTIONAL, "Changes below it do not matter: a ratio; failures: a difference of shares.") \
	C(MARGIN_LOW,        "margin_low",        NUMBER,  "", OPTIONAL, "Lower end of the interval of level 1 - 2(1 - level) of the ratio (where there is none: of the difference), to be held against the margin.") \
	C(MARGIN_HIGH,       "margin_high",       NUMBER,  "", OPTIONAL, "Its upper end.") \
	C(P_EQUAL,           "p_equal",           NUMBER,  "", OPTIONAL, "p-value of a change outside of the margin (two one-sided tests).") \
	C(P_EQUAL_HOLM,      "p_equal_holm",      NUMBER,  "", OPTIONAL, "The same after Holm's correction.") \
	C(TESTS,             "tests",             INTEGER, "", REQUIRED, "How many tests Holm's correction counted.") \
	C(UNITS_NEEDED,      "units_needed",      INTEGER, "", OPTIONAL, "Undecided: VMs, with as many cycles, that show with a power of 80 % that no change is within the margin; without a margin: that make the interval half as wide. Failures that do not heap: migrations a side that decide if the shares are as seen. Empty: none known.") \
	C(CYCLES_NEEDED,     "cycles_needed",     INTEGER, "", OPTIONAL, "Undecided: cycles a side with as many VMs that do the same.") \
	C(RUNS_NEEDED,       "runs_needed",       INTEGER, "", OPTIONAL, "Undecided, with several runs a side: runs a side that do the same.") \
	C(WORDS,             "words",             TEXT,    "", REQUIRED, "The row in a sentence.")

#define SCHEMA_TREND(C) \
	C(ASPECT,               "aspect",               TEXT,    "", REQUIRED, "What of the metric: mean, median, spread, p95, as in comparisons.csv; or failures: their share of the migrations attempted.") \
	C(POSITION,             "position",             INTEGER, "", REQUIRED, "Which release it is, in order, from 1.") \
	C(RELEASE,              "release",              TEXT,    "", REQUIRED, "Name of the release.") \
	C(RUNS,                 "runs",                 INTEGER, "", REQUIRED, "Runs of it that have a value; 0: the release is a gap.") \
	C(RUNS_LACKING,         "runs_lacking",         INTEGER, "", REQUIRED, "Runs of it that have none.") \
	C(VMS,                  "vms",                  INTEGER, "", OPTIONAL, "VMs that the values come from, of those that all runs have (of all, where they have too few in common); empty: failures, or a gap.") \
	C(N,                    "n",                    INTEGER, "", REQUIRED, "Values behind it; failures: migrations attempted.") \
	C(FAILED,               "failed",               INTEGER, "", OPTIONAL, "Failures only: how many failed.") \
	C(VALUE,                "value",                NUMBER,  "", OPTIONAL, "The release's level: the mean of its runs, each of a typical VM (geometric means, where all are above zero); failures: the share. Empty: a gap.") \
	C(VALUE_LOW,            "value_low",            NUMBER,  "", OPTIONAL, "Lower end of its interval, for these VMs.") \
	C(VALUE_HIGH,           "value_high",           NUMBER,  "", OPTIONAL, "Upper end of its interval.") \
	C(LEVEL,                "level",                NUMBER,  "", REQUIRED, "Level of all intervals, each by itself; 1 - level is the risk of a false alarm of the whole call.") \
	C(INTERVAL_OF,          "interval_of",          TEXT,    "", OPTIONAL, "What that interval knows: runs: what the runs of one release differ by, of all releases together; sessions: the cycles of its one session, and what sessions differ by as it was told; session: the cycles of its one session alone; migrations: failures, by whole VMs and rounds where they heap there. Empty: there is none.") \
	C(DF,                   "df",                   NUMBER,  "", OPTIONAL, "Its degrees of freedom; empty: none, or none are estimated.") \
	C(RUN_SD,               "run_sd",               NUMBER,  "", OPTIONAL, "Standard deviation of the runs of one release about its level, of all releases together, a ratio; empty: no release has two runs.") \
	C(PREVIOUS,             "previous",             TEXT,    "", OPTIONAL, "The release before that has values: what the next columns are against.") \
	C(PREVIOUS_VERDICT,     "previous_verdict",     TEXT,    "", OPTIONAL, "Against it: better, worse, changed, equal or undecided; empty: there is nothing to compare with.") \
	C(PREVIOUS_SITUATION,   "previous_situation",   TEXT,    "", OPTIONAL, "How the two stand to each other, as in comparisons.csv: two_runs: each is one session, and what else was different that day is not in the interval; runs: the run is the block.") \
	C(PREVIOUS_BEFORE,      "previous_before_value", NUMBER, "", OPTIONAL, "Of the release before: the first of the two numbers that the next columns are of, made comparable with each other (VMs and directions in common; of spread and p95 as many values). value is made comparable over all releases, so it may be another one.") \
	C(PREVIOUS_AFTER,       "previous_after_value", NUMBER,  "", OPTIONAL, "Of this release: the second of them.") \
	C(PREVIOUS_DIFFERENCE,  "previous_difference",  NUMBER,  "", OPTIONAL, "previous_after_value less previous_before_value, as in comparisons.csv.") \
	C(PREVIOUS_DIFFERENCE_LOW,  "previous_difference_low",  NUMBER, "", OPTIONAL, "Lower end of its interval.") \
	C(PREVIOUS_DIFFERENCE_HIGH, "previous_difference_high", NUMBER, "", OPTIONAL, "Upper end of its interval.") \
	C(PREVIOUS_RATIO,       "previous_ratio",       NUMBER,  "", OPTIONAL, "previous_after_value by previous_before_value, of a typical VM; empty where the difference decides.") \
	C(PREVIOUS_RATIO_LOW,   "previous_ratio_low",   NUMBER,  "", OPTIONAL, "Lower end of its interval.") \
	C(PREVIOUS_RATIO_HIGH,  "previous_ratio_high",  NUMBER,  "", OPTIONAL, "Upper end of its interval.") \
	C(PREVIOUS_P,           "previous_p",           NUMBER,  "", OPTIONAL, "Two-sided p-value of no change.") \
	C(PREVIOUS_P_HOLM,      "previous_p_holm",      NUMBER,  "", OPTIONAL, "The same after Holm's correction for all tests of the call; empty: not counted, for it could not decide.") \
	C(BASELINE,             "baseline",             TEXT,    "", OPTIONAL, "The baseline's name; empty: this release is the baseline, or one of the two is a gap.") \
	C(BASELINE_VERDICT,     "baseline_verdict",     TEXT,    "", OPTIONAL, "Against the baseline: as previous_verdict.") \
	C(BASELINE_SITUATION,   "baseline_situation",   TEXT,    "", OPTIONAL, "As previous_situation.") \
	C(BASELINE_BEFORE,      "baseline_before_value", NUMBER, "", OPTIONAL, "As previous_before_value, of the baseline.") \
	C(BASELINE_AFTER,       "baseline_after_value", NUMBER,  "", OPTIONAL, "As previous_after_value.") \
	C(BASELINE_DIFFERENCE,  "baseline_difference",  NUMBER,  "", OPTIONAL, "As previous_difference.") \
	C(BASELINE_DIFFERENCE_LOW,  "baseline_difference_low",  NUMBER, "", OPTIONAL, "Lower end of its interval.") \
	C(BASELINE_DIFFERENCE_HIGH, "baseline_difference_high", NUMBER, "", OPTIONAL, "Upper end of its interval.") \
	C(BASELINE_RATIO,       "baseline_ratio",       NUMBER,  "", OPTIONAL, "As previous_ratio.") \
	C(BASELINE_RATIO_LOW,   "baseline_ratio_low",   NUMBER,  "", OPTIONAL, "Lower end of its interval.") \
	C(BASELINE_RATIO_HIGH,  "baseline_ratio_high",  NUMBER,  "", OPTIONAL, "Upper end of its interval.") \
	C(BASELINE_P,           "baseline_p",           NUMBER,  "", OPTIONAL, "As previous_p; where the baseline is the release before, both are one test.") \
	C(BASELINE_P_HOLM,      "baseline_p_holm",      NUMBER,  "", OPTIONAL, "As previous_p_holm.") \
	C(SPLIT_P,              "split_p",              NUMBER,  "", OPTIONAL, "p-value of no change of level in the part of the series that splits best before this release, whole runs being exchanged; empty: it is not split there, or could not be found.") \
	C(SPLIT_P_HOLM,         "split_p_holm",         NUMBER,  "", OPTIONAL, "The same after Holm's correction.") \
	C(SPLIT_LEAST_P,        "split_least_p",        NUMBER,  "", OPTIONAL, "The smallest p that so many runs of so many releases could give a change of level, whatever their numbers: above 1 - level none can be found.") \
	C(CHANGE,               "change",               TEXT,    "", OPTIONAL, "A change of level begins with this release: better, worse or changed; empty: none is found.") \
	C(CHANGE_EARLIEST,      "change_earliest",      TEXT,    "", OPTIONAL, "The first release that it may have begun with, at that level.") \
	C(CHANGE_LATEST,        "change_latest",        TEXT,    "", OPTIONAL, "The last one.") \
	C(CHANGE_BEFORE,        "change_before",        NUMBER,  "", OPTIONAL, "The level before it, of all runs since the change before.") \
	C(CHANGE_AFTER,         "change_after",         NUMBER,  "", OPTIONAL, "The level from it on, until the next change.") \
	C(CHANGE_RATIO,         "change_ratio",         NUMBER,  "", OPTIONAL, "change_after by change_before; empty: of failures, and where a VM is not above zero.") \
	C(CHANGE_RATIO_LOW,     "change_ratio_low",     NUMBER,  "", OPTIONAL, "Lower end of its interval, given that it began here.") \
	C(CHANGE_RATIO_HIGH,    "change_ratio_high",    NUMBER,  "", OPTIONAL, "Upper end of its interval.") \
	C(MARGIN,               "margin",               NUMBER,  "", OPTIONAL, "Changes below it do not matter: a ratio; failures: a difference of shares.") \
	C(TESTS,                "tests",                INTEGER, "", REQUIRED, "How many tests Holm's correction counted.") \
	C(WORDS,                "words",                TEXT,    "", REQUIRED, "The row in sentences.")

#define SCHEMA_LIMITS_MET(C) \
	C(ASPECT,        "aspect",        TEXT,    "", REQUIRED, "What of the metric, as in comparisons.csv.") \
	C(VERDICT,       "verdict",       TEXT,    "", REQUIRED, "over, within or undecided.") \
	C(SITUATION,     "situation",     TEXT,    "", OPTIONAL, "What it may be said of: runs: the run is the block; two_runs: this one session; one_round: nothing is decided; rows: every row is a unit by itself.") \
	C(MOST,          "most",          NUMBER,  "", REQUIRED, "The most that is allowed; of failures a share.") \
	C(VALUE,         "value",         NUMBER,  "", OPTIONAL, "What it is: of a typical VM (geometric mean of the VMs), or the share of failures.") \
	C(VALUE_LOW,     "value_low",     NUMBER,  "", OPTIONAL, "Lower end of its interval.") \
	C(VALUE_HIGH,    "value_high",    NUMBER,  "", OPTIONAL, "Upper end of its interval.") \
	C(LEVEL,         "level",         NUMBER,  "", REQUIRED, "Level of the interval.") \
	C(RUNS,          "runs",          INTEGER, "", REQUIRED, "Runs that have a value.") \
	C(N,             "n",             INTEGER, "", REQUIRED, "Values behind it; failures: migrations attempted.") \
	C(P_OVER,        "p_over",        NUMBER,  "", OPTIONAL, "One-sided p-value of it not being over the limit.") \
	C(P_WITHIN,      "p_within",      NUMBER,  "", OPTIONAL, "One-sided p-value of it not being within the limit.") \
	C(P_HOLM,        "p_holm",        NUMBER,  "", OPTIONAL, "The smaller one after Holm's correction for all tests of the call, of which they are one.") \
	C(TESTS,         "tests",         INTEGER, "", REQUIRED, "How many tests Holm's correction counted.") \
	C(WORDS,         "words",         TEXT,    "", REQUIRED, "The row in a sentence.")

/* clang-format on */

#define SUMMARY_INDEX(id, ...) SUMMARY_##id,
enum summary_column { SCHEMA_SUMMARY(SUMMARY_INDEX) SUMMARY_COLUMNS };
#undef SUMMARY_INDEX
#define BY_VM_INDEX(id, ...) BY_VM_##id,
enum by_vm_column { SCHEMA_BY_VM(BY_VM_INDEX) BY_VM_COLUMNS };
#undef BY_VM_INDEX
#define OUTCOMES_INDEX(id, ...) OUTCOMES_##id,
enum outcomes_column { SCHEMA_OUTCOMES(OUTCOMES_INDEX) OUTCOMES_COLUMNS };
#undef OUTCOMES_INDEX
#define DIAGNOSTICS_INDEX(id, ...) DIAGNOSTICS_##id,
enum diagnostics_column { SCHEMA_DIAGNOSTICS(DIAGNOSTICS_INDEX) DIAGNOSTICS_COLUMNS };
#undef DIAGNOSTICS_INDEX
#define MODEL_INDEX(id, ...) MODEL_##id,
enum model_column { SCHEMA_MODEL(MODEL_INDEX) MODEL_COLUMNS };
#undef MODEL_INDEX
#define MODEL_LINE_INDEX(id, ...) MODEL_LINE_##id,
enum model_line_column { SCHEMA_MODEL_LINE(MODEL_LINE_INDEX) MODEL_LINE_COLUMNS };
#undef MODEL_LINE_INDEX
#define RESOURCES_INDEX(id, ...) RESOURCES_##id,
enum resources_column { SCHEMA_RESOURCES(RESOURCES_INDEX) RESOURCES_COLUMNS };
#undef RESOURCES_INDEX
#define EVACUATION_INDEX(id, ...) EVACUATION_##id,
enum evacuation_column { SCHEMA_EVACUATION(EVACUATION_INDEX) EVACUATION_COLUMNS };
#undef EVACUATION_INDEX
#define COMPARISONS_INDEX(id, ...) COMPARISONS_##id,
enum comparisons_column { SCHEMA_COMPARISONS(COMPARISONS_INDEX) COMPARISONS_COLUMNS };
#undef COMPARISONS_INDEX
#define TREND_INDEX(id, ...) TREND_##id,
enum trend_column { SCHEMA_TREND(TREND_INDEX) TREND_COLUMNS };
#undef TREND_INDEX
#define LIMITS_MET_INDEX(id, ...) LIMITS_MET_##id,
enum limits_met_column { SCHEMA_LIMITS_MET(LIMITS_MET_INDEX) LIMITS_MET_COLUMNS };
#undef LIMITS_MET_INDEX

#endif
