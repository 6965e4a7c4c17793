/* bound.c — is a number at most what was allowed? */
#include "bound.h"

#include "analyze/statistics/heaps.h"
#include "fits.h"
#include "inside.h"
#include "pseudo.h"

#include "datasets/must.h"
#include "datasets/two-way/looks.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const bound_words[] = {
	[BOUND_OVER] = "over",
	[BOUND_WITHIN] = "within",
	[BOUND_UNDECIDED] = "undecided",
};

/* ---- a number of VMs ---- */

/* The side alone: it stands on both sides of a scene, which are then of the same VMs. */
static struct scene scene_of_side(const struct bound *bound, const struct observations *side,
				  const struct terms *terms)
{
	const struct observations twice[SIDES] = { *side, *side };
	const struct scene_query query = {
		.cast = bound->compared.aspect == ASPECT_MEAN ? CAST_MEASURED : CAST_WITH_LIMIT,
		.pairing = PAIRING_WHERE_POSSIBLE,
		.by_migration = terms->by_migration,
	};
	struct scene scene = scene_of(twice, &query);

	if (scene.situation != SITUATION_NONE)
		pseudo_numbers(&scene, bound->compared.aspect);
	return scene;
}

/* On the scale that decides: ratios where all is above zero. */
struct level {
	double estimate, scale;
	bool by_ratio;
	struct two_way_chance chance;
};

static double *numbers_of(const struct scene_side *side, const double *levels)
{
	double *numbers = must_alloc(side->count, sizeof *numbers);

	for (size_t i = 0; i < side->count; i++)
		numbers[i] = levels ? two_way_relative(levels[side->at[i].vm], side->at[i].number)
				    : side->at[i].number;
	return numbers;
}

/* What sessions add: as told, or of several runs as it is known beside. */
static void add_sessions(struct level *level, const struct bound *bound, const struct sides *sides,
			 const struct terms *terms)
{
	struct session session = bound->situation == SITUATION_RUNS
					 ? comparison_known(&bound->compared, terms)
					 : comparison_session(sides, &bound->compared, terms);
	double sd = session.sd * level->scale;
	double variance = sd * sd / (double)bound->runs;

	if (!(variance > 0))
		return;
	if (bound->situation == SITUATION_RUNS)
		two_way_know_runs(&level->chance, variance, session.degrees_of_freedom);
	else
		two_way_add_variance(&level->chance, variance, session.degrees_of_freedom);
}

static struct level level_of_scene(const struct scene *scene)
{
	const struct scene_side *side = &scene->side[AFTER];
	double *numbers = numbers_of(side, NULL);
	struct two_way_fit fit = fit_side(scene, AFTER, numbers);
	struct level level = { .scale = 1 };

	free(numbers);
	level.by_ratio = two_way_positive(&fit) && !scene_has_negative(scene);
	if (level.by_ratio) {
		numbers = numbers_of(side, fit.levels);
		two_way_fit_free(&fit);
		fit = fit_side(scene, AFTER, numbers);
		free(numbers);
	}
	level.estimate = fit.mean;
	level.scale = level.by_ratio ? 1 : fabs(fit.mean);
	/* runs do not resemble their neighbours as cycles do */
	level.chance =
		two_way_chance_of(&fit, scene->situation == SITUATION_RUNS ? 0 : TWO_WAY_PRIOR);
	two_way_fit_free(&fit);
	return level;
}

/* Rows that are units by themselves. */
static struct level level_of_rows(const struct scene *scene)
{
	const struct scene_side *side = &scene->side[AFTER];
	double n = (double)side->count;
	struct level level = { .scale = 1 };
	double squares = 0;

	for (size_t i = 0; i < side->count; i++)
		level.estimate += side->at[i].number / n;
	for (size_t i = 0; i < side->count; i++)
		squares += (side->at[i].number - level.estimate) *
			   (side->at[i].number - level.estimate);
	if (side->count > 1) {
		level.chance.count = 1;
		level.chance.at[0] = (struct two_way_candidate){ TWO_WAY_RESIDUAL,
								 squares / (n - 1) / n, n - 1 };
	}
	return level;
}

static double to_unit(const struct level *level, double number)
{
	return level->by_ratio ? exp(number) : number;
}

/* Nothing varies, and t has no answer: that it never was on the other side counts instead, by runs
 * or cycles. */
static void test_constant(struct bound *bound, size_t blocks)
{
	double chance = exp2(-(double)blocks);

	bound->p_over = bound->value > bound->most ? chance : 1;
	bound->p_within = bound->value < bound->most ? chance : 1;
}

static void take_level(struct bound *bound, const struct level *level, size_t blocks)
{
	double half = two_way_half(&level->chance, bound->level, NULL);
	double most = level->by_ratio ? log(bound->most) : bound->most;

	bound->value = to_unit(level, level->estimate);
	bound->interval = (struct interval){ to_unit(level, level->estimate - half),
					     to_unit(level, level->estimate + half) };
	if (bound->situation == SITUATION_ONE_ROUND || isnan(half))
		return; /* time is not in it: nothing is decided */
	if (half <= 1e-11 * fmax(1, fabs(level->estimate))) {
		test_constant(bound, blocks);
		return;
	}
	bound->p_over = two_way_p_outside(&level->chance, level->estimate, most, INFINITY);
	bound->p_within = two_way_p_outside(&level->chance, level->estimate, -INFINITY, most);
}

/* Where the run is the block, none. */
static int looks_of(const struct bound *bound, const struct sides *sides)
{
	const struct side_rows *rows = &sides->groups[bound->compared.group].side[AFTER];

	if (sides->query.csv || bound->situation == SITUATION_RUNS ||
	    bound->situation == SITUATION_ROWS || rows->count == 0)
		return 0;
	return run_looks_counted(&sides->runs[rows->at[0].run], bound->compared.metric->column.name,
				 rows->at[0].row);
}

static void bound_number(struct bound *bound, const struct sides *sides, const struct terms *terms)
{
	struct observations side = observations_of(sides, bound->compared.group, AFTER,
						   bound->compared.metric, bound->compared.limit);
	struct scene scene = scene_of_side(bound, &side, terms);
	const struct scene_side *of = &scene.side[AFTER];

	bound->situation = scene.situation;
	bound->runs = of->runs;
	bound->vms = of->vms;
	bound->values = of->count;
	if (scene.situation != SITUATION_NONE) {
		bool rows = scene.situation == SITUATION_ROWS;
		struct level level = rows ? level_of_rows(&scene) : level_of_scene(&scene);

		bound->looks = looks_of(bound, sides);
		if (bound->looks > 0)
			two_way_count_looks(&level.chance, bound->level, bound->looks);
		if (!rows)
			add_sessions(&level, bound, sides, terms);
		take_level(bound, &level,
			   scene.situation == SITUATION_RUNS ? of->runs
			   : rows                            ? of->count
							     : of->cycles);
	}
	scene_free(&scene);
	observations_free(&side);
}

/* ---- failures ---- */

/* The smallest α with which an end of the interval of level 1 - 2α is beyond the most. */
static double p_of_share(const struct heaps *heaps, const struct bound *bound, bool over)
{
	double low = 0;
	double high = 0.5;

	if (over ? bound->value <= bound->most : bound->value >= bound->most)
		return 1;
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;
		struct interval interval = heaps_share(heaps, bound->value, 1 - 2 * middle);

		if (over ? interval.low > bound->most : interval.high < bound->most)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static void bound_failures(struct bound *bound, const struct sides *sides)
{
	struct attempts_trials attempts = sides_attempts(sides, bound->compared.group);
	struct counts counts = sides_counts(sides, bound->compared.group, AFTER);
	const struct trials_sides side = { &attempts.side[AFTER], 1, { false, false } };

	bound->values = counts.attempted;
	bound->runs = sides_runs(sides, AFTER);
	bound->situation = bound->runs > 1 ? SITUATION_RUNS : SITUATION_TWO_RUNS;
	if (counts.attempted > 0) {
		struct heaps heaps = heaps_of(&side);

		bound->value = (double)counts.failed / (double)counts.attempted;
		bound->interval = heaps_share(&heaps, bound->value, bound->level);
		if (trials_groups(&attempts.side[AFTER], BY_ROUND) > 1) {
			bound->p_over = p_of_share(&heaps, bound, true);
			bound->p_within = p_of_share(&heaps, bound, false);
		} else {
			bound->situation = SITUATION_ONE_ROUND;
		}
	}
	attempts_trials_free(&attempts);
}

/* ---- all of them ---- */

/* Of those compared, or of all that runs have; NULL: failures, or it is not known here. */
static const struct metric *find_metric(const struct comparisons_query *query, const char *name,
					double *limit)
{
	size_t metric = metric_find(name);

	*limit = NAN;
	for (size_t i = 0; i < query->metric_count; i++)
		if (strcmp(query->metrics[i]->column.name, name) == 0) {
			*limit = query->limits[i];
			return query->metrics[i];
		}
	return metric < metric_count() ? metric_at(metric) : NULL;
}

static void add_bound(struct bounds *bounds, const struct sides *sides,
		      const struct comparisons_query *query, const struct goal *goal, size_t group)
{
	enum aspect aspect = goal->aspect == ASPECTS ? ASPECT_MEAN : goal->aspect;
	struct bound *bound = &bounds->at[bounds->count];
	double limit;
	const struct metric *metric = find_metric(query, goal->metric, &limit);

	if (!metric && aspect != ASPECT_FAILURES)
		return;
	*bound = (struct bound){
		.compared = { group, metric, limit, aspect },
		.most = goal->most,
		.value = NAN,
		.interval = { NAN, NAN },
		.level = query->terms.level,
		.p_over = NAN,
		.p_within = NAN,
		.verdict = BOUND_UNDECIDED,
	};
	if (aspect == ASPECT_FAILURES)
		bound_failures(bound, sides);
	else
		bound_number(bound, sides, &query->terms);
	bounds->count++;
}

/* Whether a later row of the same metric and aspect is of this very case. */
static bool is_overruled(const struct goals *goals, const struct goal *goal, const char *case_name)
{
	for (size_t i = 0; goal->case_name[0] == '\0' && i < goals->count; i++)
		if (!isnan(goals->at[i].most) && goals->at[i].aspect == goal->aspect &&
		    strcmp(goals->at[i].metric, goal->metric) == 0 &&
		    goals->at[i].case_name[0] != '\0' &&
		    strcmp(goals->at[i].case_name, case_name) == 0)
			return true;
	return false;
}

struct bounds bounds_of(const struct sides *sides, const struct comparisons_query *query)
{
	const struct goals *goals = query->terms.goals;
	struct bounds bounds = { 0 };

	if (!goals)
		return bounds;
	bounds.at = must_alloc(goals->count * sides->group_count, sizeof *bounds.at);
	for (size_t i = 0; i < goals->count; i++)
		for (size_t group = 0; !isnan(goals->at[i].most) && group < sides->group_count;
		     group++) {
			const struct goal *goal = &goals->at[i];
			const char *name = sides_case(sides, group);

			if ((goal->case_name[0] == '\0' || strcmp(goal->case_name, name) == 0) &&
			    !is_overruled(goals, goal, name))
				add_bound(&bounds, sides, query, goal, group);
		}
	return bounds;
}

void bounds_take_tests(const struct bounds *bounds, double *p)
{
	for (size_t i = 0; i < bounds->count; i++)
		p[i] = fmin(bounds->at[i].p_over, bounds->at[i].p_within);
}

void bounds_settle(struct bounds *bounds, const double *p_holm, double level)
{
	for (size_t i = 0; i < bounds->count; i++) {
		struct bound *bound = &bounds->at[i];

		bound->p_holm = p_holm[i];
		if (bound->p_holm <= 1 - level)
			bound->verdict =
				bound->p_over < bound->p_within ? BOUND_OVER : BOUND_WITHIN;
		bounds->verdicts[bound->verdict]++;
	}
}

void bounds_free(struct bounds *bounds)
{
	free(bounds->at);
	*bounds = (struct bounds){ 0 };
}
