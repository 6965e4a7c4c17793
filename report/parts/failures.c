/* failures.c — every migration that did not succeed, one by one. */
#include "report.h"

static bool went_wrong(const struct run *run, size_t row)
{
	return outcome_info(run_outcome(run, row))->class != CLASS_OK;
}

static void add_columns(struct report *report)
{
	struct document *document = report->document;

	if (report_runs(report) > 1)
		grid_column(document, "run", false, NULL);
	grid_column(document, "migration", true, "Number of the planned migration in its run.");
	grid_column(document, "case", false, NULL);
	grid_column(document, "VM", false, NULL);
	grid_column(document, "cycle", true, NULL);
	grid_column(document, "way", false, "AB: from host A to host B; BA: back.");
	grid_column(document, "outcome", false, "What became of it, in one word.");
	grid_column(document, "error", false,
		    "The hypervisor's own words, or the reason of migstat collect.");
	grid_column(document, "line", true, "Line of migrations.csv.");
}

static void add_row(struct report *report, size_t run, size_t row)
{
	const struct run *of = report_run(report, run);
	struct document *document = report->document;

	if (report_runs(report) > 1)
		grid_cell(document, "%s", report_name(report, run));
	grid_cell(document, "%s", run_text(of, row, "migration"));
	report_add_name(report, run_text(of, row, "case"));
	report_add_name(report, run_text(of, row, "vm"));
	grid_cell(document, "%s", run_text(of, row, "cycle"));
	grid_cell(document, "%s", run_text(of, row, "direction"));
	grid_cell(document, "%s", run_text(of, row, "outcome"));
	grid_cell(document, "%s", run_text(of, row, "error"));
	grid_cell(document, "%ld", report_line(&of->migrations, row));
}

bool part_failures(struct report *report, struct error *err)
{
	size_t failures = 0;
	size_t rows = 0;

	(void)err;
	for (size_t run = 0; run < report_runs(report); run++)
		for (size_t row = 0; row < run_rows(report_run(report, run)); row++, rows++)
			failures += went_wrong(report_run(report, run), row);
	document_heading(report->document, 1, "Failures, one by one");
	if (failures == 0) {
		document_text(report->document, "None: all %zu migrations succeeded.", rows);
		document_source(report->document, "%s", schema_migrations.file);
		return true;
	}
	document_table(report->document, report_runs(report) > 1 ? 2 : 1,
		       "The %zu of %zu planned migrations that did not succeed or were never "
		       "attempted.",
		       failures, rows);
	document_source(report->document, "%s", schema_migrations.file);
	add_columns(report);
	for (size_t run = 0; run < report_runs(report); run++)
		for (size_t row = 0; row < run_rows(report_run(report, run)); row++)
			if (went_wrong(report_run(report, run), row))
				add_row(report, run, row);
	return true;
}
