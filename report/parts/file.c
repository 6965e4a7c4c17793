/* file.c — what only the report of a CSV file has: the numbers of its groups, and how it was read.
 */
#include "table.h"

#include "report/figures/figures.h"

#include "datasets/array.h"
#include "datasets/flags.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>

/* The first is not told where each row is by itself. */
static const struct part_column columns[] = {
	{ "VMs", CELL_COUNT, .column = "vms" },
	{ "cycles", CELL_COUNT, .column = "cycles" },
	{ "n", CELL_COUNT, .column = "n" },
	{ "given up", CELL_COUNT, .column = "censored" },
	{ "mean", CELL_VALUE, .column = "mean" },
	{ "interval", CELL_INTERVAL, .column = "interval_low", .second = "interval_high" },
	{ "sd", CELL_VALUE, .column = "sd" },
	{ "median", CELL_VALUE, .column = "median" },
	{ "p95", CELL_VALUE, .column = "p95" },
	{ "least", CELL_VALUE, .column = "min" },
	{ "most", CELL_VALUE, .column = "max" },
};

bool part_file_numbers(struct report *report, struct error *err)
{
	const struct csv_file *file = sources_file(report->job->sources);
	size_t first = file->unit_of ? 0 : 1;

	(void)err;
	document_heading(report->document, 2, "Numbers");
	for (size_t i = 0; i < file->metric_count; i++)
		if (metric_has_values(report, file->metrics[i].column.name))
			metric_table(report, file->metrics[i].column.name, &columns[first],
				     COUNT(columns) - first, "");
	return true;
}

/* What an interval is for. */
static const char *chance_of(const struct csv_file *file)
{
	if (file->unit_of && file->cycle)
		return "VMs and cycles are both chance: intervals and verdicts are for VMs like "
		       "these, at times like those of the file; another day is not in them.";
	if (file->unit_of)
		return "VMs are chance: intervals and verdicts are for VMs like these; how much "
		       "time matters is not in them, for nothing tells the cycle.";
	return "Each row counts as if it told something new. Where rows resemble each other, as "
	       "those of one VM or one day do, intervals are too narrow and verdicts too sure: "
	       "name the column that tells the VM (--unit-of) and the cycle (--cycle).";
}

/* "before-after, outcomes, ..."; to be freed. */
static char *figures_left_out(void)
{
	const char *between = "";
	char *names;
	size_t size;
	FILE *stream = must_open_text(&names, &size);

	for (const struct figure *figure = figures; figure->name; figure++)
		if (!figure->of_rows) {
			fprintf(stream, "%s%s", between, figure->name);
			between = ", ";
		}
	must_close_text(stream);
	return names;
}

bool part_file(struct report *report, struct error *err)
{
	const struct csv_file *file = sources_file(report->job->sources);
	char *left_out = figures_left_out();
	const char *note;

	(void)err;
	document_heading(report->document, 1, "How the file was read");
	document_item(report->document, "Rows.", "%lld of the %lld row%s count.", file->kept,
		      file->rows, report_plural((size_t)file->rows));
	for (size_t i = 0; (note = csv_file_note(file, i)); i++)
		document_text(report->document, "%s", note);
	document_item(report->document, "Chance.", "%s", chance_of(file));
	document_item(report->document, "Left out.",
		      "What tells of migrations, of which the rows of a CSV file tell nothing: "
		      "outcomes and failures, and the figures %s.",
		      left_out);
	document_text(report->document, "Report made by migstat " MIGSTAT_VERSION ".");
	free(left_out);
	return true;
}
