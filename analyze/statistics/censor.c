/* censor.c — values that stand at a give-up limit. */
#include "censor.h"

#include "sorted.h"

#include "datasets/must.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

static const size_t least_pile = 3;
static const double nearness = 0.02; /* of the pile's values to the largest, and to the limit */
static const double fence = 3;       /* interquartile ranges above the upper quartile */

/* What is seen of a pile-up, in three turns over all values. */
struct pile {
	double largest; /* of all values */
	double least;   /* of those that pile up; infinite: none do */
	double below;   /* the largest below these */
};

static void see_values(struct pile *pile, const double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		pile->largest = fmax(pile->largest, values[i]);
}

/* Orders the values; heapsort in place, for qsort would take as much memory again. */
static void see_group(struct pile *pile, double *values, size_t count)
{
	size_t first = count;
	double upper;
	double lower;

	if (count == 0 || !(pile->largest > 0))
		return;
	gsl_sort(values, 1, count);
	upper = numbers_quantile(values, count, 0.75);
	lower = numbers_quantile(values, count, 0.25);
	while (first > 0 && values[first - 1] >= pile->largest * (1 - nearness))
		first--;
	/* where the quartiles are one value, clocks tick, and any other value would be far out */
	if (upper > lower && count - first >= least_pile && 4 * (count - first) <= count &&
	    values[first] > upper + fence * (upper - lower))
		pile->least = fmin(pile->least, values[first]);
}

static void see_below(struct pile *pile, const double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (values[i] < pile->least)
			pile->below = fmax(pile->below, values[i]);
}

/* The number of fewest digits from low to high; low > 0. */
static double roundest(double low, double high)
{
	double unit = pow(10, floor(log10(high)));
	double number = floor(high / unit) * unit;

	while (number < low) {
		unit /= 10;
		number = floor(high / unit) * unit;
	}
	return number;
}

static double limit_of(const struct pile *pile)
{
	if (!isfinite(pile->least) || !(pile->least - pile->below > pile->largest - pile->least))
		return NAN;
	return roundest(pile->largest * (1 - nearness), pile->least);
}

double censor_limit(censor_group *values_of, const void *closure, size_t groups, size_t most)
{
	struct pile pile = { -INFINITY, INFINITY, -INFINITY };
	double *values = must_alloc(most, sizeof *values);

	for (size_t g = 0; g < groups; g++)
		see_values(&pile, values, values_of(closure, g, values));
	for (size_t g = 0; g < groups; g++)
		see_group(&pile, values, values_of(closure, g, values));
	for (size_t g = 0; g < groups; g++)
		see_below(&pile, values, values_of(closure, g, values));
	free(values);
	return limit_of(&pile);
}

static size_t values_of_samples(const void *closure, size_t group, double *values)
{
	const struct samples *samples = (const struct samples *)closure + group;

	for (size_t i = 0; i < samples->count; i++)
		values[i] = (double)samples->at[i].value;
	return samples->count;
}

double censor_find(const struct samples *groups, size_t count)
{
	size_t most = 0;

	for (size_t g = 0; g < count; g++)
		most = groups[g].count > most ? groups[g].count : most;
	return censor_limit(values_of_samples, groups, count, most);
}
