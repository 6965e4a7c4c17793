/*
 * marks.h — which line of a CSV file a value stands in, and when it was measured: what the checks
 * of the measurements go by.
 *
 * The time is what one column tells, a number or a date and time (moment.h); where none does, the
 * order of the rows in the file is that of time. It is kept of small files only: of more than
 * MARKS_MOST rows nothing is, so that memory does not grow with the file.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_MARKS_H
#define MIGSTAT_ANALYZE_ROWS_MARKS_H

#include "datasets/csv.h"
#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MARKS_MOST = 100000 };

struct row_mark {
	size_t line;   /* of the file; of several, as if they were one */
	double moment; /* in the order of time; without a column of time, the line */
};

/* One of the files. */
struct marks_file {
	char *path;
	size_t before;  /* lines of the files before it */
	bool converted; /* it is no CSV but became one (bench.h): lines are none of it */
};

/* Zero it before use; free with marks_free. */
struct marks {
	struct marks_file *files;
	size_t file_count, file_capacity;
	bool kept;           /* of every row there is one */
	char *column;        /* that tells the time; NULL: the order of the rows does */
	bool asked;          /* it was named: a cell that tells none is an error */
	size_t column_at;    /* its place in the file */
	size_t unreadable;   /* the first line whose cell tells no time, where it was not named; 0:
			      * none */
	struct row_mark *at; /* by the value's mark (packed.h) */
	size_t count, capacity;
};

/* Begins to keep them. time_of: the column; NULL: "started_at", where the file has it; "none": no
 * column. False where it has no such column, and nothing else happened. */
bool marks_bind(struct marks *marks, const struct csv_row *header, const char *time_of);

/* What is marked from now on is of that file, before which stand so many lines. */
void marks_next_file(struct marks *marks, const char *path, size_t before, bool converted);

/* Where that line is: its number, of the rows where the file has no lines; of several files behind
 * the file's name and a colon. Free it. */
char *marks_place(const struct marks *marks, size_t line);

/* What marks_place numbers: "line", "row". */
const char *marks_word(const struct marks *marks);

/* The moment that the text of a cell tells; false: it tells none. */
bool marks_moment(const char *text, double *moment);

/* The mark of the next row, in that line of its file, while they are kept; told: a cell told the
 * moment, else the line does. */
uint32_t marks_add(struct marks *marks, struct row_mark made, bool told);

/* The mark of a row, while they are kept. False with *err: its time was asked for and cannot be
 * read. */
bool marks_of_row(struct marks *marks, const struct csv_row *row, uint32_t *mark,
		  struct error *err);

/* When all rows are read: where a time could not be read, the lines' order counts for all. */
void marks_finish(struct marks *marks);

void marks_free(struct marks *marks);

#endif
