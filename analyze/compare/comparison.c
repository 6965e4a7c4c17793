/* comparison.c — one aspect of one metric in one group, before against after. */
#include "independent.h"
#include "inside.h"
#include "outcomes.h"
#include "pseudo.h"

#include "datasets/must.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

#define NO_AMOUNTS                                                                                 \
	{                                                                                          \
		NAN, NAN, NAN, NAN, { NAN, NAN },                                                  \
		{                                                                                  \
			NAN, NAN                                                                   \
		}                                                                                  \
	}

const struct comparison comparison_of_nothing = {
	.design = DESIGN_UNPAIRED,
	.limit = NAN,
	.resolution = NAN,
	.worth = { NAN, NAN },
	.before = NAN,
	.after = NAN,
	.difference = NAN,
	.ratio = NAN,
	.difference_interval = { NAN, NAN },
	.ratio_interval = { NAN, NAN },
	.margin_interval = { NAN, NAN },
	.total = NO_AMOUNTS,
	.restricted = { NAN, NAN, NAN, NAN },
	.effect = NAN,
	.chance.lag_1 = NAN,
	.chance.correlation = NAN,
	.estimate = NAN,
	.p = NAN,
	.least_p = NAN,
	.p_equal = NAN,
	.p_holm = NAN,
	.p_equal_holm = NAN,
	.verdict = VERDICT_UNDECIDED,
	.reason = REASON_NO_VALUES,
};

struct interval comparison_margin(const struct comparison *comparison, const struct terms *terms)
{
	double width = terms->margin;

	if (comparison->by_ratio)
		return (struct interval){ log1p(-width), log1p(width) };
	if (comparison->aspect != ASPECT_FAILURES) /* where it counts as percentage points */
		width *= fabs(comparison->before);
	return (struct interval){ -width, width };
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

/* ---- counts ---- */

static void take_counts(struct comparison *comparison, const struct scene *scene,
			const struct terms *terms)
{
	comparison->situation = scene->situation;
	comparison->design = scene->paired ? DESIGN_PAIRED : DESIGN_UNPAIRED;
	comparison->left_out = scene->left_out;
	comparison->thinned = scene->thinned;
	if (scene->situation == SITUATION_RUNS)
		comparison->kind = UNIT_IS_RUN;
	else if (terms->by_migration)
		comparison->kind = UNIT_IS_MIGRATION;
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		const struct scene_side *of = &scene->side[side];

		comparison->vms[side] = of->vms;
		comparison->runs[side] = of->runs;
		comparison->cycles[side] = of->cycles;
		comparison->values[side] = of->count;
		comparison->units[side] = comparison->kind == UNIT_IS_RUN         ? of->runs
					  : comparison->kind == UNIT_IS_MIGRATION ? of->count
					  : scene->situation == SITUATION_ROWS    ? of->count
										  : of->vms;
	}
}

/* ---- tests ---- */

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

static void take_constant(struct comparison *comparison, const struct terms *terms)
{
	struct interval margin = comparison_margin(comparison, terms);
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
	if (margin.low < comparison->estimate && comparison->estimate < margin.high)
		comparison->p_equal = comparison->least_p / 2;
}

static void take_two_way(struct comparison *comparison, const struct terms *terms)
{
	const struct two_way_chance *chance = &comparison->chance;
	struct interval margin = comparison_margin(comparison, terms);
	double half;

	comparison->test = TEST_TWO_WAY;
	comparison->least_p = 0;
	comparison->p = two_way_p(chance, comparison->estimate);
	if (isnan(terms->margin))
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

static void take_change(struct comparison *comparison, const struct scene *scene,
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
		take_constant(comparison, terms);
	else if (change.chance.count > 0)
		take_two_way(comparison, terms);
	if (scene->situation == SITUATION_ONE_ROUND)
		comparison->least_p = 1; /* it is told, but decides nothing */
	change_free(&change);
}

static void take_rows(struct comparison *comparison, const struct scene *scene,
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
		take_constant(comparison, terms);
		return;
	}
	if (isnan(rows.decider.p))
		return;
	margin = comparison_margin(comparison, terms);
	comparison->test = isnan(rows.rank_p) ? TEST_T : TEST_RANKS;
	comparison->p = fmax(rows.decider.p, rows.rank_p);
	comparison->least_p = rows.least_p;
	if (isnan(terms->margin))
		return;
	comparison->p_equal = difference_p_outside(&rows.decider, margin.low, margin.high);
	if (terms->level > 0.5) {
		struct independent of = independent_of(scene, false, 2 * terms->level - 1);

		comparison->margin_interval =
			of.by_ratio ? of.amounts.ratio_interval : of.amounts.difference_interval;
	}
}

/* ---- all of it ---- */

static struct scene_query query_of(const struct sides *sides, const struct compared *compared,
				   const struct terms *terms)
{
	return (struct scene_query){
		.cast = compared->aspect == ASPECT_MEAN ? CAST_MEASURED : CAST_WITH_LIMIT,
		.pairing = terms->pairing,
		.by_migration = terms->by_migration,
		.one_run = sides->query.between_column != NULL,
	};
}

/* Values of one VM, direction and run tell of spread and tail only if both sides have as many. */
static struct scene scene_for(const struct observations observations[SIDES],
			      const struct scene_query *query, enum aspect aspect)
{
	struct scene scene = scene_of(observations, query);

	if (scene.situation == SITUATION_NONE)
		return scene;
	if (aspect == ASPECT_SPREAD || aspect == ASPECT_TAIL)
		scene_thin(&scene);
	pseudo_numbers(&scene, aspect);
	return scene;
}

static void compare_observations(struct comparison *comparison, const struct sides *sides,
				 const struct observations observations[SIDES],
				 const struct compared *compared, const struct terms *terms)
{
	struct scene_query query = query_of(sides, compared, terms);
	struct scene scene = scene_for(observations, &query, compared->aspect);
	struct change_terms change_terms = {
		.level = terms->level,
		.prior = sides_order_is_random(sides) && scene.situation == SITUATION_IN_RUN
				 ? TWO_WAY_PRIOR_OF_DIFFERENCES
				 : TWO_WAY_PRIOR,
		.session = comparison_session(sides, compared, terms),
	};

	take_counts(comparison, &scene, terms);
	comparison->reason = REASON_UNCLEAR;
	if (scene.situation == SITUATION_NONE)
		comparison->reason =
			observations[BEFORE].count > 0 && observations[AFTER].count > 0 &&
					compared->aspect != ASPECT_MEAN
				? REASON_SINGLE_VALUES
				: comparison_missing(sides, compared->group, comparison->units);
	else if (scene.situation == SITUATION_ROWS)
		take_rows(comparison, &scene, terms);
	else
		take_change(comparison, &scene, &change_terms, terms);
	if (compared->aspect == ASPECT_MEAN)
		outcomes_restrict(comparison, observations, &query, &change_terms);
	scene_free(&scene);
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
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		observations[side] = observations_of(sides, compared->group, side, compared->metric,
						     compared->limit);
		comparison.resolution = fmax(comparison.resolution, observations[side].resolution);
	}
	outcomes_count(&comparison, sides, observations, terms);
	compare_observations(&comparison, sides, observations, compared, terms);
	observations_free(&observations[BEFORE]);
	observations_free(&observations[AFTER]);
	return comparison;
}
