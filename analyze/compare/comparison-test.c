/* comparison-test.c — the change of a scene, and the test of it. */
#include "independent.h"
#include "inside.h"

#include "datasets/must.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

static void take_amounts(struct comparison *comparison, const struct amounts *amounts)
{
	comparison->before = amounts->before;
	comparison->after = amounts->after;
	comparison->difference = amounts->difference;
	comparison->difference_interval = amounts->difference_interval;
	comparison->ratio = amounts->ratio;
	comparison->ratio_interval = amounts->ratio_interval;
}

/* The chance that n things all change the same way: 2 / 2^n. */
static double chance_of_signs(size_t n)
{
	return fmin(1, 2 * exp2(-(double)n));
}

/* That all of one side stand above all of the other. */
static double chance_of_order(size_t before, size_t after)
{
	return fmin(1, 2 * exp(-gsl_sf_lnchoose((unsigned)(before + after), (unsigned)after)));
}

/*
 * Nothing varies: t has no answer. What chance alone would do is counted: that all VMs, and all
 * cycles, change the same way, whichever is likelier.
 */
static double least_chance(const struct comparison *comparison)
{
	const size_t *units = comparison->units;
	size_t cycles = comparison->cycles[BEFORE] < comparison->cycles[AFTER]
				? comparison->cycles[BEFORE]
				: comparison->cycles[AFTER];
	double p;

	if (comparison->design != DESIGN_PAIRED || comparison->kind == UNIT_IS_RUN)
		return chance_of_order(units[BEFORE], units[AFTER]);
	p = comparison->vms[AFTER] > 1 ? chance_of_signs(comparison->vms[AFTER]) : 0;
	return cycles > 1 ? fmax(p, chance_of_signs(cycles)) : p;
}

static const struct interval no_interval = { NAN, NAN };

static void take_constant(struct comparison *comparison)
{
	struct interval margin = comparison_margin(comparison);
	double scale =
		comparison->by_ratio ? 1 : fmax(fabs(comparison->before), fabs(comparison->after));
	bool same = fabs(comparison->estimate) <= 1e-11 * scale;

	comparison->test = TEST_SIGNS;
	comparison->least_p = least_chance(comparison);
	comparison->p = same ? 1 : comparison->least_p;
	comparison->difference_interval = no_interval;
	comparison->ratio_interval = no_interval;
	comparison->total.ratio_interval = no_interval;
	if (same)
		comparison->reason = REASON_SAME;
	/* values that are all the same may be so only because they are measured so coarsely */
	if (!isnan(comparison->resolution) && margin.low < comparison->estimate &&
	    comparison->estimate < margin.high)
		comparison->p_equal = comparison->least_p / 2;
}

static void take_two_way(struct comparison *comparison, const struct terms *terms)
{
	const struct two_way_chance *chance = &comparison->chance;
	struct interval margin = comparison_margin(comparison);
	double half;

	comparison->test = TEST_TWO_WAY;
	comparison->least_p = 0;
	comparison->p = two_way_p(chance, comparison->estimate);
	if (isnan(comparison->p))
		comparison->test = TEST_NONE;
	if (isnan(comparison->margin))
		return;
	comparison->p_equal =
		two_way_p_outside(chance, comparison->estimate, margin.low, margin.high);
	if (terms->level <= 0.5)
		return;
	half = two_way_half(chance, 2 * terms->level - 1, NULL);
	comparison->margin_interval =
		(struct interval){ comparison->estimate - half, comparison->estimate + half };
	if (comparison->by_ratio)
		comparison->margin_interval =
			(struct interval){ exp(comparison->margin_interval.low),
					   exp(comparison->margin_interval.high) };
}

/* How the levels stand to each other: effect, and how many rose. */
static void take_levels(struct comparison *comparison, const struct change *change,
			const struct scene *scene)
{
	bool by_run = scene->situation == SITUATION_RUNS;
	size_t places = by_run ? 0 : scene->vm_places;
	double *levels[SIDES];
	struct units units = { .design = by_run ? DESIGN_UNPAIRED : comparison->design };
	size_t count[SIDES] = { 0, 0 };

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		const double *from = by_run ? change->courses[side] : change->levels[side];
		size_t all = by_run ? scene->side[side].runs : places;

		levels[side] = must_alloc(all, sizeof(double));
		for (size_t i = 0; i < all; i++)
			if (!isnan(from[i]))
				levels[side][count[side]++] = from[i];
	}
	units.before = levels[BEFORE];
	units.after = levels[AFTER];
	units.before_count = count[BEFORE];
	units.after_count = count[AFTER];
	comparison->effect = contrast_of(&units, 0.95).effect;
	for (size_t i = 0;
	     comparison->kind == UNIT_IS_VM && units.design == DESIGN_PAIRED && i < count[AFTER];
	     i++) {
		comparison->raised += levels[AFTER][i] > levels[BEFORE][i];
		comparison->lowered += levels[AFTER][i] < levels[BEFORE][i];
	}
	free(levels[BEFORE]);
	free(levels[AFTER]);
}

void comparison_take_change(struct comparison *comparison, const struct scene *scene,
			    const struct change_terms *change_terms, const struct terms *terms)
{
	struct change change = change_of_scene(scene, change_terms);

	take_amounts(comparison, &change.typical);
	comparison->total = change.total;
	comparison->by_ratio = change.by_ratio;
	comparison->estimate = change.estimate;
	comparison->chance = change.chance;
	if (scene->situation == SITUATION_TWO_RUNS)
		comparison->session = change_terms->session;
	take_levels(comparison, &change, scene);
	if (change.constant)
		take_constant(comparison);
	else if (change.chance.count > 0)
		take_two_way(comparison, terms);
	if (scene->situation == SITUATION_ONE_ROUND)
		comparison->least_p = 1; /* it is told, but decides nothing */
	change_free(&change);
}

void comparison_take_rows(struct comparison *comparison, const struct scene *scene,
			  const struct terms *terms)
{
	struct independent rows =
		independent_of(scene, comparison->aspect == ASPECT_MEDIAN, terms->level);
	struct interval margin;

	take_amounts(comparison, &rows.amounts);
	comparison->total = rows.amounts;
	comparison->by_ratio = rows.by_ratio;
	comparison->estimate = rows.decider.estimate;
	comparison->effect = rows.effect;
	if (rows.decider.constant) {
		take_constant(comparison);
		return;
	}
	if (isnan(rows.decider.p))
		return;
	margin = comparison_margin(comparison);
	comparison->test = isnan(rows.rank_p) ? TEST_T : TEST_RANKS;
	comparison->p = fmax(rows.decider.p, rows.rank_p);
	comparison->least_p = rows.least_p;
	if (isnan(comparison->margin))
		return;
	comparison->p_equal = difference_p_outside(&rows.decider, margin.low, margin.high);
	if (terms->level > 0.5) {
		struct independent of = independent_of(scene, false, 2 * terms->level - 1);

		comparison->margin_interval =
			of.by_ratio ? of.amounts.ratio_interval : of.amounts.difference_interval;
	}
}
