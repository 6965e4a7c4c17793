/* ordered.c — order statistics of many doubles, without a copy of them. */
#include "ordered.h"

#include "analyze/rows/packed.h"
#include "analyze/statistics/sorted.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

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

/* Type 7, as sorted_quantile. */
bool ordered_quantile(double *value, const struct ordered *ordered, int percent)
{
	size_t hundredths = (ordered->all - 1) * (size_t)percent;
	size_t low = hundredths / 100;
	int rest = (int)(hundredths % 100);

	*value = NAN;
	if (low + (rest > 0) >= ordered->count)
		return true;
	*value = ordered->at[low];
	return rest == 0 || between(*value, ordered->at[low + 1], rest, ordered->exponent, value);
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

/* Heapsort in place: qsort would take as much memory again. Spoils the values. */
double ordered_spoil_mad(const struct ordered *ordered)
{
	size_t low = (ordered->all - 1) / 2;
	size_t high = ordered->all / 2;
	double median;

	if (high >= ordered->count)
		return NAN;
	median = ordered->at[low] / 2 + ordered->at[high] / 2;
	for (size_t i = 0; i < ordered->count; i++)
		ordered->at[i] = fabs(ordered->at[i] - median);
	gsl_sort(ordered->at, 1, ordered->count);
	return ordered->at[low] / 2 + ordered->at[high] / 2;
}
