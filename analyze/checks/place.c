/* place.c — whether it matters which way and in which place a VM is moved. */
#include "check.h"
#include "series.h"

#include "analyze/statistics/moments.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The VM's mean of BA less that of AB; NaN if it has not both. */
static double back_and_forth(const struct series *series, size_t first, size_t end)
{
	long double sums[DIRECTION_COUNT + 1] = { 0 };
	long double counts[DIRECTION_COUNT + 1] = { 0 };

	for (size_t i = first; i < end; i++) {
		sums[series->at[i].direction] += series->at[i].value - series->at[first].value;
		counts[series->at[i].direction]++;
	}
	return (double)(sums[DIRECTION_BA] / counts[DIRECTION_BA] -
			sums[DIRECTION_AB] / counts[DIRECTION_AB]);
}

struct finding check_direction(const struct series *series, double level)
{
	struct finding finding = finding_none(NULL);
	struct moments differences = { 0, 0, 0 };
	double squares = 0;
	size_t end;

	for (size_t first = 0; first < series->count; first = end) {
		double difference;
		double step;

		end = series_vm_end(series, first);
		difference = back_and_forth(series, first, end);
		if (isnan(difference))
			continue;
		/* B. P. Welford, Technometrics 4 (1962) */
		step = difference - differences.mean;
		differences.n++;
		differences.mean += step / (double)differences.n;
		squares += step * (difference - differences.mean);
	}
	finding.n = differences.n;
	if (differences.n < 2) {
		finding.reason = "it takes 2 VMs with values in both directions";
		return finding;
	}
	differences.sd = sqrt(squares / (double)(differences.n - 1));
	finding.value = differences.mean;
	finding.interval = interval_of_mean(&differences, level);
	if (!(differences.sd > 0)) {
		finding.reason = "all VMs differ by exactly as much, so no test can judge it";
		return finding;
	}
	finding.statistic = differences.mean / (differences.sd / sqrt((double)differences.n));
	finding.p = 2 * gsl_cdf_tdist_Q(fabs(finding.statistic), (double)(differences.n - 1));
	return finding;
}

/* What the test needs of an observation. */
struct visit {
	long long cycle, place;
	double value;
	enum direction direction;
};

/* Visits with a place and a cycle, round by round, place by place. */
static int by_round(const void *left, const void *right)
{
	const struct visit *a = left;
	const struct visit *b = right;

	if (a->cycle != b->cycle)
		return (a->cycle > b->cycle) - (a->cycle < b->cycle);
	if (a->direction != b->direction)
		return (a->direction > b->direction) - (a->direction < b->direction);
	return (a->place > b->place) - (a->place < b->place);
}

/* As qsort by by_round, sooner: all three are small numbers. */
static void order_rounds(struct visit *at, size_t count)
{
	uint64_t *keys = must_alloc(count, sizeof *keys);
	uint32_t *order = must_alloc(count, sizeof *order);
	struct visit *before = must_alloc(count, sizeof *before);
	size_t small = 0;

	for (; small < count && at[small].cycle >= 0 && at[small].cycle < 1LL << 31 &&
	       at[small].place >= 0 && at[small].place < 1LL << 30;
	     small++) {
		keys[small] = (uint64_t)at[small].cycle << 32 |
			      (uint64_t)at[small].direction << 30 | (uint64_t)at[small].place;
		order[small] = (uint32_t)small;
	}
	if (small == count) {
		order_keys(keys, order, count);
		memcpy(before, at, count * sizeof *at);
		for (size_t i = 0; i < count; i++)
			at[i] = before[order[i]];
	} else {
		qsort(at, count, sizeof *at, by_round);
	}
	free(keys);
	free(order);
	free(before);
}

static bool same_round(const struct visit *a, const struct visit *b)
{
	return a->cycle == b->cycle && a->direction == b->direction;
}

/* Whether round[count] has each of the places 1 to `places` once. */
static bool is_whole(const struct visit *round, size_t count, size_t places)
{
	bool whole = count == places;

	for (size_t i = 0; whole && i < count; i++)
		whole = round[i].place == (long long)i + 1;
	return whole;
}

/* What Friedman's test adds up. */
struct places {
	size_t count, rounds;
	double *ranks, *values; /* sums for each place */
	uint64_t *keys;         /* the values of a round, in order */
	uint32_t *order;        /* and the place, from 0, of each */
	double ties;            /* sum of t³ - t */
};

/* Adds up the ranks of a round: midranks where values are equal. */
static void add_ranks(struct places *places)
{
	size_t end;

	for (size_t first = 0; first < places->count; first = end) {
		double equal;

		end = first + 1;
		while (end < places->count && places->keys[end] == places->keys[first])
			end++;
		equal = (double)(end - first);
		for (size_t i = first; i < end; i++)
			places->ranks[places->order[i]] += (2 * (double)first + equal + 1) / 2;
		places->ties += equal * equal * equal - equal;
	}
}

static void add_round(struct places *places, const struct visit *round)
{
	places->rounds++;
	for (size_t i = 0; i < places->count; i++) {
		places->keys[i] = order_key_of_number(round[i].value);
		places->order[i] = (uint32_t)i;
		places->values[i] += round[i].value;
	}
	order_keys(places->keys, places->order, places->count);
	add_ranks(places);
}

/* chi² = 12 · Σ(R_i - b(k+1)/2)² / (b·k·(k+1) - Σ(t³-t)/(k-1)); NaN if all ranks are tied */
static double friedman(const struct places *places)
{
	double k = (double)places->count;
	double b = (double)places->rounds;
	double squares = 0;

	for (size_t i = 0; i < places->count; i++)
		squares += pow(places->ranks[i] - b * (k + 1) / 2, 2);
	return 12 * squares / (b * k * (k + 1) - places->ties / (k - 1));
}

static void judge_places(struct finding *finding, const struct places *places)
{
	double mean = 0;
	double rounds = (double)places->rounds;

	finding->statistic = friedman(places);
	finding->p = gsl_cdf_chisq_Q(finding->statistic, (double)(places->count - 1));
	for (size_t i = 0; i < places->count; i++)
		mean += places->values[i] / rounds / (double)places->count;
	finding->value = 0;
	for (size_t i = 0; i < places->count; i++)
		if (fabs(places->values[i] / rounds - mean) > fabs(finding->value)) {
			finding->value = places->values[i] / rounds - mean;
			finding->detail = (double)i + 1;
		}
}

/* Whether every VM stands in one place only. */
static bool each_its_place(const struct series *series)
{
	for (size_t i = 1; i < series->count; i++)
		if (series->at[i].vm == series->at[i - 1].vm &&
		    series->at[i].place != series->at[i - 1].place)
			return false;
	return true;
}

static void add_rounds(struct places *places, const struct visit *sorted, size_t count)
{
	size_t end;

	for (size_t first = 0; first < count; first = end) {
		end = first + 1;
		while (end < count && same_round(&sorted[end], &sorted[first]))
			end++;
		if (is_whole(sorted + first, end - first, places->count))
			add_round(places, sorted + first);
	}
}

struct finding check_order(const struct series *series, double level)
{
	struct finding finding =
		finding_none("it takes 5 rounds in which every place of the order has a value");
	struct visit *sorted = must_alloc(series->count, sizeof *sorted);
	struct places places = { 0 };
	size_t count = 0;

	(void)level;
	for (size_t i = 0; i < series->count; i++) {
		if (series->at[i].place > (long long)places.count &&
		    series->at[i].place <= (long long)series->count)
			places.count = (size_t)series->at[i].place;
		if (series->at[i].place > 0 && series->at[i].cycle > 0)
			sorted[count++] =
				(struct visit){ series->at[i].cycle, series->at[i].place,
						series->at[i].value, series->at[i].direction };
	}
	places.ranks = must_alloc(places.count, sizeof *places.ranks);
	places.values = must_alloc(places.count, sizeof *places.values);
	places.keys = must_alloc(places.count, sizeof *places.keys);
	places.order = must_alloc(places.count, sizeof *places.order);
	order_rounds(sorted, count);
	if (places.count >= 2)
		add_rounds(&places, sorted, count);
	finding.n = places.rounds;
	if (places.rounds >= 5) {
		finding.reason = NULL;
		finding.seen = each_its_place(series);
		judge_places(&finding, &places);
		if (isnan(finding.p))
			finding.reason = "all values of each round are equal";
	}
	free(sorted);
	free(places.ranks);
	free(places.values);
	free(places.keys);
	free(places.order);
	return finding;
}
