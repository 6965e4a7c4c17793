/*
 * sums.h — exact sums of decimal numbers, VM by VM, and the moments that come out of them.
 *
 * All that mean and standard deviation need of a VM's values are their number, their sum and the
 * sum of their squares; as whole numbers of 10^exponent (decimal.h), about a shift that keeps them
 * small, these are exact. Samples in memory and values streamed from a file larger than memory
 * give the same sums, and so the same moments to the last bit.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_SUMS_H
#define MIGSTAT_ANALYZE_STATISTICS_SUMS_H

#include "decimal.h"
#include "moments.h"

#include <stdbool.h>
#include <stddef.h>

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
bool moments_of_sums(const struct sums *sums, enum moments_unit unit, struct moments *moments);

#endif
