/* fit.c — levels of VMs, offsets of cycles, and what each adds to the variance of the mean. */
#include "two-way.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* One way of the table while it is fitted: its VMs, or its cycles. */
struct way {
	double *effect, *sum, *weight; /* by number; weight 0: no cell */
	size_t places, present;
};

static bool way_open(struct way *way, size_t places)
{
	way->places = places;
	way->effect = calloc(places + 1, sizeof *way->effect);
	way->sum = calloc(places + 1, sizeof *way->sum);
	way->weight = calloc(places + 1, sizeof *way->weight);
	return way->effect && way->sum && way->weight;
}

static void way_close(struct way *way)
{
	free(way->effect);
	free(way->sum);
	free(way->weight);
}

static size_t number_of(const struct two_way_cell *cell, bool by_vm)
{
	return by_vm ? cell->vm : cell->cycle;
}

static void weigh(struct way *way, const struct two_way_table *table, bool by_vm)
{
	for (size_t i = 0; i < table->count; i++)
		way->weight[number_of(&table->cells[i], by_vm)] += table->cells[i].weight;
	for (size_t i = 0; i < way->places; i++)
		way->present += way->weight[i] > 0;
}

/* The cells of a VM stand together: its sum need not go through memory for each of them. */
static void sum_vms(struct way *vms, const struct way *cycles, const struct two_way_table *table)
{
	double sum = 0;

	for (size_t i = 0; i < table->count; i++) {
		const struct two_way_cell *cell = &table->cells[i];
		double less = cycles ? cycles->effect[cell->cycle] : 0;

		sum += cell->weight * (cell->value - less);
		if (i + 1 < table->count && cell[1].vm == cell->vm)
			continue;
		vms->sum[cell->vm] = sum;
		sum = 0;
	}
}

static void sum_cycles(struct way *cycles, const struct way *vms, const struct two_way_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct two_way_cell *cell = &table->cells[i];
		double less = vms ? vms->effect[cell->vm] : 0;

		cycles->sum[cell->cycle] += cell->weight * (cell->value - less);
	}
}

/* The weighted means of what the other way's effects (NULL: none) leave over. Returns the largest
 * step. */
static double renew(struct way *way, const struct way *other, const struct two_way_table *table,
		    bool by_vm)
{
	double step = 0;

	for (size_t i = 0; i < way->places; i++)
		way->sum[i] = 0;
	if (by_vm)
		sum_vms(way, other, table);
	else
		sum_cycles(way, other, table);
	for (size_t i = 0; i < way->places; i++) {
		double now = way->weight[i] > 0 ? way->sum[i] / way->weight[i] : 0;

		step = fmax(step, fabs(now - way->effect[i]));
		way->effect[i] = now;
	}
	return step;
}

/* The mean of the effects that are there. */
static double mean_effect(const struct way *way)
{
	long double sum = 0;

	for (size_t i = 0; i < way->places; i++)
		if (way->weight[i] > 0)
			sum += way->effect[i];
	return (double)(sum / (long double)way->present);
}

static void shift_effects(struct way *way, double by)
{
	for (size_t i = 0; i < way->places; i++)
		if (way->weight[i] > 0)
			way->effect[i] += by;
}

/*
 * Least squares by alternating means, as iterative proportional fitting does it; a complete table
 * is done in one round. Rounds are bounded by the work, for a table of a million cells.
 */
static void alternate(struct way *vms, struct way *cycles, const struct two_way_table *table)
{
	size_t rounds = 100 + 200000000 / (table->count + 1);
	double magnitude = 0;

	for (size_t i = 0; i < table->count; i++)
		magnitude = fmax(magnitude, fabs(table->cells[i].value));
	for (size_t round = 0; round < rounds; round++) {
		double step = renew(vms, cycles, table, true);

		step = fmax(step, renew(cycles, vms, table, false));
		shift_effects(cycles, -mean_effect(cycles));
		if (step <= 4 * DBL_EPSILON * magnitude)
			break;
	}
	renew(vms, cycles, table, true);
}

/* ---- parts that stand by themselves ---- */

static size_t root_of(size_t *parent, size_t at)
{
	while (parent[at] != at) {
		parent[at] = parent[parent[at]];
		at = parent[at];
	}
	return at;
}

/* VMs and cycles are the corners of a graph whose edges are the cells. */
static bool is_connected(const struct two_way_table *table, size_t corners, size_t *parent)
{
	size_t parts = corners;

	for (size_t i = 0; i < table->vm_places + table->cycle_places; i++)
		parent[i] = i;
	for (size_t i = 0; i < table->count; i++) {
		size_t vm = root_of(parent, table->cells[i].vm);
		size_t cycle = root_of(parent, table->vm_places + table->cells[i].cycle);

		parts -= vm != cycle;
		parent[vm] = cycle;
	}
	return parts <= 1;
}

/* ---- what follows ---- */

/* Puts a way's effects, raised by `by`, in place, NaN where there is none. Returns the variance of
 * their mean as if they were independent. */
static double take_effects(double *into, const struct way *way, double by)
{
	double mean = mean_effect(way);
	long double squares = 0;
	double n = (double)way->present;

	for (size_t i = 0; i < way->places; i++) {
		into[i] = way->weight[i] > 0 ? way->effect[i] + by : NAN;
		if (way->weight[i] > 0)
			squares += ((long double)way->effect[i] - mean) *
				   ((long double)way->effect[i] - mean);
	}
	return n > 1 ? (double)squares / (n - 1) / n : NAN;
}

/* The residual's part of the variance of a mean of levels: s² · mean of 1 / weight / levels. */
static double rest_of(const struct way *way, double residual)
{
	double sum = 0;
	double n = (double)way->present;

	for (size_t i = 0; i < way->places; i++)
		if (way->weight[i] > 0)
			sum += 1 / way->weight[i];
	return residual * sum / n / n;
}

static void take_residual(struct two_way_fit *fit, const struct two_way_table *table,
			  const struct way *vms, const struct way *cycles)
{
	double df = (double)fit->cells - (double)fit->vms - (double)fit->cycles + 1;
	long double squares = 0;

	fit->residual = NAN;
	if (!fit->connected || df < 1)
		return;
	for (size_t i = 0; i < table->count; i++) {
		const struct two_way_cell *cell = &table->cells[i];
		long double off = (long double)cell->value - vms->effect[cell->vm] -
				  cycles->effect[cell->cycle];

		squares += cell->weight * off * off;
	}
	fit->residual_df = df;
	fit->residual = (double)squares / df;
	fit->vm_rest = rest_of(vms, fit->residual);
	fit->cycle_rest = rest_of(cycles, fit->residual);
}

/* Sums over cycles that follow each other, those without a value left out. */
static void take_lag(struct two_way_fit *fit)
{
	long double mean = 0;
	long double last = 0;
	bool first = true;

	for (size_t i = 0; i < fit->cycle_places; i++)
		if (!isnan(fit->courses[i]))
			mean += fit->courses[i] / (long double)fit->cycles;
	for (size_t i = 0; i < fit->cycle_places; i++) {
		long double off = fit->courses[i] - mean;

		if (isnan(fit->courses[i]))
			continue;
		if (!first)
			fit->lag_products += (double)(last * off);
		fit->lag_squares += (double)(off * off);
		last = off;
		first = false;
	}
}

static void fit_ways(struct two_way_fit *fit, const struct two_way_table *table, struct way *vms,
		     struct way *cycles)
{
	if (fit->connected) {
		alternate(vms, cycles, table);
	} else {
		renew(vms, NULL, table, true);
		renew(cycles, NULL, table, false);
	}
	fit->mean = mean_effect(vms);
	fit->vm_part = take_effects(fit->levels, vms, 0);
	fit->cycle_part = take_effects(fit->courses, cycles, fit->connected ? fit->mean : 0);
	take_residual(fit, table, vms, cycles);
	take_lag(fit);
}

bool two_way_fit_of(struct two_way_fit *fit, const struct two_way_table *table)
{
	struct way vms = { 0 };
	struct way cycles = { 0 };
	size_t *parent = calloc(table->vm_places + table->cycle_places + 1, sizeof *parent);
	bool good = way_open(&vms, table->vm_places) && way_open(&cycles, table->cycle_places);

	*fit = (struct two_way_fit){
		.levels = calloc(table->vm_places + 1, sizeof *fit->levels),
		.courses = calloc(table->cycle_places + 1, sizeof *fit->courses),
		.vm_places = table->vm_places,
		.cycle_places = table->cycle_places,
		.cells = table->count,
	};
	good = good && parent && fit->levels && fit->courses;
	if (good) {
		weigh(&vms, table, true);
		weigh(&cycles, table, false);
		fit->vms = vms.present;
		fit->cycles = cycles.present;
		fit->connected = is_connected(table, vms.present + cycles.present, parent);
		fit_ways(fit, table, &vms, &cycles);
	}
	way_close(&vms);
	way_close(&cycles);
	free(parent);
	return good;
}

void two_way_fit_free(struct two_way_fit *fit)
{
	free(fit->levels);
	free(fit->courses);
	*fit = (struct two_way_fit){ 0 };
}

bool two_way_positive(const struct two_way_fit *fit)
{
	for (size_t i = 0; i < fit->vm_places; i++)
		if (fit->levels[i] <= 0)
			return false;
	return fit->vms > 0;
}

double two_way_relative(double level, double value)
{
	return log(level) + value / level - 1;
}

void two_way_make_relative(struct two_way_table *table, const struct two_way_fit *fit)
{
	for (size_t i = 0; i < table->count; i++)
		table->cells[i].value =
			two_way_relative(fit->levels[table->cells[i].vm], table->cells[i].value);
}
