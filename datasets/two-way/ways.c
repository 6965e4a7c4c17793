/* ways.c — alternating means, and conjugate gradients where these take long. */
#include "ways.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

static size_t number_of(const struct two_way_cell *cell, bool by_vm)
{
	return by_vm ? cell->vm : cell->cycle;
}

bool way_open(struct way *way, const struct two_way_table *table, bool by_vm)
{
	way->places = by_vm ? table->vm_places : table->cycle_places;
	way->effect = calloc(way->places + 1, sizeof *way->effect);
	way->sum = calloc(way->places + 1, sizeof *way->sum);
	way->weight = calloc(way->places + 1, sizeof *way->weight);
	if (!way->effect || !way->sum || !way->weight)
		return false;
	for (size_t i = 0; i < table->count; i++)
		way->weight[number_of(&table->cells[i], by_vm)] += table->cells[i].weight;
	for (size_t i = 0; i < way->places; i++)
		way->present += way->weight[i] > 0;
	return true;
}

void way_close(struct way *way)
{
	free(way->effect);
	free(way->sum);
	free(way->weight);
}

double way_mean(const struct way *way)
{
	long double sum = 0;

	for (size_t i = 0; i < way->places; i++)
		if (way->weight[i] > 0)
			sum += way->effect[i];
	return (double)(sum / (long double)way->present);
}

static void centre(struct way *way)
{
	double mean = way_mean(way);

	for (size_t i = 0; i < way->places; i++)
		if (way->weight[i] > 0)
			way->effect[i] -= mean;
}

/* ---- one way after the other ---- */

/* The cells of a VM stand together: its sum need not go through memory for each of them. */
static void sum_vms(struct way *vms, const struct way *cycles, const struct two_way_table *table,
		    double values)
{
	double sum = 0;

	for (size_t i = 0; i < table->count; i++) {
		const struct two_way_cell *cell = &table->cells[i];
		double less = cycles ? cycles->effect[cell->cycle] : 0;

		sum += cell->weight * (values * cell->value - less);
		if (i + 1 < table->count && cell[1].vm == cell->vm)
			continue;
		vms->sum[cell->vm] = sum;
		sum = 0;
	}
}

static void sum_cycles(struct way *cycles, const struct way *vms, const struct two_way_table *table,
		       double values)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct two_way_cell *cell = &table->cells[i];
		double less = vms ? vms->effect[cell->vm] : 0;

		cycles->sum[cell->cycle] += cell->weight * (values * cell->value - less);
	}
}

/* The weighted means of what the other way's effects (NULL: none) leave over of the cells' values
 * times `values`. Returns the largest step. */
static double renew(struct way *way, const struct way *other, const struct two_way_table *table,
		    bool by_vm, double values)
{
	double step = 0;

	for (size_t i = 0; i < way->places; i++)
		way->sum[i] = 0;
	if (by_vm)
		sum_vms(way, other, table, values);
	else
		sum_cycles(way, other, table, values);
	for (size_t i = 0; i < way->places; i++) {
		double now = way->weight[i] > 0 ? way->sum[i] / way->weight[i] : 0;

		step = fmax(step, fabs(now - way->effect[i]));
		way->effect[i] = now;
	}
	return step;
}

/* Whether the last of so many rounds moved nothing by more than `enough`. */
static bool alternate(struct way *vms, struct way *cycles, const struct two_way_table *table,
		      int rounds, double enough)
{
	double step = INFINITY;

	for (int round = 0; round < rounds && step > enough; round++) {
		step = renew(vms, cycles, table, true, 1);
		step = fmax(step, renew(cycles, vms, table, false, 1));
		centre(cycles);
	}
	return step <= enough;
}

/* ---- conjugate gradients ---- */

/*
 * A round of alternating means takes the cycles' effects c to c + z, and z is the gradient at c, of
 * the least squares of c alone, divided by the cycles' weights. So rounds are all that the method
 * needs: of the values for the gradient, of a table of zeros for what a direction does to it.
 */
struct descent {
	struct way vms, direction; /* of the direction: both ways' effects */
	double *gradient, *change;
};

static bool descent_open(struct descent *descent, const struct two_way_table *table)
{
	*descent = (struct descent){
		.gradient = calloc(table->cycle_places + 1, sizeof(double)),
		.change = calloc(table->cycle_places + 1, sizeof(double)),
	};
	return way_open(&descent->vms, table, true) &&
	       way_open(&descent->direction, table, false) && descent->gradient && descent->change;
}

static void descent_close(struct descent *descent)
{
	way_close(&descent->vms);
	way_close(&descent->direction);
	free(descent->gradient);
	free(descent->change);
}

static double product(const struct way *way, const double *a, const double *b)
{
	long double sum = 0;

	for (size_t i = 0; i < way->places; i++)
		sum += (long double)way->weight[i] * a[i] * b[i];
	return (double)sum;
}

/* The gradient at the effects of the cycles, which stay. */
static void take_gradient(struct descent *descent, struct way *vms, struct way *cycles,
			  const struct two_way_table *table)
{
	for (size_t i = 0; i < cycles->places; i++)
		descent->change[i] = cycles->effect[i];
	renew(vms, cycles, table, true, 1);
	renew(cycles, vms, table, false, 1);
	for (size_t i = 0; i < cycles->places; i++) {
		descent->gradient[i] = cycles->effect[i] - descent->change[i];
		cycles->effect[i] = descent->change[i];
		descent->direction.effect[i] = descent->gradient[i];
	}
}

/* By how much the gradient changes on the way of one direction. */
static void take_change(struct descent *descent, const struct two_way_table *table)
{
	struct way *direction = &descent->direction;

	for (size_t i = 0; i < direction->places; i++)
		descent->change[i] = direction->effect[i];
	renew(&descent->vms, direction, table, true, 0);
	renew(direction, &descent->vms, table, false, 0);
	for (size_t i = 0; i < direction->places; i++) {
		double along = descent->change[i];

		descent->change[i] = along - direction->effect[i];
		direction->effect[i] = along;
	}
}

/* One step. Returns its length's square; 0: there is no way down any more. */
static double step_down(struct descent *descent, struct way *cycles,
			const struct two_way_table *table, double square)
{
	struct way *direction = &descent->direction;
	double down;
	double next;

	take_change(descent, table);
	down = product(cycles, direction->effect, descent->change);
	if (!(down > 0))
		return 0;
	for (size_t i = 0; i < cycles->places; i++) {
		cycles->effect[i] += square / down * direction->effect[i];
		descent->gradient[i] -= square / down * descent->change[i];
	}
	next = product(cycles, descent->gradient, descent->gradient);
	for (size_t i = 0; i < cycles->places; i++)
		direction->effect[i] = descent->gradient[i] + next / square * direction->effect[i];
	return next;
}

static bool descend(struct way *vms, struct way *cycles, const struct two_way_table *table,
		    double enough)
{
	struct descent descent;
	bool good = descent_open(&descent, table);

	if (good) {
		double square;

		take_gradient(&descent, vms, cycles, table);
		square = product(cycles, descent.gradient, descent.gradient);
		for (size_t step = 0; step < 2 * cycles->present && square > enough * enough;
		     step++)
			square = step_down(&descent, cycles, table, square);
	}
	descent_close(&descent);
	return good;
}

/* ---- both ---- */

enum { FIRST_ROUNDS = 20, LAST_ROUNDS = 4 };

bool ways_fit(struct way *vms, struct way *cycles, const struct two_way_table *table)
{
	double enough = 0;
	bool good = true;

	for (size_t i = 0; i < table->count; i++)
		enough = fmax(enough, fabs(table->cells[i].value));
	enough *= 4 * DBL_EPSILON;
	if (!alternate(vms, cycles, table, FIRST_ROUNDS, enough)) {
		good = descend(vms, cycles, table, enough);
		alternate(vms, cycles, table, LAST_ROUNDS, enough);
	}
	renew(vms, cycles, table, true, 1);
	return good;
}

void ways_average(struct way *vms, struct way *cycles, const struct two_way_table *table)
{
	renew(vms, NULL, table, true, 1);
	renew(cycles, NULL, table, false, 1);
}
