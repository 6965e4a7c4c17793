/*
 * rank-counts.h — what tests by ranks (ranks.h) count: how a sum of midranks is distributed when
 * chance picks them.
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

/* The sums of `chosen`, at least 1, of ranks[count]. Free with rank_sums_free. */
struct rank_sums rank_sums_of(const size_t *ranks, size_t count, size_t chosen);

void rank_sums_free(struct rank_sums *sums);

/* The probability of a sum at least as far from the middle (twice the mean sum: `twice_mean`) as
 * `sum` is. */
double rank_sums_p(const struct rank_sums *sums, size_t twice_mean, size_t sum);

/* The smallest p that rank_sums_p can give. */
double rank_sums_least_p(const struct rank_sums *sums, size_t twice_mean);

#endif
