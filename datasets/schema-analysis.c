/* schema-analysis.c — the tables of what analyze finds: summary, VM by VM, outcomes, diagnostics.
 */
#include "schema-parts.h"

static const char *const kinds[] = { "vm-means", "log", "bca", NULL };

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
	  "Lower end of the confidence interval of mean_of_vms, of the kind that interval_kind "
	  "tells.",
	  NULL },
	{ "interval_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "interval_kind", COLUMN_WORD, "", false,
	  "What the interval is: vm-means: Student's t on the VM means, df = vms - 1; log: Cox's "
	  "on their logarithms; bca: bootstrap. Empty: there is none.",
	  kinds },
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
	{ "p25", COLUMN_NUMBER, "", false, "25th percentile, the lower quartile (type 7).", NULL },
	{ "p75", COLUMN_NUMBER, "", false, "75th percentile, the upper quartile (type 7).", NULL },
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
	{ "vm_means_low", COLUMN_NUMBER, "", false,
	  "Lower end of Student's t on the VM means, df = vms - 1.", NULL },
	{ "vm_means_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "median_vms_low", COLUMN_NUMBER, "", false,
	  "Lower end of the interval of the median of the VMs' medians (order statistics).", NULL },
	{ "median_vms_high", COLUMN_NUMBER, "", false, "Upper end of the same.", NULL },
	{ "median_naive_low", COLUMN_NUMBER, "", false,
	  "Lower end of the interval of the median from all values as if independent: too narrow.",
	  NULL },
	{ "median_naive_high", COLUMN_NUMBER, "", false,
	  "Upper end of the same; empty: above the give-up limit, or too few values.", NULL },
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

static const char *const parts[] = { "AB", "BA", "both", NULL };

static const struct column by_vm_leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
	{ "metric", COLUMN_TEXT, "", true, "Name of the metric.", NULL },
	{ "unit", COLUMN_TEXT, "", false, "Unit of mean, sd, median, min and max.", NULL },
	{ "vm", COLUMN_TEXT, "", true, "Name of the VM.", NULL },
	{ "vm_uuid", COLUMN_TEXT, "", false, "UUID of the VM.", NULL },
	{ "direction", COLUMN_WORD, "", true,
	  "The values of which direction; both: all of the VM's values together. No row has both "
	  "where the migrations are grouped by direction.",
	  parts },
};

static const struct column by_vm_trailing[] = {
	{ "n", COLUMN_INTEGER, "", true, "Number of values, without the censored.", NULL },
	{ "censored", COLUMN_INTEGER, "", true, "Further values, at or above the give-up limit.",
	  NULL },
	{ "mean", COLUMN_NUMBER, "", false, "Arithmetic mean of the values.", NULL },
	{ "sd", COLUMN_NUMBER, "", false, "Sample standard deviation (n - 1) of the values.",
	  NULL },
	{ "median", COLUMN_NUMBER, "", false, "Median; the censored values stand above the others.",
	  NULL },
	{ "min", COLUMN_NUMBER, "", false, "Smallest value.", NULL },
	{ "max", COLUMN_NUMBER, "", false, "Largest value.", NULL },
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

const struct schema schema_by_vm = {
	"by-vm",
	"vms.csv",
	"One metric of one VM in one direction, in one group of migrations.",
	by_vm_leading,
	COUNT(by_vm_leading),
	false,
	true,
	by_vm_trailing,
	COUNT(by_vm_trailing),
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
