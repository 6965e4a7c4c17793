/*
 * stream.h — a large table of a run, row by row: progress.csv, gaps.csv, metrics.csv.
 *
 * Only one row is held. Cells are found by their column's name and checked as they are asked for.
 */
#ifndef MIGSTAT_REPORT_STREAM_H
#define MIGSTAT_REPORT_STREAM_H

#include "datasets/csv.h"
#include "datasets/schema.h"

#include <stdbool.h>
#include <stddef.h>

enum { STREAM_COLUMNS_MOST = 64 };

struct stream {
	struct csv_reader *reader;
	struct csv_row row; /* the row it stands at */
	const struct schema *schema;
	char *path;
	size_t columns;                      /* of the header */
	size_t cell_of[STREAM_COLUMNS_MOST]; /* by the schema's column; columns = not in the file */
};

/* Opens the table at path and reads its header: every required column must be there, others pass. A
 * torn last line is left out. End with stream_close. False with *err; *stream is then empty. */
bool stream_open(struct stream *stream, const char *path, const struct schema *schema,
		 struct error *err);

/* Goes to the next row; *more is false at the end. False with *err if the file is malformed. */
bool stream_next(struct stream *stream, bool *more, struct error *err);

/* The schema's column of that name: asked for once, before the rows. It must be in the schema. */
size_t stream_column(const struct stream *stream, const char *name);

/* A cell of the row: "" where it is empty or the file lacks the column. Until the next row. */
const char *stream_text(const struct stream *stream, size_t column);

/* The cell's number; NaN where it is empty. False with *err (file:line:column) if it is none. */
bool stream_number(const struct stream *stream, size_t column, double *value, struct error *err);

/* The cell's whole number, -1 where it is empty. False with *err likewise. */
bool stream_integer(const struct stream *stream, size_t column, long long *value,
		    struct error *err);

void stream_close(struct stream *stream); /* an empty one is allowed */

#endif
