/*
 * grid.h — rows and columns of a table in LaTeX, in the style of the package booktabs.
 */
#ifndef MIGSTAT_REPORT_LATEX_GRID_H
#define MIGSTAT_REPORT_LATEX_GRID_H

#include "report/draw/number.h"
#include "report/figures/kit/kit.h"

#include <stdio.h>

/* A table of the paper, while it is written. */
struct latex_grid {
	FILE *stream;
	const struct figure_job *job;
	const char *metric; /* rows of this one only; NULL: all rows */
	struct unit unit;   /* of the cells that are no counts */
	int decimals;       /* of these */
};

/* The columns that name the group of a row: all between two others. */
struct latex_keys {
	size_t first, end;
};

struct latex_keys latex_grid_keys(const struct table *table, const char *before, const char *after);

bool latex_grid_row_is_of(const struct table *table, size_t row, const char *metric);

/* The number in that column; NaN: there is none, or no such column. */
double latex_grid_number(const struct table *table, size_t row, const char *column);

/* Begins the table (as wide as the page, where that has two columns) and its caption: "what, run
 * NAME. ". The caller goes on and closes the brace. */
void latex_grid_start(const struct latex_grid *grid, const char *what);

/* The line of heads: the run if there are several, the columns of the group, then these, the last
 * NULL; "" is the interval at that level. */
void latex_grid_heads(const struct latex_grid *grid, const struct table *table,
		      struct latex_keys keys, const char *const *heads, double level);

/* The cells of a row. Those of its group come first; false with *err without memory. */
bool latex_grid_print_keys(const struct latex_grid *grid, size_t run, const struct table *table,
			   size_t row, struct latex_keys keys, struct error *err);
void latex_grid_cell(const struct latex_grid *grid, double value);
void latex_grid_count(const struct latex_grid *grid, double value);
void latex_grid_interval(const struct latex_grid *grid, double low, double high);

/* False with *err if the groups of the two tables are not of the same columns. */
bool latex_grid_same_keys(const struct table *table, const struct table *first, const char *before,
			  const char *after, struct error *err);

typedef bool latex_row_function(const struct latex_grid *grid, size_t run,
				const struct table *table, size_t row, struct error *err);

/* Prints every row of that table of every run, or of the metric's rows. */
bool latex_grid_rows(const struct latex_grid *grid, const struct schema *schema,
		     latex_row_function *print_row, struct error *err);

/* Ends the table; its label is tab:migstat-LABEL. */
void latex_grid_end(const struct latex_grid *grid, const char *label);

#endif
