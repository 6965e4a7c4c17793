/*
 * cells-read.h — rows of a CSV file into memory, a block at a time: rows without quotes the fast
 * way (csv-scan.h), all others by csv_next, which says what is wrong with one.
 */
#ifndef MIGSTAT_CELLS_READ_H
#define MIGSTAT_CELLS_READ_H

#include "cells.h"

/* Zero it but for reader and columns before use; free with cells_reader_free. */
struct cells_reader {
	struct csv_reader *reader; /* borrowed; its header is read */
	size_t columns;            /* of the header: every row has as many */

	size_t *all; /* its columns */
	struct csv_scan *scan;
	struct csv_block block;
	bool row_by_row; /* there are no more blocks */
	bool failed;     /* behind the rows that were handed over; why: */
	struct error why;
};

/*
 * Adds rows to cells, in the file's order; *more is false where there were no more. False with *err
 * (file:line:column) if the next row cannot be read, or has another number of cells.
 */
bool cells_read(struct cells_reader *reader, struct cells *cells, bool *more, struct error *err);

void cells_reader_free(struct cells_reader *reader);

#endif
