/* interval.c — confidence intervals: of a mean, and of a share of successes. */
#include "interval.h"

#include "moments.h"

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

struct interval interval_of_logs(size_t n, double mean, double variance, double level)
{
	double half;

	if (n < 2)
		return (struct interval){ NAN, NAN };
	half = student_t(level, (double)(n - 1)) *
	       sqrt(variance / (double)n + variance * variance / (double)(2 * (n - 1)));
	if (!isfinite(
		    exp(mean + variance / 2 + half))) /* far beyond any logarithm's normal spread */
		return (struct interval){ NAN, NAN };
	return (struct interval){ exp(mean + variance / 2 - half),
				  exp(mean + variance / 2 + half) };
}

struct interval interval_of_log_mean(const double *observations, size_t n, double level)
{
	double sum = 0;
	double squares = 0;

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
	return interval_of_logs(n, sum, squares / (double)(n - 1), level);
}

bool interval_within(struct interval interval, struct interval other)
{
	return other.low < interval.low && interval.high < other.high;
}

double interval_half(const struct interval *interval)
{
	return (interval->high - interval->low) / 2;
}

/*
 * Where the beta distribution with parameters a and b has the probability `tail` on that side of
 * it. Halves the bracket until no double lies between its ends: GSL's own inverses
 * (gsl_cdf_beta_Pinv, _Qinv) give up for some a + b from 260 on, its distribution does not.
 */
static double beta_quantile(double tail, bool above, double a, double b)
{
	double low = 0;
	double high = 1;
	double middle = 0.5;

	while (low < middle && middle < high) {
		bool is_below = above ? gsl_cdf_beta_Q(middle, a, b) > tail
				      : gsl_cdf_beta_P(middle, a, b) < tail;

		if (is_below)
			low = middle;
		else
			high = middle;
		middle = low + (high - low) / 2;
	}
	return middle;
}

static struct interval exact_limits(double x, double trials, double level)
{
	double tail = (1 - level) / 2;
	struct interval interval = { 0, 1 };

	if (!(trials > 0))
		return (struct interval){ NAN, NAN };
	if (x > 0)
		interval.low = beta_quantile(tail, false, x, trials - x + 1);
	if (x < trials)
		interval.high = beta_quantile(tail, true, x + 1, trials - x);
	return interval;
}

struct interval clopper_pearson(size_t successes, size_t trials, double level)
{
	return exact_limits((double)successes, (double)trials, level);
}

struct interval clopper_pearson_of(double share, double trials, double level)
{
	return exact_limits(share < 1 ? share * trials : trials, trials, level);
}

struct interval wilson_of(double share, double n, double level)
{
	double z = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
	double centre;
	double half;

	if (!(n > 0))
		return (struct interval){ NAN, NAN };
	centre = (share + z * z / (2 * n)) / (1 + z * z / n);
	half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n);
	/* at the ends the two are equal, but for rounding */
	return (struct interval){ share > 0 ? centre - half : 0, share < 1 ? centre + half : 1 };
}

struct interval wilson(size_t successes, size_t trials, double level)
{
	return wilson_of((double)successes / (double)trials, (double)trials, level);
}
