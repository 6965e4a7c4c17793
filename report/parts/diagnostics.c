/* diagnostics.c — what the checks of the measurements found. */
#include "inside.h"

#include "datasets/must.h"
#include "datasets/texts.h"

#include <stdlib.h>
#include <string.h>

/* So many findings are told in sentences, two pages of them; a study with hundreds of migrations
 * finds more, of which nobody reads the tenth page. */
enum { MOST_SENTENCES = 40, MOST_IN_SHORT = 8 };

/* Of more runs the checks are for the whole report. */
enum { RUNS_IN_SHORT = 2 };

/* The findings in sentences: all of them, or those about the main metrics, and so many at most. How
 * many were told. */
static size_t add_findings(struct report *report, size_t run, const struct table *table,
			   bool main_ones, size_t most)
{
	char citation[CITATION_SIZE];
	size_t told = 0;

	report_citation(citation, report, run, &schema_diagnostics);
	for (size_t row = 0; told < most && row < table->rows; row++) {
		const char *metric = table_cell(table, row, "metric");
		char *group;
		char *lead;

		if (!table_says(table, row, "finding", "found") ||
		    (main_ones && !report_is_main(report, metric)))
			continue;
		group = report_group(report, table, row);
		lead = must_print("%s, %s:", report_metric_title(report, metric), group);
		document_item(report->document, lead, "%s", table_cell(table, row, "sentence"));
		document_source(report->document, "%s:%ld", citation, report_line(table, row));
		free(group);
		free(lead);
		told++;
	}
	return told;
}

/* ---- the matrix ---- */

/* What a check of a group says: in how many metrics, of those that it could look at, it found
 * something. */
struct share {
	size_t found, checked;
};

static struct share share_of(const struct report *report, const struct table *table,
			     const char *check, const char *group)
{
	struct share share = { 0, 0 };

	for (size_t row = 0; row < table->rows; row++) {
		char *name;

		if (!table_says(table, row, "check", check))
			continue;
		name = report_group(report, table, row);
		if (strcmp(name, group) == 0) {
			share.found += table_says(table, row, "finding", "found");
			share.checked += !table_says(table, row, "finding", "not_checked");
		}
		free(name);
	}
	return share;
}

static void add_share(struct report *report, struct share share)
{
	if (share.checked == 0) {
		grid_cell(report->document, "not checked");
		return;
	}
	if (share.found == 0) {
		grid_cell(report->document, "nothing");
		return;
	}
	grid_cell(report->document, "%zu of %zu", share.found, share.checked);
	grid_tone(report->document, TONE_CHANGED);
}

/* Checks by groups, over all metrics. */
static void add_matrix(struct report *report, size_t run, const struct table *table)
{
	const char **checks = must_alloc(table->rows, sizeof *checks);
	size_t lines = table_add_texts(table, "check", checks, 0);
	struct texts groups = { 0 };
	char citation[CITATION_SIZE];

	for (size_t row = 0; row < table->rows; row++) {
		char *group = report_group(report, table, row);

		if (!texts_have(&groups, group))
			texts_add(&groups, "%s", group);
		free(group);
	}
	report_citation(citation, report, run, &schema_diagnostics);
	document_table(report->document, 1,
		       "Checks: in how many metrics, of those with enough values, each found "
		       "something; “not checked”: no metric has enough.");
	document_source(report->document, "%s", citation);
	grid_column(report->document, "check", false, NULL);
	for (size_t g = 0; g < groups.count; g++)
		grid_column(report->document, groups.at[g], false, NULL);
	for (size_t i = 0; i < lines; i++) {
		grid_cell(report->document, "%s", checks[i]);
		for (size_t g = 0; g < groups.count; g++)
			add_share(report, share_of(report, table, checks[i], groups.at[g]));
	}
	texts_free(&groups);
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
	if (sources_file(report->job->sources) && found + nothing == 0) {
		document_text(report->document, "None could be made: how the file was read, and "
						"why, stands below.");
		return;
	}
	document_text(report->document,
		      "Of %zu check%s %zu found something, %zu found nothing, and %zu had too few "
		      "values. No value was dropped for what they found.",
		      table->rows, report_plural(table->rows), found, nothing,
		      table->rows - found - nothing);
	document_source(report->document, "%s", citation);
}

/* The sentences, as many as somebody reads; how many more there are is said. */
static void add_some(struct report *report, size_t run, const struct table *table)
{
	size_t most = report->job->full ? MOST_SENTENCES : MOST_IN_SHORT / report_runs(report);
	size_t found = count(table, "found");
	bool few = found <= most;
	size_t told = add_findings(report, run, table, !few, most);

	if (told < found)
		document_text(report->document,
			      "%s%zu more found something; their sentences stand "
			      "in the file%s.",
			      few ? "" : "Told are the main metrics. ", found - told,
			      report->job->full ? ""
						: " and, those of the main metrics, in the whole "
						  "report");
}

static bool add_run(struct report *report, size_t run, struct error *err)
{
	struct sources *sources = report->job->sources;
	const struct table *table;

	if (!sources_has(sources, run, &schema_diagnostics)) {
		document_text(report->document,
			      "The analysis holds no checks: an older migstat made it; migstat "
			      "analyze makes it anew.");
		return true;
	}
	table = sources_table(sources, run, &schema_diagnostics, err);
	if (!table)
		return false;
	add_counts(report, run, table);
	if (count(table, "found") > 0) {
		add_matrix(report, run, table);
		add_some(report, run, table);
	}
	return true;
}

bool part_diagnostics(struct report *report, struct error *err)
{
	size_t runs = report_runs(report);

	if (!report->job->full && runs > RUNS_IN_SHORT)
		return true;
	document_heading(report->document, report->job->full ? 1 : 2, "Checks of the measurements");
	for (size_t run = 0; run < runs; run++) {
		if (runs > 1)
			document_heading(report->document, report->job->full ? 2 : 3, "%s",
					 report_name(report, run));
		if (!add_run(report, run, err))
			return false;
	}
	return true;
}
