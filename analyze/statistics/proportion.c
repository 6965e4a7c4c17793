/* proportion.c — the interval of a share of successes. */
#include "proportion.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

struct interval clopper_pearson(size_t successes, size_t trials, double level)
{
	double x = (double)successes;
	double n = (double)trials;
	double tail = (1 - level) / 2;
	struct interval interval = { 0, 1 };

	if (trials == 0)
		return (struct interval){ NAN, NAN };
	if (successes > 0)
		interval.low = gsl_cdf_beta_Pinv(tail, x, n - x + 1);
	if (successes < trials)
		interval.high = gsl_cdf_beta_Qinv(tail, x + 1, n - x);
	return interval;
}

struct interval wilson(size_t successes, size_t trials, double level)
{
	double n = (double)trials;
	double share = (double)successes / n;
	double z = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
	double centre;
	double half;

	if (trials == 0)
		return (struct interval){ NAN, NAN };
	centre = (share + z * z / (2 * n)) / (1 + z * z / n);
	half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n);
	/* at the ends the two are equal, but for rounding */
	return (struct interval){ successes == 0 ? 0 : centre - half,
				  successes == trials ? 1 : centre + half };
}
