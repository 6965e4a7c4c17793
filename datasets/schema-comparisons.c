/* schema-comparisons.c — the table of one call of compare. */
#include "schema-parts.h"

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
