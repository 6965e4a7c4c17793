/* swarm.c — places many points of nearly the same value beside each other. */
#include "swarm.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { SEARCH_MOST = 20000 }; /* more points than this fit into no column; do not even try */

struct swarm {
	const double *y;
	double *x;
	const uint32_t *order; /* indices of the points by y */
	size_t placed;         /* that many of them have their place */
	size_t window;         /* the first of them that is still near in y */
	double diameter, half_width;
};

static bool is_free(const struct swarm *swarm, double x, double y)
{
	/* a hair less than the diameter, or rounding would call two points that touch a clash */
	double least = swarm->diameter * swarm->diameter * (1 - 1e-9);

	for (size_t i = swarm->window; i < swarm->placed; i++) {
		double dx = x - swarm->x[swarm->order[i]];
		double dy = y - swarm->y[swarm->order[i]];

		if (dx * dx + dy * dy < least)
			return false;
	}
	return true;
}

/* The free offset nearest to the middle: there, or where the point touches a neighbour. */
static bool find_place(const struct swarm *swarm, double y, double *x)
{
	double best = INFINITY;

	if (is_free(swarm, 0, y)) {
		*x = 0;
		return true;
	}
	for (size_t i = swarm->window; i < swarm->placed; i++) {
		double dy = y - swarm->y[swarm->order[i]];
		double reach = swarm->diameter * swarm->diameter - dy * dy;
		double step = reach > 0 ? sqrt(reach) : 0;

		for (int side = -1; side <= 1; side += 2) {
			double candidate = swarm->x[swarm->order[i]] + side * step;

			if (fabs(candidate) <= swarm->half_width &&
			    fabs(candidate) < fabs(best) - 1e-9 && is_free(swarm, candidate, y))
				best = candidate;
		}
	}
	*x = best;
	return isfinite(best);
}

/* The indices of the points from the smallest y on; the caller frees them. */
static uint32_t *sorted_by_height(const double *y, size_t count)
{
	uint32_t *sorted = must_alloc(count, sizeof *sorted);
	uint64_t *keys = must_alloc(count, sizeof *keys);

	for (size_t i = 0; i < count; i++) {
		sorted[i] = (uint32_t)i;
		keys[i] = order_key_of_number(y[i]);
	}
	order_keys(keys, sorted, count);
	free(keys);
	return sorted;
}

bool swarm_place(double *x, const double *y, size_t count, double radius, double half_width)
{
	struct swarm swarm = { .y = y, .x = x, .diameter = 2 * radius, .half_width = half_width };
	uint32_t *order;
	bool fits = true;

	if (count > SEARCH_MOST)
		return false;
	order = sorted_by_height(y, count);
	swarm.order = order;
	for (size_t i = 0; fits && i < count; i++) {
		while (swarm.window < i && y[order[i]] - y[order[swarm.window]] >= swarm.diameter)
			swarm.window++;
		fits = find_place(&swarm, y[order[i]], &x[order[i]]);
		swarm.placed++;
	}
	free(order);
	return fits;
}

/* Even and without a pattern to the eye: multiples of the golden ratio, modulo 1; -1 to 1. */
static double even(size_t index)
{
	return 2 * fmod((double)(index + 1) * 0.61803398874989485, 1) - 1;
}

void swarm_spread(double *x, const double *y, size_t count, double near, double radius,
		  double half_width)
{
	uint32_t *order = sorted_by_height(y, count);
	size_t first = 0;
	size_t end = 0;
	double densest = 1;

	for (size_t i = 0; i < count; i++) {
		double height = y[order[i]];

		while (height - y[order[first]] > near)
			first++;
		while (end < count && y[order[end]] - height <= near)
			end++;
		x[order[i]] = (double)(end - first); /* for now: its neighbours and itself */
		densest = fmax(densest, x[order[i]]);
	}
	/* squares of their diameter, packed into the densest band, would fill half of this */
	half_width = fmin(half_width, densest * 4 * radius * radius / (2 * near));
	for (size_t i = 0; i < count; i++)
		x[order[i]] *= even(i) * half_width / densest;
	free(order);
}
