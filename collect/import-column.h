/*
 * import-column.h — the columns that imported runs have in migrations.csv beyond the schema's.
 *
 * What foreign producers know of a migration and collect does not say in a column of its own.
 * `analyze --by` takes them like any other.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_COLUMN_H
#define MIGSTAT_COLLECT_IMPORT_COLUMN_H

#include "datasets/schema.h"

/* The column of that name, or NULL. */
const struct column *import_column(const char *name);

#endif
