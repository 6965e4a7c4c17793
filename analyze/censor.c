/* censor.c — values that stand at a give-up limit. */
#include "censor.h"

#include "order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const size_t least_pile = 3;
static const double nearness = 0.02; /* of the pile's values to the largest, and to the limit */
static const double fence = 3;       /* interquartile ranges above the upper quartile */

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

/* The largest value below `least` in all groups; -inf without any. */
static double next_below(const struct samples *groups, size_t count, double least)
{
	double next = -INFINITY;

	for (size_t g = 0; g < count; g++)
		for (size_t i = 0; i < groups[g].count; i++) {
			double value = (double)groups[g].at[i].value;

			if (value < least && value > next)
				next = value;
		}
	return next;
}

static double largest_of(const struct samples *groups, size_t count)
{
	double largest = -INFINITY;

	for (size_t g = 0; g < count; g++)
		for (size_t i = 0; i < groups[g].count; i++)
			largest = fmax(largest, (double)groups[g].at[i].value);
	return largest;
}

/* The least value of the group's pile below `largest`; NaN if there is no pile. */
static double pile_of(const struct order *order, double largest)
{
	double upper = order_quantile(order, 75);
	double far_out = upper + fence * (upper - order_quantile(order, 25));
	size_t first = order->count;

	while (first > 0 && order_value(order, first - 1) >= largest * (1 - nearness))
		first--;
	if (order->count - first < least_pile || 4 * (order->count - first) > order->count ||
	    order_value(order, first) <= far_out)
		return NAN;
	return order_value(order, first);
}

bool censor_find(double *limit, const struct samples *groups, size_t count, struct error *err)
{
	double largest = largest_of(groups, count);
	double least = INFINITY;

	*limit = NAN;
	for (size_t g = 0; largest > 0 && g < count; g++) {
		struct order order;

		if (!order_of(&order, &groups[g], err))
			return false;
		least = fmin(least, pile_of(&order, largest)); /* fmin passes over NaN */
		order_free(&order);
	}
	if (isfinite(least) && least - next_below(groups, count, least) > largest - least)
		*limit = roundest(largest * (1 - nearness), least);
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
