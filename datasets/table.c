/* table.c — a CSV file in memory, checked against its schema. */
#include "table.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool number_of_text(const char *text, double *value)
{
	char *end;

	/* strtod alone would also take " 1", "0x1p3", "inf" and "nan" */
	if (text[0] == '\0' || text[strspn(text, "0123456789+-.eE")] != '\0')
		return false;
	*value = strtod(text, &end);
	return end != text && *end == '\0' && isfinite(*value);
}

bool integer_of_text(const char *text, long long low, long long high, long long *value)
{
	char *end;

	if (text[0] == '\0' || isspace((unsigned char)text[0]))
		return false;
	errno = 0;
	*value = strtoll(text, &end, 10);
	return errno == 0 && *end == '\0' && *value >= low && *value <= high;
}

static const struct column *column_of(const struct table *table, const char *name)
{
	size_t index = schema_find(table->schema, name);

	return index < schema_count(table->schema) ? schema_column(table->schema, index) : NULL;
}

static bool check_required(const struct table *table, struct error *err)
{
	for (size_t i = 0; i < schema_count(table->schema); i++) {
		const struct column *column = schema_column(table->schema, i);

		if (column->required && table_column(table, column->name) == table->columns)
			return error_at(err, (struct place){ table->path, 1, 0 },
					"column '%s' is missing: %s", column->name,
					column->meaning);
	}
	return true;
}

/* Whether cell number index repeats one before it. */
static bool stands_before(const struct csv_row *row, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(row->cells[i].text, row->cells[index].text) == 0)
			return true;
	return false;
}

static bool take_header(struct table *table, const struct csv_row *row, enum table_unknown unknown,
			struct error *err)
{
	char **names;

	if (row->count == 0)
		return error_at(err, (struct place){ table->path, 1, 0 },
				"the file is empty; its first line should name the columns");
	names = calloc(row->count, sizeof *names);
	if (!names)
		return error_memory(err);
	table->names = names;
	for (size_t i = 0; i < row->count; i++) {
		const char *name = row->cells[i].text;

		if (stands_before(row, i))
			return error_at(err, row->cells[i].at, "column '%s' stands there twice",
					name);
		names[i] = strdup(name);
		if (!names[i])
			return error_memory(err);
		table->columns = i + 1; /* so many are owned, should the next one fail */
		if (!column_of(table, name) && !table->schema->grouped &&
		    unknown == TABLE_UNKNOWN_IS_ERROR)
			return error_at(err, row->cells[i].at,
					"unknown column '%s'; %s has '%s' and its like", name,
					table->schema->file, schema_column(table->schema, 0)->name);
	}
	return check_required(table, err);
}

static bool check_word(const struct column *column, const struct cell *cell, struct error *err)
{
	char list[256] = "";

	for (size_t i = 0; column->words[i]; i++) {
		if (strcmp(column->words[i], cell->text) == 0)
			return true;
		if (strlen(list) + strlen(column->words[i]) + 3 < sizeof list) {
			strcat(list, i ? ", " : "");
			strcat(list, column->words[i]);
		}
	}
	return error_at(err, cell->at, "column '%s': '%s' is none of %s", column->name, cell->text,
			list);
}

static bool check_cell(const struct column *column, const struct cell *cell, struct error *err)
{
	double number;
	long long integer;

	if (cell->text[0] == '\0') {
		if (column->required)
			return error_at(err, cell->at, "column '%s' is empty: %s", column->name,
					column->meaning);
		return true;
	}
	switch (column->type) {
	case COLUMN_WORD:
		return check_word(column, cell, err);
	case COLUMN_INTEGER:
		if (!integer_of_text(cell->text, LLONG_MIN, LLONG_MAX, &integer))
			return error_at(err, cell->at,
					"column '%s': '%s' is not a whole number such as 12",
					column->name, cell->text);
		return true;
	case COLUMN_NUMBER:
		if (!number_of_text(cell->text, &number))
			return error_at(err, cell->at,
					"column '%s': '%s' is not a number such as 1.25",
					column->name, cell->text);
		return true;
	case COLUMN_TEXT:
	case COLUMN_TIME:
		break;
	}
	return true;
}

static bool reserve_row(struct table *table, struct error *err)
{
	struct cell *bigger;
	size_t wanted;

	if (table->rows < table->row_capacity)
		return true;
	wanted = table->row_capacity ? 2 * table->row_capacity : 64;
	bigger = realloc(table->cells, wanted * table->columns * sizeof *bigger);
	if (!bigger)
		return error_memory(err);
	table->cells = bigger;
	table->row_capacity = wanted;
	return true;
}

static bool take_row(struct table *table, const struct csv_row *row, struct error *err)
{
	struct cell *cells;

	if (row->count != table->columns)
		return error_at(err, row->cells[0].at, "%zu cells where the header has %zu",
				row->count, table->columns);
	if (!reserve_row(table, err))
		return false;
	cells = table->cells + table->rows * table->columns;
	memset(cells, 0, table->columns * sizeof *cells);
	table->rows++;
	for (size_t i = 0; i < table->columns; i++) {
		const struct column *column = column_of(table, table->names[i]);

		if (column && !check_cell(column, &row->cells[i], err))
			return false;
		cells[i].text = strdup(row->cells[i].text);
		if (!cells[i].text)
			return error_memory(err);
		cells[i].at = row->cells[i].at;
		cells[i].at.file = table->path;
	}
	return true;
}

bool table_read(struct table *table, const char *path, const struct schema *schema,
		enum csv_torn torn, enum table_unknown unknown, struct error *err)
{
	struct csv_reader *reader = NULL;
	struct csv_row row;
	bool good;

	*table = (struct table){ .path = strdup(path), .schema = schema };
	if (!table->path)
		return error_memory(err);
	good = csv_open(&reader, path, torn, err) && csv_next(reader, &row, err) &&
	       take_header(table, &row, unknown, err);
	while (good && (good = csv_next(reader, &row, err)) && row.count > 0)
		good = take_row(table, &row, err);
	if (good) {
		table->torn = csv_torn_at(reader);
		table->torn.file = table->path;
	}
	csv_close(reader);
	if (!good)
		table_free(table);
	return good;
}

void table_free(struct table *table)
{
	for (size_t i = 0; i < table->rows * table->columns; i++)
		free((char *)table->cells[i].text);
	for (size_t i = 0; i < table->columns; i++)
		free(table->names[i]);
	free(table->cells);
	free(table->names);
	free(table->path);
	*table = (struct table){ 0 };
}

size_t table_column(const struct table *table, const char *name)
{
	size_t index = 0;

	while (index < table->columns && strcmp(table->names[index], name) != 0)
		index++;
	return index;
}

const char *table_text(const struct table *table, size_t row, size_t column)
{
	if (column >= table->columns)
		return "";
	return table->cells[row * table->columns + column].text;
}

double table_number(const struct table *table, size_t row, size_t column)
{
	double value;

	return number_of_text(table_text(table, row, column), &value) ? value : NAN;
}

struct place table_place(const struct table *table, size_t row, size_t column)
{
	return table->cells[row * table->columns + column].at;
}
