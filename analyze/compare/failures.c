/* failures.c — two shares of failures, compared. */
#include "failures.h"

#include <gsl/gsl_randist.h>
#include <math.h>

/* Probability of k failures after, given all margins. */
static double table_probability(size_t k, struct share before, struct share after)
{
	return gsl_ran_hypergeometric_pdf((unsigned)k, (unsigned)after.attempted,
					  (unsigned)before.attempted,
					  (unsigned)(before.failed + after.failed));
}

/* The probability of all tables that are no likelier than one of probability `limit`; *least: that
 * of the rarest. */
static double no_likelier(double limit, struct share before, struct share after, double *least)
{
	size_t failed = before.failed + after.failed;
	size_t low = failed > before.attempted ? failed - before.attempted : 0;
	size_t high = failed < after.attempted ? failed : after.attempted;
	double sum = 0;

	*least = 1;
	for (size_t k = low; k <= high; k++) {
		double probability = table_probability(k, before, after);

		if (probability <= limit * (1 + 1e-7))
			sum += probability;
		*least = fmin(*least, probability);
	}
	return fmin(sum, 1);
}

struct interval failures_interval(struct share before, struct share after, double level)
{
	double b = (double)before.failed / (double)before.attempted;
	double a = (double)after.failed / (double)after.attempted;
	struct interval of_b;
	struct interval of_a;

	if (before.attempted == 0 || after.attempted == 0)
		return (struct interval){ NAN, NAN };
	of_b = wilson(before.failed, before.attempted, level);
	of_a = wilson(after.failed, after.attempted, level);
	return (struct interval){
		a - b - hypot(a - of_a.low, of_b.high - b),
		a - b + hypot(of_a.high - a, b - of_b.low),
	};
}

struct failures failures_of(struct share before, struct share after, double level)
{
	struct failures failures = {
		.before = (double)before.failed / (double)before.attempted,
		.after = (double)after.failed / (double)after.attempted,
		.interval = failures_interval(before, after, level),
		.p = NAN,
		.least_p = NAN,
	};

	failures.difference = failures.after - failures.before;
	failures.effect = 2 * asin(sqrt(failures.after)) - 2 * asin(sqrt(failures.before));
	if (before.attempted > 0 && after.attempted > 0) {
		double seen = table_probability(after.failed, before, after);
		double least;

		failures.p = no_likelier(seen, before, after, &least);
		/* the rarest table, or both if they are equally rare */
		failures.least_p = no_likelier(least, before, after, &least);
	}
	return failures;
}
