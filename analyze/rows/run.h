/*
 * run.h — the groups of a CSV file as the rows of a run, for what knows groups as such only.
 *
 * Row number g of the run has the key of group number g, in the columns that the file was grouped
 * by (the direction is the last of them), and nothing else; the values stay in the rows.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_RUN_H
#define MIGSTAT_ANALYZE_ROWS_RUN_H

#include "rows.h"

#include "datasets/run.h"

/* The run of rows, which were read from path and grouped by `by`. Its name is the file's. Free with
 * run_free. */
struct run rows_run(const struct rows *rows, const char *path, const struct texts *by);

#endif
