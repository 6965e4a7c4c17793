/*
 * column.h — the columns that imported runs have in migrations.csv beyond the schema's.
 *
 * What foreign producers know of a migration and collect does not say in a column of its own.
 * `analyze --by` takes them like any other.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_COLUMN_H
#define MIGSTAT_COLLECT_IMPORT_KIT_COLUMN_H

#include "datasets/schema.h"

/* The same of metrics.csv: one set for all formats that have samples of hosts, so that files of
 * several can go into one run. The order is that of `further` in a row. */
enum import_sample { SAMPLE_CPU, SAMPLE_USER, SAMPLE_SYSTEM, SAMPLE_WAIT, SAMPLE_STEAL, SAMPLES };
extern const struct column import_sample_columns[SAMPLES];

/* The column of metrics.csv of that name, or NULL. */
const struct column *import_sample_column(const char *name);

/* The column of that name, or NULL. */
const struct column *import_column(const char *name);

#endif
