/* independent.c — after less before where every row is a unit of its own. */
#include "independent.h"

#include "analyze/statistics/ranks.h"

#include "datasets/must.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

enum row_member { ROW_VALUE, ROW_NUMBER };

/* Room for all rows of both sides: before's, then after's. */
static struct units units_of(const struct scene *scene, double *room, enum row_member member)
{
	size_t count = 0;

	for (enum which_side side = BEFORE; side < SIDES; side++)
		for (size_t i = 0; i < scene->side[side].count; i++) {
			const struct scene_row *row = &scene->side[side].at[i];

			room[count++] = member == ROW_VALUE ? row->value : row->number;
		}
	return (struct units){ DESIGN_UNPAIRED, room, room + scene->side[BEFORE].count,
			       scene->side[BEFORE].count, scene->side[AFTER].count };
}

/* A mean of numbers below zero has no ratio, even if it comes out above. */
static bool has_ratio(const struct scene *scene, const struct contrast *contrast)
{
	return !scene_has_negative(scene) && contrast->before > 0 && contrast->after > 0;
}

/* Both sides by their own mean: the error of the logarithm of the means' ratio. */
static struct difference relative_of(const struct units *units, double *room,
				     const struct contrast *contrast, double level)
{
	struct difference relative;

	for (size_t i = 0; i < units->before_count; i++)
		room[i] /= contrast->before;
	for (size_t i = 0; i < units->after_count; i++)
		room[units->before_count + i] /= contrast->after;
	relative = contrast_of(units, level).difference;
	relative.estimate = log(contrast->after / contrast->before);
	if (!isnan(relative.p))
		relative.p = 2 * gsl_cdf_tdist_Q(fabs(relative.estimate) / relative.error,
						 relative.degrees_of_freedom);
	return relative;
}

static struct interval interval_of(const struct difference *difference, double level)
{
	double half = isnan(difference->p) ? NAN
					   : student_t(level, difference->degrees_of_freedom) *
						     difference->error;

	return (struct interval){ difference->estimate - half, difference->estimate + half };
}

struct independent independent_of(const struct scene *scene, bool by_ranks, double level)
{
	double *room =
		must_alloc(scene->side[BEFORE].count + scene->side[AFTER].count, sizeof *room);
	struct units units = units_of(scene, room, ROW_NUMBER);
	struct contrast contrast = contrast_of(&units, level);
	struct independent independent = {
		.amounts = { contrast.before,
			     contrast.after,
			     contrast.after - contrast.before,
			     NAN,
			     contrast.difference.interval,
			     { NAN, NAN } },
		.by_ratio = has_ratio(scene, &contrast),
		.decider = contrast.difference,
		.effect = contrast.effect,
		.rank_p = NAN,
		.least_p = 0,
	};

	if (independent.by_ratio) {
		struct interval interval;

		independent.decider = relative_of(&units, room, &contrast, level);
		interval = interval_of(&independent.decider, level);
		independent.amounts.ratio = contrast.after / contrast.before;
		independent.amounts.ratio_interval =
			(struct interval){ exp(interval.low), exp(interval.high) };
	}
	if (by_ranks) {
		struct rank_test test;

		units = units_of(scene, room, ROW_VALUE);
		test = rank_test_of(&units);
		independent.rank_p = test.p;
		independent.least_p = test.least_p;
		independent.effect = test.biserial;
	}
	free(room);
	return independent;
}
