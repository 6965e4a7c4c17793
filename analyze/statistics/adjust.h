/*
 * adjust.h — p-values of many tests at once, so that the chance of even one false alarm among them
 * stays within the level.
 *
 * S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 * Statistics 6 (1979).
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_ADJUST_H
#define MIGSTAT_ANALYZE_STATISTICS_ADJUST_H

#include "datasets/error.h"

#include <stddef.h>

/*
 * Replaces p[count] by the adjusted ones, each in its place; NaN are no tests and stay. Returns the
 * number of tests in *tests. False with *err only without memory.
 */
bool holm(double *p, size_t count, size_t *tests, struct error *err);

#endif
