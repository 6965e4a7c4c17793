/* table.c — a CSV file in memory, checked against its schema. */
#include "table.h"

#include "output.h"
#include "table-file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is the table's from the beginning of the reading, and no longer the stream's. */
static void take_header(struct table *table, struct table_stream *stream)
{
	table->path = stream->path;
	table->names = stream->names;
	table->columns = table->cells.columns = stream->columns;
}

static int by_column_name(const void *left, const void *right, void *closure)
{
	char **names = closure;

	return strcmp(names[*(const size_t *)left], names[*(const size_t *)right]);
}

/* A wide table is asked for its columns as often as it has cells. */
static bool index_names(struct table *table, struct error *err)
{
	table->by_name = calloc(table->columns, sizeof *table->by_name);
	if (!table->by_name)
		return error_memory(err);
	for (size_t i = 0; i < table->columns; i++)
		table->by_name[i] = i;
	qsort_r(table->by_name, table->columns, sizeof *table->by_name, by_column_name,
		table->names);
	return true;
}

static bool read_rows(struct table *table, struct table_stream *stream, struct error *err)
{
	bool more = true;

	while (more) {
		if (!table_stream_take(stream, &table->cells, &more, err))
			return false;
		table->rows = table->cells.rows;
	}
	cells_fit(&table->cells);
	return true;
}

struct keyed {
	double key;
	size_t row;
};

static int by_key(const void *left, const void *right)
{
	const struct keyed *a = left;
	const struct keyed *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->row < b->row ? -1 : 1;
}

/* The later of two rows with one key is the one complained of. */
static bool check_sorted(const struct table *table, size_t column, struct keyed *keys,
			 struct error *err)
{
	qsort(keys, table->rows, sizeof *keys, by_key);
	for (size_t i = 1; i < table->rows; i++)
		if (keys[i].key == keys[i - 1].key)
			return error_at(err, table_place(table, keys[i].row, column),
					"column '%s': '%s' is there twice, first in line %ld",
					table->names[column],
					table_text(table, keys[i].row, column),
					table_place(table, keys[i - 1].row, column).line);
	return true;
}

static bool check_keys(const struct table *table, struct error *err)
{
	struct keyed *keys;
	size_t column;
	bool good;

	if (!table->schema->key || table->rows < 2)
		return true;
	column = table_column(table, table->schema->key);
	keys = calloc(table->rows, sizeof *keys);
	if (!keys)
		return error_memory(err);
	for (size_t row = 0; row < table->rows; row++)
		keys[row] = (struct keyed){ table_number(table, row, column), row };
	good = check_sorted(table, column, keys, err);
	free(keys);
	return good;
}

bool table_read(struct table *table, const char *path, const struct schema *schema,
		enum csv_torn torn, enum table_unknown unknown, struct error *err)
{
	struct table_stream stream;
	bool good;

	*table = (struct table){ .schema = schema };
	if (!table_stream_open(&stream, path, schema, torn, unknown, err))
		return false;
	take_header(table, &stream);
	/* whoever writes such a table is told of a name over two lines */
	table->cells.keeps_line_ends = unknown == TABLE_UNKNOWN_IS_ERROR;
	good = index_names(table, err) && read_rows(table, &stream, err) && check_keys(table, err);
	table->torn = csv_torn_at(stream.reader);
	table->torn.file = table->path;
	stream.path = NULL;
	stream.names = NULL;
	stream.columns = 0;
	table_stream_close(&stream);
	if (!good)
		table_free(table);
	return good;
}

bool table_read_in(struct table *table, const char *folder, const struct schema *schema,
		   struct error *err)
{
	bool there;
	char *path = table_file(folder, schema->file, &there, err);
	bool good = path && table_read(table, path, schema, CSV_TORN_IS_LEFT_OUT,
				       TABLE_UNKNOWN_PASSES, err);

	free(path);
	return good;
}

void table_free(struct table *table)
{
	for (size_t i = 0; i < table->columns; i++)
		free(table->names[i]);
	free(table->by_name);
	cells_free(&table->cells);
	free(table->names);
	free(table->path);
	*table = (struct table){ 0 };
}

size_t table_find(const struct table *table, const char *name)
{
	size_t low = 0;
	size_t high = table->columns;

	while (table->by_name && low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(table->names[table->by_name[middle]], name);

		if (order == 0)
			return table->by_name[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (table->by_name)
		return table->columns;
	while (low < high && strcmp(table->names[low], name) != 0)
		low++;
	return low;
}

size_t table_column(const struct table *table, const char *name)
{
	size_t index = table_find(table, name);

	if (index == table->columns)
		schema_must_know(table->schema, name);
	return index;
}

const char *table_text(const struct table *table, size_t row, size_t column)
{
	if (column >= table->columns)
		return "";
	return cells_text(&table->cells, row, column);
}

const char *table_cell(const struct table *table, size_t row, const char *column)
{
	return table_text(table, row, table_column(table, column));
}

bool table_says(const struct table *table, size_t row, const char *column, const char *text)
{
	return strcmp(table_cell(table, row, column), text) == 0;
}

static bool has(const char *const *texts, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(texts[i], text) == 0)
			return true;
	return false;
}

size_t table_add_texts(const struct table *table, const char *column, const char **texts,
		       size_t count)
{
	size_t index = table_column(table, column);

	for (size_t row = 0; row < table->rows; row++)
		if (!has(texts, count, table_text(table, row, index)))
			texts[count++] = table_text(table, row, index);
	return count;
}

double table_number(const struct table *table, size_t row, size_t column)
{
	double value;

	return number_of_text(table_text(table, row, column), &value) ? value : NAN;
}

double table_cell_number(const struct table *table, size_t row, const char *column)
{
	return table_number(table, row, table_column(table, column));
}

struct place table_place(const struct table *table, size_t row, size_t column)
{
	return cells_place(&table->cells, row, column, table->path);
}
