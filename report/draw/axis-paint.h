/*
 * axis-paint.h — measures an axis and paints it, left of a plot or under it, the same in all
 * figures.
 */
#ifndef MIGSTAT_REPORT_DRAW_AXIS_PAINT_H
#define MIGSTAT_REPORT_DRAW_AXIS_PAINT_H

#include "axis.h"
#include "draw.h"
#include "paper.h"

/* What is shown of an axis. Panels of one scale have one title: it is told with one panel of the
 * left column, or of the lowest row, and spans all. */
struct axis_view {
	const struct axis *axis;
	const char *title;       /* NULL: none */
	const struct rect *span; /* along which the title is centred; NULL: the plot */
	bool grid; /* a faint line through the plot at each tick; else short strokes */
	bool bare; /* no tick labels: an inner panel that shares its neighbour's axis */
};

/* The width that the axis takes left of a plot of that height; the height that it takes under a
 * plot of that width. A title that is too long for the plot takes two lines. */
double axis_left_room(const struct style *style, const struct axis_view *view, double plot_height);
double axis_bottom_room(const struct style *style, const struct axis_view *view, double plot_width);

/* Half of the last tick's label, which juts out of the plot: at the right of a bottom axis, above a
 * left one. */
double axis_bottom_overhang(const struct style *style, const struct axis_view *view);
double axis_left_overhang(const struct style *style, const struct axis_view *view);

/* So far the first tick's label juts out of a plot of that width, at the left of a bottom axis. */
double axis_bottom_underhang(const struct style *style, const struct axis_view *view,
			     double plot_width);

/* Paint the axis at the plot's left edge, or at its lower one: grid or strokes, labels, title. */
void axis_paint_left(const struct style *style, const struct axis_view *view,
		     const struct rect *plot, cairo_t *cr);
void axis_paint_bottom(const struct style *style, const struct axis_view *view,
		       const struct rect *plot, cairo_t *cr);

#endif
