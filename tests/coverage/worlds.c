/* worlds.c — worlds of which the truth is known, and studies drawn from them. */
#include "worlds.h"

#include "datasets/must.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

const double world_mean = 20;

static double draw_factor(const struct world *world, gsl_rng *random)
{
	double sd = world->vm_sd;

	switch (world->vm_kind) {
	case VMS_LOG_NORMAL:
		return exp(gsl_ran_gaussian(random, sd) - sd * sd / 2);
	case VMS_TWO_KINDS: {
		double mean = 1 + world->kind_share * (world->kind_factor - 1);
		bool large = gsl_rng_uniform(random) < world->kind_share;

		return (large ? world->kind_factor : 1) * (1 + gsl_ran_gaussian(random, sd)) / mean;
	}
	case VMS_NORMAL:
		break;
	}
	return 1 + gsl_ran_gaussian(random, sd);
}

/* A share of failures whose mean is the world's. */
static double draw_share(const struct world *world, gsl_rng *random)
{
	return gsl_ran_beta(random, world->fail_share * world->fail_grain,
			    (1 - world->fail_share) * world->fail_grain);
}

struct world_vms world_draw_vms(const struct world *world, size_t count, gsl_rng *random)
{
	struct world_vms vms = { .count = count };

	for (size_t vm = 0; vm < count; vm++) {
		vms.factor[vm] = draw_factor(world, random);
		if (world->fail_kind == FAIL_BY_VM)
			vms.fail[vm] = draw_share(world, random);
	}
	return vms;
}

struct world_times world_draw_times(const struct world *world, size_t cycles, gsl_rng *random)
{
	struct world_times times = { .count = cycles };
	double rest = sqrt(1 - world->rho * world->rho);
	double cycle = 0;

	times.session = gsl_ran_gaussian(random, world->session_sd);
	for (size_t c = 0; c < cycles; c++) {
		double fresh = gsl_ran_gaussian(random, world->cycle_sd);

		cycle = c == 0 ? fresh : world->rho * cycle + rest * fresh;
		times.effect[c] = times.session + cycle;
	}
	return times;
}

/* What is drawn once for a study, and asked for by its rows. */
struct drawing {
	const struct world *world;
	const struct world_vms *vms;
	double of_vm[WORLD_MOST_VMS]; /* VM by session */
	double of_case;               /* of the cycle at hand */
	double of_direction;
	double fail; /* of the cycle at hand */
	double factor;
	gsl_rng *random;
};

static double draw_value(const struct drawing *drawing, size_t vm, int direction, double time)
{
	const struct world *world = drawing->world;
	double steps = direction == 1 ? world->step / 2 : -world->step / 2;
	double sum = 1 + time + drawing->of_vm[vm] + drawing->of_case + drawing->of_direction +
		     steps + gsl_ran_gaussian(drawing->random, world->row_sd);
	double value = drawing->factor * world_mean * drawing->vms->factor[vm] * sum;

	if (gsl_rng_uniform(drawing->random) < world->slow_share)
		value *= world->slow_factor;
	if (world->limit > 0 && value > world->limit)
		value = world->limit;
	return fmax(value, 0.001);
}

static struct world_row draw_row(const struct drawing *drawing, size_t vm, size_t cycle,
				 int direction, double time)
{
	const struct world *world = drawing->world;
	double fail = world->fail_kind == FAIL_BY_VM ? drawing->vms->fail[vm] : drawing->fail;
	double missing = world->missing + (direction == 1 ? world->missing_back : 0);
	struct world_row row = { vm, cycle, direction, .value = NAN };

	row.value = draw_value(drawing, vm, direction, time);
	row.failed = gsl_rng_uniform(drawing->random) < fail;
	if (row.failed || gsl_rng_uniform(drawing->random) < missing)
		row.value = NAN;
	return row;
}

/* Every VM is there in the first half of the cycles; in unequal studies they go one by one. */
static bool takes_part(const struct drawing *drawing, size_t vm, size_t cycle, size_t cycles)
{
	size_t vms = drawing->vms->count;

	return !drawing->world->unequal || vms < 2 ||
	       cycle < cycles - cycles * vm / (2 * (vms - 1));
}

struct world_study world_draw(const struct world *world, const struct world_vms *vms,
			      const struct world_times *times, double factor, gsl_rng *random)
{
	size_t most = vms->count * times->count * WORLD_DIRECTIONS;
	struct world_study study = { .rows = must_alloc(most, sizeof *study.rows) };
	struct drawing drawing = { world, vms, .factor = factor, .random = random };

	for (size_t vm = 0; vm < vms->count; vm++)
		drawing.of_vm[vm] = gsl_ran_gaussian(random, world->vm_session_sd);
	for (size_t cycle = 0; cycle < times->count; cycle++) {
		drawing.of_case = gsl_ran_gaussian(random, world->case_cycle_sd);
		drawing.fail = world->fail_kind == FAIL_BY_CYCLE ? draw_share(world, random)
								 : world->fail_share;
		for (int direction = 0; direction < WORLD_DIRECTIONS; direction++) {
			drawing.of_direction = gsl_ran_gaussian(random, world->direction_sd);
			for (size_t vm = 0; vm < vms->count; vm++)
				if (takes_part(&drawing, vm, cycle, times->count))
					study.rows[study.count++] =
						draw_row(&drawing, vm, cycle, direction,
							 times->effect[cycle]);
		}
	}
	return study;
}

void world_study_free(struct world_study *study)
{
	free(study->rows);
	*study = (struct world_study){ 0 };
}

double world_mean_of_vms(const struct world_vms *vms)
{
	double sum = 0;

	for (size_t vm = 0; vm < vms->count; vm++)
		sum += vms->factor[vm];
	return world_mean * sum / (double)vms->count;
}
