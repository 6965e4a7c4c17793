/* stream.c — a large table of a run, row by row. */
#include "stream.h"

#include "datasets/table.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t find_cell(const struct csv_row *row, const char *name)
{
	size_t index = 0;

	while (index < row->count && strcmp(row->cells[index].text, name) != 0)
		index++;
	return index;
}

static bool take_header(struct stream *stream, struct error *err)
{
	struct csv_row row;
	size_t count = schema_count(stream->schema);

	if (!csv_next(stream->reader, &row, err))
		return false;
	if (count > STREAM_COLUMNS_MOST)
		return error_set(err, "%s: more than %d columns are known", stream->path,
				 STREAM_COLUMNS_MOST);
	stream->columns = row.count;
	for (size_t i = 0; i < count; i++) {
		const struct column *column = schema_column(stream->schema, i);

		stream->cell_of[i] = find_cell(&row, column->name);
		if (column->required && stream->cell_of[i] == row.count)
			return error_at(err, (struct place){ stream->path, 1, 0 },
					"column '%s' is missing: %s", column->name,
					column->meaning);
	}
	return true;
}

bool stream_open(struct stream *stream, const char *path, const struct schema *schema,
		 struct error *err)
{
	*stream = (struct stream){ .schema = schema, .path = strdup(path) };
	if (!stream->path)
		return error_memory(err);
	if (csv_open(&stream->reader, path, CSV_TORN_IS_LEFT_OUT, err) && take_header(stream, err))
		return true;
	stream_close(stream);
	return false;
}

bool stream_next(struct stream *stream, bool *more, struct error *err)
{
	if (!csv_next(stream->reader, &stream->row, err))
		return false;
	*more = stream->row.count > 0;
	if (!*more || stream->row.count == stream->columns)
		return true;
	return error_at(err, stream->row.cells[0].at, "%zu cells where the header has %zu",
			stream->row.count, stream->columns);
}

size_t stream_column(const struct stream *stream, const char *name)
{
	return schema_find(stream->schema, name);
}

/* NULL where the file lacks the column. */
static const struct cell *cell_at(const struct stream *stream, size_t column)
{
	size_t index = stream->cell_of[column];

	return index < stream->columns ? &stream->row.cells[index] : NULL;
}

const char *stream_text(const struct stream *stream, size_t column)
{
	const struct cell *cell = cell_at(stream, column);

	return cell ? cell->text : "";
}

bool stream_number(const struct stream *stream, size_t column, double *value, struct error *err)
{
	const struct cell *cell = cell_at(stream, column);

	*value = NAN;
	if (!cell || cell->text[0] == '\0' || number_of_text(cell->text, value))
		return true;
	return error_at(err, cell->at, "column '%s': '%s' is not a number such as 1.25",
			schema_column(stream->schema, column)->name, cell->text);
}

bool stream_integer(const struct stream *stream, size_t column, long long *value, struct error *err)
{
	const struct cell *cell = cell_at(stream, column);

	*value = -1;
	if (!cell || cell->text[0] == '\0' || integer_of_text(cell->text, 0, LLONG_MAX, value))
		return true;
	return error_at(err, cell->at, "column '%s': '%s' is not a whole number such as 12",
			schema_column(stream->schema, column)->name, cell->text);
}

void stream_close(struct stream *stream)
{
	csv_close(stream->reader);
	free(stream->path);
	*stream = (struct stream){ 0 };
}
