/*
 * sidecar.h — the numbers of a figure, exactly as drawn, as a CSV table beside it.
 *
 * Each figure names its columns in a schema (struct figure.numbers) and writes its rows with the
 * functions below, in order; path, header, quoting and the safe write are the same for all. Numbers
 * are in base units, whatever unit the axis shows; unknown is empty.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_SIDECAR_H
#define MIGSTAT_REPORT_FIGURES_KIT_SIDECAR_H

#include "datasets/csv.h"
#include "datasets/error.h"
#include "datasets/schema.h"

#include <stdbool.h>
#include <stdio.h>

struct drawing;

/* A table being written. Cells of a row come in the order of the schema's columns, each named by
 * its index there; those left out are empty. */
struct sidecar {
	FILE *stream;
	const struct schema *schema;
	struct csv_line line;
	const char *const *by; /* names of the columns that the figure is grouped by; those of a */
	size_t by_count;       /* `grouped` schema stand between its leading and trailing ones */
	size_t next;           /* the column that comes next in this row */
};

/* The cell of by-column number `index`. */
void sidecar_key(struct sidecar *sidecar, size_t index, const char *text);

void sidecar_text(struct sidecar *sidecar, size_t column, const char *text);
void sidecar_number(struct sidecar *sidecar, size_t column, double value); /* NaN: empty */
void sidecar_integer(struct sidecar *sidecar, size_t column, long long value);

/* Ends the row. False with *err without memory. */
bool sidecar_row(struct sidecar *sidecar, struct error *err);

/* The sidecar's path for a figure's: figure.pdf has figure.csv. The caller frees it; NULL with
 * *err without memory. */
char *sidecar_path(const char *figure, struct error *err);

/* False with *err if something else than a sidecar of any figure stands at path: `-o
 * RUN/migrations.pdf` must not cost the user the measurements. */
bool sidecar_may_write(const char *path, struct error *err);

/* Writes the drawing's table to path, whole or not at all. */
bool sidecar_write(const char *path, const struct drawing *drawing, const struct schema *schema,
		   struct error *err);

/* The same into an open stream, which the caller checks and closes: for who embeds the table. */
bool sidecar_print(FILE *stream, const struct drawing *drawing, const struct schema *schema,
		   struct error *err);

#endif
