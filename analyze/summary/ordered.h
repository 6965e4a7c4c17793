/*
 * ordered.h — order statistics of many doubles, without a copy of them: as sorted.h has them of
 * samples, to the last bit.
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_ORDERED_H
#define MIGSTAT_ANALYZE_SUMMARY_ORDERED_H

#include "analyze/statistics/interval.h"

#include <stdbool.h>
#include <stddef.h>

/* The values of a group; the censored stand above them. */
struct ordered {
	double *at;        /* in order where ordered_arrange was asked for it */
	size_t count, all; /* without the censored, and with them */
	int exponent;      /* of the decimal numbers that they are */
	bool digits;       /* `at` has whole numbers of 10^exponent, of at most 15 digits */
};

/* The value at that place (from 0), which must have been asked for. */
double ordered_value(const struct ordered *ordered, size_t place);

/* Brings the least and the largest, and what the functions below take for percents[percent_count]
 * and level, to their places; count > 0. */
void ordered_arrange(const struct ordered *ordered, const int *percents, size_t percent_count,
		     double level);

/* Type 7; NaN among the censored. False if a value has too many digits. */
bool ordered_quantile(double *value, const struct ordered *ordered, int percent);

struct interval ordered_median_interval(const struct ordered *ordered, double level);

/* The median distance from the median (percent 50); spoils the values. NaN where a median is
 * censored. */
double ordered_spoil_mad(const struct ordered *ordered);

#endif
