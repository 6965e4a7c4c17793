/* comparison-failures.c — the shares of failed migrations, before against after. */
#include "inside.h"

#include <math.h>

/* The smallest α with which the interval of level 1 - 2α still lies within the margin. */
static double p_outside_margin(const struct failures *failures, struct interval margin)
{
	double low = 0;
	double high = 0.5;

	if (!interval_within(failures_interval_at(failures, 1e-9), margin))
		return 1;
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (interval_within(failures_interval_at(failures, 1 - 2 * middle), margin))
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* Of the same VMs by the rule of aspect.h; the rounds of one run are the same on both sides. */
static struct failures compare_attempts(const struct sides *sides,
					const struct attempts_trials *attempts,
					const struct terms *terms)
{
	const size_t *vms = attempts->vms;
	size_t most = vms[BEFORE] > vms[AFTER] ? vms[BEFORE] : vms[AFTER];
	size_t common = attempts->common_vms;
	const struct trials_sides both = {
		attempts->side,
		SIDES,
		{ terms->pairing == PAIRING_WHERE_POSSIBLE && 2 * common >= most &&
			  (common > 1 || most == 1),
		  sides->query.between_column != NULL },
	};

	return failures_of_sides(&both, terms->level);
}

static enum test test_of(const bool found[GROUPINGS])
{
	if (found[BY_VM])
		return found[BY_ROUND] ? TEST_VMS_AND_ROUNDS : TEST_VMS;
	return found[BY_ROUND] ? TEST_ROUNDS : TEST_FISHER;
}

static void take_failures(struct comparison *comparison, const struct failures *failures,
			  const struct terms *terms)
{
	comparison->reason = REASON_UNCLEAR;
	comparison->before = failures->before;
	comparison->after = failures->after;
	comparison->difference = failures->difference;
	comparison->difference_interval = failures->interval;
	comparison->effect = failures->effect;
	comparison->test = test_of(failures->heaps.found);
	comparison->p = failures->p;
	comparison->least_p = failures->least_p;
	comparison->unseen = failures->heaps.unseen;
	for (enum which_side side = BEFORE; side < SIDES; side++)
		comparison->worth[side] = heaps_worth(&failures->heaps, side, terms->level);
	if (isnan(comparison->margin))
		return;
	comparison->p_equal = p_outside_margin(failures, comparison_margin(comparison));
	if (terms->level > 0.5)
		comparison->margin_interval = failures_interval_at(failures, 2 * terms->level - 1);
}

/* A side of one round, which what fails as a whole may have hit or not. */
static bool is_one_round(const struct attempts_trials *attempts)
{
	for (enum which_side side = BEFORE; side < SIDES; side++)
		if (attempts->side[side].count > 1 &&
		    trials_groups(&attempts->side[side], BY_ROUND) == 1)
			return true;
	return false;
}

struct comparison comparison_of_failures(const struct sides *sides, size_t group,
					 const struct terms *terms)
{
	struct comparison comparison = comparison_of_nothing;
	struct attempts_trials attempts = sides_attempts(sides, group);
	size_t attempted[SIDES];

	comparison.group = group;
	comparison.aspect = ASPECT_FAILURES;
	comparison.better = LOWER_IS_BETTER;
	comparison.margin =
		margin_of(sides, &(struct compared){ group, NULL, NAN, ASPECT_FAILURES }, terms);
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		struct counts counts = sides_counts(sides, group, side);

		comparison.shares[side] = (struct share){ counts.failed, counts.attempted };
		comparison.not_attempted[side] = counts.not_attempted;
		attempted[side] = counts.attempted;
	}
	comparison.reason = comparison_missing(sides, group, attempted);
	if (attempted[BEFORE] > 0 && attempted[AFTER] > 0) {
		struct failures failures = compare_attempts(sides, &attempts, terms);

		take_failures(&comparison, &failures, terms);
		if (is_one_round(&attempts)) {
			comparison.situation = SITUATION_ONE_ROUND;
			comparison.least_p = 1; /* it is told, but decides nothing */
		}
		comparison.worst_vm = sides_worst_vm(
			sides, group,
			comparison.shares[BEFORE].failed > comparison.shares[AFTER].failed ? BEFORE
											   : AFTER);
	}
	attempts_trials_free(&attempts);
	return comparison;
}
