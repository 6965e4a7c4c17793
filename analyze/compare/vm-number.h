/*
 * vm-number.h — one number from the values of one VM, which stand direction by direction.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_VM_NUMBER_H
#define MIGSTAT_ANALYZE_COMPARE_VM_NUMBER_H

#include "aspect.h"

#include "analyze/sides/sides.h"

/*
 * The number of an aspect from the observations at[count] of one VM and run. They are ordered by
 * direction; scratch has room for as many numbers. NaN where there is none: no values, or no spread
 * or tail of single values. Values at a limit stay out of the mean. In the others they stand as the
 * limit: the median is then right where it lies below, and spread and tail, of which such values
 * are the very subject, are at least so large.
 */
double vm_number(const struct measured *at, size_t count, enum aspect aspect, double *scratch);

/* The variance that vm_number's mean has from its migrations alone: Σ s²/n of the directions by
 * the square of their number. NaN where a direction has a single value. */
double vm_mean_variance(const struct measured *at, size_t count);

#endif
