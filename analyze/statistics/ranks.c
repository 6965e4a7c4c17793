/* ranks.c — whether one side's units lie higher, by ranks. */
#include "ranks.h"

#include "rank-counts.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What differs by less comes from the same decimal numbers. */
#define ROUNDING 1e-12

static double largest_of(const double *values, size_t count)
{
	double largest = 0;

	for (size_t i = 0; i < count; i++)
		largest = fmax(largest, fabs(values[i]));
	return largest;
}

/* A rank sum as the test needs it: doubled, as all ranks are. */
struct seen {
	size_t *ranks;
	size_t count, chosen; /* of all units; of those whose ranks are added up */
	size_t sum, twice_mean;
	double variance; /* of the sum, undoubled: for the normal approximation */
};

/* The normal approximation of the probability that the sum lies as far off, with the correction
 * for continuity: the sum, undoubled, goes in steps of 1. */
static double normal_p(const struct seen *seen, double off)
{
	if (seen->variance <= 0)
		return 1;
	return 2 * gsl_cdf_ugaussian_Q(fmax(0, fabs(off) - 0.5) / sqrt(seen->variance));
}

static void take_p(struct rank_test *test, const struct seen *seen)
{
	struct rank_sums sums;

	test->exact = seen->count <= RANKS_EXACT;
	if (!test->exact) {
		test->p = normal_p(seen, (double)seen->sum / 2 - (double)seen->twice_mean / 4);
		test->least_p = normal_p(seen, (double)seen->twice_mean / 4);
		return;
	}
	sums = rank_sums_of(seen->ranks, seen->count, seen->chosen);
	test->p = rank_sums_p(&sums, seen->twice_mean, seen->sum);
	test->least_p = rank_sums_least_p(&sums, seen->twice_mean);
	rank_sums_free(&sums);
}

/* Where value, which is among them, stands in sorted[count]. */
static size_t place_of(const double *sorted, size_t count, double value)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sorted[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* scratch, ranks: room for all units. */
static void test_units(struct rank_test *test, const struct units *units, double *scratch,
		       size_t *ranks)
{
	size_t m = units->before_count;
	size_t n = units->after_count;
	size_t all = m + n;
	struct seen seen = { .ranks = ranks, .count = all, .chosen = n };
	double pairs = (double)m * (double)n;
	double count = (double)all;
	double ties;

	memcpy(scratch, units->before, m * sizeof *scratch);
	memcpy(scratch + m, units->after, n * sizeof *scratch);
	ties = midranks_of(scratch, ranks, all, ROUNDING * largest_of(scratch, all));
	for (size_t j = 0; j < n; j++)
		seen.sum += ranks[place_of(scratch, all, units->after[j])];
	seen.twice_mean = 2 * n * (all + 1);
	seen.variance = pairs / 12 * (count + 1 - ties / (count * (count - 1)));
	test->biserial = ((double)seen.sum - (double)(n * (n + 1))) / pairs - 1;
	take_p(test, &seen);
}

struct rank_test rank_test_of(const struct units *units)
{
	struct rank_test test = { NAN, NAN, NAN, false };
	size_t all = units->before_count + units->after_count;
	double *scratch;
	size_t *ranks;

	if (units->before_count == 0 || units->after_count == 0)
		return test;
	scratch = must_alloc(all, sizeof *scratch);
	ranks = must_alloc(all, sizeof *ranks);
	test_units(&test, units, scratch, ranks);
	free(scratch);
	free(ranks);
	return test;
}
