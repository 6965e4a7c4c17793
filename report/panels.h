/*
 * panels.h — several plots of the same scale beside and below each other: pure arithmetic.
 *
 * The vertical axis stands once, left of the first column; the horizontal one under the lowest
 * panel of each column. Every panel has room for a title above it. Lengths are points.
 */
#ifndef MIGSTAT_REPORT_PANELS_H
#define MIGSTAT_REPORT_PANELS_H

#include "rect.h"

#include <stdbool.h>
#include <stddef.h>

struct panels {
	size_t count;
	double left;          /* room of the vertical axis */
	double right;         /* what juts out at the right */
	double bottom;        /* room of the horizontal axis */
	double head;          /* room of a panel's title; 0: none */
	size_t columns, rows; /* from here on filled by panels_arrange */
	double plot_width;
	struct rect area; /* by panels_place */
};

/* Decides how many stand beside each other in that width: as many as get plot_least each, and no
 * more than make the rows equally long. At least one. */
void panels_arrange(struct panels *panels, double width, double plot_least);

/* The height of all for plots that high; and the height of the plots in an area that high. */
double panels_height(const struct panels *panels, double plot_height);
double panels_plot_height(const struct panels *panels, double height);

/* Puts them into the area, whose width is that of panels_arrange. */
void panels_place(struct panels *panels, const struct rect *area);

/* The plot of panel number index. */
struct rect panels_plot(const struct panels *panels, size_t index);

/* All plots together, with what is between them. */
struct rect panels_span(const struct panels *panels);

/* The panel with which the titles of both axes are told: the first of the lowest row. */
size_t panels_corner(const struct panels *panels);

/* Does the panel show the vertical axis, the horizontal one? */
bool panels_is_left(const struct panels *panels, size_t index);
bool panels_is_lowest(const struct panels *panels, size_t index);

#endif
