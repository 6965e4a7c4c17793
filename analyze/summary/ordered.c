/* ordered.c — order statistics of many doubles, without a copy of them. */
#include "ordered.h"

#include "analyze/rows/packed.h"
#include "analyze/statistics/select.h"
#include "analyze/statistics/sorted.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* Four times as much is a whole number that a double holds. */
#define DIGITS_MOST ((int128)1000000000000000)

/* low + (high - low) · part / 100, rounded once. */
static bool between(double low, double high, int part, int exponent, double *value)
{
	double pair[] = { low, high };
	struct packed both = { .at = pair, .count = 2 };
	char text[DECIMAL_TEXT_SIZE];
	int128 left;
	int128 right;

	if (!packed_digits(&both, 0, exponent, &left) ||
	    !packed_digits(&both, 1, exponent, &right) ||
	    __builtin_mul_overflow(right - left, (int128)part, &right) ||
	    __builtin_mul_overflow(left, (int128)100, &left) ||
	    !decimal_ratio(left + right, 100, exponent, text))
		return false;
	*value = strtod(text, NULL);
	return true;
}

/* Where a quantile lies: at or behind place `low`, by so many hundredths. Type 7, as
 * sorted_quantile. */
struct quantile {
	size_t low;
	int rest;
};

static struct quantile quantile_at(const struct ordered *ordered, int percent)
{
	size_t hundredths = (ordered->all - 1) * (size_t)percent;

	return (struct quantile){ hundredths / 100, (int)(hundredths % 100) };
}

bool ordered_quantile(double *value, const struct ordered *ordered, int percent)
{
	struct quantile at = quantile_at(ordered, percent);

	*value = NAN;
	if (at.low + (at.rest > 0) >= ordered->count)
		return true;
	*value = ordered->at[at.low];
	return at.rest == 0 ||
	       between(*value, ordered->at[at.low + 1], at.rest, ordered->exponent, value);
}

/* As sorted_median_interval. */
struct interval ordered_median_interval(const struct ordered *ordered, double level)
{
	size_t place = median_place(ordered->all, level);
	struct interval interval = { NAN, NAN };

	if (place > 0 && place <= ordered->count)
		interval.low = ordered->at[place - 1];
	if (place > 0 && ordered->all - place < ordered->count)
		interval.high = ordered->at[ordered->all - place];
	return interval;
}

void ordered_arrange(const struct ordered *ordered, const int *percents, size_t percent_count,
		     double level)
{
	size_t place = median_place(ordered->all, level);
	size_t *places = must_alloc(2 * percent_count + 6, sizeof *places);
	size_t wanted[] = { 0,
			    ordered->count - 1,
			    place > 0 ? place - 1 : 0,
			    place > 0 ? ordered->all - place : 0,
			    (ordered->all - 1) / 2,
			    ordered->all / 2 };
	size_t count = 0;

	for (size_t i = 0; i < COUNT(wanted); i++)
		if (wanted[i] < ordered->count)
			places[count++] = wanted[i];
	for (size_t i = 0; i < percent_count; i++) {
		struct quantile at = quantile_at(ordered, percents[i]);

		if (at.low < ordered->count)
			places[count++] = at.low;
		if (at.low + 1 < ordered->count)
			places[count++] = at.low + 1;
	}
	numbers_select(ordered->at, ordered->count, places, count);
	free(places);
}

/* Of distances in half units, as sorted_mad; false where they are no doubles. */
static bool exact_distances(const struct ordered *ordered, const size_t middle[2])
{
	struct packed values = { .at = ordered->at, .count = ordered->count };
	int128 low;
	int128 high;
	int128 digits;

	if (!packed_digits(&values, middle[0], ordered->exponent, &low) ||
	    !packed_digits(&values, middle[1], ordered->exponent, &high))
		return false;
	for (size_t i = 0; i < ordered->count; i++)
		if (!packed_digits(&values, i, ordered->exponent, &digits) ||
		    digits >= DIGITS_MOST || digits <= -DIGITS_MOST)
			return false;
	for (size_t i = 0; i < ordered->count; i++) {
		packed_digits(&values, i, ordered->exponent, &digits);
		ordered->at[i] = fabs((double)(long long)(2 * digits - low - high));
	}
	return true;
}

double ordered_spoil_mad(const struct ordered *ordered)
{
	size_t middle[] = { (ordered->all - 1) / 2, ordered->all / 2 };
	char text[DECIMAL_TEXT_SIZE];
	double median;
	double sum;

	if (middle[1] >= ordered->count)
		return NAN;
	median = ordered->at[middle[0]] / 2 + ordered->at[middle[1]] / 2;
	if (exact_distances(ordered, middle)) {
		numbers_select(ordered->at, ordered->count, middle, COUNT(middle));
		sum = ordered->at[middle[0]] + ordered->at[middle[1]];
		decimal_ratio((int128)sum, 4, ordered->exponent, text); /* 4 is small enough */
		return strtod(text, NULL);
	}
	for (size_t i = 0; i < ordered->count; i++)
		ordered->at[i] = fabs(ordered->at[i] - median);
	numbers_select(ordered->at, ordered->count, middle, COUNT(middle));
	return ordered->at[middle[0]] / 2 + ordered->at[middle[1]] / 2;
}
