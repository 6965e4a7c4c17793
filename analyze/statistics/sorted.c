/* sorted.c — values in order: plain doubles, and samples. */
#include "sorted.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

double numbers_median(const double *values, size_t count)
{
	return values[(count - 1) / 2] / 2 + values[count / 2] / 2;
}

double numbers_quantile(const double *values, size_t count, double share)
{
	return gsl_stats_quantile_from_sorted_data(values, 1, count, share);
}

/* ---- samples ---- */

/* For qsort_r over the indices of samples. */
static int by_value(const void *left, const void *right, void *closure)
{
	const struct samples *samples = closure;
	const struct sample *a = &samples->at[*(const size_t *)left];
	const struct sample *b = &samples->at[*(const size_t *)right];

	if (samples->exact)
		return (a->digits > b->digits) - (a->digits < b->digits);
	return (a->value > b->value) - (a->value < b->value);
}

/* By exact values of 64 bits. False: there are others. */
static bool order_exactly(struct sorted *sorted)
{
	const struct samples *samples = sorted->samples;
	uint64_t *keys;
	uint32_t *order;
	bool good = samples->exact && samples->count < UINT32_MAX;

	for (size_t i = 0; good && i < samples->count; i++)
		good = (int64_t)samples->at[i].digits == samples->at[i].digits;
	if (!good)
		return false;
	keys = must_alloc(samples->count, sizeof *keys);
	order = must_alloc(samples->count, sizeof *order);
	for (size_t i = 0; i < samples->count; i++) {
		keys[i] = order_key_of_integer((int64_t)samples->at[i].digits);
		order[i] = (uint32_t)i;
	}
	order_keys(keys, order, samples->count);
	for (size_t i = 0; i < samples->count; i++)
		sorted->index[i] = order[i];
	free(keys);
	free(order);
	return true;
}

struct sorted sorted_of(const struct samples *samples)
{
	struct sorted sorted = { samples, must_alloc(samples->count, sizeof *sorted.index),
				 samples->count };

	if (order_exactly(&sorted))
		return sorted;
	for (size_t i = 0; i < sorted.count; i++)
		sorted.index[i] = i;
	qsort_r(sorted.index, sorted.count, sizeof *sorted.index, by_value, (void *)samples);
	return sorted;
}

void sorted_free(struct sorted *sorted)
{
	free(sorted->index);
	*sorted = (struct sorted){ 0 };
}

static const struct sample *sample_at(const struct sorted *sorted, size_t i)
{
	return &sorted->samples->at[sorted->index[i]];
}

/* strtod, not the long double: a value must come out as it went in. */
double sorted_value(const struct sorted *sorted, size_t i)
{
	return strtod(sample_at(sorted, i)->text, NULL);
}

/* low + (high - low) · part / whole, rounded once where the digits allow. */
static double between(const struct sorted *sorted, const struct sample *low,
		      const struct sample *high, int part, int whole)
{
	int128 sum;
	int128 step;
	char text[DECIMAL_TEXT_SIZE];

	if (sorted->samples->exact && !__builtin_mul_overflow(low->digits, (int128)whole, &sum) &&
	    !__builtin_mul_overflow(high->digits - low->digits, (int128)part, &step) &&
	    !__builtin_add_overflow(sum, step, &sum) &&
	    decimal_ratio(sum, whole, sorted->samples->exponent, text))
		return strtod(text, NULL);
	return (double)(low->value + (high->value - low->value) * part / whole);
}

double sorted_quantile(const struct sorted *sorted, int percent)
{
	size_t all = sorted->count + sorted->samples->censored;
	size_t hundredths = all > 0 ? (all - 1) * (size_t)percent : 0;
	size_t low = hundredths / 100;
	int rest = (int)(hundredths % 100);

	if (low + (rest > 0) >= sorted->count)
		return NAN;
	if (rest == 0)
		return sorted_value(sorted, low);
	return between(sorted, sample_at(sorted, low), sample_at(sorted, low + 1), rest, 100);
}

static int by_rounded_size(const void *left, const void *right)
{
	long double a = *(const long double *)left;
	long double b = *(const long double *)right;

	return (a > b) - (a < b);
}

/* Distances from the middle of values in order fall and then rise again: the middle two of them
 * (for an odd number the same twice) are found from their lowest point on, without sorting them. */
static void middle_two(const int128 *distances, size_t count, size_t low, size_t high,
		       int128 *at_low, int128 *at_high)
{
	size_t right = 0;
	size_t left;

	while (right + 1 < count && distances[right + 1] <= distances[right])
		right++;
	left = ++right; /* the next ones: before left, and right itself */
	for (size_t place = 0; place <= high; place++) {
		bool leftwards =
			left > 0 && (right == count || distances[left - 1] <= distances[right]);

		*at_high = leftwards ? distances[--left] : distances[right++];
		if (place == low)
			*at_low = *at_high;
	}
}

/* Of distances in half units: the median is halfway between two values. Distances of values far
 * from each other may overflow: false. */
static bool exact_mad(const struct sorted *sorted, size_t low, size_t high, int128 *distances,
		      double *mad)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 middle = sample_at(sorted, low)->digits + sample_at(sorted, high)->digits;
	int128 at_low = 0;
	int128 at_high = 0;

	for (size_t i = 0; i < sorted->count; i++) {
		int128 *distance = &distances[i];

		if (__builtin_mul_overflow(sample_at(sorted, i)->digits, (int128)2, distance) ||
		    __builtin_sub_overflow(*distance, middle, distance))
			return false;
		if (*distance < 0)
			*distance = -*distance;
	}
	middle_two(distances, sorted->count, low, high, &at_low, &at_high);
	if (!decimal_ratio(at_low + at_high, 4, sorted->samples->exponent, text))
		return false;
	*mad = strtod(text, NULL);
	return true;
}

static double rounded_mad(const struct sorted *sorted, size_t low, size_t high,
			  long double *distances)
{
	long double middle = sample_at(sorted, low)->value / 2 + sample_at(sorted, high)->value / 2;

	for (size_t i = 0; i < sorted->count; i++)
		distances[i] = fabsl(sample_at(sorted, i)->value - middle);
	qsort(distances, sorted->count, sizeof *distances, by_rounded_size);
	return (double)(distances[low] / 2 + distances[high] / 2);
}

double sorted_mad(const struct sorted *sorted)
{
	size_t all = sorted->count + sorted->samples->censored;
	size_t low = all > 0 ? (all - 1) / 2 : 0;
	size_t high = all / 2;
	double mad;
	union {
		int128 exact;
		long double rounded;
	} * distances;

	if (high >= sorted->count)
		return NAN;
	distances = must_alloc(sorted->count, sizeof *distances);
	if (!sorted->samples->exact || !exact_mad(sorted, low, high, &distances->exact, &mad))
		mad = rounded_mad(sorted, low, high, &distances->rounded);
	free(distances);
	return mad;
}

/* The chance of at most `place` of n values below the median. */
static double chance_below(size_t place, size_t n)
{
	return gsl_cdf_binomial_P((unsigned)place, 0.5, (unsigned)n);
}

size_t median_place(size_t n, double level)
{
	size_t low = 0;
	size_t high = n / 2;

	/* the first place with so large a chance, and as large a one above */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (chance_below(middle, n) < (1 - level) / 2)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct interval sorted_median_interval(const struct sorted *sorted, double level)
{
	size_t all = sorted->count + sorted->samples->censored;
	size_t place = median_place(all, level);
	struct interval interval = { NAN, NAN };

	if (place == 0)
		return interval;
	if (place <= sorted->count)
		interval.low = sorted_value(sorted, place - 1);
	if (all - place < sorted->count)
		interval.high = sorted_value(sorted, all - place);
	return interval;
}
