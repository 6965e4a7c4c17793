/*
 * index.h — which rows of a table belong to which migration.
 *
 * The tables of a run refer to migrations.csv by the number in their column `migration`; their rows
 * stand in the order of time, and so those of VMs that moved at once are mixed.
 */
#ifndef MIGSTAT_COLLECT_EXPORT_INDEX_H
#define MIGSTAT_COLLECT_EXPORT_INDEX_H

#include "datasets/error.h"
#include "datasets/table.h"

#include <stdbool.h>
#include <stddef.h>

struct index_entry {
	long long migration;
	size_t row;
};

struct export_index {
	struct index_entry *entries; /* by migration, and within it as in the table */
	size_t count;
};

/* Rows without a migration are left out. Free with export_index_free. False with *err without
 * memory. An empty table (all zero) is allowed. */
bool export_index_make(struct export_index *index, const struct table *table, struct error *err);

/* The first of the entries of a migration; *count of them follow one another. */
const struct index_entry *export_index_of(const struct export_index *index, long long migration,
					  size_t *count);

void export_index_free(struct export_index *index);

#endif
