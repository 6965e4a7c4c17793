/*
 * numbers.h — plain doubles: putting them in order, median and quantiles.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_NUMBERS_H
#define MIGSTAT_ANALYZE_STATISTICS_NUMBERS_H

#include <stddef.h>

/* Orders values[count] upwards; none is NaN. */
void numbers_sort(double *values, size_t count);

/* The median of values[count] that are in order, count > 0: halfway between the middle two. */
double numbers_median(const double *values, size_t count);

/* The quantile of values[count] that are in order, count > 0, by type 7 (sorted.h); share is
 * between 0 and 1. */
double numbers_quantile(const double *values, size_t count, double share);

#endif
