/* comparison-failures.c — the shares of failed migrations, before against after. */
#include "inside.h"

#include <math.h>

/* The smallest α with which the interval of level 1 - 2α still lies within the margin. */
static double p_outside_margin(const struct share shares[SIDES], struct interval margin)
{
	double low = 0;
	double high = 0.5;

	if (!interval_within(failures_interval(shares[BEFORE], shares[AFTER], 1e-9), margin))
		return 1;
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (interval_within(
			    failures_interval(shares[BEFORE], shares[AFTER], 1 - 2 * middle),
			    margin))
			high = middle;
		else
			low = middle;
	}
	return high;
}

struct comparison comparison_of_failures(const struct sides *sides, size_t group,
					 const struct terms *terms)
{
	struct comparison comparison = comparison_of_nothing;
	struct failures failures;
	size_t attempted[SIDES];

	comparison.group = group;
	comparison.aspect = ASPECT_FAILURES;
	comparison.better = LOWER_IS_BETTER;
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		struct counts counts = sides_counts(sides, group, side);

		comparison.shares[side] = (struct share){ counts.failed, counts.attempted };
		comparison.not_attempted[side] = counts.not_attempted;
		attempted[side] = counts.attempted;
	}
	comparison.reason = comparison_missing(sides, group, attempted);
	if (attempted[BEFORE] == 0 || attempted[AFTER] == 0)
		return comparison;
	failures = failures_of(comparison.shares[BEFORE], comparison.shares[AFTER], terms->level);
	comparison.reason = REASON_UNCLEAR;
	comparison.before = failures.before;
	comparison.after = failures.after;
	comparison.difference = failures.difference;
	comparison.difference_interval = failures.interval;
	comparison.effect = failures.effect;
	comparison.test = TEST_FISHER;
	comparison.p = failures.p;
	comparison.least_p = failures.least_p;
	comparison.worst_vm = sides_worst_vm(
		sides, group,
		comparison.shares[BEFORE].failed > comparison.shares[AFTER].failed ? BEFORE
										   : AFTER);
	if (!isnan(terms->margin)) {
		comparison.p_equal =
			p_outside_margin(comparison.shares, comparison_margin(&comparison, terms));
		if (terms->level > 0.5)
			comparison.margin_interval =
				failures_interval(comparison.shares[BEFORE],
						  comparison.shares[AFTER], 2 * terms->level - 1);
	}
	return comparison;
}
