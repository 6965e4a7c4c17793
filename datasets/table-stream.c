/* table-stream.c — a CSV table read row by row and checked against its schema. */
#include "table-stream.h"

#include "column-check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool check_required(const struct table_stream *stream, struct error *err)
{
	for (size_t i = 0; i < schema_count(stream->schema); i++) {
		const struct column *column = schema_column(stream->schema, i);

		if (column->required &&
		    table_stream_column(stream, column->name) == stream->columns)
			return error_at(err, (struct place){ stream->path, 1, 0 },
					"column '%s' is missing: %s", column->name,
					column->meaning);
	}
	return true;
}

static bool reserve(struct table_stream *stream, size_t columns, struct error *err)
{
	stream->names = calloc(columns, sizeof *stream->names);
	stream->known = calloc(columns, sizeof *stream->known);
	stream->numbers = calloc(columns, sizeof *stream->numbers);
	return (stream->names && stream->known && stream->numbers) || error_memory(err);
}

/* A header that is one cell, with marks in it that elsewhere part cells. */
static const char *hint_of_marks(const char *name, size_t cells)
{
	return cells == 1 && strpbrk(name, ";\t|") ? "; its cells must be parted by commas" : "";
}

static bool take_header(struct table_stream *stream, enum table_unknown unknown, struct error *err)
{
	const struct schema *schema = stream->schema;
	const struct csv_row *row = &stream->row;

	if (row->count == 0)
		return error_at(err, (struct place){ stream->path, 1, 0 },
				"the file is empty; its first line should name the columns");
	if (!csv_check_header(row, err) || !reserve(stream, row->count, err))
		return false;
	for (size_t i = 0; i < row->count; i++) {
		const char *name = row->cells[i].text;
		size_t index = schema_find(schema, name);

		stream->names[i] = strdup(name);
		if (!stream->names[i])
			return error_memory(err);
		stream->columns = i + 1; /* so many are owned, should the next one fail */
		stream->known[i] = index;
		if (index == schema_count(schema) && !schema->grouped &&
		    unknown == TABLE_UNKNOWN_IS_ERROR)
			return error_at(err, row->cells[i].at,
					"unknown column '%s'; %s has '%s' and its like%s", name,
					schema->file, schema_column(schema, 0)->name,
					hint_of_marks(name, row->count));
	}
	return check_required(stream, err);
}

bool table_stream_open(struct table_stream *stream, const char *path, const struct schema *schema,
		       enum csv_torn torn, enum table_unknown unknown, struct error *err)
{
	*stream = (struct table_stream){ .path = strdup(path), .schema = schema };
	if (!stream->path)
		return error_memory(err);
	if (csv_open(&stream->reader, path, torn, err) &&
	    csv_next(stream->reader, &stream->row, err) && take_header(stream, unknown, err))
		return true;
	table_stream_close(stream);
	return false;
}

static bool check_cell(const struct column *column, const struct cell *cell, double *number,
		       struct error *err)
{
	struct error why; /* not made all zero: there may be 10^9 cells */

	error_clear(&why);
	return column_check(column, cell->text, number, &why) ||
	       error_at(err, cell->at, "%s", why.text);
}

bool table_stream_next(struct table_stream *stream, bool *more, struct error *err)
{
	const struct csv_row *row = &stream->row;

	if (!csv_next(stream->reader, &stream->row, err))
		return false;
	*more = row->count > 0;
	if (*more && row->count != stream->columns)
		return error_at(err, row->cells[0].at, "%zu cells where the header has %zu",
				row->count, stream->columns);
	for (size_t i = 0; i < row->count; i++)
		if (stream->known[i] < schema_count(stream->schema) &&
		    !check_cell(schema_column(stream->schema, stream->known[i]), &row->cells[i],
				&stream->numbers[i], err))
			return false;
	return true;
}

size_t table_stream_column(const struct table_stream *stream, const char *name)
{
	size_t index = 0;

	while (index < stream->columns && strcmp(stream->names[index], name) != 0)
		index++;
	if (index == stream->columns)
		schema_must_know(stream->schema, name);
	return index;
}

const char *table_stream_text(const struct table_stream *stream, size_t column)
{
	return column < stream->columns ? stream->row.cells[column].text : "";
}

double table_stream_number(const struct table_stream *stream, size_t column)
{
	return column < stream->columns ? stream->numbers[column] : NAN;
}

void table_stream_close(struct table_stream *stream)
{
	csv_close(stream->reader);
	for (size_t i = 0; i < stream->columns; i++)
		free(stream->names[i]);
	free(stream->names);
	free(stream->known);
	free(stream->numbers);
	free(stream->path);
	*stream = (struct table_stream){ 0 };
}
