/* censor.c — values that stand at a give-up limit. */
#include "censor.h"

#include "numbers.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const size_t least_pile = 3;
static const double nearness = 0.02; /* of the pile's values to the largest, and to the limit */
static const double fence = 3;       /* interquartile ranges above the upper quartile */

const struct pile pile_none = { -INFINITY, INFINITY, -INFINITY };

void pile_see(struct pile *pile, double value)
{
	pile->largest = fmax(pile->largest, value);
}

void pile_see_group(struct pile *pile, const double *sorted, size_t count)
{
	size_t first = count;
	double upper;
	double lower;

	if (count == 0 || !(pile->largest > 0))
		return;
	upper = gsl_stats_quantile_from_sorted_data(sorted, 1, count, 0.75);
	lower = gsl_stats_quantile_from_sorted_data(sorted, 1, count, 0.25);
	while (first > 0 && sorted[first - 1] >= pile->largest * (1 - nearness))
		first--;
	if (count - first >= least_pile && 4 * (count - first) <= count &&
	    sorted[first] > upper + fence * (upper - lower))
		pile->least = fmin(pile->least, sorted[first]);
}

void pile_see_below(struct pile *pile, double value)
{
	if (value < pile->least)
		pile->below = fmax(pile->below, value);
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

/* The doubles of one group, upwards. */
static bool see_samples(struct pile *pile, const struct samples *samples, struct error *err)
{
	double *values = calloc(samples->count + 1, sizeof *values);

	if (!values)
		return error_memory(err);
	for (size_t i = 0; i < samples->count; i++)
		values[i] = (double)samples->at[i].value;
	numbers_sort(values, samples->count);
	pile_see_group(pile, values, samples->count);
	free(values);
	return true;
}

bool censor_find(double *limit, const struct samples *groups, size_t count, struct error *err)
{
	struct pile pile = pile_none;

	for (size_t g = 0; g < count; g++)
		for (size_t i = 0; i < groups[g].count; i++)
			pile_see(&pile, (double)groups[g].at[i].value);
	for (size_t g = 0; g < count; g++)
		if (!see_samples(&pile, &groups[g], err))
			return false;
	for (size_t g = 0; g < count; g++)
		for (size_t i = 0; i < groups[g].count; i++)
			pile_see_below(&pile, (double)groups[g].at[i].value);
	*limit = pile_limit(&pile);
	return true;
}

bool samples_censor(struct samples *samples, double limit, struct error *err)
{
	struct sample *above = calloc(samples->count + 1, sizeof *above);
	size_t kept = 0;
	size_t censored = 0;

	if (!above)
		return error_memory(err);
	for (size_t i = 0; i < samples->count; i++)
		if ((double)samples->at[i].value >= limit)
			above[censored++] = samples->at[i];
		else
			samples->at[kept++] = samples->at[i];
	memcpy(samples->at + kept, above, censored * sizeof *above);
	free(above);
	samples->count = kept;
	samples->censored = censored;
	samples->vms = 0;
	for (size_t i = 0; i < kept; i = samples_vm_end(samples, i))
		samples->vms++;
	return true;
}
