/*
 * trend.h — whether numbers go up or down in the course of something.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_TREND_H
#define MIGSTAT_ANALYZE_STATISTICS_TREND_H

#include "interval.h"

#include <stddef.h>

/*
 * The straight line of least squares through the points (x[i], y[i]): its slope, with Student's t
 * and count - 2 degrees of freedom. All NaN where count < 3 or all x are equal.
 */
struct slope {
	double estimate;
	struct interval interval;
};
struct slope slope_of(const double *x, const double *y, size_t count, double level);

/*
 * H. B. Mann, Nonparametric tests against trend, Econometrica 13 (1945), and M. G. Kendall, Rank
 * Correlation Methods (1948): s counts the pairs of which the later one is larger, less those of
 * which it is smaller. p is two-sided: exact without ties up to 50 numbers; else from the normal
 * distribution with the corrections for ties and continuity. NaN where count < 3 or all numbers are
 * equal.
 */
struct mann_kendall {
	double s, p;
};
struct mann_kendall mann_kendall_of(const double *y, size_t count);

#endif
