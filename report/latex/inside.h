/*
 * inside.h — a table in LaTeX, in the style of the package booktabs: its caption, heads and rows.
 */
#ifndef MIGSTAT_REPORT_LATEX_INSIDE_H
#define MIGSTAT_REPORT_LATEX_INSIDE_H

#include "latex.h"
#include "report/draw/number.h"

#include <stdio.h>

enum latex_kind {
	LATEX_COUNT,   /* a whole number */
	LATEX_VALUE,   /* in the table's unit, with its decimals */
	LATEX_INTERVAL /* the same from `column` to `second`, and of a metric what marks its kind */
};

struct latex_column {
	const char *head; /* NULL of an interval: it tells the level */
	enum latex_kind kind;
	const char *column, *second; /* of the table of the analysis */
};

/* A table of the paper, while it is written: the rows of one table of the analysis of every run. */
struct latex_grid {
	FILE *stream;
	const struct figure_job *job;
	const struct schema *schema;
	const char *metric;         /* rows of this one only; NULL: all rows */
	const char *before, *after; /* the columns between these two name the group of a row */
	const struct latex_column *columns;
	size_t count;
	struct unit unit; /* of the cells that are no counts */
	int decimals;     /* of these */
	size_t rows;      /* that were printed */
};

/* Reads the table of every run. False with *err if one cannot be read, or if its groups are of
 * other columns than those of the first. */
bool latex_grid_read(const struct latex_grid *grid, struct error *err);

/* The table of that run, which was read before. */
const struct table *latex_grid_table(const struct latex_grid *grid, size_t run);

/* The level of the intervals; NaN where there is no row. */
double latex_grid_level(const struct latex_grid *grid);

/* Begins the table (as wide as the page, where that has two columns) and its caption: "what, run
 * NAME. ". The caller goes on. */
void latex_grid_start(const struct latex_grid *grid, const char *what);

/* Ends the caption and prints the label tab:migstat-LABEL, heads and rows, the run and the group
 * first, and the end of the table; many rows go on in further tables of the same caption. */
void latex_grid_print(struct latex_grid *grid, const char *what, const char *label);

#endif
