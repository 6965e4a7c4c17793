/*
 * form.h — how a CSV file is written: what stands between its cells, and where its header is.
 *
 * The columns that are asked for tell both: the header is the first line in which all of them
 * stand, and the delimiter that which parts them there. What stands before it (a line sep=;,
 * titles) and lines that begin with # are passed over, and said. Where no line has them all, the
 * file is taken as the standard has it, so that the complaint can say what is not there.
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
	const char *delimiter;     /* NULL: to be found */
	bool no_header;            /* the first line is a row */
};

struct rows_form {
	struct csv_form csv;
	bool decimal_comma; /* numbers may have one: cells are separated by semicolons */
};

/* Looks at the file's beginning and has the reader read on in the form that it found; said takes
 * sentences about it. False with *err if the file cannot be read, or the query's delimiter is none.
 */
bool form_find(struct csv_reader *reader, const struct form_query *query, struct rows_form *form,
	       struct texts *said, struct error *err);

#endif
