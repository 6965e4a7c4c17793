/*
 * inside.h — how resources_of fills the cells of the migrations.
 */
#ifndef MIGSTAT_ANALYZE_RESOURCES_INSIDE_H
#define MIGSTAT_ANALYZE_RESOURCES_INSIDE_H

#include "resources.h"

/* Reads metrics.csv once and adds every span to its migrations. resources has its anchors and bins.
 * False with *err: the file is malformed. */
bool resources_read(struct resources *resources, struct error *err);

/* One load of one migration's span: adds it to the migration's cells. */
void resources_add(struct resources *resources, size_t row, enum entity entity,
		   const struct load_span *span);

#endif
