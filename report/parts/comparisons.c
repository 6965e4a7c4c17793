/* comparisons.c — before against after: the verdicts, and the numbers behind them. */
#include "report.h"

#include "figure.h"
#include "report/data/change.h"

#include "datasets/array.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *text(const struct report *report, size_t row, const char *column)
{
	return table_text(report->comparisons, row, table_column(report->comparisons, column));
}

static double number(const struct report *report, size_t row, const char *column)
{
	return table_number(report->comparisons, row, table_column(report->comparisons, column));
}

/* The metric, or what has none. */
static const char *title_of(const struct report *report, size_t row)
{
	const char *metric = text(report, row, "metric");

	return metric[0] != '\0' ? report_metric_title(metric) : "Failed migrations";
}

/* "block, Total migration time, mean:". The caller frees it; NULL without memory. */
static char *name_of(const struct report *report, size_t row)
{
	char *group = report_group(report, report->comparisons, row);
	const char *aspect = text(report, row, "aspect");
	bool is_failures = strcmp(aspect, "failures") == 0;
	char *name = NULL;

	if (group && asprintf(&name, "%s%s%s%s%s:", strcmp(group, "all") == 0 ? "" : group,
			      strcmp(group, "all") == 0 ? "" : ", ", title_of(report, row),
			      is_failures ? "" : ", ", is_failures ? "" : aspect) < 0)
		name = NULL;
	free(group);
	return name;
}

static size_t count_of(const struct report *report, const char *verdict)
{
	size_t count = 0;

	for (size_t row = 0; row < report->comparisons->rows; row++)
		count += strcmp(text(report, row, "verdict"), verdict) == 0;
	return count;
}

static bool is_undecided(const struct report *report, size_t row)
{
	return strcmp(text(report, row, "verdict"), "undecided") == 0;
}

/* The row's sentence, with its name and its line. */
static void add_sentence(struct report *report, size_t row)
{
	char *name = name_of(report, row);

	if (name) {
		document_item(report->document, name, "%s", text(report, row, "words"));
		document_source(report->document, "%s:%ld", report->comparisons_path,
				report_line(report->comparisons, row));
	}
	report->document->failed = report->document->failed || !name;
	free(name);
}

/* ---- verdicts ---- */

static void add_overall(struct report *report)
{
	static const char *const verdicts[] = { "worse", "better", "changed", "equal",
						"undecided" };
	char *list = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&list, &size);

	for (size_t i = 0; stream && i < COUNT(verdicts); i++)
		if (i != 2 || count_of(report, verdicts[i]) > 0)
			fprintf(stream, "%s%zu %s", i > 0 ? ", " : "",
				count_of(report, verdicts[i]), verdicts[i]);
	if (stream)
		fclose(stream);
	if (list) {
		document_text(report->document,
			      "Before: %s. After: %s. Of %zu comparisons: %s. Undecided is not "
			      "equal: there the data cannot tell.",
			      text(report, 0, "before"), text(report, 0, "after"),
			      report->comparisons->rows, list);
		document_source(report->document, "%s", report->comparisons_path);
	}
	report->document->failed = report->document->failed || !list;
	free(list);
}

static void add_verdict(struct report *report, const char *verdict, const char *heading)
{
	if (count_of(report, verdict) == 0)
		return;
	document_heading(report->document, 2, "%s", heading);
	for (size_t row = 0; row < report->comparisons->rows; row++)
		if (strcmp(text(report, row, "verdict"), verdict) == 0)
			add_sentence(report, row);
}

static void add_group_cells(struct report *report, size_t row)
{
	char *group = report_group(report, report->comparisons, row);

	grid_cell(report->document, "%s", title_of(report, row));
	grid_cell(report->document, "%s", group ? group : "");
	grid_cell(report->document, "%s", text(report, row, "aspect"));
	report->document->failed = report->document->failed || !group;
	free(group);
}

/* Adds a cell with what the row's change says by one of change.h's functions. */
static void add_change(struct report *report, const struct change *change,
		       void (*say)(char *, const struct change *), const char *column)
{
	char words[CHANGE_TEXT_SIZE];

	say(words, change);
	grid_cell(report->document, "%s", words);
	grid_source(report->document, text(report, change->row, column), report->comparisons_path,
		    report_line(report->comparisons, change->row));
}

static void add_amount(struct report *report, const struct change *change, const char *column)
{
	char words[CHANGE_TEXT_SIZE];

	change_amount(words, change, column);
	grid_cell(report->document, "%s", words);
	grid_source(report->document, text(report, change->row, column), report->comparisons_path,
		    report_line(report->comparisons, change->row));
}

/* The column that change_signed tells, or one end of its interval. */
static const char *column_of(const struct change *change, bool is_end)
{
	bool is_ratio = change->offset > 0;

	if (is_end)
		return is_ratio ? "ratio_low" : "difference_low";
	return is_ratio ? "ratio" : "difference";
}

static void add_needed_row(struct report *report, size_t row)
{
	struct change change = change_of(report->comparisons, row, report->job->style.language);
	const char *units = text(report, row, "units_needed");
	const char *cycles = text(report, row, "cycles_needed");

	add_group_cells(report, row);
	add_change(report, &change, change_signed, column_of(&change, false));
	add_change(report, &change, change_range, column_of(&change, true));
	grid_cell(report->document, "%s", units[0] != '\0' ? units : "–");
	grid_cell(report->document, "%s", cycles[0] != '\0' ? cycles : "–");
	grid_cell(report->document, "%ld", report_line(report->comparisons, row));
}

static void add_needed(struct report *report)
{
	struct document *document = report->document;

	if (count_of(report, "undecided") == 0)
		return;
	document_heading(document, 2, "Undecided, and what would decide it");
	document_table(document, 3,
		       "What the data cannot tell, and how many VMs, or cycles with the same VMs, "
		       "would tell it with the power that `migstat compare` was asked for, if the "
		       "change is as seen; – where no number is known.");
	document_source(document, "%s", report->comparisons_path);
	grid_column(document, "metric", false, NULL);
	grid_column(document, "group", false, NULL);
	grid_column(document, "of", false, NULL);
	grid_column(document, "change", true, NULL);
	grid_column(document, "interval", true, NULL);
	grid_column(document, "VMs needed", true, NULL);
	grid_column(document, "or cycles", true, NULL);
	grid_column(document, "line", true, "Line of comparisons.csv.");
	for (size_t row = 0; row < report->comparisons->rows; row++)
		if (is_undecided(report, row))
			add_needed_row(report, row);
}

bool part_verdicts(struct report *report, struct error *err)
{
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
	return document_check(report->document, err);
}

/* ---- tables ---- */

static void add_row(struct report *report, size_t row)
{
	struct change change = change_of(report->comparisons, row, report->job->style.language);

	add_group_cells(report, row);
	add_amount(report, &change, "before_value");
	add_amount(report, &change, "after_value");
	add_change(report, &change, change_signed, column_of(&change, false));
	add_change(report, &change, change_range, column_of(&change, true));
	add_change(report, &change, change_p, "p_holm");
	grid_cell(report->document, "%s", text(report, row, "verdict"));
	grid_cell(report->document, "%ld", report_line(report->comparisons, row));
}

static void add_table(struct report *report)
{
	struct document *document = report->document;

	document_table(
		document, 3,
		"Every comparison: before, after, the change with its %.10g %% interval, and p "
		"after Holm's correction for all %s tests of the call.",
		100 * number(report, 0, "level"), text(report, 0, "tests"));
	document_source(document, "%s", report->comparisons_path);
	grid_column(document, "metric", false, NULL);
	grid_column(document, "group", false, NULL);
	grid_column(document, "of", false, NULL);
	grid_column(document, "before", true, NULL);
	grid_column(document, "after", true, NULL);
	grid_column(document, "change", true, NULL);
	grid_column(document, "interval", true, NULL);
	grid_column(document, "p (Holm)", true, NULL);
	grid_column(document, "verdict", false, NULL);
	grid_column(document, "line", true, "Line of comparisons.csv.");
	for (size_t row = 0; row < report->comparisons->rows; row++)
		add_row(report, row);
}

static bool add_figures(struct report *report, struct error *err)
{
	const char *last = "";

	for (size_t row = 0; row < report->comparisons->rows; row++) {
		const char *name = text(report, row, "metric");
		size_t metric = metric_find(name);

		if (metric < metric_count() && strcmp(name, last) != 0 &&
		    !part_figure(report, "before-after", metric_at(metric), err))
			return false;
		last = name;
	}
	return true;
}

bool part_comparisons(struct report *report, struct error *err)
{
	if (!report->comparisons || report->comparisons->rows == 0)
		return true;
	document_heading(report->document, 1, "Comparisons");
	if (report->job->before == 0)
		add_overall(report);
	add_table(report);
	if (report->job->before > 0 && !add_figures(report, err))
		return false;
	/* of two sides the others were told with the verdict */
	if (report->job->before > 0 && count_of(report, "undecided") == 0)
		return true;
	document_heading(report->document, 2,
			 report->job->before > 0 ? "Undecided, in sentences" : "In sentences");
	for (size_t row = 0; row < report->comparisons->rows; row++)
		if (report->job->before == 0 || is_undecided(report, row))
			add_sentence(report, row);
	return document_check(report->document, err);
}
