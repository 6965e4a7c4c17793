/* schema-analysis.c — the tables of an analysis, made from the lists of schema-analysis.h. */
#include "schema-analysis.h"

static const char *const interval_kinds[] = { "two-way", "two-way-log", "vm-means",
					      "log",     "bca",         NULL };
static const char *const interval_sources[] = { "vm", "cycle", "both", "residual", NULL };
static const char *const vm_directions[] = { "AB", "BA", "both", NULL };
static const char *const line_states[] = { "good", "few_rows", "little_spread", "not_rising",
					   NULL };
static const char *const line_errors[] = { "vms", "cycles", "both", "rows", NULL };
static const char *const convergences[] = { "unknown", "yes", "no", "undecided", NULL };
static const char *const anchor_moments[] = { "start", "switchover", NULL };
static const char *const load_entities[] = { "source", "destination", "vm_at_source",
					     "vm_at_destination", NULL };

/* The columns before those that the user grouped by. */
/* clang-format off */
static const struct column run_leading[] = {
	COLUMN("run", TEXT, "", REQUIRED, "Name of the run."),
};
static const struct column summary_leading[] = {
	COLUMN("run",    TEXT, "", REQUIRED, "Name of the run."),
	COLUMN("metric", TEXT, "", REQUIRED, "Name of the metric."),
	COLUMN("unit",   TEXT, "", OPTIONAL, "Unit of every number of the row that is no count, level or share."),
};
static const struct column by_vm_leading[] = {
	COLUMN("run",       TEXT,                "", REQUIRED, "Name of the run."),
	COLUMN("metric",    TEXT,                "", REQUIRED, "Name of the metric."),
	COLUMN("unit",      TEXT,                "", OPTIONAL, "Unit of mean, sd, median, min and max."),
	COLUMN("vm",        TEXT,                "", REQUIRED, "Name of the VM."),
	COLUMN("vm_uuid",   TEXT,                "", OPTIONAL, "UUID of the VM."),
	COLUMN("direction", WORD(vm_directions), "", REQUIRED, "The values of which direction; both: all of the VM's values together. No row has both where the migrations are grouped by direction."),
};
static const struct column diagnostics_leading[] = {
	COLUMN("run",    TEXT, "", REQUIRED, "Name of the run."),
	COLUMN("metric", TEXT, "", REQUIRED, "Name of the metric."),
};
static const struct column comparisons_leading[] = {
	COLUMN("before", TEXT, "", REQUIRED, "Names of the runs before, or the column=text of --between."),
	COLUMN("after",  TEXT, "", REQUIRED, "The same of after."),
	COLUMN("metric", TEXT, "", OPTIONAL, "Name of the metric; empty: failures, which have none."),
	COLUMN("unit",   TEXT, "", OPTIONAL, "Unit of before_value, after_value, difference and its interval."),
};
static const struct column limits_met_leading[] = {
	COLUMN("of",     TEXT, "", REQUIRED, "Names of the runs after, or the release, that the limit is held against."),
	COLUMN("metric", TEXT, "", OPTIONAL, "Name of the metric; empty: failures, which have none."),
	COLUMN("unit",   TEXT, "", OPTIONAL, "Unit of most, value and its interval."),
};
static const struct column trend_leading[] = {
	COLUMN("metric", TEXT, "", OPTIONAL, "Name of the metric; empty: failures, which have none."),
	COLUMN("unit",   TEXT, "", OPTIONAL, "Unit of value, differences, change_before and change_after, and their intervals."),
};
static const struct column values[] = {
	COLUMN("metric",    TEXT,    "", REQUIRED, "Name of the metric: the column of the file, with its base unit."),
	COLUMN("group",     INTEGER, "", REQUIRED, "Number of the group, from 1, in the order of summary.csv."),
	COLUMN("vm",        TEXT,    "", OPTIONAL, "What the column of --unit-of has; empty: there is none."),
	COLUMN("cycle",     INTEGER, "", OPTIONAL, "Rank of the cycle in the order of time, from 1; empty: not known."),
	COLUMN("direction", WORD(vm_directions), "", OPTIONAL, "Which of two directions the row has, AB the first to be seen; empty: not known."),
	COLUMN("value",     NUMBER,  "", REQUIRED, "The value in the metric's base unit; one at a give-up limit is not there."),
};
/* clang-format on */

#define TRAILING_COLUMN(id, ...) COLUMN(__VA_ARGS__),
static const struct column summary_trailing[] = { SCHEMA_SUMMARY(TRAILING_COLUMN) };
static const struct column by_vm_trailing[] = { SCHEMA_BY_VM(TRAILING_COLUMN) };
static const struct column outcomes_trailing[] = { SCHEMA_OUTCOMES(TRAILING_COLUMN) };
static const struct column diagnostics_trailing[] = { SCHEMA_DIAGNOSTICS(TRAILING_COLUMN) };
static const struct column model_trailing[] = { SCHEMA_MODEL(TRAILING_COLUMN) };
static const struct column model_line_trailing[] = { SCHEMA_MODEL_LINE(TRAILING_COLUMN) };
static const struct column resources_trailing[] = { SCHEMA_RESOURCES(TRAILING_COLUMN) };
static const struct column evacuation_trailing[] = { SCHEMA_EVACUATION(TRAILING_COLUMN) };
static const struct column comparisons_trailing[] = { SCHEMA_COMPARISONS(TRAILING_COLUMN) };
static const struct column trend_trailing[] = { SCHEMA_TREND(TRAILING_COLUMN) };
static const struct column limits_met_trailing[] = { SCHEMA_LIMITS_MET(TRAILING_COLUMN) };

/* Whoever is compared may be nameless (failures have no metric), and two VMs may have one name: the
 * tables of those have no key. */
static const char *const key_of_group[] = { "run", NULL };
static const char *const key_of_metric[] = { "run", "metric", NULL };
static const char *const key_of_check[] = { "run", "metric", "check", NULL };
static const char *const key_of_load[] = { "run",      "aligned_at",     "entity",
					   "quantity", "offset_seconds", NULL };
static const char *const key_of_emptying[] = { "run", "host_vms", "at_a_time", NULL };

/* clang-format off */
const struct schema schema_summary     = GROUPED_TABLE("summary",     "summary.csv",     summary_leading,     summary_trailing, key_of_metric, "One metric of one group of migrations.");
const struct schema schema_by_vm       = GROUPED_TABLE("by-vm",       "vms.csv",         by_vm_leading,       by_vm_trailing, NULL, "One metric of one VM in one direction, in one group of migrations.");
const struct schema schema_outcomes    = GROUPED_TABLE("outcomes",    "outcomes.csv",    run_leading,         outcomes_trailing, key_of_group, "What became of one group of migrations.");
const struct schema schema_diagnostics = GROUPED_TABLE("diagnostics", "diagnostics.csv", diagnostics_leading, diagnostics_trailing, key_of_check, "One check of one metric of one group of migrations.");
const struct schema schema_model       = GROUPED_TABLE("model",       "model.csv",       run_leading,         model_trailing, key_of_group, "What the time of one group's migrations is made of.");
const struct schema schema_model_line  = GROUPED_TABLE("model-line",  "model-line.csv",  run_leading,         model_line_trailing, NULL, "One place on the line of total time by bytes moved of one group.");
const struct schema schema_resources   = GROUPED_TABLE("resources",   "resources.csv",   run_leading,         resources_trailing, key_of_load, "One quantity of one host or VM in one time bin around one group's migrations.");
const struct schema schema_evacuation  = GROUPED_TABLE("evacuation",  "evacuation.csv",  run_leading,         evacuation_trailing, key_of_emptying, "Emptying a host of so many VMs like those of one group, so many at a time.");
const struct schema schema_comparisons = GROUPED_TABLE("comparisons", "comparisons.csv", comparisons_leading, comparisons_trailing, NULL, "One aspect of one metric in one group, before against after.");
const struct schema schema_contrasts   = GROUPED_TABLE("contrasts",   "contrasts.csv",   comparisons_leading, comparisons_trailing, NULL, "The mean of one metric, or the failures, of one group, against the first group.");
const struct schema schema_trend       = GROUPED_TABLE("trend",       "trend.csv",       trend_leading,       trend_trailing, NULL, "One aspect of one metric in one group, of one release.");
const struct schema schema_limits_met  = GROUPED_TABLE("limits-met",  "limits-met.csv",  limits_met_leading,  limits_met_trailing, NULL, "One limit of one group, held against what was measured.");
const struct schema schema_values      = TABLE("values", "values.csv", values, "One value of one row of a CSV file.");
/* clang-format on */
