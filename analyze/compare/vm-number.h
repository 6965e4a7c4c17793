/*
 * vm-number.h — one number from the values of one VM, which stand direction by direction.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_VM_NUMBER_H
#define MIGSTAT_ANALYZE_COMPARE_VM_NUMBER_H

#include "analyze/sides/sides.h"

/*
 * What is compared of a VM:
 *   mean    the mean of its directions' means, so that each direction counts the same
 *   median  of all its values
 *   spread  the mean absolute deviation of its values from their direction's median (M. B. Brown
 *           and A. B. Forsythe, Robust tests for the equality of variances, JASA 69, 1974)
 *   tail    the 95th percentile of its values (R. J. Hyndman and Y. Fan, Sample quantiles in
 *           statistical packages, The American Statistician 50, 1996: type 7)
 * Failures are compared, too, but are no number of a VM (failures.h).
 */
enum aspect { ASPECT_MEAN, ASPECT_MEDIAN, ASPECT_SPREAD, ASPECT_TAIL, ASPECT_FAILURES, ASPECTS };

/* The aspect as comparisons.csv has it: "mean", "median", "spread", "p95", "failures"; the list
 * ends with NULL. */
extern const char *const aspect_words[];

/* What a unit is (contrast.h): a VM, or, where a side has several runs, a run. */
enum unit_kind { UNIT_IS_VM, UNIT_IS_RUN };

/*
 * Same VMs: where those VMs that have values in every run of both sides are at least two, and at
 * least half of the VMs of every run, only these count, and only in the directions that every run
 * has. Else all VMs count, as they do where an importer made up the names of a run's VMs.
 */
enum pairing { PAIRING_WHERE_POSSIBLE, PAIRING_NEVER };

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
