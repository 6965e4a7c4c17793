/* ordered.c — order statistics of many doubles, without a copy of them. */
#include "ordered.h"

#include "analyze/rows/packed.h"
#include "analyze/statistics/select.h"
#include "analyze/statistics/sorted.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

/* What stands at that place, which was asked for. */
static double raw_value(const struct ordered *ordered, size_t place)
{
	size_t i = 0;

	if (!ordered->across)
		return ordered->at[place];
	while (i + 1 < ordered->found_count && ordered->found[i].place < place)
		i++;
	return ordered->found[i].value;
}

/* Brings the values at those places there; they are put in order. */
static void arrange(struct ordered *ordered, size_t *places, size_t count)
{
	if (!ordered->across) {
		numbers_select(ordered->at, ordered->local, places, count);
		return;
	}
	numbers_sort(ordered->at, ordered->local);
	free(ordered->found);
	ordered->found = must_alloc(count, sizeof *ordered->found);
	ordered->found_count = count;
	for (size_t i = 0; i < count; i++)
		ordered->found[i] = (struct across_place){ .sorted = ordered->at,
							   .count = ordered->local,
							   .place = places[i] };
	across_select(ordered->across, ordered->found, count);
}

double ordered_value(const struct ordered *ordered, size_t place)
{
	double value = raw_value(ordered, place);

	return ordered->digits ? packed_value(value, ordered->exponent) : value;
}

/* The value at that place as a whole number; false if it has too many digits. */
static bool digits_at(const struct ordered *ordered, size_t place, int128 *digits)
{
	double value = raw_value(ordered, place);
	const struct packed values = { .at = &value, .count = 1 };

	if (!ordered->digits)
		return packed_digits(&values, 0, ordered->exponent, digits);
	*digits = (long long)value;
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

static int by_place(const void *left, const void *right)
{
	const size_t *a = left;
	const size_t *b = right;

	return (*a > *b) - (*a < *b);
}

void ordered_arrange(struct ordered *ordered, const int *percents, size_t percent_count,
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
	qsort(places, count, sizeof *places, by_place);
	arrange(ordered, places, count);
	free(places);
}

/* Of whole numbers, as sorted_mad: distances in half units. */
static double mad_of_digits(struct ordered *ordered, size_t middle[2])
{
	double twice = raw_value(ordered, middle[0]) + raw_value(ordered, middle[1]);
	char text[DECIMAL_TEXT_SIZE];
	double sum;

	for (size_t i = 0; i < ordered->local; i++)
		ordered->at[i] = fabs(2 * ordered->at[i] - twice);
	arrange(ordered, middle, 2);
	sum = raw_value(ordered, middle[0]) + raw_value(ordered, middle[1]);
	decimal_ratio((int128)sum, 4, ordered->exponent, text); /* 4 is small enough */
	return strtod(text, NULL);
}

double ordered_spoil_mad(struct ordered *ordered)
{
	size_t middle[] = { (ordered->all - 1) / 2, ordered->all / 2 };
	double median;

	if (middle[1] >= ordered->count)
		return NAN;
	if (ordered->digits)
		return mad_of_digits(ordered, middle);
	median = raw_value(ordered, middle[0]) / 2 + raw_value(ordered, middle[1]) / 2;
	for (size_t i = 0; i < ordered->local; i++)
		ordered->at[i] = fabs(ordered->at[i] - median);
	arrange(ordered, middle, COUNT(middle));
	return raw_value(ordered, middle[0]) / 2 + raw_value(ordered, middle[1]) / 2;
}

void ordered_free(struct ordered *ordered)
{
	free(ordered->found);
	*ordered = (struct ordered){ 0 };
}
