/*
 * candidates.h — the candidates of a shift, in order: all differences between two samples, or all
 * means of two of one (J. L. Hodges and E. L. Lehmann; see ranks.h).
 *
 * There are as many as pairs of units, so they are never listed, only counted.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_CANDIDATES_H
#define MIGSTAT_ANALYZE_STATISTICS_CANDIDATES_H

#include <stddef.h>

/* Those of two ordered rows, every b[j] - a[i]; or, without a, every mean of b[i] and b[j], i <= j.
 * Borrowed. */
struct candidates {
	const double *a, *b;
	size_t m, n; /* of a, of b */
	size_t count;
};

/* Number k, from 1 to count, of the candidates in order: the least number that k of them do not
 * exceed. */
double candidates_at(const struct candidates *all, size_t k);

#endif
