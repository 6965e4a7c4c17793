/* rank-counts.c — what tests by ranks count: sums of ranks. */
#include "rank-counts.h"

#include "sorted.h"

#include "datasets/must.h"

#include <stdlib.h>

double midranks_of(double *values, size_t *doubled, size_t count, double rounding)
{
	double ties = 0;

	if (count > 0)
		numbers_sort(values, count);
	for (size_t first = 0, end; first < count; first = end) {
		double t;

		end = first + 1;
		while (end < count && values[end] - values[end - 1] <= rounding)
			end++;
		for (size_t i = first; i < end; i++)
			doubled[i] = first + 1 + end;
		t = (double)(end - first);
		ties += t * t * t - t;
	}
	return ties;
}

/*
 * ways[k * (total + 1) + s]: in how many ways k ranks add up to s. Each rank in turn is added to
 * every sum so far, from the largest k and s downwards, so that none is taken twice.
 */
static void add_rank(double *ways, size_t total, size_t rank, size_t most)
{
	size_t row = total + 1;

	for (size_t k = most; k >= 1; k--)
		for (size_t s = total; s >= rank; s--)
			ways[k * row + s] += ways[(k - 1) * row + s - rank];
}

struct rank_sums rank_sums_of(const size_t *ranks, size_t count, size_t chosen)
{
	struct rank_sums sums = { 0 };
	double *layers;

	for (size_t i = 0; i < count; i++)
		sums.total += ranks[i];
	layers = must_alloc((chosen + 1) * (sums.total + 1), sizeof *layers);
	sums.ways = must_alloc(sums.total + 1, sizeof *sums.ways);
	layers[0] = 1;
	for (size_t i = 0; i < count; i++)
		add_rank(layers, sums.total, ranks[i], chosen);
	for (size_t s = 0; s <= sums.total; s++) {
		sums.ways[s] = layers[chosen * (sums.total + 1) + s];
		sums.all += sums.ways[s];
	}
	free(layers);
	return sums;
}

void rank_sums_free(struct rank_sums *sums)
{
	free(sums->ways);
	*sums = (struct rank_sums){ 0 };
}

static size_t distance(size_t sum, size_t twice_mean)
{
	return 2 * sum > twice_mean ? 2 * sum - twice_mean : twice_mean - 2 * sum;
}

double rank_sums_p(const struct rank_sums *sums, size_t twice_mean, size_t sum)
{
	double as_far = 0;

	for (size_t s = 0; s <= sums->total; s++)
		if (distance(s, twice_mean) >= distance(sum, twice_mean))
			as_far += sums->ways[s];
	return as_far / sums->all;
}

double rank_sums_least_p(const struct rank_sums *sums, size_t twice_mean)
{
	size_t low = 0;
	size_t high = sums->total;

	while (sums->ways[low] <= 0)
		low++;
	while (sums->ways[high] <= 0)
		high--;
	return rank_sums_p(sums, twice_mean,
			   distance(high, twice_mean) > distance(low, twice_mean) ? high : low);
}
