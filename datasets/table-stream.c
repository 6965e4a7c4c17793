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
	stream->known = calloc(columns, sizeof(void *)); /* of pointers */
	stream->numbers = calloc(columns, sizeof *stream->numbers);
	return (stream->names && stream->known && stream->numbers) || error_memory(err);
}

/* A header that is one cell, with marks in it that elsewhere part cells. */
static const char *hint_of_marks(const char *name, size_t cells)
{
	return cells == 1 && strpbrk(name, ";\t|") ? "; its cells must be parted by commas" : "";
}

static bool take_header(struct table_stream *stream, enum table_unknown unknown,
			const struct csv_row *row, struct error *err)
{
	const struct schema *schema = stream->schema;

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
		stream->known[i] =
			index < schema_count(schema) ? schema_column(schema, index) : NULL;
		if (index == schema_count(schema) && !schema->grouped &&
		    unknown == TABLE_UNKNOWN_IS_ERROR)
			return error_at(err, row->cells[i].at,
					"unknown column '%s'; %s has '%s' and its like%s", name,
					schema->file, schema_column(schema, 0)->name,
					hint_of_marks(name, row->count));
	}
	stream->source.reader = stream->reader;
	stream->source.columns = stream->cells.columns = stream->columns;
	return check_required(stream, err);
}

bool table_stream_open(struct table_stream *stream, const char *path, const struct schema *schema,
		       enum csv_torn torn, enum table_unknown unknown, struct error *err)
{
	struct csv_row header;

	*stream = (struct table_stream){ .path = strdup(path), .schema = schema };
	if (!stream->path)
		return error_memory(err);
	if (csv_open(&stream->reader, path, torn, err) && csv_next(stream->reader, &header, err) &&
	    take_header(stream, unknown, &header, err))
		return true;
	table_stream_close(stream);
	return false;
}

static bool check_row(struct table_stream *stream, const struct cells *cells, size_t row,
		      struct error *err)
{
	struct error why; /* not made all zero: there may be 10^9 cells */

	error_clear(&why);
	for (size_t i = 0; i < stream->columns; i++)
		if (stream->known[i] && !column_check(stream->known[i], cells_text(cells, row, i),
						      &stream->numbers[i], &why))
			return error_at(err, cells_place(cells, row, i, stream->path), "%s",
					why.text);
	return true;
}

bool table_stream_next(struct table_stream *stream, bool *more, struct error *err)
{
	if (stream->row == stream->cells.rows) {
		cells_cut(&stream->cells, 0);
		stream->row = 0;
		if (!cells_read(&stream->source, &stream->cells, more, err))
			return false;
		if (!*more)
			return true;
	}
	*more = true;
	return check_row(stream, &stream->cells, stream->row++, err);
}

bool table_stream_take(struct table_stream *stream, struct cells *cells, bool *more,
		       struct error *err)
{
	size_t row = cells->rows;

	if (!cells_read(&stream->source, cells, more, err))
		return false;
	for (; row < cells->rows; row++)
		if (!check_row(stream, cells, row, err))
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
	return column < stream->columns ? cells_text(&stream->cells, stream->row - 1, column) : "";
}

double table_stream_number(const struct table_stream *stream, size_t column)
{
	return column < stream->columns ? stream->numbers[column] : NAN;
}

void table_stream_close(struct table_stream *stream)
{
	cells_reader_free(&stream->source);
	cells_free(&stream->cells);
	csv_close(stream->reader);
	for (size_t i = 0; i < stream->columns; i++)
		free(stream->names[i]);
	free(stream->names);
	free(stream->known);
	free(stream->numbers);
	free(stream->path);
	*stream = (struct table_stream){ 0 };
}
