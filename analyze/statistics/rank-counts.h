/*
 * rank-counts.h — what tests by ranks (ranks.h) count: how a sum of midranks is distributed when
 * chance picks them, and the candidates of a shift in their order.
 *
 * Ranks are doubled, so that midranks are whole numbers. Counting is exact as long as the number of
 * ways fits a double's 53 bits, which RANKS_EXACT (ranks.h) sees to.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_RANK_COUNTS_H
#define MIGSTAT_ANALYZE_STATISTICS_RANK_COUNTS_H

#include <stddef.h>

/* Sorts values[count] upwards and puts twice their midranks into doubled[count]. Neighbours that
 * differ by `rounding` or less are ties. Returns the sum of t³ - t over all groups of t ties. */
double midranks_of(double *values, size_t *doubled, size_t count, double rounding);

/* ways[s]: in how many ways the sum s comes about; sums go from 0 to total. */
struct rank_sums {
	double *ways;
	double all; /* the sum of ways */
	size_t total;
};

enum { RANKS_ANY_NUMBER = -1 };

/* The sums of `chosen` of ranks[count], or of any number of them (signed ranks). Free with
 * rank_sums_free. */
struct rank_sums rank_sums_of(const size_t *ranks, size_t count, int chosen);

void rank_sums_free(struct rank_sums *sums);

/* The probability of a sum at least as far from the middle (twice the mean sum: `twice_mean`) as
 * `sum` is. */
double rank_sums_p(const struct rank_sums *sums, size_t twice_mean, size_t sum);

/* The smallest p that rank_sums_p can give. */
double rank_sums_least_p(const struct rank_sums *sums, size_t twice_mean);

/* The smallest s with a probability of at least `probability` that the sum is s or less. */
size_t rank_sums_quantile(const struct rank_sums *sums, double probability);

/*
 * The candidates of a shift: of two ordered rows every difference b[j] - a[i]; or, without a, every
 * mean of b[i] and b[j], i <= j (J. L. Hodges and E. L. Lehmann; see ranks.h). There are as many as
 * pairs of units, so they are never listed, only counted. Borrowed.
 */
struct candidates {
	const double *a, *b;
	size_t m, n; /* of a, of b */
	size_t count;
};

/* Number k, from 1 to count, of the candidates in order: the least number that k of them do not
 * exceed. */
double candidates_at(const struct candidates *all, size_t k);

#endif
