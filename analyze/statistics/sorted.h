/*
 * sorted.h — values in order: plain doubles, and samples; quantiles, and what comes from them.
 *
 * Censored values (samples.h) are known to lie above all others, so they stand last. A number that
 * would lie among them is NaN: it is above the limit, and more is not known. The median is thereby
 * Kaplan's and Meier's (Nonparametric estimation from incomplete observations, JASA 53, 1958):
 * their estimate of the distribution, where all censored values lie above the others, has steps of
 * 1/n at the others; where it is exactly one half between two values, halfway between them.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_SORTED_H
#define MIGSTAT_ANALYZE_STATISTICS_SORTED_H

#include "interval.h"
#include "samples.h"

#include "datasets/order.h"

#include <stddef.h>

/* ---- plain doubles ---- */

/* The median of values[count] that are in order, count > 0: halfway between the middle two. */
double numbers_median(const double *values, size_t count);

/* The quantile of values[count] that are in order, count > 0, by type 7, as sorted_quantile; share
 * is between 0 and 1. */
double numbers_quantile(const double *values, size_t count, double share);

/* ---- samples ---- */

struct sorted {
	const struct samples *samples; /* borrowed */
	size_t *index;                 /* of the samples, upwards */
	size_t count;                  /* without the censored */
};

/* Free with sorted_free. */
struct sorted sorted_of(const struct samples *samples);

void sorted_free(struct sorted *sorted);

/* Value number i, from 0, below sorted->count; the very double that its text reads as. */
double sorted_value(const struct sorted *sorted, size_t i);

/*
 * The quantile below which percent (0 to 100) of the values lie: type 7 of R. J. Hyndman and Y.
 * Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), as R, NumPy
 * and spreadsheets have it: straight lines between the values at (i - 1) / (n - 1). Rounded once
 * where the digits allow. NaN without samples. 50 is the median.
 */
double sorted_quantile(const struct sorted *sorted, int percent);

/* The median of the distances from the median, as it is, without the factor 1.4826 that makes it a
 * standard deviation of normal data. NaN without samples. */
double sorted_mad(const struct sorted *sorted);

/*
 * The places (from 1) of the two ordered values, of n, that hold the median of a distribution with
 * a probability of at least level: low and n + 1 - low. From the binomial distribution, without any
 * assumption about the values but that they are independent of each other (W. J. Conover, Practical
 * Nonparametric Statistics, 3rd edition, 1999, section 3.2). 0: so few values cannot reach the
 * level (at 95 % it takes 6).
 */
size_t median_place(size_t n, double level);

/* The interval of the median from all values, as if independent. Its high end is NaN if that value
 * is censored; both are if there are too few values. */
struct interval sorted_median_interval(const struct sorted *sorted, double level);

#endif
