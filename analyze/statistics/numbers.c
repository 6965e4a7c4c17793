/* numbers.c — plain doubles: putting them in order, median and quantiles. */
#include "numbers.h"

#include <gsl/gsl_statistics_double.h>
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

double numbers_quantile(const double *values, size_t count, double share)
{
	return gsl_stats_quantile_from_sorted_data(values, 1, count, share);
}
