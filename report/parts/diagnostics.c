/* diagnostics.c — what the checks of the measurements found. */
#include "inside.h"

#include "datasets/must.h"

#include <stdlib.h>

/* So many findings are told in sentences, two pages of them; a study with hundreds of migrations
 * finds more, of which nobody reads the tenth page. */
enum { MOST_SENTENCES = 40 };

/* The findings in sentences: all of them, or those about the main metrics. */
static void add_findings(struct report *report, size_t run, const struct table *table,
			 bool main_ones)
{
	char citation[CITATION_SIZE];

	report_citation(citation, report, run, &schema_diagnostics);
	for (size_t row = 0; row < table->rows; row++) {
		const char *metric = table_cell(table, row, "metric");
		char *group;
		char *lead;

		if (!table_says(table, row, "finding", "found") ||
		    (main_ones && !report_is_main(report, metric)))
			continue;
		group = report_group(report, table, row);
		lead = must_print("%s, %s:", report_metric_title(metric), group);
		document_item(report->document, lead, "%s", table_cell(table, row, "sentence"));
		document_source(report->document, "%s:%ld", citation, report_line(table, row));
		free(group);
		free(lead);
	}
}

/* In how many of the groups that it could look at a check has found something of a metric. */
static void add_share(struct report *report, const struct table *table, const char *metric,
		      const char *check)
{
	size_t found = 0;
	size_t checked = 0;

	for (size_t row = 0; row < table->rows; row++)
		if (table_says(table, row, "metric", metric) &&
		    table_says(table, row, "check", check)) {
			found += table_says(table, row, "finding", "found");
			checked += !table_says(table, row, "finding", "not_checked");
		}
	if (found > 0)
		grid_cell(report->document, "%zu of %zu", found, checked);
	else
		grid_cell(report->document, "–");
}

static bool has_found(const struct table *table, const char *metric)
{
	for (size_t row = 0; row < table->rows; row++)
		if (table_says(table, row, "finding", "found") &&
		    table_says(table, row, "metric", metric))
			return true;
	return false;
}

/* Whether anything was found of the metrics that the report is not about. */
static bool has_found_others(const struct report *report, const struct table *table)
{
	for (size_t row = 0; row < table->rows; row++)
		if (table_says(table, row, "finding", "found") &&
		    !report_is_main(report, table_cell(table, row, "metric")))
			return true;
	return false;
}

/* What was found of those, by metric and check. */
static void add_others(struct report *report, size_t run, const struct table *table)
{
	const char **metrics = must_alloc(table->rows, sizeof *metrics);
	const char **checks = must_alloc(table->rows, sizeof *checks);
	size_t lines = table_add_texts(table, "metric", metrics, 0);
	size_t columns = table_add_texts(table, "check", checks, 0);
	char citation[CITATION_SIZE];

	report_citation(citation, report, run, &schema_diagnostics);
	document_table(report->document, 1,
		       "Checks of the other metrics: of how many groups, of those with enough "
		       "values, a check found something. The sentences stand in the file.");
	document_source(report->document, "%s", citation);
	grid_column(report->document, "metric", false, NULL);
	for (size_t i = 0; i < columns; i++)
		grid_column(report->document, checks[i], true, NULL);
	for (size_t m = 0; m < lines; m++) {
		if (report_is_main(report, metrics[m]) || !has_found(table, metrics[m]))
			continue;
		grid_cell(report->document, "%s", report_metric_title(metrics[m]));
		for (size_t i = 0; i < columns; i++)
			add_share(report, table, metrics[m], checks[i]);
	}
	free(metrics);
	free(checks);
}

static size_t count(const struct table *table, const char *finding)
{
	size_t rows = 0;

	for (size_t row = 0; row < table->rows; row++)
		rows += table_says(table, row, "finding", finding);
	return rows;
}

static void add_counts(struct report *report, size_t run, const struct table *table)
{
	char citation[CITATION_SIZE];
	size_t found = count(table, "found");
	size_t nothing = count(table, "not_found");

	report_citation(citation, report, run, &schema_diagnostics);
	if (table->rows == 0) {
		document_text(report->document, "None: there was no value to look at.");
		document_source(report->document, "%s", citation);
		return;
	}
	document_text(report->document,
		      "Of %zu check%s %zu found something, %zu found nothing, and %zu had too few "
		      "values. No value was dropped for what they found.",
		      table->rows, report_plural(table->rows), found, nothing,
		      table->rows - found - nothing);
	document_source(report->document, "%s", citation);
}

bool part_diagnostics(struct report *report, struct error *err)
{
	struct sources *sources = report->job->sources;

	document_heading(report->document, 1, "Checks of the measurements");
	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *table;
		bool few;

		if (report_runs(report) > 1)
			document_heading(report->document, 2, "%s", report_name(report, run));
		if (!sources_has(sources, run, &schema_diagnostics)) {
			document_text(report->document,
				      "The analysis holds no checks: an older migstat made it; "
				      "migstat analyze makes it anew.");
			continue;
		}
		table = sources_table(sources, run, &schema_diagnostics, err);
		if (!table)
			return false;
		few = count(table, "found") <= MOST_SENTENCES;
		add_counts(report, run, table);
		add_findings(report, run, table, !few);
		if (!few && has_found_others(report, table))
			add_others(report, run, table);
	}
	return true;
}
