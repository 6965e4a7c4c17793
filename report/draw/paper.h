/*
 * paper.h — lengths and places on paper: a rectangle, millimetres and points, and the way from
 * values to places.
 *
 * All that is drawn is measured in points of 1/72 inch, from a page's upper left corner, y
 * downwards.
 */
#ifndef MIGSTAT_REPORT_DRAW_PAPER_H
#define MIGSTAT_REPORT_DRAW_PAPER_H

#include <stdbool.h>

struct rect {
	double x, y, width, height;
};

/*
 * The length that text says, in millimetres: 88mm, 18cm, 3.5in; a bare number is millimetres. Any
 * sign and size: the caller checks the range. False if it is no length; *mm is then as it was.
 */
bool length_parse(const char *text, double *mm);

/* Millimetres as points and points as millimetres. */
double length_points(double mm);
double length_mm(double points);

/* Millimetres as whole pixels, rounded to the nearest. */
int length_pixels(double mm, int dpi);

/* low lies at start, high at end. start > end turns the axis upside down, as a vertical axis needs
 * it, for y grows downwards on the page. */
struct scale {
	double low, high;  /* low < high; of a logarithmic scale: 0 < low */
	double start, end; /* points of 1/72 inch */
	bool is_log;
};

/* The place of value; beyond the ends for a value beyond them. On a logarithmic scale zero and less
 * have no place: they are put at start, and it is for the figure to say so. */
double scale_at(const struct scale *scale, double value);

/* An interval as it can be drawn: what lies beyond the axis is cut off at its edge. */
struct extent {
	double from, to;           /* places of the lower and the upper end */
	bool cut_below, cut_above; /* the true end lies beyond the axis */
};

struct extent scale_interval(const struct scale *scale, double low, double high);

#endif
