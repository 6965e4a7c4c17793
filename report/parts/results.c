/* results.c — what became of the migrations, and every metric by group: in short, and with all of
 * its numbers. */
#include "table.h"

#include "report/data/data.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>

static const struct part_column metric_columns[] = {
	{ "n", CELL_COUNT, .column = "n" },
	{ "VMs", CELL_COUNT, .column = "vms" },
	{ "cycles", CELL_COUNT, .column = "cycles" },
	{ "mean", CELL_VALUE, .column = "mean" },
	{ "VM mean", CELL_VALUE, .column = "mean_of_vms", .second = "mean" },
	{ "interval", CELL_INTERVAL, .column = "interval_low", .second = "interval_high" },
	{ "by", CELL_SOURCE, .column = "interval_by" },
	{ "kind", CELL_MARK, .column = "interval_kind" },
	{ "sd", CELL_VALUE, .column = "sd" },
	{ "median", CELL_VALUE, .column = "median" },
	{ "p95", CELL_VALUE, .column = "p95" },
	{ "min", CELL_VALUE, .column = "min" },
	{ "max", CELL_VALUE, .column = "max" },
};

/* ---- outcomes ---- */

static const struct part_column outcome_columns[] = {
	{ "planned", CELL_DIGITS, .column = "planned" },
	{ "attempted", CELL_DIGITS, .column = "attempted" },
	{ "ok", CELL_DIGITS, .column = "ok" },
	{ "failed", CELL_DIGITS, .column = "failed" },
	{ "not attempted", CELL_DIGITS, .column = "not_attempted" },
	{ "ok of attempted", CELL_PERCENT, .column = "ok_of_attempted" },
	{ "interval", CELL_PERCENTS, .column = "ok_of_attempted_low",
	  .second = "ok_of_attempted_high",
	  .meaning =
		  "Of ok among the attempted. Where failures heap on single VMs or in single "
		  "rounds, whole VMs or rounds are what fails; too few failures do not show it." },
	{ "if independent", CELL_PERCENTS, .column = "ok_of_attempted_exact_low",
	  .second = "ok_of_attempted_exact_high",
	  .meaning = "The same if every migration failed by itself (Clopper-Pearson)." },
	{ "outcomes", CELL_TEXT, .column = "by_outcome" },
	{ "line", CELL_LINE, .meaning = "Line of outcomes.csv." },
};

static bool add_outcomes(struct report *report, struct error *err)
{
	const struct table *first = sources_table(report->job->sources, 0, &schema_outcomes, err);

	if (!first)
		return false;
	document_heading(report->document, 2, "What became of the migrations");
	document_table(report->document, report_key_count(report, first),
		       "Planned migrations and what became of them, with the interval of the "
		       "success rate.");
	document_source(report->document, "analysis/outcomes.csv");
	report_add_key_columns(report, first);
	part_heads(report, outcome_columns, COUNT(outcome_columns));
	for (size_t run = 0; run < report_runs(report); run++) {
		char citation[CITATION_SIZE];
		struct part_row at = { .citation = citation };

		at.table = sources_table(report->job->sources, run, &schema_outcomes, err);
		if (!at.table)
			return false;
		report_citation(citation, report, run, &schema_outcomes);
		for (; at.row < at.table->rows; at.row++) {
			report_add_keys(report, run, at.table, at.row);
			part_cells(report, outcome_columns, COUNT(outcome_columns), &at);
		}
	}
	part_figure(report, "outcomes", NULL);
	return true;
}

/* ---- metrics ---- */

static void add_metric(struct report *report, const char *name, int level)
{
	const struct metric *metric = report_metric(report, name);

	document_heading(report->document, level, "%s", report_metric_title(report, name));
	if (metric)
		document_text(report->document, "%s", metric->column.meaning);
	metric_table(report, name, metric_columns, COUNT(metric_columns), "");
	part_chance(report, name);
	if (!metric || !report_is_main(report, name))
		return;
	part_figure(report, "means", metric);
	part_figure(report, "distributions", metric);
	part_figure(report, "ecdf", metric);
}

/* The main metrics that have values, or the others. */
static void add_metrics(struct report *report, bool main_ones)
{
	size_t count;
	const char **names = metric_names(report, &count);
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		if (!metric_has_values(report, names[i]) ||
		    report_is_main(report, names[i]) != main_ones)
			continue;
		if (!main_ones && !any)
			document_heading(report->document, 2, "Other metrics");
		any = true;
		add_metric(report, names[i], main_ones ? 2 : 3);
	}
	free(names);
}

bool part_results(struct report *report, struct error *err)
{
	const struct table *summary = sources_table(report->job->sources, 0, &schema_summary, err);
	double level;
	bool marked;

	if (!summary)
		return false;
	level = summary->rows > 0 ? table_cell_number(summary, 0, "level") : NAN;
	marked = interval_is_marked(report->job->sources, NULL);
	document_heading(report->document, 1, "Results");
	if (!isnan(level)) {
		document_text(
			report->document,
			"Intervals are %.10g %% intervals of the mean, for VMs like these, at "
			"times like those of the run: VMs and cycles are both chance, for the "
			"migrations of one VM resemble each other, as those of one cycle do, and "
			"neighbouring cycles, too. Each is the widest of Student's t by VM, by "
			"cycle and by both; by tells which (rest: neither differ more than what "
			"is left over explains)%s%s. Of 2 VMs, or of 2 cycles, none is shown. "
			"VM mean is the mean of the VMs' levels, which the interval is about. sd "
			"is the sample standard deviation of all rows, p95 the 95th "
			"percentile (type 7). The last column is the line of the file that the "
			"row was read from.",
			100 * level, marked ? "; kind " : "", marked ? interval_marks_meaning : "");
		document_source(report->document, "analysis/summary.csv");
	}
	if (!add_outcomes(report, err))
		return false;
	add_metrics(report, true);
	add_metrics(report, false);
	return true;
}

/* ---- the numbers that the results have no room for ---- */

static const struct part_column spread[] = {
	{ "se", CELL_VALUE, .column = "se" },
	{ "CV", CELL_PLAIN, .column = "cv" },
	{ "MAD", CELL_VALUE, .column = "mad" },
	{ "p5", CELL_VALUE, .column = "p5" },
	{ "quartiles", CELL_RANGE, .column = "p25", .second = "p75" },
	{ "p90", CELL_VALUE, .column = "p90" },
	{ "p99", CELL_VALUE, .column = "p99" },
	{ "sd between", CELL_VALUE, .column = "sd_between_vms" },
	{ "sd within", CELL_VALUE, .column = "sd_within_vms" },
	{ "ICC", CELL_PLAIN, .column = "icc" },
	{ "censored", CELL_COUNT, .column = "censored" },
	{ "limit", CELL_VALUE, .column = "limit" },
};

static const struct part_column sources[] = {
	{ "VM", CELL_PERCENT, .column = "share_vm" },
	{ "cycle", CELL_PERCENT, .column = "share_cycle" },
	{ "direction", CELL_PERCENT, .column = "share_direction" },
	{ "rest", CELL_PERCENT, .column = "share_rest" },
	{ "mean: VM", CELL_PERCENT, .column = "mean_share_vm" },
	{ "cycle", CELL_PERCENT, .column = "mean_share_cycle" },
	{ "rest", CELL_PERCENT, .column = "mean_share_rest" },
	{ "lag-1", CELL_PLAIN, .column = "lag_1" },
	{ "taken", CELL_PLAIN, .column = "correlation" },
	{ "factor", CELL_PLAIN, .column = "cycle_factor" },
	{ "df", CELL_PLAIN, .column = "interval_df" },
	{ "design effect", CELL_PLAIN, .column = "design_effect" },
	{ "eff. n", CELL_PLAIN, .column = "effective_n" },
};

static const struct part_column intervals[] = {
	{ "two-way", CELL_RANGE, .column = "two_way_low", .second = "two_way_high" },
	{ "two-way, log", CELL_RANGE, .column = "two_way_log_low", .second = "two_way_log_high" },
	{ "naive", CELL_RANGE, .column = "naive_low", .second = "naive_high" },
	{ "bootstrap", CELL_RANGE, .column = "bca_low", .second = "bca_high" },
	{ "seed", CELL_COUNT, .column = "bca_seed" },
	{ "Student's t", CELL_RANGE, .column = "vm_means_low", .second = "vm_means_high" },
	{ "log-normal", CELL_RANGE, .column = "log_low", .second = "log_high" },
	{ "median of VMs", CELL_RANGE, .column = "median_vms_low", .second = "median_vms_high" },
	{ "median, naive", CELL_RANGE, .column = "median_naive_low",
	  .second = "median_naive_high" },
};

bool part_numbers(struct report *report, struct error *err)
{
	bool any = false;
	size_t count;
	const char **names = metric_names(report, &count);

	(void)err;
	document_heading(report->document, 1, "Further numbers");
	document_text(
		report->document,
		"Of every metric: how the values spread, between the VMs and within them, and "
		"intervals by other methods. What each column means stands in the appendix.");
	for (size_t i = 0; i < count; i++) {
		if (!metric_has_values(report, names[i]))
			continue;
		any = true;
		metric_table(report, names[i], spread, COUNT(spread), "spread");
		metric_table(report, names[i], sources, COUNT(sources),
			     "where the chance lies, of a value and of the mean, and what "
			     "neighbouring cycles add");
		metric_table(report, names[i], intervals, COUNT(intervals),
			     "intervals by other methods");
	}
	if (!any)
		document_text(report->document, "No metric has a value.");
	free(names);
	return true;
}
