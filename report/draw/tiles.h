/*
 * tiles.h — several plots of the same scale beside and below each other: pure arithmetic.
 *
 * The vertical axis stands once, left of the first column; the horizontal one under the lowest
 * panel of each column. Every panel has room for a title above it. Lengths are points.
 */
#ifndef MIGSTAT_REPORT_DRAW_TILES_H
#define MIGSTAT_REPORT_DRAW_TILES_H

#include "paper.h"

#include <stdbool.h>
#include <stddef.h>

struct tiles {
	size_t count;
	double left;          /* room of the vertical axis */
	double right;         /* what juts out at the right */
	double bottom;        /* room of the horizontal axis */
	double head;          /* room of a panel's title; 0: none */
	size_t columns, rows; /* from here on filled by tiles_arrange */
	double plot_width;
	struct rect area; /* by tiles_place */
};

/* Decides how many stand beside each other in that width: as many as get plot_least each, and no
 * more than make the rows equally long. At least one. */
void tiles_arrange(struct tiles *tiles, double width, double plot_least);

/* The height of all for plots that high; and the height of the plots in an area that high. */
double tiles_height(const struct tiles *tiles, double plot_height);
double tiles_plot_height(const struct tiles *tiles, double height);

/* Puts them into the area, whose width is that of tiles_arrange. */
void tiles_place(struct tiles *tiles, const struct rect *area);

/* The plot of panel number index. */
struct rect tiles_plot(const struct tiles *tiles, size_t index);

/* All plots together, with what is between them. */
struct rect tiles_span(const struct tiles *tiles);

/* The panel with which the titles of both axes are told: the first of the lowest row. */
size_t tiles_corner(const struct tiles *tiles);

/* Does the panel show the vertical axis, the horizontal one? */
bool tiles_is_left(const struct tiles *tiles, size_t index);
bool tiles_is_lowest(const struct tiles *tiles, size_t index);

#endif
