/*
 * marks.h — the marks of a figure: points, mean, interval, lines. They only paint.
 *
 * Places and lengths are points of 1/72 inch. Errors are cairo's: its status is sticky and is
 * asked once, by canvas_commit.
 */
#ifndef MIGSTAT_REPORT_MARKS_H
#define MIGSTAT_REPORT_MARKS_H

#include "palette.h"
#include "scale.h"

#include <cairo.h>
#include <stddef.h>

struct position {
	double x, y;
};

enum shape { SHAPE_CIRCLE, SHAPE_TRIANGLE };

/* Paints all points as one path, which keeps an SVG of thousands of points small. radius is that
 * of the circle; other shapes are as large to the eye. */
void marks_points(cairo_t *cr, const struct position *at, size_t count, enum shape shape,
		  double radius, struct colour colour);

/* How far the mean's diamond, and the mean with its interval, reach to each side. */
#define MARKS_MEAN_RADIUS 2.4
#define MARKS_MEAN_HALF   3.0

/* The diamond of a mean. */
void marks_mean(cairo_t *cr, struct position at);

/* A vertical interval at x: a cap at each end, an arrow head where it is cut off. */
void marks_interval(cairo_t *cr, double x, const struct extent *extent);

void marks_line(cairo_t *cr, struct position from, struct position to, double width,
		struct colour colour);

#endif
