/* vm-number.c — one number from the values of one VM, which stand direction by direction. */
#include "vm-number.h"

#include "analyze/statistics/sorted.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the direction that begins at `first` ends. */
static size_t direction_end(const struct measured *at, size_t count, size_t first)
{
	size_t end = first + 1;

	while (end < count && strcmp(at[end].direction, at[first].direction) == 0)
		end++;
	return end;
}

/* The mean of what is not at the limit, NaN without any, and the variance that it has from its
 * values alone: s²/n, NaN of a single one. */
static double mean_of(const struct measured *at, size_t count, double *variance)
{
	long double sum = 0;
	double squares = 0;
	double mean;
	double n = 0;

	for (size_t i = 0; i < count; i++)
		if (!at[i].at_limit) {
			sum += at[i].value;
			n++;
		}
	mean = (double)(sum / n);
	for (size_t i = 0; i < count; i++)
		if (!at[i].at_limit)
			squares += (at[i].value - mean) * (at[i].value - mean);
	*variance = squares / (n - 1) / n; /* 0 / 0 = NaN for a single value */
	return mean;
}

/* The mean of the directions' means, and its variance. */
static double mean_of_directions(const struct measured *at, size_t count, double *variance)
{
	double sum = 0;
	double variances = 0;
	double directions = 0;

	for (size_t first = 0, end; first < count; first = end) {
		double of_direction;
		double mean;

		end = direction_end(at, count, first);
		mean = mean_of(at + first, end - first, &of_direction);
		if (isnan(mean))
			continue;
		sum += mean;
		variances += of_direction;
		directions++;
	}
	*variance = variances / (directions * directions);
	return sum / directions;
}

static double quantile_of(const struct measured *at, size_t count, double share, double *scratch)
{
	for (size_t i = 0; i < count; i++)
		scratch[i] = at[i].value;
	numbers_sort(scratch, count);
	return numbers_quantile(scratch, count, share);
}

/* Single values of a direction deviate from nothing. */
static double mean_deviation(const struct measured *at, size_t count, double *scratch)
{
	double sum = 0;
	double values = 0;

	for (size_t first = 0, end; first < count; first = end) {
		double median;

		end = direction_end(at, count, first);
		if (end - first < 2)
			continue;
		median = quantile_of(at + first, end - first, 0.5, scratch);
		for (size_t i = first; i < end; i++)
			sum += fabs(at[i].value - median);
		values += (double)(end - first);
	}
	return values > 0 ? sum / values : NAN;
}

double vm_number(const struct measured *at, size_t count, enum aspect aspect, double *scratch)
{
	double variance;

	if (count == 0)
		return NAN;
	switch (aspect) {
	case ASPECT_MEAN:
		return mean_of_directions(at, count, &variance);
	case ASPECT_MEDIAN:
		return quantile_of(at, count, 0.5, scratch);
	case ASPECT_SPREAD:
		return mean_deviation(at, count, scratch);
	case ASPECT_TAIL:
		return count > 1 ? quantile_of(at, count, 0.95, scratch) : NAN;
	case ASPECT_FAILURES:
	case ASPECTS:
		break;
	}
	return NAN;
}

double vm_mean_variance(const struct measured *at, size_t count)
{
	double variance;

	mean_of_directions(at, count, &variance);
	return variance;
}
