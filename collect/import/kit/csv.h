/*
 * csv.h — foreign CSV with named columns.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_CSV_H
#define MIGSTAT_COLLECT_IMPORT_KIT_CSV_H

#include "source.h"

#include "datasets/csv.h"
#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Takes a row, borrowed during the call. False with *err ends the reading. */
typedef bool import_csv_take(void *closure, const struct csv_row *row, struct error *err);

/*
 * Reads what was read of the file, row by row; places are those in the file. take_header, unless it
 * is NULL, gets the first row (without cells where the file has none), take_row each of the others.
 */
bool import_csv_read(const struct import_source *source, import_csv_take *take_header,
		     import_csv_take *take_row, void *closure, struct error *err);

/* The column with that name in a header; row->count if there is none. */
size_t import_csv_column(const struct csv_row *header, const char *name);

/* The row must have as many cells as the header. */
bool import_csv_fits(const struct csv_row *row, size_t header, struct error *err);

/* A cell's number from 0 on; NaN if it is empty. False with *err if it is something else. */
bool import_csv_number(const struct cell *cell, const char *column, double *number,
		       struct error *err);

#endif
