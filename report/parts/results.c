/* results.c — what became of the migrations, and every metric by group. */
#include "report.h"

#include "figure.h"
#include "metric-table.h"
#include "report/data/data.h"
#include "report/draw/number.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>

static const struct number_column columns[] = {
	{ "n", NUMBER_COUNT, "n", NULL },
	{ "VMs", NUMBER_COUNT, "vms", NULL },
	{ "mean", NUMBER_VALUE, "mean", NULL },
	{ "VM mean", NUMBER_VALUE, "mean_of_vms", "mean" },
	{ "interval", NUMBER_RANGE, "interval_low", "interval_high" },
	{ "kind", NUMBER_MARK, "interval_kind", NULL },
	{ "sd", NUMBER_VALUE, "sd", NULL },
	{ "median", NUMBER_VALUE, "median", NULL },
	{ "p95", NUMBER_VALUE, "p95", NULL },
	{ "min", NUMBER_VALUE, "min", NULL },
	{ "max", NUMBER_VALUE, "max", NULL },
};

/* ---- outcomes ---- */

static void add_outcome_columns(struct report *report, const struct table *outcomes)
{
	struct document *document = report->document;

	report_add_key_columns(report, outcomes);
	grid_column(document, "planned", true, NULL);
	grid_column(document, "attempted", true, NULL);
	grid_column(document, "ok", true, NULL);
	grid_column(document, "failed", true, NULL);
	grid_column(document, "not attempted", true, NULL);
	grid_column(document, "ok of attempted", true, NULL);
	grid_column(document, "interval", true,
		    "Of ok among the attempted: Clopper-Pearson, every migration taken as "
		    "independent.");
	grid_column(document, "outcomes", false, NULL);
	grid_column(document, "line", true, "Line of outcomes.csv.");
}

static void add_cell(struct report *report, const struct table *table, size_t row,
		     const char *column, const char *citation)
{
	const char *text = table_text(table, row, table_column(table, column));

	grid_cell(report->document, "%s", text);
	grid_source(report->document, text, citation, report_line(table, row));
}

static void add_rate(struct report *report, const struct table *table, size_t row,
		     const char *citation)
{
	const struct language *language = report->job->style.language;
	double share = table_number(table, row, table_column(table, "ok_of_attempted"));
	size_t low_column = table_column(table, "ok_of_attempted_exact_low");
	size_t high_column = table_column(table, "ok_of_attempted_exact_high");
	char text[NUMBER_TEXT_SIZE] = "–";
	char high[NUMBER_TEXT_SIZE];

	if (!isnan(share))
		number_percent(text, share, language);
	grid_cell(report->document, "%s", text);
	grid_source(report->document,
		    table_text(table, row, table_column(table, "ok_of_attempted")), citation,
		    report_line(table, row));
	if (isnan(table_number(table, row, low_column))) {
		grid_cell(report->document, "–");
		return;
	}
	number_percent(text, table_number(table, row, low_column), language);
	number_percent(high, table_number(table, row, high_column), language);
	grid_cell(report->document, "%s to %s", text, high);
	grid_source(report->document, table_text(table, row, low_column), citation,
		    report_line(table, row));
}

static void add_outcome(struct report *report, size_t run, const struct table *outcomes, size_t row)
{
	static const char *const counts[] = { "planned", "attempted", "ok", "failed",
					      "not_attempted" };
	char citation[CITATION_SIZE];

	report_citation(citation, report, run, &schema_outcomes);
	report_add_keys(report, run, outcomes, row);
	for (size_t i = 0; i < COUNT(counts); i++)
		add_cell(report, outcomes, row, counts[i], citation);
	add_rate(report, outcomes, row, citation);
	add_cell(report, outcomes, row, "by_outcome", citation);
	grid_cell(report->document, "%ld", report_line(outcomes, row));
}

static bool add_outcomes(struct report *report, struct error *err)
{
	const struct table *first = sources_table(report->job->sources, 0, &schema_outcomes, err);

	if (!first)
		return false;
	document_heading(report->document, 2, "What became of the migrations");
	document_table(report->document, report_key_count(report, first),
		       "Planned migrations and what became of them, with the exact interval of the "
		       "success rate.");
	document_source(report->document, "analysis/outcomes.csv");
	add_outcome_columns(report, first);
	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *outcomes =
			sources_table(report->job->sources, run, &schema_outcomes, err);

		for (size_t row = 0; outcomes && row < outcomes->rows; row++)
			add_outcome(report, run, outcomes, row);
		if (!outcomes)
			return false;
	}
	return part_figure(report, "outcomes", NULL, err);
}

/* ---- metrics ---- */

static bool add_metric(struct report *report, const char *name, int level, struct error *err)
{
	size_t known = metric_find(name);
	const struct metric *metric = known < metric_count() ? metric_at(known) : NULL;

	document_heading(report->document, level, "%s", report_metric_title(name));
	if (metric)
		document_text(report->document, "%s", metric->column.meaning);
	metric_table(report, name, columns, COUNT(columns), "");
	if (!metric || !report_is_main(name))
		return true;
	return part_figure(report, "means", metric, err) &&
	       part_figure(report, "distributions", metric, err) &&
	       part_figure(report, "ecdf", metric, err);
}

/* The main metrics that have values, or the others. */
static bool add_metrics(struct report *report, bool main_ones, struct error *err)
{
	size_t count;
	const char **names = metric_names(report, &count);
	bool good = names || error_memory(err);
	bool any = false;

	for (size_t i = 0; good && names && i < count; i++) {
		if (!metric_has_values(report, names[i]) || report_is_main(names[i]) != main_ones)
			continue;
		if (!main_ones && !any)
			document_heading(report->document, 2, "Other metrics");
		any = true;
		good = add_metric(report, names[i], main_ones ? 2 : 3, err);
	}
	free(names);
	return good;
}

static bool any_is_marked(const struct report *report)
{
	struct error ignored = { 0 };

	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *summary =
			sources_table(report->job->sources, run, &schema_summary, &ignored);

		if (summary && interval_is_marked(summary, NULL))
			return true;
	}
	return false;
}

bool part_results(struct report *report, struct error *err)
{
	const struct table *summary = sources_table(report->job->sources, 0, &schema_summary, err);
	double level;

	if (!summary)
		return false;
	level = summary->rows > 0 ? table_number(summary, 0, table_column(summary, "level")) : NAN;
	document_heading(report->document, 1, "Results");
	if (!isnan(level)) {
		document_text(
			report->document,
			"Intervals are %.10g %% intervals of the mean by Student's t on the "
			"means of the VMs%s: the VM is the unit, for migrations of one VM resemble "
			"each other. VM mean is the mean of the VMs' means, which the interval is "
			"about. sd is the sample standard deviation of all rows, p95 the 95th "
			"percentile (type 7). The last column is the line of the file that the "
			"row was read from.",
			100 * level,
			any_is_marked(report) ? ", and where their kind says log, Cox's on the "
						"logarithms of these means; bca, their bootstrap"
					      : "");
		document_source(report->document, "analysis/summary.csv");
	}
	return add_outcomes(report, err) && add_metrics(report, true, err) &&
	       add_metrics(report, false, err);
}
