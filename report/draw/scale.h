/*
 * scale.h — from values to places on the page.
 */
#ifndef MIGSTAT_REPORT_DRAW_SCALE_H
#define MIGSTAT_REPORT_DRAW_SCALE_H

#include <stdbool.h>

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
