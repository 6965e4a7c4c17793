/* interval.c — the confidence interval of a mean, by Student's t. */
#include "interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double student_t(double level, double degrees_of_freedom)
{
	return gsl_cdf_tdist_Qinv((1 - level) / 2, degrees_of_freedom);
}

struct interval interval_of_mean(const struct moments *moments, double level)
{
	double n = (double)moments->n;
	double half;

	if (moments->n < 2)
		return (struct interval){ NAN, NAN };
	half = student_t(level, n - 1) * moments->sd / sqrt(n);
	return (struct interval){ moments->mean - half, moments->mean + half };
}

struct interval interval_of_log_mean(const double *observations, size_t n, double level)
{
	double sum = 0;
	double squares = 0;
	double variance;
	double half;

	for (size_t i = 0; i < n; i++) {
		if (observations[i] <= 0)
			n = 0;
		else
			sum += log(observations[i]);
	}
	if (n < 2)
		return (struct interval){ NAN, NAN };
	sum /= (double)n;
	for (size_t i = 0; i < n; i++)
		squares += pow(log(observations[i]) - sum, 2);
	variance = squares / (double)(n - 1);
	half = student_t(level, (double)(n - 1)) *
	       sqrt(variance / (double)n + variance * variance / (double)(2 * (n - 1)));
	if (!isfinite(
		    exp(sum + variance / 2 + half))) /* far beyond any logarithm's normal spread */
		return (struct interval){ NAN, NAN };
	return (struct interval){ exp(sum + variance / 2 - half), exp(sum + variance / 2 + half) };
}

double interval_half(const struct interval *interval)
{
	return (interval->high - interval->low) / 2;
}
