/* fit.c — levels of VMs, offsets of cycles, and what each adds to the variance of the mean. */
#include "ways.h"

#include <math.h>
#include <stdlib.h>

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
	double mean = way_mean(way);
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

static bool fit_ways(struct two_way_fit *fit, const struct two_way_table *table, struct way *vms,
		     struct way *cycles)
{
	if (fit->connected) {
		if (!ways_fit(vms, cycles, table))
			return false;
	} else {
		ways_average(vms, cycles, table);
	}
	fit->mean = way_mean(vms);
	fit->vm_part = take_effects(fit->levels, vms, 0);
	fit->cycle_part = take_effects(fit->courses, cycles, fit->connected ? fit->mean : 0);
	take_residual(fit, table, vms, cycles);
	take_lag(fit);
	return true;
}

bool two_way_fit_of(struct two_way_fit *fit, const struct two_way_table *table)
{
	struct way vms = { 0 };
	struct way cycles = { 0 };
	size_t *parent = calloc(table->vm_places + table->cycle_places + 1, sizeof *parent);
	bool good = way_open(&vms, table, true) && way_open(&cycles, table, false);

	*fit = (struct two_way_fit){
		.levels = calloc(table->vm_places + 1, sizeof *fit->levels),
		.courses = calloc(table->cycle_places + 1, sizeof *fit->courses),
		.vm_places = table->vm_places,
		.cycle_places = table->cycle_places,
		.cells = table->count,
	};
	good = good && parent && fit->levels && fit->courses;
	if (good) {
		fit->vms = vms.present;
		fit->cycles = cycles.present;
		fit->connected = is_connected(table, vms.present + cycles.present, parent);
		good = fit_ways(fit, table, &vms, &cycles);
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
