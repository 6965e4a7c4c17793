/* comparisons.c — before against after: the verdicts, and the numbers behind them. */
#include "table.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *text(const struct report *report, size_t row, const char *column)
{
	return table_cell(report->comparisons, row, column);
}

/* "block, Total migration time, mean:". The caller frees it. */
static char *name_of(const struct report *report, size_t row)
{
	char *group = report_group(report, report->comparisons, row);
	const char *aspect = text(report, row, "aspect");
	bool is_failures = strcmp(aspect, "failures") == 0;
	bool is_all = strcmp(group, "all") == 0;
	char *name = must_print("%s%s%s%s%s:", is_all ? "" : group, is_all ? "" : ", ",
				report_comparison_title(report->comparisons, row),
				is_failures ? "" : ", ", is_failures ? "" : aspect);

	free(group);
	return name;
}

static size_t count_of(const struct report *report, const char *verdict)
{
	size_t count = 0;

	for (size_t row = 0; row < report->comparisons->rows; row++)
		count += table_says(report->comparisons, row, "verdict", verdict);
	return count;
}

/* The row's sentence, with its name and its line. */
static void add_sentence(struct report *report, size_t row)
{
	char *name = name_of(report, row);

	document_item(report->document, name, "%s", text(report, row, "words"));
	document_source(report->document, "%s:%ld", report->comparisons_path,
			report_line(report->comparisons, row));
	free(name);
}

/* ---- verdicts ---- */

static void add_overall(struct report *report)
{
	static const char *const verdicts[] = { "worse", "better", "changed", "equal",
						"undecided" };
	char *list;
	size_t size;
	FILE *stream = must_open_text(&list, &size);

	for (size_t i = 0; i < COUNT(verdicts); i++)
		if (i != 2 || count_of(report, verdicts[i]) > 0)
			fprintf(stream, "%s%zu %s", i > 0 ? ", " : "",
				count_of(report, verdicts[i]), verdicts[i]);
	must_close_text(stream);
	document_text(report->document,
		      "Before: %s. After: %s. Of %zu comparisons: %s. Undecided is not equal: "
		      "there the data cannot tell.",
		      text(report, 0, "before"), text(report, 0, "after"),
		      report->comparisons->rows, list);
	document_source(report->document, "%s", report->comparisons_path);
	free(list);
}

static void add_verdict(struct report *report, const char *verdict, const char *heading)
{
	if (count_of(report, verdict) == 0)
		return;
	document_heading(report->document, 2, "%s", heading);
	for (size_t row = 0; row < report->comparisons->rows; row++)
		if (table_says(report->comparisons, row, "verdict", verdict))
			add_sentence(report, row);
}

/* Adds the heads, and the row of every comparison, or of those that are undecided. */
static void add_rows(struct report *report, const struct part_column *columns, size_t count,
		     bool undecided)
{
	struct change change;
	struct part_row at = { .table = report->comparisons,
			       .citation = report->comparisons_path,
			       .change = &change };

	part_heads(report, columns, count);
	for (; at.row < at.table->rows; at.row++) {
		change = change_of(at.table, at.row, report->job->style.language);
		if (!undecided || table_says(at.table, at.row, "verdict", "undecided"))
			part_cells(report, columns, count, &at);
	}
}

static void add_needed(struct report *report)
{
	static const struct part_column columns[] = {
		{ "metric", CELL_TITLE, .column = NULL },
		{ "group", CELL_GROUP, .column = NULL },
		{ "of", CELL_TEXT, .column = "aspect" },
		{ "change", CELL_CHANGE, .column = NULL },
		{ "interval", CELL_CHANGE_RANGE, .column = NULL },
		{ "VMs needed", CELL_NEEDED, .column = "units_needed" },
		{ "or cycles", CELL_NEEDED, .column = "cycles_needed" },
		{ "line", CELL_LINE, .meaning = "Line of comparisons.csv." },
	};
	struct document *document = report->document;

	if (count_of(report, "undecided") == 0)
		return;
	document_heading(document, 2, "Undecided, and what would decide it");
	document_table(document, 3,
		       "What the data cannot tell, and how many VMs, or cycles with the same VMs, "
		       "would tell it with the power that `migstat compare` was asked for, if the "
		       "change is as seen; – where no number is known.");
	document_source(document, "%s", report->comparisons_path);
	add_rows(report, columns, COUNT(columns), true);
}

bool part_verdicts(struct report *report, struct error *err)
{
	(void)err;
	document_heading(report->document, 1, "Verdict");
	if (report->comparisons->rows == 0) {
		document_text(report->document, "Nothing was compared.");
		return true;
	}
	add_overall(report);
	add_verdict(report, "worse", "Worse");
	add_verdict(report, "better", "Better");
	add_verdict(report, "changed", "Changed, where neither way is better");
	add_verdict(report, "equal", "Equal within the margin");
	add_needed(report);
	return true;
}

/* ---- tables ---- */

static void add_table(struct report *report)
{
	static const struct part_column columns[] = {
		{ "metric", CELL_TITLE, .column = NULL },
		{ "group", CELL_GROUP, .column = NULL },
		{ "of", CELL_TEXT, .column = "aspect" },
		{ "before", CELL_AMOUNT, .column = "before_value" },
		{ "after", CELL_AMOUNT, .column = "after_value" },
		{ "change", CELL_CHANGE, .column = NULL },
		{ "interval", CELL_CHANGE_RANGE, .column = NULL },
		{ "p (Holm)", CELL_P, .column = "p_holm" },
		{ "verdict", CELL_TEXT, .column = "verdict" },
		{ "line", CELL_LINE, .meaning = "Line of comparisons.csv." },
	};
	struct document *document = report->document;

	document_table(
		document, 3,
		"Every comparison: before, after, the change with its %.10g %% interval, and p "
		"after Holm's correction for all %s tests of the call.",
		100 * table_cell_number(report->comparisons, 0, "level"), text(report, 0, "tests"));
	document_source(document, "%s", report->comparisons_path);
	add_rows(report, columns, COUNT(columns), false);
}

static void add_figures(struct report *report)
{
	const char *last = "";

	for (size_t row = 0; row < report->comparisons->rows; row++) {
		const char *name = text(report, row, "metric");
		const struct metric *metric = report_metric(name);

		if (metric && strcmp(name, last) != 0)
			part_figure(report, "before-after", metric);
		last = name;
	}
}

bool part_comparisons(struct report *report, struct error *err)
{
	(void)err;
	if (!report->comparisons || report->comparisons->rows == 0)
		return true;
	document_heading(report->document, 1, "Comparisons");
	if (report->job->before == 0)
		add_overall(report);
	add_table(report);
	if (report->job->before > 0)
		add_figures(report);
	/* of two sides the others were told with the verdict */
	if (report->job->before > 0 && count_of(report, "undecided") == 0)
		return true;
	document_heading(report->document, 2,
			 report->job->before > 0 ? "Undecided, in sentences" : "In sentences");
	for (size_t row = 0; row < report->comparisons->rows; row++)
		if (report->job->before == 0 ||
		    table_says(report->comparisons, row, "verdict", "undecided"))
			add_sentence(report, row);
	return true;
}
