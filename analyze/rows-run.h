/*
 * rows-run.h — the rows of a CSV file as a run, for what works on runs only.
 *
 * compare pairs and sorts the rows of runs. A CSV file becomes one: the columns that it was grouped
 * by keep their names, the VM stands in the column "vm" ("row 1" and so on without unit_of), each
 * value column under its name in base units, and every row's outcome is "ok", unless the file was
 * grouped by its own "outcome". Rows stand group by group and VM by VM; those without any value are
 * left out, as they tell nothing but their number (rows_group.missing). Where cells were empty, two
 * columns' values in one row need not come from one row of the file. About 100 bytes a cell.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_RUN_H
#define MIGSTAT_ANALYZE_ROWS_RUN_H

#include "rows.h"

#include "datasets/run.h"

#include <stdbool.h>

/* Makes the run; rows were read by query. Its name is the file's. Free with run_free. False with
 * *err: without memory, or if a column would stand there twice. */
bool rows_run(struct run *run, const struct rows *rows, const struct rows_query *query,
	      struct error *err);

#endif
