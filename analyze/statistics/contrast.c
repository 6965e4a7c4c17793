/* contrast.c — before against after, where each observation is a unit of its own. */
#include "contrast.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

typedef double transform(double value);

static double as_it_is(double value)
{
	return value;
}

/* Mean and variance (n - 1), in two passes. variance is NaN where n < 2. */
struct spread {
	double n, mean, variance;
};

/* Of values[i], or, where less is not NULL, of values[i] - less[i]. */
static struct spread spread_of(const double *values, const double *less, size_t n, transform *scale)
{
	long double sum = 0;
	long double squares = 0;
	long double mean;

	for (size_t i = 0; i < n; i++)
		sum += scale(values[i]) - (less ? scale(less[i]) : 0);
	mean = n > 0 ? sum / (long double)n : NAN;
	for (size_t i = 0; i < n; i++) {
		long double off = scale(values[i]) - (less ? scale(less[i]) : 0) - mean;

		squares += off * off;
	}
	return (struct spread){ (double)n, (double)mean,
				n > 1 ? (double)(squares / (long double)(n - 1)) : NAN };
}

static const struct difference none = {
	NAN, NAN, NAN, NAN, { NAN, NAN }, NAN, NAN, false,
};

/* magnitude: of the values the estimate comes from. A spread below the rounding of such values is
 * none (R's t.test has the same limit). */
static struct difference with_t(struct difference difference, double magnitude, double level)
{
	double half;

	if (isnan(difference.error))
		return difference;
	difference.constant = difference.error <= 10 * DBL_EPSILON * magnitude;
	if (difference.constant)
		return difference;
	half = student_t(level, difference.degrees_of_freedom) * difference.error;
	difference.interval.low = difference.estimate - half;
	difference.interval.high = difference.estimate + half;
	difference.p = 2 * gsl_cdf_tdist_Q(fabs(difference.estimate) / difference.error,
					   difference.degrees_of_freedom);
	return difference;
}

static double magnitude_of(const struct units *units, transform *scale)
{
	double largest =
		scale == log ? 1 : 0; /* the rounding of v is that of log v, even at v = 1 */

	for (size_t i = 0; i < units->before_count; i++)
		largest = fmax(largest, fabs(scale(units->before[i])));
	for (size_t i = 0; i < units->after_count; i++)
		largest = fmax(largest, fabs(scale(units->after[i])));
	return largest;
}

static struct difference paired(const struct units *units, transform *scale)
{
	struct spread spread = spread_of(units->after, units->before, units->after_count, scale);
	struct difference difference = none;

	difference.estimate = spread.mean;
	difference.error = sqrt(spread.variance / spread.n);
	difference.degrees_of_freedom = spread.n - 1;
	difference.after_sd = sqrt(spread.variance);
	return difference;
}

static struct difference welch(const struct spread *before, const struct spread *after)
{
	double b = before->variance / before->n;
	double a = after->variance / after->n;
	struct difference difference = none;

	difference.error = sqrt(a + b);
	difference.before_sd = sqrt(before->variance);
	difference.after_sd = sqrt(after->variance);
	difference.degrees_of_freedom =
		(a + b) * (a + b) / (a * a / (after->n - 1) + b * b / (before->n - 1));
	return difference;
}

/* One unit alone has no variance: that of the other side, which has several, holds for both. */
static struct difference one_against(const struct spread *several)
{
	struct difference difference = none;

	difference.error = sqrt(several->variance * (1 + 1 / several->n));
	difference.degrees_of_freedom = several->n - 1;
	difference.before_sd = sqrt(several->variance);
	difference.after_sd = difference.before_sd;
	return difference;
}

static struct difference unpaired(const struct units *units, transform *scale)
{
	struct spread before = spread_of(units->before, NULL, units->before_count, scale);
	struct spread after = spread_of(units->after, NULL, units->after_count, scale);
	struct difference difference = none;

	if (before.n > 1 && after.n > 1)
		difference = welch(&before, &after);
	else if (before.n > 1 && after.n > 0)
		difference = one_against(&before);
	else if (after.n > 1 && before.n > 0)
		difference = one_against(&after);
	difference.estimate = after.mean - before.mean;
	return difference;
}

static struct difference difference_on(const struct units *units, transform *scale, double level)
{
	struct difference difference =
		units->design == DESIGN_PAIRED ? paired(units, scale) : unpaired(units, scale);

	return with_t(difference, magnitude_of(units, scale), level);
}

static bool all_positive(const double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (values[i] <= 0)
			return false;
	return count > 0;
}

/* Hedges's correction of the bias of few degrees of freedom. */
static double unbiased(double effect, double df)
{
	if (!(df > 1))
		return NAN;
	return effect *
	       exp(gsl_sf_lngamma(df / 2) - log(sqrt(df / 2)) - gsl_sf_lngamma((df - 1) / 2));
}

static double effect_of(const struct units *units)
{
	struct spread before = spread_of(units->before, NULL, units->before_count, as_it_is);
	struct spread after = spread_of(units->after, NULL, units->after_count, as_it_is);
	double df = before.n + after.n - 2;
	double pooled;

	if (units->design == DESIGN_PAIRED) {
		struct spread change =
			spread_of(units->after, units->before, units->after_count, as_it_is);

		return unbiased(change.mean / sqrt(change.variance), change.n - 1);
	}
	if (before.n < 2 || after.n < 2)
		return NAN;
	pooled = ((before.n - 1) * before.variance + (after.n - 1) * after.variance) / df;
	return unbiased((after.mean - before.mean) / sqrt(pooled), df);
}

struct contrast contrast_of(const struct units *units, double level)
{
	struct contrast contrast = {
		.before = spread_of(units->before, NULL, units->before_count, as_it_is).mean,
		.after = spread_of(units->after, NULL, units->after_count, as_it_is).mean,
		.difference = difference_on(units, as_it_is, level),
		.log_ratio = none,
		.by_ratio = all_positive(units->before, units->before_count) &&
			    all_positive(units->after, units->after_count),
		.effect = NAN,
	};

	if (!contrast.difference.constant)
		contrast.effect = effect_of(units);
	if (contrast.by_ratio)
		contrast.log_ratio = difference_on(units, log, level);
	return contrast;
}

double difference_p_outside(const struct difference *difference, double low, double high)
{
	double above_low = (difference->estimate - low) / difference->error;
	double below_high = (high - difference->estimate) / difference->error;

	if (isnan(difference->p))
		return NAN;
	return fmax(gsl_cdf_tdist_Q(above_low, difference->degrees_of_freedom),
		    gsl_cdf_tdist_Q(below_high, difference->degrees_of_freedom));
}
