/*
 * discovery.h — p-values of many checks at once, so that few of what they find is false.
 *
 * Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, Journal of the Royal
 * Statistical Society B 57 (1995): of what has an adjusted p of at most a, no more than the share a
 * is false on average. For looking around, where missing something is worse than one finding too
 * many; a verdict takes Holm's stricter adjustment (adjust.h).
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_DISCOVERY_H
#define MIGSTAT_ANALYZE_STATISTICS_DISCOVERY_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Replaces p[count] by the adjusted ones, each in its place; NaN are no tests and stay. False with
 * *err only without memory. */
bool discovery_adjust(double *p, size_t count, struct error *err);

#endif
