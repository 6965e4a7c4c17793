/* adjust.c — p-values of many tests at once. */
#include "adjust.h"

#include <math.h>
#include <stdlib.h>

static int by_p(const void *left, const void *right, void *closure)
{
	const double *p = closure;
	double a = p[*(const size_t *)left];
	double b = p[*(const size_t *)right];

	return (a > b) - (a < b);
}

bool holm(double *p, size_t count, size_t *tests, struct error *err)
{
	size_t *order = calloc(count + 1, sizeof *order);
	double so_far = 0;

	*tests = 0;
	if (!order)
		return error_memory(err);
	for (size_t i = 0; i < count; i++)
		if (!isnan(p[i]))
			order[(*tests)++] = i;
	if (*tests > 0)
		qsort_r(order, *tests, sizeof *order, by_p, p);
	for (size_t i = 0; i < *tests; i++) {
		so_far = fmax(so_far, fmin(1, p[order[i]] * (double)(*tests - i)));
		p[order[i]] = so_far;
	}
	free(order);
	return true;
}
