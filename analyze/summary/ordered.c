/* ordered.c — order statistics of many doubles, without a copy of them. */
#include "ordered.h"

#include "analyze/rows/packed.h"
#include "analyze/statistics/select.h"
#include "analyze/statistics/sorted.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

double ordered_value(const struct ordered *ordered, size_t place)
{
	double value = ordered->at[place];

	return ordered->digits ? packed_value(value, ordered->exponent) : value;
}

/* The value at that place as a whole number; false if it has too many digits. */
static bool digits_at(const struct ordered *ordered, size_t place, int128 *digits)
{
	const struct packed values = { .at = ordered->at, .count = ordered->count };

	if (!ordered->digits)
		return packed_digits(&values, place, ordered->exponent, digits);
	*digits = (long long)ordered->at[place];
	return true;
}

/* low + (high - low) · part / 100 of the values at low and behind it, rounded once. */
static bool between(const struct ordered *ordered, size_t low, int part, double *value)
{
	char text[DECIMAL_TEXT_SIZE];
	int128 left;
	int128 right;

	if (!digits_at(ordered, low, &left) || !digits_at(ordered, low + 1, &right) ||
	    __builtin_mul_overflow(right - left, (int128)part, &right) ||
	    __builtin_mul_overflow(left, (int128)100, &left) ||
	    !decimal_ratio(left + right, 100, ordered->exponent, text))
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
	*value = ordered_value(ordered, at.low);
	return at.rest == 0 || between(ordered, at.low, at.rest, value);
}

/* As sorted_median_interval. */
struct interval ordered_median_interval(const struct ordered *ordered, double level)
{
	size_t place = median_place(ordered->all, level);
	struct interval interval = { NAN, NAN };

	if (place > 0 && place <= ordered->count)
		interval.low = ordered_value(ordered, place - 1);
	if (place > 0 && ordered->all - place < ordered->count)
		interval.high = ordered_value(ordered, ordered->all - place);
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

/* Of whole numbers, as sorted_mad: distances in half units. */
static double mad_of_digits(const struct ordered *ordered, size_t middle[2])
{
	double twice = ordered->at[middle[0]] + ordered->at[middle[1]];
	char text[DECIMAL_TEXT_SIZE];
	double sum;

	for (size_t i = 0; i < ordered->count; i++)
		ordered->at[i] = fabs(2 * ordered->at[i] - twice);
	numbers_select(ordered->at, ordered->count, middle, 2);
	sum = ordered->at[middle[0]] + ordered->at[middle[1]];
	decimal_ratio((int128)sum, 4, ordered->exponent, text); /* 4 is small enough */
	return strtod(text, NULL);
}

double ordered_spoil_mad(const struct ordered *ordered)
{
	size_t middle[] = { (ordered->all - 1) / 2, ordered->all / 2 };
	double median;

	if (middle[1] >= ordered->count)
		return NAN;
	if (ordered->digits)
		return mad_of_digits(ordered, middle);
	median = ordered->at[middle[0]] / 2 + ordered->at[middle[1]] / 2;
	for (size_t i = 0; i < ordered->count; i++)
		ordered->at[i] = fabs(ordered->at[i] - median);
	numbers_select(ordered->at, ordered->count, middle, COUNT(middle));
	return ordered->at[middle[0]] / 2 + ordered->at[middle[1]] / 2;
}
