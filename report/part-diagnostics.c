/* part-diagnostics.c — what the checks of the measurements found. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

static bool is(const struct table *table, size_t row, const char *finding)
{
	return strcmp(table_text(table, row, table_column(table, "finding")), finding) == 0;
}

static void add_findings(struct report *report, size_t run, const struct table *table)
{
	char citation[CITATION_SIZE];

	report_citation(citation, report, run, &schema_diagnostics);
	for (size_t row = 0; row < table->rows; row++) {
		char *group = report_group(report, table, row);
		char *lead = NULL;

		if (is(table, row, "found") && group &&
		    asprintf(&lead, "%s, %s:",
			     report_metric_title(
				     table_text(table, row, table_column(table, "metric"))),
			     group) >= 0) {
			document_item(report->document, lead, "%s",
				      table_text(table, row, table_column(table, "sentence")));
			document_source(report->document, "%s:%ld", citation,
					report_line(table, row));
		}
		report->document->failed = report->document->failed || !group;
		free(group);
		free(lead);
	}
}

static void add_counts(struct report *report, size_t run, const struct table *table)
{
	char citation[CITATION_SIZE];
	size_t found = 0;
	size_t nothing = 0;

	for (size_t row = 0; row < table->rows; row++) {
		found += is(table, row, "found");
		nothing += is(table, row, "not_found");
	}
	report_citation(citation, report, run, &schema_diagnostics);
	document_text(report->document,
		      "Of %zu checks %zu found something, %zu found nothing, and %zu had too few "
		      "values. No value was dropped for what they found.",
		      table->rows, found, nothing, table->rows - found - nothing);
	document_source(report->document, "%s", citation);
}

bool part_diagnostics(struct report *report, struct error *err)
{
	struct sources *sources = report->job->sources;

	document_heading(report->document, 1, "Checks of the measurements");
	for (size_t run = 0; run < report_runs(report); run++) {
		const struct table *table;

		if (report_runs(report) > 1)
			document_heading(report->document, 2, "%s", report_name(report, run));
		if (!sources_has(sources, run, &schema_diagnostics)) {
			document_text(report->document,
				      "The analysis holds no checks: an older migstat made it; "
				      "`migstat analyze` makes it anew.");
			continue;
		}
		table = sources_table(sources, run, &schema_diagnostics, err);
		if (!table)
			return false;
		add_counts(report, run, table);
		add_findings(report, run, table);
	}
	return true;
}
