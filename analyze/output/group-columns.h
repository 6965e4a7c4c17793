/*
 * group-columns.h — what the tables of an analysis have in common: their header line, and the
 * columns that tell the group.
 *
 * A table's columns are those of its schema, with the columns that the user grouped by between the
 * leading and the trailing ones. One that stands among the leading ones already (vms.csv has vm
 * and direction) stands there once.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_GROUP_COLUMNS_H
#define MIGSTAT_ANALYZE_OUTPUT_GROUP_COLUMNS_H

#include "analyze/analysis/analysis.h"
#include "datasets/texts.h"

#include "datasets/csv.h"
#include "datasets/schema.h"

#include <jansson.h>
#include <stdbool.h>

/* Adds the cells of the header line. */
void group_columns_header(struct csv_line *line, const struct schema *schema,
			  const struct texts *by);

/* Adds the cells that tell groups.at[group]. */
void group_columns_key(struct csv_line *line, const struct analysis *analysis, size_t group,
		       const struct schema *schema, const struct texts *by);

/* The same into an object; false if a text is not UTF-8, or without memory. */
bool group_columns_object(json_t *object, const struct analysis *analysis, size_t group,
			  const struct texts *by);

#endif
