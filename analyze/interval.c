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

double interval_half(const struct interval *interval)
{
	return (interval->high - interval->low) / 2;
}
