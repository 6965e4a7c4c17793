/*
 * plot-axis.h — from values to the cells of a line: pure arithmetic.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_PLOT_AXIS_H
#define MIGSTAT_ANALYZE_PAGE_PLOT_AXIS_H

#include "analyze/statistics/interval.h"

#include <stdbool.h>
#include <stddef.h>

/* Zero it before use: an axis without any value, which has no cell. */
struct plot_axis {
	double low, high; /* the ends of the first and of the last cell; low < high once
			   * plot_axis_close was called */
	bool any;
};

/* Makes room for a value, which must be seen; NaN is passed over. */
void plot_axis_take(struct plot_axis *axis, double value);

/* Makes room for an interval, but not beyond least and greatest (least <= greatest): what lies
 * there is drawn cut, so that the values stay readable. NaN is passed over. */
void plot_axis_widen(struct plot_axis *axis, const struct interval *interval, double least,
		     double greatest);

/* An axis whose ends are equal gets a little width, so that the value stands in its middle. */
void plot_axis_close(struct plot_axis *axis);

/* The place of value among `places` of equal width (at least 1); of a value beyond the ends, the
 * end. */
size_t plot_axis_place(const struct plot_axis *axis, double value, size_t places);

#endif
