/*
 * form.h — how a CSV file is written: what stands between its cells, and where its header is.
 *
 * The columns that are asked for tell both: the header is the first line in which all of them
 * stand, and the delimiter that which parts them there. What stands before it (a line sep=;,
 * titles) is passed over, and said. Where no line has them all, the file is taken as the standard
 * has it, so that the complaint can say what is not there.
 *
 * A line that begins with # is a comment, wherever it stands and however many cells it has. The
 * header may begin with one (as tables for gnuplot do) where no other line is it; and where all
 * lines behind the header of the file's beginning do, they are rows. A row that begins so among
 * others has its first cell in quotes.
 *
 * Numbers have a decimal comma where cells are separated by semicolons; else where a value in the
 * file's beginning can be nothing else (12,5; not 12,500, which may be thousands).
 */
#ifndef MIGSTAT_ANALYZE_ROWS_FORM_H
#define MIGSTAT_ANALYZE_ROWS_FORM_H

#include "datasets/csv.h"
#include "datasets/error.h"
#include "datasets/texts.h"

#include <stdbool.h>

/* What is known of a file before it is read; all borrowed. */
struct form_query {
	const struct texts *names; /* of the columns that are asked for */
	size_t values;             /* so many of them, the first ones, are of numbers */
	const char *delimiter;     /* NULL: to be found */
	bool no_header;            /* the first line is a row */
};

struct rows_form {
	struct csv_form csv;
	bool decimal_comma; /* numbers may have one */
};

/* Looks at the file's beginning and has the reader read on in the form that it found; said takes
 * sentences about it. False with *err if the file cannot be read, or the query's delimiter is none.
 */
bool form_find(struct csv_reader *reader, const struct form_query *query, struct rows_form *form,
	       struct texts *said, struct error *err);

#endif
