/*
 * cell.h — what a cell of any CSV file says as a number: one, none known, or something else.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_CELL_H
#define MIGSTAT_ANALYZE_ROWS_CELL_H

#include "datasets/texts.h"

#include <stdbool.h>
#include <stddef.h>

/* How a file writes numbers, and that there is none. Zeroed: a point, and the usual words. */
struct cell_form {
	bool decimal_comma;          /* 12,5 is 12.5 */
	const struct texts *missing; /* words beside the usual ones; NULL = none */
};

enum cell_kind {
	CELL_EMPTY,
	CELL_MISSING, /* a word that stands for a number that is not known: NA, null, N/A, - ... */
	CELL_WRAPPED, /* a number below 0 that was written as an unsigned one of 64 bits */
	CELL_NUMBER,
	CELL_OTHER
};

enum { CELL_NUMBER_SIZE = 384 };

/* Whether the text (length bytes) is a word that stands for something that is not known. */
bool cell_is_missing(const struct cell_form *form, const char *text, size_t length);

/* Of CELL_NUMBER: its text with a point, and its value. */
enum cell_kind cell_kind_of(const struct cell_form *form, const char *text,
			    char plain[CELL_NUMBER_SIZE], double *number);

#endif
