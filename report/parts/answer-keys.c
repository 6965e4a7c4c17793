/* answer-keys.c — what tells the rows of an answer's table apart: cases, and what they are within.
 */
#include "answer.h"

#include "datasets/must.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The column that tells the first group from the others: "case" of "case=shared". */
static bool is_compared(const struct table *table, const char *column)
{
	const char *before = table->rows > 0 ? table_cell(table, 0, "before") : "";
	size_t length = strcspn(before, "=");

	return strlen(column) == length && strncmp(column, before, length) == 0;
}

/* The columns of the key; of sides without the run, for a row is of both. How many. */
size_t answer_key_count(const struct answer *answer, const struct report *report)
{
	size_t columns[METRIC_MAX];
	size_t keys = report_keys(answer->table, columns) +
		      (answer->against_first && report_runs(report) > 1);

	return keys > 0 ? keys : 1;
}

void answer_key_heads(const struct answer *answer, struct report *report)
{
	size_t columns[METRIC_MAX];
	size_t keys = report_keys(answer->table, columns);

	if (answer->against_first) {
		report_add_key_columns(report, answer->table);
		return;
	}
	for (size_t i = 0; i < keys; i++)
		grid_column(report->document, answer->table->names[columns[i]], false, NULL);
	if (keys == 0)
		grid_column(report->document, "rows", false, NULL);
}

void answer_keys(const struct answer *answer, struct report *report, size_t row)
{
	size_t columns[METRIC_MAX];
	size_t keys = report_keys(answer->table, columns);

	if (answer->against_first) {
		report_add_keys(report, answer->run, answer->table, row);
		return;
	}
	for (size_t i = 0; i < keys; i++)
		report_add_name(report, table_text(answer->table, row, columns[i]));
	if (keys == 0)
		grid_cell(report->document, "all");
}

/* What the row has in the columns that are not compared. Free it. */
char *answer_rest_of_key(const struct table *table, size_t row)
{
	size_t columns[METRIC_MAX];
	size_t count = report_keys(table, columns);
	char *text;
	size_t size;
	FILE *stream = must_open_text(&text, &size);

	for (size_t i = 0; i < count; i++)
		if (!is_compared(table, table->names[columns[i]]))
			fprintf(stream, "%s\n", table_text(table, row, columns[i]));
	must_close_text(stream);
	return text;
}

void answer_keys_of_first(const struct answer *answer, struct report *report, size_t row)
{
	const struct table *table = answer->table;
	size_t columns[METRIC_MAX];
	size_t count = report_keys(table, columns);
	char *first = answer_first(answer, report);

	if (report_runs(report) > 1)
		grid_cell(report->document, "%s", report_name(report, answer->run));
	for (size_t i = 0; i < count; i++)
		if (is_compared(table, table->names[columns[i]]))
			grid_cell(report->document, "%s", first);
		else
			report_add_name(report, table_text(table, row, columns[i]));
	free(first);
}
