/*
 * marks.h — the marks of a figure: points, lines, areas, means, intervals. They only paint.
 *
 * Places and lengths are points of 1/72 inch. Errors are cairo's: its status is sticky and is
 * asked once, by canvas_commit. cr is left as it was.
 */
#ifndef MIGSTAT_REPORT_DRAW_MARKS_H
#define MIGSTAT_REPORT_DRAW_MARKS_H

#include "paper.h"
#include "theme.h"

#include <cairo.h>
#include <stddef.h>

struct position {
	double x, y;
};

/* Paints all points as one path in the look's shape and colour, which keeps an SVG of thousands of
 * points small. radius is that of the circle; other shapes are as large to the eye. */
void marks_points(cairo_t *cr, const struct position *at, size_t count, const struct look *look,
		  double radius);

/* A line through the places in order, in the look's colour and dash. Fewer than two: nothing. */
void marks_polyline(cairo_t *cr, const struct position *at, size_t count, const struct look *look,
		    double width);

void marks_box(cairo_t *cr, const struct rect *box, struct colour colour);

/* A box in the look's colour with stripes of paper, which differ for the first LOOK_COUNT indices:
 * neighbours in a stacked bar are told apart in grey, too. */
void marks_pattern(cairo_t *cr, const struct rect *box, const struct look *look, size_t index,
		   struct colour paper);

/* How far the mean's diamond, and the mean with its interval, reach to each side. */
#define MARKS_MEAN_RADIUS 2.4
#define MARKS_MEAN_HALF   3.0

/* The diamond of a mean. */
void marks_mean(cairo_t *cr, struct position at, struct colour colour);

/* A vertical interval at x: a cap at each end, an arrow head where it is cut off. */
void marks_interval(cairo_t *cr, double x, const struct extent *extent, double width,
		    struct colour colour);

/* The same lying down, at y, with caps of that half length: extent is then of places from left to
 * right. */
void marks_interval_across(cairo_t *cr, double y, const struct extent *extent, double cap,
			   double width, struct colour colour);

/* The places of a box of quartiles, from its lower whisker to its upper. */
struct box_places {
	double low, lower, upper, high;
	bool open; /* the upper quartile is not known: the box has no lid */
	bool cut;  /* the upper whisker's end is not known: it ends in an arrow head */
};

/* A box from lower to upper, filled, with whiskers to low and high; upright, its middle at x. The
 * median's line is the caller's. */
void marks_quartiles(cairo_t *cr, double x, double half, const struct box_places *places,
		     double width, struct colour line, struct colour fill);

void marks_line(cairo_t *cr, struct position from, struct position to, double width,
		struct colour colour);

#endif
