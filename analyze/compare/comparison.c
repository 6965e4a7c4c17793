/* comparison.c — one aspect of one metric in one group, before against after. */
#include "inside.h"
#include "unit-values.h"

#include "analyze/statistics/ranks.h"

#include <float.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

const struct comparison comparison_of_nothing = {
	.design = DESIGN_UNPAIRED,
	.cell_size = NAN,
	.before_sd = NAN,
	.after_sd = NAN,
	.within = { NAN, NAN },
	.worth = { NAN, NAN },
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
static void take_ranks(struct comparison *comparison, const struct units *units,
		       const struct terms *terms)
{
	struct shift plain = shift_of(units, false, terms->level);

	comparison->difference = plain.estimate;
	comparison->difference_interval = plain.interval;
	comparison->effect = plain.biserial;
	comparison->before = plain.before;
	comparison->after = plain.after;
	comparison->test = TEST_RANKS;
	comparison->p = plain.p;
	comparison->least_p = plain.least_p;
	if (comparison->by_ratio) {
		struct shift logarithms = shift_of(units, true, terms->level);

		comparison->ratio = exp(logarithms.estimate);
		comparison->ratio_interval = exp_of(logarithms.interval);
		comparison->p = logarithms.p;
		comparison->least_p = logarithms.least_p;
	}
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

static void take_units(struct comparison *comparison, const struct unit_values *values,
		       const struct terms *terms)
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
		take_ranks(comparison, units, terms);
}

enum reason comparison_missing(const struct sides *sides, size_t group, const size_t units[SIDES])
{
	if (sides->groups[group].side[BEFORE].count == 0)
		return REASON_ABSENT_BEFORE;
	if (sides->groups[group].side[AFTER].count == 0)
		return REASON_ABSENT_AFTER;
	if (units[BEFORE] == 0 && units[AFTER] == 0)
		return REASON_NO_VALUES;
	return units[BEFORE] == 0 ? REASON_NO_BEFORE : REASON_NO_AFTER;
}

static void take_counts(struct comparison *comparison, const struct unit_values *values,
			const struct observations observations[SIDES])
{
	comparison->design = values->units.design;
	comparison->kind = values->kind;
	comparison->units[BEFORE] = values->units.before_count;
	comparison->units[AFTER] = values->units.after_count;
	comparison->left_out = values->left_out;
	comparison->cell_size = values->cell_size;
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		comparison->vms[side] = values->vms[side];
		comparison->values[side] = values->values[side];
		for (size_t i = 0; i < observations[side].count; i++)
			comparison->at_limit[side] += observations[side].at[i].at_limit;
	}
}

static void compare_units(struct comparison *comparison, const struct sides *sides,
			  const struct observations observations[SIDES], const struct terms *terms)
{
	struct unit_values values =
		unit_values_of(observations, comparison->aspect, terms->pairing);

	take_counts(comparison, &values, observations);
	if (values.units.before_count > 0 && values.units.after_count > 0) {
		comparison->reason = REASON_UNCLEAR;
		take_units(comparison, &values, terms);
	} else if (observations[BEFORE].count > 0 && observations[AFTER].count > 0) {
		comparison->reason = REASON_SINGLE_VALUES;
	} else {
		comparison->reason =
			comparison_missing(sides, comparison->group, comparison->units);
	}
	unit_values_free(&values);
}

struct comparison comparison_of(const struct sides *sides, const struct compared *compared,
				const struct terms *terms)
{
	struct comparison comparison = comparison_of_nothing;
	struct observations observations[SIDES];

	comparison.group = compared->group;
	comparison.metric = compared->metric;
	comparison.aspect = compared->aspect;
	comparison.better = compared->metric->better;
	comparison.limit = compared->limit;
	for (enum which_side side = BEFORE; side < SIDES; side++)
		observations[side] = observations_of(sides, compared->group, side, compared->metric,
						     compared->limit);
	compare_units(&comparison, sides, observations, terms);
	observations_free(&observations[BEFORE]);
	observations_free(&observations[AFTER]);
	return comparison;
}
