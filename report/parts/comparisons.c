/* comparisons.c — before against after: the verdicts, and the numbers behind them. */
#include "table.h"

#include "datasets/array.h"
#include "datasets/must.h"
#include "datasets/situation.h"
#include "datasets/texts.h"

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
				report_comparison_title(report, report->comparisons, row),
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

/* The row's sentence, with its name and its line, but for the caution that stands above all. */
static void add_sentence(struct report *report, size_t row)
{
	const char *words = text(report, row, "words");
	char caution[SITUATION_CAUTION_SIZE];
	char *name = name_of(report, row);
	const char *at;
	const char *rest;
	int before;

	change_caution(caution, report->comparisons, row);
	at = caution[0] != '\0' ? strstr(words, caution) : NULL;
	before = (int)(at ? at - words : (ptrdiff_t)strlen(words));
	rest = at ? at + strlen(caution) : "";
	document_item(report->document, name, "%.*s%s", before, words, rest + (rest[0] == ' '));
	document_source(report->document, "%s:%ld", report->comparisons_path,
			report_line(report->comparisons, row));
	free(name);
}

/* ---- verdicts ---- */

/* What verdicts may be said of, as "in this run"; "" verdict: all. The caller frees it. */
static char *situations_of(const struct report *report, const char *verdict)
{
	struct texts said = { 0 };
	char *list;
	size_t size;
	FILE *stream = must_open_text(&list, &size);

	for (size_t row = 0; row < report->comparisons->rows; row++) {
		char situation[SITUATION_TEXT_SIZE];

		change_situation(situation, report->comparisons, row);
		if ((verdict[0] != '\0' &&
		     !table_says(report->comparisons, row, "verdict", verdict)) ||
		    situation[0] == '\0' || texts_have(&said, situation))
			continue;
		fprintf(stream, "%s%s", said.count > 0 ? "; " : "", situation);
		texts_add(&said, "%s", situation);
	}
	must_close_text(stream);
	texts_free(&said);
	return list;
}

/* Each caution that a row has, once. The caller frees it. */
static char *cautions_of(const struct report *report)
{
	struct texts said = { 0 };
	char *list;
	size_t size;
	FILE *stream = must_open_text(&list, &size);

	for (size_t row = 0; row < report->comparisons->rows; row++) {
		char caution[SITUATION_CAUTION_SIZE];

		change_caution(caution, report->comparisons, row);
		if (caution[0] == '\0' || !strstr(text(report, row, "words"), caution) ||
		    texts_have(&said, caution))
			continue;
		fprintf(stream, " %s", caution);
		texts_add(&said, "%s", caution);
	}
	must_close_text(stream);
	texts_free(&said);
	return list;
}

static char *counts_of(const struct report *report)
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
	return list;
}

static void add_overall(struct report *report)
{
	char *counts = counts_of(report);
	char *situations = situations_of(report, "");
	char *cautions = cautions_of(report);

	document_text(
		report->document,
		"Before: %s. After: %s. Of %zu comparisons%s%s%s: %s. Undecided is not equal: "
		"there the data cannot tell.%s",
		text(report, 0, "before"), text(report, 0, "after"), report->comparisons->rows,
		situations[0] != '\0' ? " (" : "", situations, situations[0] != '\0' ? ")" : "",
		counts, cautions);
	document_source(report->document, "%s", report->comparisons_path);
	free(counts);
	free(situations);
	free(cautions);
}

/* "Worse, in this run", and what is. */
static void add_verdict(struct report *report, const char *verdict, const char *heading)
{
	char *situations;

	if (count_of(report, verdict) == 0)
		return;
	situations = situations_of(report, verdict);
	document_heading(report->document, 2, "%s%s%s", heading, situations[0] != '\0' ? ", " : "",
			 situations);
	free(situations);
	for (size_t row = 0; row < report->comparisons->rows; row++)
		if (table_says(report->comparisons, row, "verdict", verdict))
			add_sentence(report, row);
}

/* Whether any comparison was of several runs a side. */
static bool has_runs(const struct report *report)
{
	for (size_t row = 0; row < report->comparisons->rows; row++)
		if (text(report, row, "runs_needed")[0] != '\0')
			return true;
	return false;
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
		{ "or runs", CELL_NEEDED, .column = "runs_needed" },
	};
	struct document *document = report->document;

	if (count_of(report, "undecided") == 0)
		return;
	document_heading(document, 2, "Undecided, and what would decide it");
	document_table(document, 3,
		       "What the data cannot tell, and how many VMs, or cycles or runs with the "
		       "same VMs, would show that no change is within the margin or, without a "
		       "margin, would make the interval half as wide (failures: migrations a side "
		       "that would decide); – where no number is known.");
	document_source(document, "%s", report->comparisons_path);
	add_rows(report, columns, COUNT(columns) - !has_runs(report), true);
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
		{ "by", CELL_BOUND, .column = "bounded_by" },
		{ "p (Holm)", CELL_P, .column = "p_holm" },
		{ "verdict", CELL_TEXT, .column = "verdict" },
		{ "line", CELL_LINE, .meaning = "Line of comparisons.csv." },
	};
	struct document *document = report->document;

	document_table(
		document, 3,
		"Every comparison: before and after (of a typical VM: geometric means of the VMs), "
		"the change with its %.10g %% interval, what makes that so wide (VMs, cycles, "
		"both, what is left of both, or several runs a side), and p after Holm's "
		"correction for all %s test%s of the call. VMs and cycles are both taken as "
		"chance; "
		"failures: Fisher's test, or whole VMs and rounds permuted where they heap there.",
		100 * table_cell_number(report->comparisons, 0, "level"), text(report, 0, "tests"),
		report_plural((size_t)table_cell_number(report->comparisons, 0, "tests")));
	document_source(document, "%s", report->comparisons_path);
	add_rows(report, columns, COUNT(columns), false);
}

static void add_figures(struct report *report)
{
	const char *last = "";

	for (size_t row = 0; row < report->comparisons->rows; row++) {
		const char *name = text(report, row, "metric");
		const struct metric *metric = report_metric(report, name);

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
