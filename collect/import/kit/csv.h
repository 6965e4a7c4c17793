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

/* Opens what was read of the file; places are those in the file. Free with csv_close. */
bool import_csv_open(struct csv_reader **reader, const struct import_source *source,
		     struct error *err);

/* The column with that name in a header; row->count if there is none. */
size_t import_csv_column(const struct csv_row *header, const char *name);

/* A cell's number from 0 on; NaN if it is empty. False with *err if it is something else. */
bool import_csv_number(const struct cell *cell, const char *column, double *number,
		       struct error *err);

#endif
