/*
 * moments.h — mean and standard deviation, of the values or of the VMs' means.
 *
 * The sums are exact (decimal.h), so the mean is the double nearest to the true mean, and the
 * standard deviation is right to the last digit or one beside it, however large the values are
 * beside their spread. Where the digits do not fit 128 bits, two passes in long double over the
 * differences from the first value take their place (Chan, Golub, LeVeque: Algorithms for
 * computing the sample variance, The American Statistician 37, 1983: the corrected two-pass
 * algorithm on shifted data).
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_MOMENTS_H
#define MIGSTAT_ANALYZE_STATISTICS_MOMENTS_H

#include "samples.h"

#include <stddef.h>

/* What counts as one observation: a row's value, or the mean of all values of one VM. */
enum moments_unit { UNIT_ROW, UNIT_VM };

/* In the values' unit. mean is NaN where n = 0; sd, with n - 1, is NaN where n < 2. */
struct moments {
	size_t n;
	double mean, sd;
};

struct moments moments_of(const struct samples *samples, enum moments_unit unit);

#endif
