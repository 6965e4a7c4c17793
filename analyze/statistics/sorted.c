/* sorted.c — values in order: plain doubles, and samples. */
#include "sorted.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

static int upwards(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

void numbers_sort(double *values, size_t count)
{
	if (count > 0)
		qsort(values, count, sizeof *values, upwards);
}

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

struct sorted sorted_of(const struct samples *samples)
{
	struct sorted sorted = { samples, must_alloc(samples->count, sizeof *sorted.index),
				 samples->count };

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

static int by_size(const void *left, const void *right)
{
	int128 a = *(const int128 *)left;
	int128 b = *(const int128 *)right;

	return (a > b) - (a < b);
}

static int by_rounded_size(const void *left, const void *right)
{
	long double a = *(const long double *)left;
	long double b = *(const long double *)right;

	return (a > b) - (a < b);
}

/* Of distances in half units: the median is halfway between two values. Distances of values far
 * from each other may overflow: false. */
static bool exact_mad(const struct sorted *sorted, size_t low, size_t high, int128 *distances,
		      double *mad)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 middle = sample_at(sorted, low)->digits + sample_at(sorted, high)->digits;

	for (size_t i = 0; i < sorted->count; i++) {
		int128 *distance = &distances[i];

		if (__builtin_mul_overflow(sample_at(sorted, i)->digits, (int128)2, distance) ||
		    __builtin_sub_overflow(*distance, middle, distance))
			return false;
		if (*distance < 0)
			*distance = -*distance;
	}
	qsort(distances, sorted->count, sizeof *distances, by_size);
	if (!decimal_ratio(distances[low] + distances[high], 4, sorted->samples->exponent, text))
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
