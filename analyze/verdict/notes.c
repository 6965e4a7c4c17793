/* notes.c — the sentences beneath a table of comparisons: what several rows have to bear in mind is
 * said once, and so are rows of which there is nothing but the same to say. */
#include "inside.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

/* The rows of one table. */
struct table_rows {
	const struct comparisons *comparisons;
	size_t first, count;
	char **words;           /* of each: what only it has to say */
	struct texts *cautions; /* of each: what others may have to say, too */
};

static struct table_rows table_rows_of(const struct comparisons *comparisons, size_t first,
				       size_t end)
{
	struct table_rows rows = { comparisons, first, end - first, NULL, NULL };

	rows.words = must_alloc(rows.count, sizeof *rows.words);
	rows.cautions = must_alloc(rows.count, sizeof *rows.cautions);
	for (size_t i = 0; i < rows.count; i++) {
		rows.cautions[i] = (struct texts){ 0 };
		rows.words[i] = comparison_words_of_row(comparisons, &comparisons->at[first + i],
							&rows.cautions[i]);
	}
	return rows;
}

static void table_rows_free(struct table_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		free(rows->words[i]);
		texts_free(&rows->cautions[i]);
	}
	free(rows->words);
	free(rows->cautions);
}

/* In how many rows the caution stands. */
static size_t sharers(const struct table_rows *rows, const char *caution)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += texts_have(&rows->cautions[i], caution);
	return count;
}

/* How many rows have a number to be careful with. */
static size_t tested(const struct table_rows *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += rows->comparisons->at[rows->first + i].test != TEST_NONE;
	return count;
}

static void print_name(FILE *stream, const struct table_rows *rows, size_t i, const char *separator)
{
	char *name = text_clean(comparison_name(
		rows->comparisons, &rows->comparisons->at[rows->first + i], NAME_SHORT));

	fprintf(stream, "%s%s", separator, name);
	free(name);
}

/* "shared, mean; block, mean: ", unless it holds for every row that was tested. */
static void add_shared(struct texts *notes, const struct table_rows *rows, const char *caution)
{
	char *names;
	size_t size;
	FILE *stream = must_open_text(&names, &size);
	const char *separator = "";

	for (size_t i = 0; i < rows->count && sharers(rows, caution) < tested(rows); i++)
		if (texts_have(&rows->cautions[i], caution)) {
			print_name(stream, rows, i, separator);
			separator = "; ";
		}
	must_close_text(stream);
	texts_add(notes, "%s%s%s", names, names[0] != '\0' ? ": " : "", caution);
	free(names);
}

static void add_all_shared(struct texts *notes, const struct table_rows *rows)
{
	struct texts said = { 0 };

	for (size_t i = 0; i < rows->count; i++)
		for (size_t k = 0; k < rows->cautions[i].count; k++) {
			const char *caution = rows->cautions[i].at[k];

			if (sharers(rows, caution) < 2 || texts_have(&said, caution))
				continue;
			texts_add(&said, "%s", caution);
			add_shared(notes, rows, caution);
		}
	texts_free(&said);
}

/* Whether an earlier row, which named this one, too, says the very same. */
static bool is_said(const struct table_rows *rows, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (strcmp(rows->words[i], rows->words[row]) == 0)
			return true;
	return false;
}

/* The row's sentence, behind its name and those of later rows that say the same. */
static void add_row(struct texts *notes, const struct table_rows *rows, size_t row)
{
	char *note;
	size_t size;
	FILE *stream = must_open_text(&note, &size);

	print_name(stream, rows, row, "");
	for (size_t i = row + 1; i < rows->count; i++)
		if (strcmp(rows->words[i], rows->words[row]) == 0)
			print_name(stream, rows, i, "; ");
	fprintf(stream, ": %s", rows->words[row]);
	for (size_t k = 0; k < rows->cautions[row].count; k++)
		if (sharers(rows, rows->cautions[row].at[k]) == 1)
			fprintf(stream, " %s", rows->cautions[row].at[k]);
	must_close_text(stream);
	texts_add(notes, "%s", note);
	free(note);
}

void comparison_notes(struct texts *notes, const struct comparisons *comparisons, size_t first,
		      size_t end)
{
	struct table_rows rows = table_rows_of(comparisons, first, end);

	add_all_shared(notes, &rows);
	for (size_t i = 0; i < rows.count; i++)
		if (!is_said(&rows, i))
			add_row(notes, &rows, i);
	table_rows_free(&rows);
}
