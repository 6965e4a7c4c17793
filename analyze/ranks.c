/* ranks.c — the shift of the units' middle, by ranks. */
#include "ranks.h"

#include "rank-sums.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What differs by less comes from the same decimal numbers. */
#define ROUNDING 1e-12

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

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

static bool take_p(struct shift *shift, const struct seen *seen, struct error *err)
{
	struct rank_sums sums;

	shift->exact = seen->count <= RANKS_EXACT;
	if (!shift->exact) {
		shift->p = normal_p(seen, (double)seen->sum / 2 - (double)seen->twice_mean / 4);
		shift->least_p = normal_p(seen, (double)seen->twice_mean / 4);
		return true;
	}
	if (!rank_sums_of(&sums, seen->ranks, seen->count, seen->chosen, err))
		return false;
	shift->p = rank_sums_p(&sums, seen->twice_mean, seen->sum);
	shift->least_p = rank_sums_least_p(&sums, seen->twice_mean);
	rank_sums_free(&sums);
	return true;
}

/*
 * The ordered candidates' middle, and the interval from number k from below to number k from above,
 * where k is the quantile (1 - level) / 2 of the statistic that counts candidates below zero. With
 * k = 0 the level cannot be reached.
 */
static void take_candidates(struct shift *shift, double *candidates, size_t count, size_t k)
{
	qsort(candidates, count, sizeof *candidates, by_value);
	shift->estimate = count % 2 == 1 ? candidates[count / 2]
					 : (candidates[count / 2 - 1] + candidates[count / 2]) / 2;
	if (k == 0)
		return;
	shift->interval.low = candidates[k - 1];
	shift->interval.high = candidates[count - k];
}

/* k for take_candidates: exact without ties, or by the normal approximation. least: the smallest
 * rank sum, undoubled. */
static bool take_quantile(size_t *k, size_t count, int chosen, double mean, double variance,
			  double tail, struct error *err)
{
	size_t *ranks;
	struct rank_sums sums;
	size_t least = chosen == RANKS_ANY_NUMBER ? 0 : (size_t)chosen * ((size_t)chosen + 1) / 2;
	double normal = floor(mean - gsl_cdf_ugaussian_Qinv(tail) * sqrt(variance));

	*k = normal > 0 ? (size_t)normal : 0;
	if (count > RANKS_EXACT)
		return true;
	ranks = calloc(count + 1, sizeof *ranks);
	if (!ranks)
		return error_memory(err);
	for (size_t i = 0; i < count; i++)
		ranks[i] = i + 1;
	if (!rank_sums_of(&sums, ranks, count, chosen, err)) {
		free(ranks);
		return false;
	}
	*k = rank_sums_quantile(&sums, tail) - least;
	rank_sums_free(&sums);
	free(ranks);
	return true;
}

/* What all steps need: the units on the scale asked for, and room to work in. */
struct work {
	const double *before, *after;
	size_t m, n; /* how many of each */
	double rounding, level;
	double *scratch; /* m + n */
	size_t *ranks;   /* m + n */
};

/* Where value, which is among them, stands in work->scratch. */
static size_t place_of(const struct work *work, double value)
{
	size_t at = 0;

	while (work->scratch[at] < value)
		at++;
	return at;
}

/* ---- paired ---- */

static bool walsh_interval(struct shift *shift, const struct work *work, struct error *err)
{
	size_t n = work->n;
	double *walsh = calloc(n * (n + 1) / 2 + 1, sizeof *walsh);
	double mean = (double)n * ((double)n + 1) / 4;
	size_t used = 0;
	size_t k;
	bool good;

	if (!walsh)
		return error_memory(err);
	for (size_t i = 0; i < n; i++)
		for (size_t j = i; j < n; j++)
			walsh[used++] = (work->after[i] - work->before[i] + work->after[j] -
					 work->before[j]) /
					2;
	good = take_quantile(&k, n, RANKS_ANY_NUMBER, mean, mean * (2 * (double)n + 1) / 6,
			     (1 - work->level) / 2, err);
	if (good)
		take_candidates(shift, walsh, used, k);
	free(walsh);
	return good;
}

/* Differences that are only rounding are no differences. */
static bool paired(struct shift *shift, const struct work *work, struct error *err)
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
			seen.sum += work->ranks[place_of(work, difference)];
	}
	for (size_t i = 0; i < seen.count; i++)
		seen.twice_mean += work->ranks[i];
	count = (double)seen.count;
	seen.variance = count * (count + 1) * (2 * count + 1) / 24 - ties / 48;
	shift->biserial = seen.count > 0 ? 2 * (double)seen.sum / (double)seen.twice_mean - 1 : 0;
	return take_p(shift, &seen, err) && walsh_interval(shift, work, err);
}

/* ---- unpaired ---- */

static bool whitney_interval(struct shift *shift, const struct work *work, struct error *err)
{
	size_t count = work->m * work->n;
	double *differences = calloc(count + 1, sizeof *differences);
	double mean = (double)count / 2;
	size_t k;
	bool good;

	if (!differences)
		return error_memory(err);
	for (size_t i = 0; i < work->m; i++)
		for (size_t j = 0; j < work->n; j++)
			differences[i * work->n + j] = work->after[j] - work->before[i];
	good = take_quantile(&k, work->m + work->n, (int)work->n, mean,
			     mean * (double)(work->m + work->n + 1) / 6, (1 - work->level) / 2,
			     err);
	if (good)
		take_candidates(shift, differences, count, k);
	free(differences);
	return good;
}

static bool unpaired(struct shift *shift, const struct work *work, struct error *err)
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
		seen.sum += work->ranks[place_of(work, work->after[j])];
	seen.twice_mean = 2 * work->n * (all + 1);
	seen.variance = pairs / 12 * (count + 1 - ties / (count * (count - 1)));
	shift->biserial = ((double)seen.sum - (double)(work->n * (work->n + 1))) / pairs - 1;
	return take_p(shift, &seen, err) && whitney_interval(shift, work, err);
}

static double median_of(const double *values, size_t count, double *scratch)
{
	memcpy(scratch, values, count * sizeof *scratch);
	qsort(scratch, count, sizeof *scratch, by_value);
	return (scratch[(count - 1) / 2] + scratch[count / 2]) / 2;
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

bool shift_of(struct shift *shift, const struct units *units, bool logarithms, double level,
	      struct error *err)
{
	size_t m = units->before_count;
	size_t n = units->after_count;
	double *scaled = calloc(2 * (m + n) + 1, sizeof *scaled);
	size_t *ranks = calloc(m + n + 1, sizeof *ranks);
	bool good = scaled && ranks;

	*shift = (struct shift){ NAN, NAN, NAN, { NAN, NAN }, NAN, NAN, NAN, false };
	if (!good)
		error_memory(err);
	if (good && m > 0 && n > 0) {
		struct work work = {
			scaled, scaled + m, m, n, 0, level, scaled + m + n, ranks,
		};

		fill_scaled(scaled, units, logarithms);
		shift->before = median_of(scaled, m, work.scratch);
		shift->after = median_of(scaled + m, n, work.scratch);
		work.rounding = ROUNDING * fmax(logarithms ? 1 : 0, largest_of(scaled, m + n));
		good = units->design == DESIGN_PAIRED ? paired(shift, &work, err)
						      : unpaired(shift, &work, err);
	}
	free(scaled);
	free(ranks);
	return good;
}
