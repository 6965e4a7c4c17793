/* censor.c — values that stand at a give-up limit. */
#include "censor.h"

#include "select.h"
#include "sorted.h"

#include "datasets/array.h"
#include "datasets/must.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const size_t least_pile = 3;
static const double nearness = 0.02; /* of the pile's values to the largest, and to the limit */
static const double fence = 3;       /* interquartile ranges above the upper quartile */

const struct pile pile_none = { -INFINITY, INFINITY, -INFINITY };

double pile_bound(const struct pile *pile)
{
	return pile->largest > 0 ? pile->largest * (1 - nearness) : INFINITY;
}

bool pile_may_be(size_t above, size_t slow, size_t count)
{
	return above >= least_pile && 4 * above <= count && above - slow >= least_pile;
}

bool pile_is_far_out(double lower, double upper, double value)
{
	/* where the quartiles are one value, clocks tick, and any other value would be far out */
	return upper > lower && value > upper + fence * (upper - lower);
}

static void see_values(struct pile *pile, const double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		pile->largest = values[i] > pile->largest ? values[i] : pile->largest;
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

/* How many values lie at or above `bound`, and the least of them. */
static size_t count_above(const double *values, size_t count, double bound, double *least)
{
	size_t above = 0;

	*least = INFINITY;
	for (size_t i = 0; i < count; i++)
		if (values[i] >= bound) {
			*least = values[i] < *least ? values[i] : *least;
			above++;
		}
	return above;
}

/* Whether a value is far out of them. Brings the quartiles to their places. */
static bool is_far_out(double *values, size_t count, double value)
{
	const double shares[] = { 0.25, 0.75 };
	double quartiles[COUNT(shares)];
	size_t places[2 * COUNT(shares)];

	for (size_t i = 0; i < COUNT(shares); i++) {
		size_t low = (size_t)(shares[i] * (double)(count - 1));

		places[2 * i] = low;
		places[2 * i + 1] = low + 1 < count ? low + 1 : low;
	}
	numbers_select(values, count, places, COUNT(places));
	for (size_t i = 0; i < COUNT(shares); i++)
		quartiles[i] = numbers_quantile(values, count, shares[i]);
	return pile_is_far_out(quartiles[0], quartiles[1], value);
}

static void see_group(struct pile *pile, double *values, const uint32_t *vms, size_t count)
{
	double bound = pile_bound(pile);
	double least;
	size_t above = count_above(values, count, bound, &least);

	if (pile_may_be(above, 0, count) &&
	    pile_may_be(above, of_slow_vms(values, vms, count, bound), count) &&
	    is_far_out(values, count, least))
		pile->least = fmin(pile->least, least);
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

double pile_limit(const struct pile *pile)
{
	if (!isfinite(pile->least) || !(pile->least - pile->below > pile->largest - pile->least))
		return NAN;
	return roundest(pile->largest * (1 - nearness), pile->least);
}

double censor_limit(censor_group *values_of, const void *closure, size_t groups, size_t most)
{
	struct pile pile = pile_none;
	double *values = must_alloc(most, sizeof *values);
	uint32_t *vms = must_alloc(most, sizeof *vms);

	for (size_t g = 0; g < groups; g++)
		see_values(&pile, values, values_of(closure, g, values, vms));
	for (size_t g = 0; g < groups; g++)
		see_group(&pile, values, vms, values_of(closure, g, values, vms));
	for (size_t g = 0; isfinite(pile.least) && g < groups; g++)
		see_below(&pile, values, values_of(closure, g, values, vms));
	free(values);
	free(vms);
	return pile_limit(&pile);
}

static size_t values_of_samples(const void *closure, size_t group, double *values, uint32_t *vms)
{
	const struct samples *samples = (const struct samples *)closure + group;

	for (size_t i = 0; i < samples->count; i++) {
		bool same = i > 0 && same_vm(samples->at[i].vm, samples->at[i - 1].vm);

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
