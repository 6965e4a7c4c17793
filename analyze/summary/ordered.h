/*
 * ordered.h — order statistics of many doubles, without a copy of them: as sorted.h has them of
 * samples, to the last bit.
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_ORDERED_H
#define MIGSTAT_ANALYZE_SUMMARY_ORDERED_H

#include "analyze/statistics/across-select.h"
#include "analyze/statistics/interval.h"

#include <stdbool.h>
#include <stddef.h>

/* The values of a group; the censored stand above them. Free with ordered_free. */
struct ordered {
	double *at;        /* borrowed; in order where ordered_arrange was asked for it */
	size_t local;      /* so many of the values, those that this process holds */
	size_t count, all; /* without the censored, and with them */
	int exponent;      /* of the decimal numbers that they are */
	bool digits;       /* `at` has whole numbers of 10^exponent, of at most 15 digits */
	const struct across *across; /* who holds the others; NULL: nobody, and local is count */
	struct across_place *found;  /* of them, in the order of their places */
	size_t found_count;
};

/* The value at that place (from 0), which must have been asked for. */
double ordered_value(const struct ordered *ordered, size_t place);

/* Brings the least and the largest, and what the functions below take for percents[percent_count]
 * and level, to their places; count > 0. */
void ordered_arrange(struct ordered *ordered, const int *percents, size_t percent_count,
		     double level);

/* Type 7; NaN among the censored. False if a value has too many digits. */
bool ordered_quantile(double *value, const struct ordered *ordered, int percent);

struct interval ordered_median_interval(const struct ordered *ordered, double level);

/* The median distance from the median (percent 50); spoils the values. NaN where a median is
 * censored. */
double ordered_spoil_mad(struct ordered *ordered);

void ordered_free(struct ordered *ordered);

#endif
