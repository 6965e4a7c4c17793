/* select.c — some of many numbers in order, without sorting all of them. */
#include "select.h"

#include <gsl/gsl_sort.h>
#include <stdlib.h>

/* Parts so small are sorted at once; so are those that so many rounds have not made small. */
enum { SMALL = 24, ROUNDS_MOST = 64 };

static int upwards(const void *left, const void *right)
{
	size_t a = *(const size_t *)left;
	size_t b = *(const size_t *)right;

	return (a > b) - (a < b);
}

static void insertion_sort(double *values, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		double value = values[i];
		size_t at = i;

		for (; at > 0 && values[at - 1] > value; at--)
			values[at] = values[at - 1];
		values[at] = value;
	}
}

static double median_of_three(double a, double b, double c)
{
	double low = a < b ? a : b;
	double high = a < b ? b : a;

	if (c < low)
		return low;
	return c > high ? high : c;
}

/* A value near the middle: the median of the medians of three times three. */
static double pivot_of(const double *values, size_t count)
{
	size_t step = count / 9;
	double medians[3];

	for (size_t i = 0; i < 3; i++)
		medians[i] = median_of_three(values[3 * i * step], values[(3 * i + 1) * step],
					     values[(3 * i + 2) * step]);
	return median_of_three(medians[0], medians[1], medians[2]);
}

/* Those below the pivot first; how many they are. No branch depends on a value. */
static size_t put_below(double *values, size_t count, double pivot)
{
	size_t below = 0;

	for (size_t i = 0; i < count; i++) {
		double value = values[i];

		values[i] = values[below];
		values[below] = value;
		below += value < pivot;
	}
	return below;
}

static size_t put_not_above(double *values, size_t count, double pivot)
{
	size_t below = 0;

	for (size_t i = 0; i < count; i++) {
		double value = values[i];

		values[i] = values[below];
		values[below] = value;
		below += value <= pivot;
	}
	return below;
}

/* The part from `first` on, of which places (in order) are wanted. */
struct part {
	size_t first, count;
	const size_t *places;
	size_t place_count;
	int rounds;
};

static size_t places_below(const struct part *part, size_t end)
{
	size_t count = 0;

	while (count < part->place_count && part->places[count] < end)
		count++;
	return count;
}

static void select_part(double *all, struct part part)
{
	while (part.place_count > 0) {
		double *values = all + part.first;
		size_t left;
		size_t wanted;
		double pivot;

		if (part.count <= SMALL) {
			insertion_sort(values, part.count);
			return;
		}
		if (part.rounds++ == ROUNDS_MOST) {
			gsl_sort(values, 1, part.count);
			return;
		}
		pivot = pivot_of(values, part.count);
		left = put_below(values, part.count, pivot);
		if (left == 0) { /* all those that equal the pivot are in place */
			left = put_not_above(values, part.count, pivot);
			wanted = places_below(&part, part.first + left);
		} else {
			wanted = places_below(&part, part.first + left);
			select_part(all, (struct part){ part.first, left, part.places, wanted,
							part.rounds });
		}
		part = (struct part){ part.first + left, part.count - left, part.places + wanted,
				      part.place_count - wanted, part.rounds };
	}
}

void numbers_select(double *values, size_t count, size_t *places, size_t place_count)
{
	if (place_count == 0)
		return;
	qsort(places, place_count, sizeof *places, upwards);
	select_part(values, (struct part){ 0, count, places, place_count, 0 });
}

double numbers_middle(double *values, size_t count)
{
	size_t places[] = { (count - 1) / 2, count / 2 };

	numbers_select(values, count, places, 2);
	return values[(count - 1) / 2] / 2 + values[count / 2] / 2;
}
