/*
 * schema-run.h — the tables of a run with the members that their rows are written from.
 *
 * Inside of datasets/: collect fills the structs of run-rows.h and writes them by run-write.h.
 */
#ifndef MIGSTAT_SCHEMA_RUN_H
#define MIGSTAT_SCHEMA_RUN_H

#include "row.h"
#include "schema.h"

enum run_table_index {
	RUN_MIGRATIONS,
	RUN_PROGRESS,
	RUN_EVENTS,
	RUN_PARAMETERS,
	RUN_GAPS,
	RUN_METRICS,
	RUN_TABLES
};

/* As many members as the schema has columns, in their order. */
struct run_table {
	const struct schema *schema;
	const struct member *members;
	size_t count;
};

extern const struct run_table run_tables[RUN_TABLES];

#endif
