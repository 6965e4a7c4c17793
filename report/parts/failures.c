/* failures.c — every migration that did not succeed, one by one. */
#include "table.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

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

/* ---- in short: what failed alike, once ---- */

/* Migrations of one case that ended the same way, with the same words. */
struct kind {
	const char *name, *outcome, *error;
	size_t run, count;
	long first_line;
};

struct kinds {
	struct kind *at;
	size_t count, room;
};

/* So many kinds are told; where each migration has words of its own, the whole report has them. */
enum { KINDS_MOST = 12 };

static void count_kind(struct kinds *kinds, const struct kind *kind)
{
	size_t i = 0;

	while (i < kinds->count &&
	       (kinds->at[i].run != kind->run || strcmp(kinds->at[i].name, kind->name) != 0 ||
		strcmp(kinds->at[i].outcome, kind->outcome) != 0 ||
		strcmp(kinds->at[i].error, kind->error) != 0))
		i++;
	if (i == kinds->count) {
		must_grow(&kinds->at, &kinds->room, kinds->count, sizeof *kinds->at);
		kinds->at[kinds->count++] = *kind;
	}
	kinds->at[i].count++;
}

static void collect_kinds(struct kinds *kinds, const struct report *report)
{
	for (size_t r = 0; r < report_runs(report); r++) {
		const struct run *run = report_run(report, r);

		for (size_t row = 0; row < run_rows(run); row++) {
			struct kind kind = { .run = r,
					     .name = run_text(run, row, "case"),
					     .outcome = outcome_words[run_outcome(run, row)],
					     .error = run_text(run, row, "error"),
					     .first_line = report_line(&run->migrations, row) };

			if (went_wrong(run, row))
				count_kind(kinds, &kind);
		}
	}
}

static void add_kind(struct report *report, const struct kind *kind)
{
	if (report_runs(report) > 1)
		grid_cell(report->document, "%s", report_name(report, kind->run));
	report_add_name(report, kind->name);
	grid_cell(report->document, "%s", kind->outcome);
	grid_cell(report->document, "%zu", kind->count);
	grid_cell(report->document, "%s", kind->error[0] != '\0' ? kind->error : "–");
	grid_cell(report->document, "%ld", kind->first_line);
}

static void add_in_short(struct report *report, size_t failures, size_t rows)
{
	struct document *document = report->document;
	struct kinds kinds = { 0 };
	size_t shown;

	collect_kinds(&kinds, report);
	shown = kinds.count < KINDS_MOST ? kinds.count : KINDS_MOST;
	document_table(
		document, report_runs(report) > 1 ? 3 : 2,
		"The %zu of %zu planned migration%s that did not succeed, those alike in one "
		"row%s.",
		failures, rows, report_plural(rows),
		shown < kinds.count ? "; the first of them" : "");
	document_source(document, "%s", schema_migrations.file);
	if (report_runs(report) > 1)
		grid_column(document, "run", false, NULL);
	grid_column(document, "case", false, NULL);
	grid_column(document, "outcome", false, "What became of them, in one word.");
	grid_column(document, "migrations", true, NULL);
	grid_column(document, "error", false,
		    "The hypervisor's own words, or the reason of migstat collect.");
	grid_column(document, "first line", true, "Of migrations.csv.");
	for (size_t i = 0; i < shown; i++)
		add_kind(report, &kinds.at[i]);
	if (shown < kinds.count) {
		document_text(document,
			      "%zu more kinds of failure stand in the whole report (--full).",
			      kinds.count - shown);
		document_source(document, "%s", schema_migrations.file);
	}
	free(kinds.at);
}

bool part_failures(struct report *report, struct error *err)
{
	size_t failures = 0;
	size_t rows = 0;

	(void)err;
	for (size_t run = 0; run < report_runs(report); run++)
		for (size_t row = 0; row < run_rows(report_run(report, run)); row++, rows++)
			failures += went_wrong(report_run(report, run), row);
	document_heading(report->document, 1,
			 report->job->full ? "Failures, one by one" : "Failures");
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
	if (!report->job->full) {
		add_in_short(report, failures, rows);
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
