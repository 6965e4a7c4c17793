/* failures.c — two shares of failures, compared. */
#include "failures.h"

#include "analyze/statistics/blocks.h"

#include <gsl/gsl_cdf.h>
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

/* Newcombe's, of shares b and a of so many trials, which need not be whole. */
static struct interval difference_interval(double b, double b_trials, double a, double a_trials,
					   double level)
{
	struct interval of_b = wilson_of(b, b_trials, level);
	struct interval of_a = wilson_of(a, a_trials, level);

	return (struct interval){
		a - b - hypot(a - of_a.low, of_b.high - b),
		a - b + hypot(of_a.high - a, b - of_b.low),
	};
}

struct interval failures_interval(struct share before, struct share after, double level)
{
	if (before.attempted == 0 || after.attempted == 0)
		return (struct interval){ NAN, NAN };
	return difference_interval(
		(double)before.failed / (double)before.attempted, (double)before.attempted,
		(double)after.failed / (double)after.attempted, (double)after.attempted, level);
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

/* ---- where they may heap ---- */

struct interval failures_interval_at(const struct failures *failures, double level)
{
	return difference_interval(failures->before, heaps_worth(&failures->heaps, 0, level),
				   failures->after, heaps_worth(&failures->heaps, 1, level), level);
}

/* Two-sided, by t with that spread. */
static double p_of_spread(double difference, const struct spread *spread)
{
	double t = fabs(difference) / sqrt(spread->variance);

	if (!(spread->variance > 0))
		return 1;
	return isinf(spread->freedom) ? 2 * gsl_cdf_ugaussian_Q(t)
				      : 2 * gsl_cdf_tdist_Q(t, spread->freedom);
}

/* By whole blocks of this grouping. */
static struct blocks_test test_grouping(const struct failures *failures,
					const struct trials_sides *sides, enum grouping by)
{
	const struct spread *spread = &failures->heaps.by[by];
	struct blocks_test test = sides->shared[by]
					  ? blocks_exchanged(&sides->side[0], &sides->side[1], by)
					  : blocks_shuffled(&sides->side[0], &sides->side[1], by);

	if (test.least_p <= FAILURES_LEAST_P)
		return test;
	return (struct blocks_test){ p_of_spread(failures->difference, spread), 0 };
}

/* The tests of what was found in place of Fisher's. */
static void test_heaps(struct failures *failures, const struct trials_sides *sides)
{
	const bool *found = failures->heaps.found;

	if (!found[BY_VM] && !found[BY_ROUND])
		return;
	failures->p = 0;
	failures->least_p = 0;
	for (enum grouping by = BY_VM; by < GROUPINGS; by++)
		if (found[by]) {
			struct blocks_test test = test_grouping(failures, sides, by);

			failures->p = fmax(failures->p, test.p);
			failures->least_p = fmax(failures->least_p, test.least_p);
		}
	if (found[BY_VM] && found[BY_ROUND])
		failures->p =
			fmax(failures->p, p_of_spread(failures->difference, &failures->heaps.both));
}

static struct share share_of(const struct trials *side)
{
	return (struct share){ trials_failed(side), side->count };
}

struct failures failures_of_sides(const struct trials_sides *sides, double level)
{
	struct failures failures =
		failures_of(share_of(&sides->side[0]), share_of(&sides->side[1]), level);

	if (sides->side[0].count == 0 || sides->side[1].count == 0)
		return failures;
	failures.heaps = heaps_of(sides);
	failures.interval = failures_interval_at(&failures, level);
	test_heaps(&failures, sides);
	return failures;
}
