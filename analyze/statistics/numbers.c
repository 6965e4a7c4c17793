/* numbers.c — plain doubles: putting them in order, and their median. */
#include "numbers.h"

#include <stdlib.h>

static int upwards(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

void numbers_sort(double *values, size_t count)
{
	if (count > 0)
		qsort(values, count, sizeof *values, upwards);
}

double numbers_median(const double *values, size_t count)
{
	return values[(count - 1) / 2] / 2 + values[count / 2] / 2;
}
