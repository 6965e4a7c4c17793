/* discovery.c — p-values of many checks at once. */
#include "discovery.h"

#include <math.h>
#include <stdlib.h>

static int by_p(const void *left, const void *right, void *closure)
{
	const double *p = closure;
	double a = p[*(const size_t *)left];
	double b = p[*(const size_t *)right];

	return (a > b) - (a < b);
}

bool discovery_adjust(double *p, size_t count, struct error *err)
{
	size_t *order = calloc(count + 1, sizeof *order);
	size_t tests = 0;
	double so_far = 1;

	if (!order)
		return error_memory(err);
	for (size_t i = 0; i < count; i++)
		if (!isnan(p[i]))
			order[tests++] = i;
	if (tests > 0)
		qsort_r(order, tests, sizeof *order, by_p, p);
	for (size_t i = tests; i > 0; i--) {
		so_far = fmin(so_far, p[order[i - 1]] * (double)tests / (double)i);
		p[order[i - 1]] = so_far;
	}
	free(order);
	return true;
}
