/* power.c — how many units a t test needs. */
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

/* The standard error of the difference, and its degrees of freedom, with n pairs or n a side. */
static void error_of(const struct question *question, double n, double *error, double *df)
{
	double a = question->after_sd * question->after_sd;
	double b = question->before_sd * question->before_sd;

	if (question->design == DESIGN_PAIRED) {
		*error = sqrt(a / n);
		*df = n - 1;
		return;
	}
	*error = sqrt((a + b) / n);
	*df = (n - 1) * (a + b) * (a + b) / (a * a + b * b);
}

double power_of_t(const struct question *question, double n)
{
	double error;
	double df;

	error_of(question, n, &error, &df);
	return power_of_estimate(question->effect, error, error, df, question->alpha);
}

double power_of_equivalence(const struct question *question, double n, double low, double high)
{
	double error;
	double df;
	double t;

	error_of(question, n, &error, &df);
	t = gsl_cdf_tdist_Qinv(question->alpha, df);
	return fmax(0, noncentral_above(
			       (struct noncentral){ t, df, (question->effect - low) / error }) +
			       noncentral_above((struct noncentral){
				       t, df, (high - question->effect) / error }) -
			       1);
}

/* Whether n is enough, for the search. */
typedef bool enough(const void *closure, double n);

/* The smallest n for which `enough` holds; it must not cease to hold for larger n. */
static size_t smallest(enough *is_enough, const void *closure)
{
	size_t low = 1;
	size_t high = 2;

	while (high < POWER_MOST_UNITS && !is_enough(closure, (double)high)) {
		low = high;
		high = 2 * high < POWER_MOST_UNITS ? 2 * high : POWER_MOST_UNITS;
	}
	if (!is_enough(closure, (double)high))
		return 0;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (is_enough(closure, (double)middle))
			high = middle;
		else
			low = middle;
	}
	return high;
}

struct bounds {
	const struct question *question;
	double low, high;
};

static bool finds(const void *closure, double n)
{
	const struct question *question = closure;

	return power_of_t(question, n) >= question->power;
}

static bool is_sure(const void *closure, double n)
{
	const struct bounds *bounds = closure;

	return power_of_equivalence(bounds->question, n, bounds->low, bounds->high) >=
	       bounds->question->power;
}

struct width {
	double sd, half, alpha;
};

static bool is_narrow(const void *closure, double n)
{
	const struct width *width = closure;

	return student_t(1 - width->alpha, n - 1) * width->sd / sqrt(n) <= width->half;
}

size_t units_for_t(const struct question *question)
{
	if (!(fabs(question->effect) > 0))
		return 0;
	return smallest(finds, question);
}

size_t units_for_equivalence(const struct question *question, double low, double high)
{
	struct bounds bounds = { question, low, high };

	if (!(low < question->effect && question->effect < high))
		return 0;
	return smallest(is_sure, &bounds);
}

size_t units_for_half_width(double sd, double half, double alpha)
{
	struct width width = { sd, half, alpha };

	return smallest(is_narrow, &width);
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
