/* order.c — samples in the order of their values. */
#include "order.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

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

bool order_of(struct order *order, const struct samples *samples, struct error *err)
{
	*order = (struct order){ samples, calloc(samples->count + 1, sizeof *order->index),
				 samples->count };
	if (!order->index)
		return error_memory(err);
	for (size_t i = 0; i < order->count; i++)
		order->index[i] = i;
	qsort_r(order->index, order->count, sizeof *order->index, by_value, (void *)samples);
	return true;
}

void order_free(struct order *order)
{
	free(order->index);
	*order = (struct order){ 0 };
}

static const struct sample *sample_at(const struct order *order, size_t i)
{
	return &order->samples->at[order->index[i]];
}

/* strtod, not the long double: a value must come out as it went in. */
double order_value(const struct order *order, size_t i)
{
	return strtod(sample_at(order, i)->text, NULL);
}

/* low + (high - low) · part / whole, rounded once where the digits allow. */
static double between(const struct order *order, const struct sample *low,
		      const struct sample *high, int part, int whole)
{
	int128 sum;
	int128 step;
	char text[DECIMAL_TEXT_SIZE];

	if (order->samples->exact && !__builtin_mul_overflow(low->digits, (int128)whole, &sum) &&
	    !__builtin_mul_overflow(high->digits - low->digits, (int128)part, &step) &&
	    !__builtin_add_overflow(sum, step, &sum) &&
	    decimal_ratio(sum, whole, order->samples->exponent, text))
		return strtod(text, NULL);
	return (double)(low->value + (high->value - low->value) * part / whole);
}

double order_quantile(const struct order *order, int percent)
{
	size_t all = order->count + order->samples->censored;
	size_t hundredths = all > 0 ? (all - 1) * (size_t)percent : 0;
	size_t low = hundredths / 100;
	int rest = (int)(hundredths % 100);

	if (low + (rest > 0) >= order->count)
		return NAN;
	if (rest == 0)
		return order_value(order, low);
	return between(order, sample_at(order, low), sample_at(order, low + 1), rest, 100);
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
static bool exact_mad(const struct order *order, size_t low, size_t high, int128 *distances,
		      double *mad)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 middle = sample_at(order, low)->digits + sample_at(order, high)->digits;

	for (size_t i = 0; i < order->count; i++) {
		int128 *distance = &distances[i];

		if (__builtin_mul_overflow(sample_at(order, i)->digits, (int128)2, distance) ||
		    __builtin_sub_overflow(*distance, middle, distance))
			return false;
		if (*distance < 0)
			*distance = -*distance;
	}
	qsort(distances, order->count, sizeof *distances, by_size);
	if (!decimal_ratio(distances[low] + distances[high], 4, order->samples->exponent, text))
		return false;
	*mad = strtod(text, NULL);
	return true;
}

static double rounded_mad(const struct order *order, size_t low, size_t high,
			  long double *distances)
{
	long double middle = sample_at(order, low)->value / 2 + sample_at(order, high)->value / 2;

	for (size_t i = 0; i < order->count; i++)
		distances[i] = fabsl(sample_at(order, i)->value - middle);
	qsort(distances, order->count, sizeof *distances, by_rounded_size);
	return (double)(distances[low] / 2 + distances[high] / 2);
}

bool order_mad(const struct order *order, double *mad, struct error *err)
{
	size_t all = order->count + order->samples->censored;
	size_t low = all > 0 ? (all - 1) / 2 : 0;
	size_t high = all / 2;
	union {
		int128 exact;
		long double rounded;
	} * distances;

	*mad = NAN;
	if (high >= order->count)
		return true;
	distances = calloc(order->count, sizeof *distances);
	if (!distances)
		return error_memory(err);
	if (!order->samples->exact || !exact_mad(order, low, high, &distances->exact, mad))
		*mad = rounded_mad(order, low, high, &distances->rounded);
	free(distances);
	return true;
}

size_t median_place(size_t n, double level)
{
	size_t place = 0;

	/* the chance of at most `place` values below the median, and as many above */
	while (place < n / 2 &&
	       gsl_cdf_binomial_P((unsigned)place, 0.5, (unsigned)n) < (1 - level) / 2)
		place++;
	return place;
}

struct interval order_median_interval(const struct order *order, double level)
{
	size_t all = order->count + order->samples->censored;
	size_t place = median_place(all, level);
	struct interval interval = { NAN, NAN };

	if (place == 0)
		return interval;
	if (place <= order->count)
		interval.low = order_value(order, place - 1);
	if (all - place < order->count)
		interval.high = order_value(order, all - place);
	return interval;
}
