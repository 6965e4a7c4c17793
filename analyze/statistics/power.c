/* power.c — the power of a t test, and of a test of shares. */
#include "power.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* P(T > t) of the noncentral t distribution, T = (Z + shift) / (S / √df), S chi distributed. */
struct noncentral {
	double t, df, shift;
};

enum { INTERVALS = 200 };

/* Over s: the probability that Z makes T exceed t, times the chi density of s. */
static double integrand(double s, void *closure)
{
	const struct noncentral *tail = closure;
	double log_density;

	if (s <= 0)
		return 0;
	log_density = (1 - tail->df / 2) * M_LN2 + (tail->df - 1) * log(s) - s * s / 2 -
		      gsl_sf_lngamma(tail->df / 2);
	return gsl_cdf_ugaussian_Q(tail->t * s / sqrt(tail->df) - tail->shift) * exp(log_density);
}

/* The chi distribution lies within 12 of √df, and its density is even narrower. */
static double noncentral_above(struct noncentral tail)
{
	double lowest = fmax(0, sqrt(tail.df) - 12);
	gsl_integration_workspace *workspace =
		must_have(gsl_integration_workspace_alloc(INTERVALS));
	gsl_function function = { integrand, &tail };
	double result = NAN;
	double error;

	gsl_integration_qag(&function, lowest, sqrt(tail.df) + 12, 1e-12, 1e-9, INTERVALS,
			    GSL_INTEG_GAUSS61, workspace, &result, &error);
	gsl_integration_workspace_free(workspace);
	return result;
}

double power_of_estimate(double effect, double error, double expected_error,
			 double degrees_of_freedom, double alpha)
{
	double t = gsl_cdf_tdist_Qinv(alpha / 2, degrees_of_freedom);
	double critical;
	double shift;

	if (!(error > 0))
		return fabs(effect) > 0 ? 1 : 0;
	critical = t * expected_error / error;
	shift = fabs(effect) / error;
	return noncentral_above((struct noncentral){ critical, degrees_of_freedom, shift }) +
	       noncentral_above((struct noncentral){ critical, degrees_of_freedom, -shift });
}

size_t migrations_for_shares(double before, double after, double alpha, double power)
{
	double mean = (before + after) / 2;
	double difference = fabs(after - before);
	double root =
		gsl_cdf_ugaussian_Qinv(alpha / 2) * sqrt(2 * mean * (1 - mean)) +
		gsl_cdf_ugaussian_Pinv(power) * sqrt(before * (1 - before) + after * (1 - after));
	double plain = root * root / (difference * difference);
	double corrected;

	if (!(difference > 0))
		return 0;
	corrected = 1 + sqrt(1 + 4 / (plain * difference));
	corrected = ceil(plain / 4 * corrected * corrected);
	return corrected <= POWER_MOST_UNITS ? (size_t)corrected : 0;
}
