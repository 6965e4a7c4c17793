/* comparison.c — one aspect of one metric in one group, before against after. */
#include "comparison.h"

#include "ranks.h"

#include <float.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

const char *verdict_word(enum verdict verdict)
{
	static const char *const words[] = {
		[VERDICT_BETTER] = "better",       [VERDICT_WORSE] = "worse",
		[VERDICT_CHANGED] = "changed",     [VERDICT_EQUAL] = "equal",
		[VERDICT_UNDECIDED] = "undecided",
	};

	return words[verdict];
}

const char *test_word(const struct comparison *comparison)
{
	bool paired = comparison->design == DESIGN_PAIRED;

	switch (comparison->test) {
	case TEST_T:
		if (paired)
			return "paired t";
		return comparison->units[BEFORE] > 1 && comparison->units[AFTER] > 1 ? "Welch t"
										     : "Student t";
	case TEST_RANKS:
		return paired ? "signed ranks" : "Mann-Whitney";
	case TEST_SIGNS:
		return "signs";
	case TEST_FISHER:
		return "Fisher";
	case TEST_NONE:
		break;
	}
	return "";
}

static const struct comparison nothing = {
	.design = DESIGN_UNPAIRED,
	.cell_size = NAN,
	.before_sd = NAN,
	.after_sd = NAN,
	.within = { NAN, NAN },
	.before = NAN,
	.after = NAN,
	.difference = NAN,
	.ratio = NAN,
	.difference_interval = { NAN, NAN },
	.ratio_interval = { NAN, NAN },
	.margin_interval = { NAN, NAN },
	.effect = NAN,
	.p = NAN,
	.least_p = NAN,
	.p_equal = NAN,
	.p_holm = NAN,
	.p_equal_holm = NAN,
	.verdict = VERDICT_UNDECIDED,
	.reason = REASON_NO_VALUES,
};

static struct interval exp_of(struct interval interval)
{
	return (struct interval){ exp(interval.low), exp(interval.high) };
}

struct interval comparison_margin(const struct comparison *comparison, const struct terms *terms)
{
	double width = terms->margin;

	if (comparison->by_ratio)
		return (struct interval){ log1p(-width), log1p(width) };
	if (comparison->aspect != ASPECT_FAILURES) /* where it counts as percentage points */
		width *= fabs(comparison->before);
	return (struct interval){ -width, width };
}

/*
 * Units without any spread: t has no answer. What chance alone would do is counted: that every pair
 * changes the same way; that all of one side stand above all of the other.
 */
static double chance_of_signs(const struct units *units)
{
	double m = (double)units->before_count;
	double n = (double)units->after_count;

	if (units->design == DESIGN_PAIRED)
		return fmin(1, 2 * exp2(-n));
	return fmin(1, 2 * exp(-gsl_sf_lnchoose((unsigned)(m + n), (unsigned)n)));
}

static void take_constant(struct comparison *comparison, const struct units *units,
			  const struct terms *terms)
{
	struct interval margin = comparison_margin(comparison, terms);
	double off = comparison->by_ratio ? log(comparison->ratio) : comparison->difference;

	comparison->test = TEST_SIGNS;
	comparison->least_p = chance_of_signs(units);
	comparison->p = comparison->least_p;
	if (fabs(comparison->difference) <= 10 * DBL_EPSILON * fabs(comparison->before))
		comparison->reason = REASON_SAME;
	else if (margin.low < off && off < margin.high)
		comparison->p_equal = comparison->least_p / 2;
}

static void take_t(struct comparison *comparison, const struct contrast *contrast,
		   const struct terms *terms)
{
	const struct difference *decider = contrast_decider(contrast);
	struct interval margin = comparison_margin(comparison, terms);

	if (isnan(decider->p))
		return;
	comparison->test = TEST_T;
	comparison->p = decider->p;
	comparison->least_p = 0;
	comparison->before_sd = decider->before_sd;
	comparison->after_sd = decider->after_sd;
	if (!isnan(terms->margin))
		comparison->p_equal = difference_p_outside(decider, margin.low, margin.high);
}

/* The interval that lies within the margin exactly when p_equal is at most α. */
static void take_margin_interval(struct comparison *comparison, const struct units *units,
				 const struct terms *terms)
{
	struct contrast contrast = contrast_of(units, 2 * terms->level - 1);

	if (isnan(terms->margin) || terms->level <= 0.5)
		return;
	comparison->margin_interval = contrast.by_ratio ? exp_of(contrast.log_ratio.interval)
							: contrast.difference.interval;
}

/* The median's shift is by ranks, on the scale that decides; both scales are told. */
static bool take_ranks(struct comparison *comparison, const struct units *units,
		       const struct terms *terms, struct error *err)
{
	struct shift plain;
	struct shift logarithms = { .estimate = NAN };

	if (!shift_of(&plain, units, false, terms->level, err) ||
	    (comparison->by_ratio && !shift_of(&logarithms, units, true, terms->level, err)))
		return false;
	comparison->difference = plain.estimate;
	comparison->difference_interval = plain.interval;
	if (comparison->by_ratio) {
		comparison->ratio = exp(logarithms.estimate);
		comparison->ratio_interval = exp_of(logarithms.interval);
	}
	comparison->effect = plain.biserial;
	comparison->test = TEST_RANKS;
	comparison->p = comparison->by_ratio ? logarithms.p : plain.p;
	comparison->least_p = comparison->by_ratio ? logarithms.least_p : plain.least_p;
	return true;
}

static void count_signs(struct comparison *comparison, const struct units *units)
{
	if (units->design != DESIGN_PAIRED)
		return;
	for (size_t i = 0; i < units->after_count; i++) {
		comparison->raised += units->after[i] > units->before[i];
		comparison->lowered += units->after[i] < units->before[i];
	}
}

/* The share of the units' variance that more cycles would lessen. */
static void take_within(struct comparison *comparison, const struct unit_values *values,
			const struct difference *plain)
{
	const double sd[SIDES] = { plain->before_sd, plain->after_sd };

	for (enum which_side side = BEFORE; side < SIDES; side++)
		comparison->within[side] =
			values->kind == UNIT_IS_VM
				? fmin(1, values->within[side] / sd[side] / sd[side])
				: NAN;
}

static bool take_units(struct comparison *comparison, const struct unit_values *values,
		       const struct terms *terms, struct error *err)
{
	const struct units *units = &values->units;
	struct contrast contrast = contrast_of(units, terms->level);

	comparison->before = contrast.before;
	comparison->after = contrast.after;
	comparison->by_ratio = contrast.by_ratio;
	comparison->difference = contrast.difference.estimate;
	comparison->difference_interval = contrast.difference.interval;
	comparison->ratio = exp(contrast.log_ratio.estimate);
	comparison->ratio_interval = exp_of(contrast.log_ratio.interval);
	comparison->effect = contrast.effect;
	count_signs(comparison, units);
	take_within(comparison, values, &contrast.difference);
	if (contrast.difference.constant || contrast.log_ratio.constant)
		take_constant(comparison, units, terms);
	else
		take_t(comparison, &contrast, terms);
	take_margin_interval(comparison, units, terms);
	if (comparison->aspect == ASPECT_MEDIAN && comparison->test == TEST_T)
		return take_ranks(comparison, units, terms, err);
	return true;
}

static enum reason reason_without_values(const struct sides *sides, size_t group,
					 const size_t units[SIDES])
{
	if (sides->groups[group].side[BEFORE].count == 0)
		return REASON_ABSENT_BEFORE;
	if (sides->groups[group].side[AFTER].count == 0)
		return REASON_ABSENT_AFTER;
	if (units[BEFORE] == 0 && units[AFTER] == 0)
		return REASON_NO_VALUES;
	return units[BEFORE] == 0 ? REASON_NO_BEFORE : REASON_NO_AFTER;
}

bool comparison_of(struct comparison *comparison, const struct sides *sides, size_t group,
		   size_t metric, enum aspect aspect, const struct terms *terms, struct error *err)
{
	struct observations observations[SIDES] = { 0 };
	struct unit_values values = { 0 };
	double limit = terms->limits[metric];
	bool good =
		observations_of(&observations[BEFORE], sides, group, BEFORE, metric, limit, err) &&
		observations_of(&observations[AFTER], sides, group, AFTER, metric, limit, err) &&
		unit_values_of(&values, observations, aspect, terms->pairing, err);

	*comparison = nothing;
	comparison->group = group;
	comparison->metric = metric;
	comparison->aspect = aspect;
	comparison->better = metric_at(metric)->better;
	if (good) {
		comparison->design = values.units.design;
		comparison->kind = values.kind;
		comparison->units[BEFORE] = values.units.before_count;
		comparison->units[AFTER] = values.units.after_count;
		comparison->left_out = values.left_out;
		comparison->cell_size = values.cell_size;
		for (enum which_side side = BEFORE; side < SIDES; side++) {
			comparison->vms[side] = values.vms[side];
			comparison->values[side] = values.values[side];
			for (size_t i = 0; i < observations[side].count; i++)
				comparison->at_limit[side] += observations[side].at[i].at_limit;
		}
		comparison->reason = reason_without_values(sides, group, comparison->units);
		if (values.units.before_count > 0 && values.units.after_count > 0) {
			comparison->reason = REASON_UNCLEAR;
			good = take_units(comparison, &values, terms, err);
		}
	}
	unit_values_free(&values);
	observations_free(&observations[BEFORE]);
	observations_free(&observations[AFTER]);
	return good;
}

/* ---- failures ---- */

static bool inside(struct interval interval, struct interval margin)
{
	return margin.low < interval.low && interval.high < margin.high;
}

/* The smallest α with which the interval of level 1 - 2α still lies within the margin. */
static double p_outside_margin(const struct share shares[SIDES], struct interval margin)
{
	double low = 0;
	double high = 0.5;

	if (!inside(failures_interval(shares[BEFORE], shares[AFTER], 1e-9), margin))
		return 1;
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (inside(failures_interval(shares[BEFORE], shares[AFTER], 1 - 2 * middle),
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
	struct comparison comparison = nothing;
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
	comparison.reason = reason_without_values(sides, group, attempted);
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

/* ---- verdict ---- */

bool comparison_can_decide(const struct comparison *comparison, const struct terms *terms)
{
	return comparison->least_p <= 1 - terms->level;
}

static bool has_risen(const struct comparison *comparison)
{
	return comparison->by_ratio ? comparison->ratio > 1 : comparison->difference > 0;
}

/* A wider spread is worse whichever way the metric itself is better. */
static enum verdict verdict_of_change(const struct comparison *comparison)
{
	bool lower_is_better =
		comparison->better == LOWER_IS_BETTER || comparison->aspect == ASPECT_SPREAD;

	if (comparison->better == NEITHER_IS_BETTER)
		return VERDICT_CHANGED;
	return has_risen(comparison) == lower_is_better ? VERDICT_WORSE : VERDICT_BETTER;
}

void comparison_decide(struct comparison *comparison, const struct terms *terms, size_t tests)
{
	double alpha = 1 - terms->level;

	comparison->tests = tests;
	if (comparison->reason == REASON_SAME) {
		comparison->verdict = VERDICT_EQUAL;
		return;
	}
	if (comparison->p_equal_holm <= alpha) {
		comparison->verdict = VERDICT_EQUAL;
		comparison->reason = REASON_WITHIN_MARGIN;
		return;
	}
	if (comparison->p_holm <= alpha) {
		comparison->verdict = verdict_of_change(comparison);
		comparison->reason = REASON_CHANGED;
		return;
	}
	if (comparison->reason != REASON_UNCLEAR)
		return;
	if (comparison->test == TEST_NONE || !comparison_can_decide(comparison, terms))
		comparison->reason = REASON_TOO_FEW;
	else if (comparison->p <= alpha)
		comparison->reason = REASON_HOLM;
	comparison_more(comparison, terms);
}
