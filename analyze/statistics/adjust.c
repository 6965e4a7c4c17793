/* adjust.c — p-values of many tests at once. */
#include "adjust.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

static int by_p(const void *left, const void *right, void *closure)
{
	const double *p = closure;
	double a = p[*(const size_t *)left];
	double b = p[*(const size_t *)right];

	return (a > b) - (a < b);
}

/* Which of p[count] are tests, the smallest p first; *tests: how many. Free it. */
static size_t *order_tests(double *p, size_t count, size_t *tests)
{
	size_t *order = must_alloc(count, sizeof *order);

	*tests = 0;
	for (size_t i = 0; i < count; i++)
		if (!isnan(p[i]))
			order[(*tests)++] = i;
	qsort_r(order, *tests, sizeof *order, by_p, p);
	return order;
}

size_t holm(double *p, size_t count)
{
	size_t tests;
	size_t *order = order_tests(p, count, &tests);
	double so_far = 0;

	for (size_t i = 0; i < tests; i++) {
		so_far = fmax(so_far, fmin(1, p[order[i]] * (double)(tests - i)));
		p[order[i]] = so_far;
	}
	free(order);
	return tests;
}

void benjamini_hochberg(double *p, size_t count)
{
	size_t tests;
	size_t *order = order_tests(p, count, &tests);
	double so_far = 1;

	for (size_t i = tests; i > 0; i--) {
		so_far = fmin(so_far, p[order[i - 1]] * (double)tests / (double)i);
		p[order[i - 1]] = so_far;
	}
	free(order);
}
