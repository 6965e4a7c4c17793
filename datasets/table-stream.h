/*
 * table-stream.h — a CSV table read row by row and checked against its schema: for tables that may
 * be larger than memory. Those that fit are read whole by table.h, which stands on this.
 */
#ifndef MIGSTAT_TABLE_STREAM_H
#define MIGSTAT_TABLE_STREAM_H

#include "cells-read.h"
#include "csv.h"
#include "error.h"
#include "number-text.h"
#include "schema.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether a column that the schema does not have is an error (a typing mistake in the user's own
 * file) or let pass (a run that a newer migstat wrote). */
enum table_unknown { TABLE_UNKNOWN_IS_ERROR, TABLE_UNKNOWN_PASSES };

struct table_stream {
	char *path;
	const struct schema *schema;
	struct csv_reader *reader;
	char **names; /* the header, in the file's order */
	size_t columns;
	const struct column **known; /* the schema's columns; NULL: it does not have this one */
	struct cells_reader source;
	struct cells cells; /* a block of rows */
	size_t row;         /* the next one in it */
	double *numbers;    /* of the present row's cells that are numbers; NaN: an empty cell */
};

/*
 * Opens path and reads its header by schema (which must outlive the stream): every column that is
 * required must be there, none twice. Free with table_stream_close. False with *err
 * (file:line:column); *stream is then empty.
 */
bool table_stream_open(struct table_stream *stream, const char *path, const struct schema *schema,
		       enum csv_torn torn, enum table_unknown unknown, struct error *err);

/*
 * Reads the next row; *more is false at the end of the file. Every cell is checked
 * (column-check.h). False with *err (file:line:column, column, text, what
 * would be right).
 */
bool table_stream_next(struct table_stream *stream, bool *more, struct error *err);

/*
 * Adds the next rows, as many as stand near the processor, to cells (of stream->columns), each
 * checked like that; instead of table_stream_next.
 */
bool table_stream_take(struct table_stream *stream, struct cells *cells, bool *more,
		       struct error *err);

/* The index of a column in this file, or stream->columns if it does not have it. A name that
 * neither the file nor the schema knows ends the program (schema_must_know). */
size_t table_stream_column(const struct table_stream *stream, const char *name);

/* The present row's cell; "" where the file does not have the column (column ==
 * stream->columns). */
const char *table_stream_text(const struct table_stream *stream, size_t column);

/* The present row's number, of a column that holds numbers; NaN where the cell is empty or the file
 * does not have the column. */
double table_stream_number(const struct table_stream *stream, size_t column);

void table_stream_close(struct table_stream *stream);

#endif
