/*
 * sidecar.h — the numbers of a figure, exactly as drawn, as a CSV table beside it.
 *
 * Each figure names its columns in a schema (struct figure.numbers) and writes its rows with the
 * functions below, in order; header and quoting are the same for all, and file.h writes it safely.
 * Numbers are in base units, whatever unit the axis shows; unknown is empty.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_SIDECAR_H
#define MIGSTAT_REPORT_FIGURES_KIT_SIDECAR_H

#include "report/data/data.h"

#include "datasets/csv.h"
#include "datasets/error.h"
#include "datasets/schema.h"

#include <stdbool.h>
#include <stdio.h>

/* A table being written. Cells of a row come in the order of the schema's columns, each named by
 * its index there; those left out are empty. */
struct sidecar {
	FILE *stream;
	const struct schema *schema;
	struct csv_line line;
	const char *const *by; /* names of the columns that the figure is grouped by; those of a */
	size_t by_count;       /* `grouped` schema stand between its leading and trailing ones; a
				* trailing one of the same name is left out */
	size_t next;           /* the column that comes next in this row */
	bool failed;           /* out of memory on the way: who writes it asks once */
};

/* The cell of by-column number `index`. */
void sidecar_key(struct sidecar *sidecar, size_t index, const char *text);

void sidecar_text(struct sidecar *sidecar, size_t column, const char *text);
void sidecar_number(struct sidecar *sidecar, size_t column, double value); /* NaN: empty */
void sidecar_integer(struct sidecar *sidecar, size_t column, long long value);

/*
 * Begins a row of a figure of groups: run, metric and unit where the schema has these, the group's
 * keys, and the schema's first own column, which tells the kind of row.
 */
void sidecar_group(struct sidecar *sidecar, const struct figure_data *data,
		   const struct group *group, const char *kind);

/* Four cells from `column` on: VM, direction, cycle and value of a migration. */
void sidecar_point(struct sidecar *sidecar, size_t column, const struct point *point);

/* Ends the row. */
void sidecar_row(struct sidecar *sidecar);

/* The row of the columns' names. */
void sidecar_header(struct sidecar *sidecar);

/*
 * The columns of a figure are one list, a line each: the index in capitals, then as COLUMN
 * (column.h). Index and schema are made from it:
 *
 *     #define STRIPS_COLUMNS(C) C(KIND, "kind", TEXT, "", REQUIRED, "…") …
 *     enum strips_column { COLUMN_LEADING = SIDECAR_UNIT, STRIPS_COLUMNS(SIDECAR_INDEX) };
 *     static const struct column strips_columns[] = { STRIPS_COLUMNS(SIDECAR_COLUMN) };
 */
#define SIDECAR_INDEX(id, ...)  COLUMN_##id,
#define SIDECAR_COLUMN(id, ...) COLUMN(__VA_ARGS__),

/* The leading columns of all figures of groups: run, metric, unit. A figure without a metric has
 * the first alone. */
enum sidecar_leading { SIDECAR_RUN, SIDECAR_METRIC, SIDECAR_UNIT, SIDECAR_LEADING };
extern const struct column sidecar_leading[SIDECAR_LEADING];

#endif
