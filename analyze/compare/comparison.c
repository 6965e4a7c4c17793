/* comparison.c — one aspect of one metric in one group, before against after. */
#include "inside.h"
#include "pseudo.h"

#include <math.h>

#define NO_AMOUNTS                                                                                 \
	{                                                                                          \
		NAN, NAN, NAN, NAN, { NAN, NAN },                                                  \
		{                                                                                  \
			NAN, NAN                                                                   \
		}                                                                                  \
	}

const struct comparison comparison_of_nothing = {
	.design = DESIGN_UNPAIRED,
	.margin = NAN,
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

struct interval comparison_margin(const struct comparison *comparison)
{
	double width = comparison->margin;

	if (comparison->by_ratio)
		return (struct interval){ log1p(-width), log1p(width) };
	if (comparison->aspect != ASPECT_FAILURES) /* where it counts as percentage points */
		width *= fabs(comparison->before);
	return (struct interval){ -width, width };
}

double margin_of(const struct sides *sides, const struct compared *compared,
		 const struct terms *terms)
{
	double margin = NAN;

	if (terms->goals)
		margin = goals_margin(terms->goals,
				      compared->aspect == ASPECT_FAILURES
					      ? "failures"
					      : compared->metric->column.name,
				      sides_case(sides, compared->group), compared->aspect);
	return isnan(margin) ? terms->margin : margin;
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
	comparison->one_way = scene->one_way;
	comparison->ways_apart = scene->ways_apart;
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

/* At a side that is one run, the most of both. Where the run is the block, none. */
static int looks_of(const struct sides *sides, const struct compared *compared,
		    const struct scene *scene)
{
	int most = 0;

	if (sides->query.csv || scene->situation == SITUATION_RUNS)
		return 0;
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		const struct side_rows *rows = &sides->groups[compared->group].side[side];
		int looks = rows->count == 0 ? 0
					     : run_looks_counted(&sides->runs[rows->at[0].run],
								 compared->metric->column.name,
								 rows->at[0].row);

		most = looks > most ? looks : most;
	}
	return most;
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
		.looks = looks_of(sides, compared, &scene),
		.known = comparison_known(compared, terms),
	};

	take_counts(comparison, &scene, terms);
	comparison->looks = change_terms.looks;
	comparison->reason = REASON_UNCLEAR;
	if (scene.situation == SITUATION_NONE)
		comparison->reason =
			observations[BEFORE].count > 0 && observations[AFTER].count > 0 &&
					compared->aspect != ASPECT_MEAN
				? REASON_SINGLE_VALUES
				: comparison_missing(sides, compared->group, comparison->units);
	else if (sides_mean_other(sides, compared->group, compared->metric))
		comparison->reason = REASON_OTHER_MEANING;
	else if (scene.situation == SITUATION_ROWS)
		comparison_take_rows(comparison, &scene, terms);
	else
		comparison_take_change(comparison, &scene, &change_terms, terms);
	if (compared->aspect == ASPECT_MEAN && comparison->reason != REASON_OTHER_MEANING)
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
	comparison.margin = margin_of(sides, compared, terms);
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
