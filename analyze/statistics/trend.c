/* trend.c — whether numbers go up or down in the course of something. */
#include "trend.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

struct slope slope_of(const double *x, const double *y, size_t count, double level)
{
	struct slope none = { NAN, { NAN, NAN } };
	double n = (double)count;
	double mean_x = 0;
	double mean_y = 0;
	double xx = 0;
	double xy = 0;
	double rest = 0;
	double slope;
	double half;

	for (size_t i = 0; i < count; i++) {
		mean_x += x[i] / n;
		mean_y += y[i] / n;
	}
	for (size_t i = 0; i < count; i++) {
		xx += (x[i] - mean_x) * (x[i] - mean_x);
		xy += (x[i] - mean_x) * (y[i] - mean_y);
	}
	if (count < 3 || !(xx > 0))
		return none;
	slope = xy / xx;
	for (size_t i = 0; i < count; i++)
		rest += pow(y[i] - mean_y - slope * (x[i] - mean_x), 2);
	half = student_t(level, n - 2) * sqrt(rest / (n - 2) / xx);
	return (struct slope){ slope, { slope - half, slope + half } };
}

enum { EXACT_COUNT = 50, MOST_INVERSIONS = EXACT_COUNT * (EXACT_COUNT - 1) / 2 };

/*
 * The probability that s is at least as far from 0, if every order of the numbers is equally
 * likely. How many orders of n numbers have i pairs the wrong way round: each new number can stand
 * before 0 to n - 1 of the others, so the shares for n are running means of those for n - 1.
 */
static double exact_p(double s, size_t count)
{
	double shares[MOST_INVERSIONS + 1] = { 1 };
	double p = 0;
	size_t pairs = count * (count - 1) / 2;

	for (size_t n = 2; n <= count; n++) {
		double earlier[MOST_INVERSIONS + 1];
		double window = 0;

		for (size_t i = 0; i <= pairs; i++)
			earlier[i] = shares[i];
		for (size_t i = 0; i <= pairs; i++) {
			window += earlier[i];
			if (i >= n)
				window -= earlier[i - n];
			shares[i] = fmax(window, 0) / (double)n;
		}
	}
	for (size_t i = 0; i <= pairs; i++)
		if (fabs((double)pairs - 2 * (double)i) >= fabs(s))
			p += shares[i];
	return fmin(p, 1);
}

/* How many of the numbers equal y[i]; 0 if an earlier one was counted for them. */
static double ties_at(const double *y, size_t count, size_t i)
{
	double ties = 0;

	for (size_t j = 0; j < count; j++) {
		if (j < i && y[j] == y[i])
			return 0;
		ties += y[j] == y[i];
	}
	return ties;
}

struct mann_kendall mann_kendall_of(const double *y, size_t count)
{
	struct mann_kendall result = { 0, NAN };
	double n = (double)count;
	double variance = n * (n - 1) * (2 * n + 5);
	bool tied = false;

	for (size_t i = 0; i < count; i++) {
		double ties = ties_at(y, count, i);

		variance -= ties * (ties - 1) * (2 * ties + 5);
		tied = tied || ties > 1;
		for (size_t j = i + 1; j < count; j++)
			result.s += (y[j] > y[i]) - (y[j] < y[i]);
	}
	if (count < 3 || variance <= 0)
		return (struct mann_kendall){ NAN, NAN };
	if (!tied && count <= EXACT_COUNT)
		result.p = exact_p(result.s, count);
	else
		result.p = fmin(1, 2 * gsl_cdf_ugaussian_Q(fmax(fabs(result.s) - 1, 0) /
							   sqrt(variance / 18)));
	return result;
}
