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
enum moments_over { OVER_ROWS, OVER_VMS };

/* In the values' unit. mean is NaN where n = 0; sd, with n - 1, is NaN where n < 2. */
struct moments {
	size_t n;
	double mean, sd;
};

struct moments moments_of(const struct samples *samples, enum moments_over over);

/*
 * All that they need of a VM's values are their number, their sum and the sum of their squares; as
 * whole numbers of 10^exponent (decimal.h), about a shift that keeps them small, these are exact.
 * Samples in memory and values streamed from a file larger than memory give the same sums, and so
 * the same moments to the last bit.
 */

/* Of one VM. Zero it before use. */
struct vm_sums {
	size_t n;
	int128 sum, squares;
};

/* The VMs' sums; shift is what was taken off every number, in units of 10^exponent. */
struct sums {
	const struct vm_sums *vms;
	size_t count;
	int128 shift;
	int exponent;
};

/* Adds a number, less the shift. False if the sums do not fit 128 bits. */
bool vm_sums_add(struct vm_sums *sums, int128 number);

/*
 * The moments of the values, or of the VMs' means; every VM has at least one value. Where only the
 * common denominator of the VMs' means does not fit, these means are rounded to long double, each
 * once. False if other sums do not fit 128 bits.
 */
bool moments_of_sums(const struct sums *sums, enum moments_over over, struct moments *moments);

#endif
