/* censor.c — values that stand at a give-up limit. */
#include "censor.h"

#include "sorted.h"

#include "datasets/must.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* How many of the values at or above `bound` are of VMs that have several values, and none below.
 */
static size_t of_slow_vms(const double *values, const uint32_t *vms, size_t count, double bound)
{
	size_t slow = 0;

	for (size_t first = 0, end; first < count; first = end) {
		size_t above = values[first] >= bound;

		for (end = first + 1; end < count && vms[end] == vms[first]; end++)
			above += values[end] >= bound;
		slow += end - first > 1 && above == end - first ? above : 0;
	}
	return slow;
}

/* Orders the values; heapsort in place, for qsort would take as much memory again. */
static void see_group(struct pile *pile, double *values, const uint32_t *vms, size_t count)
{
	double bound = pile->largest * (1 - nearness);
	size_t first = count;
	size_t slow;
	double upper;
	double lower;

	if (count == 0 || !(pile->largest > 0))
		return;
	slow = of_slow_vms(values, vms, count, bound);
	gsl_sort(values, 1, count);
	upper = numbers_quantile(values, count, 0.75);
	lower = numbers_quantile(values, count, 0.25);
	while (first > 0 && values[first - 1] >= bound)
		first--;
	/* where the quartiles are one value, clocks tick, and any other value would be far out */
	if (upper > lower && count - first - slow >= least_pile && 4 * (count - first) <= count &&
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
	uint32_t *vms = must_alloc(most, sizeof *vms);

	for (size_t g = 0; g < groups; g++)
		see_values(&pile, values, values_of(closure, g, values, vms));
	for (size_t g = 0; g < groups; g++)
		see_group(&pile, values, vms, values_of(closure, g, values, vms));
	for (size_t g = 0; g < groups; g++)
		see_below(&pile, values, values_of(closure, g, values, vms));
	free(values);
	free(vms);
	return limit_of(&pile);
}

static size_t values_of_samples(const void *closure, size_t group, double *values, uint32_t *vms)
{
	const struct samples *samples = (const struct samples *)closure + group;

	for (size_t i = 0; i < samples->count; i++) {
		bool same = i > 0 && strcmp(samples->at[i].vm, samples->at[i - 1].vm) == 0;

		values[i] = (double)samples->at[i].value;
		vms[i] = i == 0 ? 0 : vms[i - 1] + !same;
	}
	return samples->count;
}

double censor_find(const struct samples *groups, size_t count)
{
	size_t most = 0;

	for (size_t g = 0; g < count; g++)
		most = groups[g].count > most ? groups[g].count : most;
	return censor_limit(values_of_samples, groups, count, most);
}
