/* failures.c — every migration that did not succeed, one by one. */
#include "table.h"

#include "datasets/array.h"

static bool went_wrong(const struct run *run, size_t row)
{
	return outcome_info(run_outcome(run, row))->class != CLASS_OK;
}

static const struct part_column columns[] = {
	{ "migration", CELL_DIGITS, .column = "migration",
	  .meaning = "Number of the planned migration in its run." },
	{ "case", CELL_NAME, .column = "case" },
	{ "VM", CELL_NAME, .column = "vm" },
	{ "cycle", CELL_DIGITS, .column = "cycle" },
	{ "way", CELL_TEXT, .column = "direction",
	  .meaning = "AB: from host A to host B; BA: back." },
	{ "outcome", CELL_TEXT, .column = "outcome", .meaning = "What became of it, in one word." },
	{ "error", CELL_TEXT, .column = "error",
	  .meaning = "The hypervisor's own words, or the reason of migstat collect." },
	{ "line", CELL_LINE, .meaning = "Line of migrations.csv." },
};

static void add_run(struct report *report, size_t run)
{
	struct part_row at = { .table = &report_run(report, run)->migrations };

	for (; at.row < at.table->rows; at.row++) {
		if (!went_wrong(report_run(report, run), at.row))
			continue;
		if (report_runs(report) > 1)
			grid_cell(report->document, "%s", report_name(report, run));
		part_cells(report, columns, COUNT(columns), &at);
	}
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
		if (rows == 0)
			document_text(report->document, "There is no migration.");
		else
			document_text(report->document,
				      rows == 1 ? "None: the one migration succeeded."
						: "None: all %zu migrations succeeded.",
				      rows);
		document_source(report->document, "%s", schema_migrations.file);
		return true;
	}
	document_table(
		report->document, report_runs(report) > 1 ? 2 : 1,
		"The %zu of %zu planned migration%s that did not succeed or %s never attempted.",
		failures, rows, report_plural(rows), failures == 1 ? "was" : "were");
	document_source(report->document, "%s", schema_migrations.file);
	if (report_runs(report) > 1)
		grid_column(report->document, "run", false, NULL);
	part_heads(report, columns, COUNT(columns));
	for (size_t run = 0; run < report_runs(report); run++)
		add_run(report, run);
	return true;
}
