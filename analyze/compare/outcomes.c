/*
 * outcomes.c — whether more failed or was given up after than before, and what the times say if
 * that is not left out.
 *
 * Slow migrations that become time-outs lower the mean of those that are left: a mean over
 * survivors. So where failures rose beyond chance, or the share of values at the give-up limit rose
 * at all, nothing is called better.
 *
 * Beside the mean then stand a restricted mean, in which what was given up counts as the limit (J.
 * O. Irwin, The standard error of an estimate of expectation of life, Journal of Hygiene 47, 1949),
 * of all VMs together, and a test of all outcomes: every migration gets its rank, what was given up
 * above the values, what failed without one above these, and the ranks are compared as values are
 * (W. J. Conover and R. L. Iman, Rank transformations as a bridge between parametric and
 * nonparametric statistics, The American Statistician 35, 1981; the joining of failures to values:
 * J. M. Lachin, Worst-rank score analysis, Controlled Clinical Trials 20, 1999).
 */
#include "independent.h"
#include "inside.h"
#include "pseudo.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <math.h>
#include <stdlib.h>

/* ---- what rose ---- */

static bool failures_rose(const struct sides *sides, size_t group, double alpha)
{
	struct share shares[SIDES];
	struct failures failures;

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		struct counts counts = sides_counts(sides, group, side);

		shares[side] = (struct share){ counts.failed, counts.attempted };
	}
	failures = failures_of(shares[BEFORE], shares[AFTER], 1 - alpha);
	return failures.after > failures.before && failures.p <= alpha;
}

void outcomes_count(struct comparison *comparison, const struct sides *sides,
		    const struct observations observations[SIDES], const struct terms *terms)
{
	double share[SIDES];

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		for (size_t i = 0; i < observations[side].count; i++)
			comparison->at_limit[side] += observations[side].at[i].at_limit;
		share[side] = (double)comparison->at_limit[side] / (double)observations[side].count;
	}
	comparison->outcomes_rose =
		(comparison->aspect == ASPECT_MEAN && share[AFTER] > share[BEFORE]) ||
		failures_rose(sides, comparison->group, 1 - terms->level);
}

/* ---- restricted ---- */

static void take_restricted_mean(struct restricted *restricted, struct scene *scene,
				 const struct change_terms *terms)
{
	if (scene->situation == SITUATION_NONE)
		return;
	pseudo_numbers(scene, ASPECT_MEAN);
	if (scene->situation == SITUATION_ROWS) {
		struct independent independent = independent_of(scene, false, terms->level);

		restricted->before = independent.amounts.before;
		restricted->after = independent.amounts.after;
	} else {
		struct change change = change_of_scene(scene, terms);

		restricted->before = change.total.before;
		restricted->after = change.total.after;
		change_free(&change);
	}
	if (restricted->before > 0 && restricted->after > 0)
		restricted->ratio = restricted->after / restricted->before;
}

/* Every row's number becomes the rank of its value among those of both sides. */
static void rank_rows(struct scene *scene)
{
	const struct scene_side *before = &scene->side[BEFORE];
	size_t count = before->count + scene->side[AFTER].count;
	uint64_t *keys = must_alloc(count, sizeof *keys);
	uint32_t *order = must_alloc(count, sizeof *order);

	for (size_t i = 0; i < count; i++) {
		const struct scene_row *row = i < before->count
						      ? &before->at[i]
						      : &scene->side[AFTER].at[i - before->count];

		keys[i] = order_key_of_number(row->value);
		order[i] = (uint32_t)i;
	}
	order_keys(keys, order, count);
	for (size_t first = 0, end; first < count; first = end) {
		end = first + 1;
		while (end < count && keys[end] == keys[first])
			end++;
		for (size_t i = first; i < end; i++) {
			size_t at = order[i];
			enum which_side side = at < before->count ? BEFORE : AFTER;

			scene->side[side].at[side == BEFORE ? at : at - before->count].number =
				(double)(first + 1 + end) / 2;
		}
	}
	free(keys);
	free(order);
}

/* Ranks are compared as they are: their logarithms or ratios mean nothing. */
static double p_of_ranks(struct scene *scene, const struct change_terms *terms)
{
	rank_rows(scene);
	if (scene->situation == SITUATION_ROWS) {
		for (enum which_side side = BEFORE; side < SIDES; side++)
			for (size_t i = 0; i < scene->side[side].count; i++)
				scene->side[side].at[i].value = scene->side[side].at[i].number;
		return independent_of(scene, true, terms->level).rank_p;
	}
	return change_p_plain(scene, terms);
}

void outcomes_restrict(struct comparison *comparison, const struct observations observations[SIDES],
		       const struct scene_query *query, const struct change_terms *terms)
{
	struct scene_query with = *query;
	size_t given_up = comparison->at_limit[BEFORE] + comparison->at_limit[AFTER];
	size_t lost = observations[BEFORE].lost_count + observations[AFTER].lost_count;
	struct scene scene;

	if (given_up > 0) {
		with.cast = CAST_WITH_LIMIT;
		scene = scene_of(observations, &with);
		take_restricted_mean(&comparison->restricted, &scene, terms);
		scene_free(&scene);
	}
	if (given_up + lost > 0) {
		with.cast = CAST_WITH_FAILURES;
		scene = scene_of(observations, &with);
		/* of what failed the cycle may not be known where that of the values is */
		if (scene.situation != SITUATION_NONE && scene.situation == comparison->situation)
			comparison->restricted.p = p_of_ranks(&scene, terms);
		scene_free(&scene);
	}
}
