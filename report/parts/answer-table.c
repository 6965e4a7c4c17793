/* answer-table.c — the small table that a report begins with: a row for each group, with the change
 * of each metric, how sure it is, and the verdict. */
#include "answer.h"

#include "report/data/change.h"
#include "report/draw/number.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A table of more rows is none that is read at a glance; the details have them all. */
enum { ROWS_MOST = 16 };

static const char none[] = "–";

/* ---- heads ---- */

/* "total migration time": a title inside a sentence. */
static char *small(const char *title)
{
	char *text = must_copy(title);

	if (text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z')
		text[0] = (char)(text[0] | 0x20);
	return text;
}

/* Whether a CSV file is shown in which nothing tells VMs apart. */
static bool of_rows(const struct report *report)
{
	const struct csv_file *file = sources_file(report->job->sources);

	return file && !file->unit_of;
}

static void add_heads(const struct answer *answer, struct report *report)
{
	char *first = answer_first(answer, report);

	answer_key_heads(answer, report);
	for (size_t i = 0; i < answer->metric_count; i++) {
		char *title = small(report_metric_title(report, answer->metrics[i]));
		char *against =
			first[0] != '\0' ? must_print("against %s", first) : must_copy("change");
		char *before = must_print("%s before", title);

		grid_column(report->document, first[0] != '\0' ? title : before, true,
			    of_rows(report) ? NULL
					    : "Of a typical VM: the geometric mean of the VMs.");
		if (first[0] == '\0')
			grid_column(report->document, "after", true, NULL);
		grid_column(report->document, against, false,
			    "The verdict, the change, and the interval of the change.");
		grid_whole(report->document);
		free(title);
		free(against);
		free(before);
	}
	if (!sources_file(report->job->sources)) /* of which nobody tells what failed */
		grid_column(report->document, "failed", true,
			    first[0] != '\0' ? "Of those attempted."
					     : "Of those attempted, after.");
	free(first);
}

/* ---- cells ---- */

/* Where the number of the cell added last stands, and what it is of. */
static void say_place(const struct answer *answer, struct report *report, size_t row,
		      const char *column)
{
	const char *metric = table_cell(answer->table, row, "metric");

	grid_source(report->document, table_cell(answer->table, row, column), answer->citation,
		    report_line(answer->table, row));
	grid_about(report->document, metric[0] != '\0' ? metric : ABOUT_FAILURES);
}

static void add_amount(const struct answer *answer, struct report *report, size_t row,
		       const char *column)
{
	char text[CHANGE_TEXT_SIZE] = "–";

	if (row < answer->table->rows) {
		struct change change = change_of(answer->table, row, report->job->style.language);

		change_amount(text, &change, column);
	}
	grid_cell(report->document, "%s", text);
	if (row < answer->table->rows && table_cell(answer->table, row, column)[0] != '\0')
		say_place(answer, report, row, column);
}

/* Whether it is undecided only because it is one of many tests: by itself it would be clear. What
 * is undecided for another reason is clear with them, too, or not counted among them. */
static bool is_one_of_many(const struct table *table, size_t row)
{
	double risk = 1 - table_cell_number(table, row, "level");

	return table_says(table, row, "verdict", "undecided") &&
	       table_cell_number(table, row, "tests") > 1 &&
	       table_cell_number(table, row, "p") < risk &&
	       table_cell_number(table, row, "p_holm") >= risk;
}

/* "worse", "undecided among 16 tests". */
static void say_verdict(char text[CHANGE_TEXT_SIZE], const struct table *table, size_t row)
{
	bool of_many = is_one_of_many(table, row);

	snprintf(text, CHANGE_TEXT_SIZE, "%.20s%s%.10s%s", table_cell(table, row, "verdict"),
		 of_many ? " among " : "", of_many ? table_cell(table, row, "tests") : "",
		 of_many ? " tests" : "");
}

/* "worse: +42 % (+31 to +55 %)", on the verdict's ground. */
static void add_change(const struct answer *answer, struct report *report, size_t row)
{
	const struct table *table = answer->table;
	struct change change;
	char text[CHANGE_TEXT_SIZE];
	char range[CHANGE_TEXT_SIZE];
	char verdict[CHANGE_TEXT_SIZE];

	if (row == table->rows) {
		grid_cell(report->document, "%s", none);
		return;
	}
	change = change_of(table, row, report->job->style.language);
	change_signed(text, &change);
	change_range(range, &change);
	say_verdict(verdict, table, row);
	if (strcmp(text, none) == 0)
		grid_cell(report->document, "%s: no value", verdict);
	else
		grid_cell(report->document, "%s: %s (%s)", verdict, text, range);
	grid_tone(report->document, tone_of(table_cell(table, row, "verdict")));
	say_place(answer, report, row, change.prefix);
}

/* "4 of 8", on the ground of a verdict that is decided. */
static void add_failures(const struct answer *answer, struct report *report, size_t row,
			 const char *side, bool with_verdict)
{
	const struct table *table = answer->table;
	char failed[32];
	char attempted[32];

	if (sources_file(report->job->sources))
		return;
	if (row == table->rows) {
		grid_cell(report->document, "%s", none);
		return;
	}
	snprintf(failed, sizeof failed, "%s_n", side);
	snprintf(attempted, sizeof attempted, "%s_units", side);
	if (with_verdict && !table_says(table, row, "verdict", "undecided")) {
		const char *verdict = table_cell(table, row, "verdict");

		grid_cell(report->document, "%s: %s of %s", verdict, table_cell(table, row, failed),
			  table_cell(table, row, attempted));
		grid_tone(report->document, tone_of(verdict));
	} else {
		grid_cell(report->document, "%s of %s", table_cell(table, row, failed),
			  table_cell(table, row, attempted));
	}
	say_place(answer, report, row, failed);
}

/* ---- rows ---- */

static void add_group(const struct answer *answer, struct report *report, const char *group)
{
	size_t failures = answer_row(answer, report, "", group);
	size_t any = failures;

	for (size_t i = 0; any == answer->table->rows && i < answer->metric_count; i++)
		any = answer_row(answer, report, answer->metrics[i], group);
	if (any == answer->table->rows)
		return;
	answer_keys(answer, report, any);
	for (size_t i = 0; i < answer->metric_count; i++) {
		size_t row = answer_row(answer, report, answer->metrics[i], group);

		if (!answer->against_first)
			add_amount(answer, report, row, "before_value");
		add_amount(answer, report, row, "after_value");
		add_change(answer, report, row);
	}
	add_failures(answer, report, failures, "after", true);
}

/* The row of that group's first: the number of all its rows, where it is the same in all. */
static size_t row_of_first(const struct answer *answer, const struct report *report,
			   const char *metric, const char *column, const struct texts *groups)
{
	const struct table *table = answer->table;
	size_t found = table->rows;

	for (size_t i = 0; i < groups->count; i++) {
		size_t row = answer_row(answer, report, metric, groups->at[i]);

		if (row == table->rows || table_cell(table, row, column)[0] == '\0')
			continue;
		if (found < table->rows &&
		    strcmp(table_cell(table, found, column), table_cell(table, row, column)) != 0)
			return table->rows; /* means of other VMs */
		found = row;
	}
	return found;
}

static void add_first(const struct answer *answer, struct report *report, size_t key_row,
		      const struct texts *groups)
{
	answer_keys_of_first(answer, report, key_row);
	for (size_t i = 0; i < answer->metric_count; i++) {
		add_amount(answer, report,
			   row_of_first(answer, report, answer->metrics[i], "before_value", groups),
			   "before_value");
		grid_cell(report->document, "the first");
	}
	add_failures(answer, report, row_of_first(answer, report, "", "before_units", groups),
		     "before", false);
}

/* Adds the rows of the groups that are compared with one first, behind it. */
static void add_with_first(const struct answer *answer, struct report *report)
{
	struct texts done = { 0 };

	for (size_t row = 0; row < answer->table->rows; row++) {
		char *rest = answer_rest_of_key(answer->table, row);
		struct texts groups = { 0 };

		if (!texts_have(&done, rest)) {
			for (size_t at = row; at < answer->table->rows; at++) {
				char *other = answer_rest_of_key(answer->table, at);
				char *group = report_group(report, answer->table, at);

				if (strcmp(other, rest) == 0 && !texts_have(&groups, group))
					texts_add(&groups, "%s", group);
				free(other);
				free(group);
			}
			add_first(answer, report, row, &groups);
			for (size_t i = 0; i < groups.count && i < ROWS_MOST; i++)
				add_group(answer, report, groups.at[i]);
			texts_add(&done, "%s", rest);
		}
		texts_free(&groups);
		free(rest);
	}
	texts_free(&done);
}

/* ---- the table ---- */

static void begin(const struct answer *answer, struct report *report)
{
	const struct table *table = answer->table;
	char *first = answer_first(answer, report);
	double percent = 100 * table_cell_number(table, 0, "level");
	const char *tests = table_cell(table, 0, "tests");
	char *tested = strcmp(tests, "0") == 0 ? must_copy("for which nothing could be tested")
		       : strcmp(tests, "1") == 0
			       ? must_copy("of one test")
			       : must_print("corrected for all %s tests (Holm)", tests);

	document_table(report->document, answer_key_count(answer, report),
		       "%s%s: means%s, the change with its %.10g %% interval, and the "
		       "verdict, %s. Undecided is not equal: there the data cannot tell.",
		       first[0] == '\0'                     ? "After against before"
		       : sources_file(report->job->sources) ? "Each group against "
							    : "Each case against ",
		       first, of_rows(report) ? "" : " of a typical VM", percent, tested);
	free(tested);
	document_source(report->document, "%s", answer->citation);
	free(first);
}

void answer_table(const struct answer *answers, size_t count, struct report *report)
{
	begin(&answers[0], report);
	add_heads(&answers[0], report);
	for (size_t i = 0; i < count; i++)
		if (answers[i].against_first)
			add_with_first(&answers[i], report);
		else
			for (size_t g = 0; g < answers[i].groups.count && g < ROWS_MOST; g++)
				add_group(&answers[i], report, answers[i].groups.at[g]);
}
