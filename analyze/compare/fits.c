/* fits.c — numbers of a scene's rows, fitted and compared. */
#include "fits.h"

#include "datasets/must.h"

#include <stdlib.h>

/* The number of the block that a row is of. */
static size_t block_of(const struct scene *scene, const struct scene_row *row)
{
	switch (scene->situation) {
	case SITUATION_RUNS:
		return row->run;
	case SITUATION_IN_RUN:
	case SITUATION_PARTS_OF_RUN:
	case SITUATION_TWO_RUNS:
		return row->cycle;
	default:
		return 0;
	}
}

static struct two_way_fit fit_of(struct two_way_value *values, size_t count)
{
	struct two_way_table table;
	struct two_way_fit fit;
	bool good = two_way_table_of(&table, values, count);

	must_have(good ? &table : NULL);
	good = two_way_fit_of(&fit, &table);
	must_have(good ? &fit : NULL);
	two_way_table_free(&table);
	return fit;
}

struct two_way_fit fit_side(const struct scene *scene, enum which_side side, const double *numbers)
{
	const struct scene_side *of = &scene->side[side];
	struct two_way_value *values = must_alloc(of->count, sizeof *values);
	struct two_way_fit fit;

	for (size_t i = 0; i < of->count; i++)
		values[i] = (struct two_way_value){ of->at[i].vm, block_of(scene, &of->at[i]),
						    of->at[i].direction, numbers[i] };
	fit = fit_of(values, of->count);
	free(values);
	return fit;
}

/* The mean of the numbers of one place (VM, direction, cycle), and where the next one begins. */
static size_t take_place(const struct scene_side *side, const double *numbers, size_t first,
			 double *mean)
{
	const struct scene_row *at = &side->at[first];
	long double sum = 0;
	size_t end = first;

	while (end < side->count && side->at[end].vm == at->vm &&
	       side->at[end].direction == at->direction && side->at[end].cycle == at->cycle)
		sum += numbers[end++];
	*mean = (double)(sum / (long double)(end - first));
	return end;
}

/* Both sides have the same places in the same order. */
static struct two_way_fit fit_differences(const struct scene *scene, double *const numbers[SIDES])
{
	const struct scene_side *side = scene->side;
	struct two_way_value *values = must_alloc(side[BEFORE].count, sizeof *values);
	struct two_way_fit fit;
	size_t count = 0;

	for (size_t b = 0, a = 0; b < side[BEFORE].count; count++) {
		const struct scene_row *row = &side[BEFORE].at[b];
		double before;
		double after;

		b = take_place(&side[BEFORE], numbers[BEFORE], b, &before);
		a = take_place(&side[AFTER], numbers[AFTER], a, &after);
		values[count] = (struct two_way_value){ row->vm, row->cycle, row->direction,
							after - before };
	}
	fit = fit_of(values, count);
	free(values);
	return fit;
}

struct fits fits_of(const struct scene *scene, double *const numbers[SIDES], double prior)
{
	struct fits fits = { .of = { fit_side(scene, BEFORE, numbers[BEFORE]),
				     fit_side(scene, AFTER, numbers[AFTER]) } };

	if (scene->situation == SITUATION_IN_RUN) {
		struct two_way_fit differences = fit_differences(scene, numbers);

		fits.change = (struct two_way_change){ differences.mean,
						       two_way_chance_of(&differences, prior),
						       differences.vms };
		two_way_fit_free(&differences);
	} else if (scene->situation == SITUATION_RUNS) {
		fits.change =
			two_way_between_runs(&fits.of[BEFORE], &fits.of[AFTER], scene->paired);
	} else {
		fits.change =
			two_way_between(&fits.of[BEFORE], &fits.of[AFTER], scene->paired, prior);
	}
	return fits;
}

void fits_free(struct fits *fits)
{
	two_way_fit_free(&fits->of[BEFORE]);
	two_way_fit_free(&fits->of[AFTER]);
}
