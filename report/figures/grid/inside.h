/*
 * inside.h — what the files of this room share: the cells of a grid.
 */
#ifndef MIGSTAT_REPORT_FIGURES_GRID_INSIDE_H
#define MIGSTAT_REPORT_FIGURES_GRID_INSIDE_H

#include "grid.h"

#include "report/figures/kit/sheet.h"

/* One plot of the grid. Its job's wish is its own. */
struct plot_cell {
	struct figure_job job;
	struct figure_wish wish;
	struct key_text fixed[BY_MOST]; /* texts are the grid's */
	char *title;                    /* what tells it from the others; "" = nothing */
	size_t block;                   /* cells of one metric, if there are several, are a block */
	size_t row, column;
	double x, y;             /* upper left corner of the drawing */
	struct drawing *drawing; /* NULL: not yet drawn */
};

struct grid {
	struct drawing drawing; /* first, so that a pointer to it is one to the whole */
	const struct figure_job *job;
	struct texts texts[BY_MOST]; /* of each column of --by, in the order of their plots */
	struct plot_cell *cells;
	size_t count, per_block; /* cells, and of them in a block */
	size_t rows, columns;
	double cell_width; /* points */
	double *row_heights,
		*title_heights; /* by row; of the drawings, and of the titles over them */
	struct legend legend;   /* its words are its own */
	struct look looks[LEGEND_MOST];
	struct rect legend_at;
	struct sheet sheet;
};

/* Makes the cells, each with its wish and title. False with *err. */
bool grid_make_cells(struct grid *grid, struct error *err);

/* Title, caption and alternative text from those of the cells. */
void grid_set_words(struct grid *grid);

/* Takes the items of the cells' legends, each once, as the wish wants any. */
void grid_take_legend(struct grid *grid);

/* Whether it stands beside the cells, and which width it then takes with its gap: that of its
 * widest item; else 0. */
bool grid_legend_is_beside(const struct grid *grid);
double grid_legend_beside(struct grid *grid);
#define GRID_LEGEND_GAP 6.0 /* between the legend and cells beside it */

/* Makes the drawings of all cells anew, each in the size that its wish tells. False with *err. */
bool grid_draw_cells(struct grid *grid, struct error *err);

/* Gives rows, columns, drawings, legend and words their places. False with *err: no room. */
bool grid_lay_out(struct grid *grid, struct error *err);

/* Whether the cell, which is drawn, needs its title over it. */
bool grid_shows_title(const struct grid *grid, const struct plot_cell *cell);

/* The block of a cell's title, in its width. */
struct text_block grid_title_block(const struct grid *grid, const struct plot_cell *cell);

#endif
