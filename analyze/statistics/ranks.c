/* ranks.c — the shift of the units' middle, by ranks. */
#include "ranks.h"

#include "rank-counts.h"
#include "sorted.h"

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

/* A rank sum as the tests need it: doubled, as all ranks are. */
struct seen {
	size_t *ranks;
	size_t count;
	int chosen; /* as rank_sums_of wants it */
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

static void take_p(struct shift *shift, const struct seen *seen)
{
	struct rank_sums sums;

	shift->exact = seen->count <= RANKS_EXACT;
	if (!shift->exact) {
		shift->p = normal_p(seen, (double)seen->sum / 2 - (double)seen->twice_mean / 4);
		shift->least_p = normal_p(seen, (double)seen->twice_mean / 4);
		return;
	}
	sums = rank_sums_of(seen->ranks, seen->count, seen->chosen);
	shift->p = rank_sums_p(&sums, seen->twice_mean, seen->sum);
	shift->least_p = rank_sums_least_p(&sums, seen->twice_mean);
	rank_sums_free(&sums);
}

/*
 * The candidates' middle, and the interval from number k from below to number k from above, where k
 * is the quantile (1 - level) / 2 of the statistic that counts candidates below zero. With k = 0
 * the level cannot be reached.
 */
static void take_candidates(struct shift *shift, const struct candidates *all, size_t k)
{
	shift->estimate = (candidates_at(all, (all->count + 1) / 2) +
			   candidates_at(all, all->count / 2 + 1)) /
			  2;
	if (k == 0)
		return;
	shift->interval.low = candidates_at(all, k);
	shift->interval.high = candidates_at(all, all->count - k + 1);
}

/* k for take_candidates: exact without ties, or by the normal approximation. */
static size_t quantile_of(size_t count, int chosen, double mean, double variance, double tail)
{
	size_t ranks[RANKS_EXACT];
	struct rank_sums sums;
	/* the smallest rank sum, undoubled */
	size_t least = chosen == RANKS_ANY_NUMBER ? 0 : (size_t)chosen * ((size_t)chosen + 1) / 2;
	double normal = floor(mean - gsl_cdf_ugaussian_Qinv(tail) * sqrt(variance));
	size_t k;

	if (count > RANKS_EXACT)
		return normal > 0 ? (size_t)normal : 0;
	for (size_t i = 0; i < count; i++)
		ranks[i] = i + 1;
	sums = rank_sums_of(ranks, count, chosen);
	k = rank_sums_quantile(&sums, tail) - least;
	rank_sums_free(&sums);
	return k;
}

/* What all steps need: the units on the scale asked for, and room to work in. */
struct work {
	const double *before, *after;
	size_t m, n; /* how many of each */
	double rounding, level;
	double *scratch; /* m + n */
	size_t *ranks;   /* m + n */
};

/* Where value, which is among them, stands in the first `count` of work->scratch, in order. */
static size_t place_of(const struct work *work, size_t count, double value)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (work->scratch[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- paired ---- */

/* Orders the differences in work->scratch, whose ranks are taken by then. */
static void walsh_interval(struct shift *shift, const struct work *work)
{
	struct candidates all = { NULL, work->scratch, 0, work->n, work->n * (work->n + 1) / 2 };
	double mean = (double)all.count / 2;

	for (size_t i = 0; i < work->n; i++)
		work->scratch[i] = work->after[i] - work->before[i];
	numbers_sort(work->scratch, work->n);
	take_candidates(shift, &all,
			quantile_of(work->n, RANKS_ANY_NUMBER, mean,
				    mean * (2 * (double)work->n + 1) / 6, (1 - work->level) / 2));
}

/* Differences that are only rounding are no differences. */
static void paired(struct shift *shift, const struct work *work)
{
	struct seen seen = { .ranks = work->ranks, .chosen = RANKS_ANY_NUMBER };
	double count;
	double ties;

	for (size_t i = 0; i < work->n; i++) {
		double size = fabs(work->after[i] - work->before[i]);

		if (size > work->rounding)
			work->scratch[seen.count++] = size;
	}
	ties = midranks_of(work->scratch, work->ranks, seen.count, work->rounding);
	for (size_t i = 0; i < work->n; i++) {
		double difference = work->after[i] - work->before[i];

		if (difference > work->rounding)
			seen.sum += work->ranks[place_of(work, seen.count, difference)];
	}
	for (size_t i = 0; i < seen.count; i++)
		seen.twice_mean += work->ranks[i];
	count = (double)seen.count;
	seen.variance = count * (count + 1) * (2 * count + 1) / 24 - ties / 48;
	shift->biserial = seen.count > 0 ? 2 * (double)seen.sum / (double)seen.twice_mean - 1 : 0;
	take_p(shift, &seen);
	walsh_interval(shift, work);
}

/* ---- unpaired ---- */

/* Orders both sides in work->scratch, whose ranks are taken by then. */
static void whitney_interval(struct shift *shift, const struct work *work)
{
	double *a = work->scratch;
	double *b = work->scratch + work->m;
	struct candidates all = { a, b, work->m, work->n, work->m * work->n };
	double mean = (double)all.count / 2;

	memcpy(a, work->before, work->m * sizeof *a);
	memcpy(b, work->after, work->n * sizeof *b);
	numbers_sort(a, work->m);
	numbers_sort(b, work->n);
	take_candidates(shift, &all,
			quantile_of(work->m + work->n, (int)work->n, mean,
				    mean * (double)(work->m + work->n + 1) / 6,
				    (1 - work->level) / 2));
}

static void unpaired(struct shift *shift, const struct work *work)
{
	size_t all = work->m + work->n;
	struct seen seen = { .ranks = work->ranks, .count = all, .chosen = (int)work->n };
	double pairs = (double)work->m * (double)work->n;
	double count = (double)all;
	double ties;

	memcpy(work->scratch, work->before, work->m * sizeof *work->scratch);
	memcpy(work->scratch + work->m, work->after, work->n * sizeof *work->scratch);
	ties = midranks_of(work->scratch, work->ranks, all, work->rounding);
	for (size_t j = 0; j < work->n; j++)
		seen.sum += work->ranks[place_of(work, all, work->after[j])];
	seen.twice_mean = 2 * work->n * (all + 1);
	seen.variance = pairs / 12 * (count + 1 - ties / (count * (count - 1)));
	shift->biserial = ((double)seen.sum - (double)(work->n * (work->n + 1))) / pairs - 1;
	take_p(shift, &seen);
	whitney_interval(shift, work);
}

static double median_of(const double *values, size_t count, double *scratch)
{
	memcpy(scratch, values, count * sizeof *scratch);
	numbers_sort(scratch, count);
	return numbers_median(scratch, count);
}

/* The units on the scale asked for: before, then after, in one block. */
static void fill_scaled(double *scaled, const struct units *units, bool logarithms)
{
	size_t m = units->before_count;

	for (size_t i = 0; i < m; i++)
		scaled[i] = logarithms ? log(units->before[i]) : units->before[i];
	for (size_t i = 0; i < units->after_count; i++)
		scaled[m + i] = logarithms ? log(units->after[i]) : units->after[i];
}

struct shift shift_of(const struct units *units, bool logarithms, double level)
{
	struct shift shift = { NAN, NAN, NAN, { NAN, NAN }, NAN, NAN, NAN, false };
	size_t m = units->before_count;
	size_t n = units->after_count;
	double *scaled = must_alloc(2 * (m + n), sizeof *scaled);
	struct work work = {
		.before = scaled,
		.after = scaled + m,
		.m = m,
		.n = n,
		.level = level,
		.scratch = scaled + m + n,
		.ranks = must_alloc(m + n, sizeof *work.ranks),
	};

	if (m > 0 && n > 0) {
		fill_scaled(scaled, units, logarithms);
		shift.before = median_of(scaled, m, work.scratch);
		shift.after = median_of(scaled + m, n, work.scratch);
		work.rounding = ROUNDING * fmax(logarithms ? 1 : 0, largest_of(scaled, m + n));
		if (units->design == DESIGN_PAIRED)
			paired(&shift, &work);
		else
			unpaired(&shift, &work);
	}
	free(scaled);
	free(work.ranks);
	return shift;
}
