/* ticks.c — whether the values favour points a fixed step apart, as those of a clock that ticks. */
#include "check.h"
#include "series.h"
#include "winding.h"

#include "analyze/statistics/sorted.h"

#include "datasets/must.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_STEPS = 100, MOST_STEPS = 2000, MOST_WOUND = 5000 };

static const double elsewhere = 0.1; /* of the values: as many must tell of more than two heaps */

/* The length of the mean vector when `step` is wound about a circle, from every stride-th value. */
static double wound(const struct series *series, size_t stride, double step)
{
	const double turn = 2 * acos(-1);
	double east = 0;
	double north = 0;
	double count = 0;

	for (size_t i = 0; i < series->count; i += stride) {
		double angle = turn * (series->at[i].value - series->at[0].value) / step;

		east += cos(angle);
		north += sin(angle);
		count++;
	}
	return hypot(east, north) / count;
}

/* A smooth distribution can lean to one side of a step that is wide beside its spread, but then it
 * leans at neighbouring widths as well; a clock does not. The larger one of both sides. */
static double background(const struct series *series, size_t stride, double step)
{
	return fmax(wound(series, stride, 0.8 * step), wound(series, stride, 1.25 * step));
}

/*
 * Steps from a fifth of the spread (finer ones do not matter) to one and a half times it (coarser
 * ones cannot be told from the shape of the distribution), as close to each other as their peaks
 * are wide.
 */
static void find_step(struct finding *finding, const struct series *series, double width)
{
	double finest = 5 / series->spread;
	double coarsest = 1 / (1.5 * series->spread);
	double tries = fmin(fmax(ceil(8 * width * (finest - coarsest)), LEAST_STEPS), MOST_STEPS);
	size_t stride = 1 + series->count / MOST_WOUND;
	double n = ceil((double)series->count / (double)stride);
	struct winding winding = winding_of(series, stride, coarsest, (finest - coarsest) / tries);
	double longest = 0;

	finding->p = 1;
	for (size_t i = 0; i < (size_t)tries; i++) {
		double step = 1 / (coarsest + (finest - coarsest) * (double)i / tries);
		double length;
		double around;

		if (!winding_may_tell(&winding, longest))
			continue;
		length = wound(series, stride, step);
		around = length > longest ? background(series, stride, step) : INFINITY;
		if (length < 2 * around)
			continue;
		longest = length;
		finding->value = step;
		finding->statistic = length;
		finding->p = fmin(1, exp(-n * (length * length - around * around)) * tries);
	}
	winding_free(&winding);
}

/* The largest step from which all values are whole numbers of steps apart, 0 if none is larger than
 * what rounding to doubles leaves. */
static double whole_step(const double *values, size_t count)
{
	double rounding = 16 * DBL_EPSILON * fmax(fabs(values[0]), fabs(values[count - 1]));
	double step = 0;

	for (size_t i = 1; i < count; i++) {
		double rest = values[i] - values[i - 1];

		while (rest > rounding) { /* Euclid's algorithm */
			double next = fmod(step, rest);

			step = rest;
			rest = step - next < rounding ? 0 : next;
		}
	}
	return step > 1000 * rounding ? step : 0;
}

/* ---- is it a clock, or are there only a few heaps? ---- */

/* The points a step apart that the values are next to, in the order of the values. Free it. */
static double *points_of(const struct series *series, double step)
{
	const double turn = 2 * acos(-1);
	double *points = must_alloc(series->count, sizeof *points);
	double east = 0;
	double north = 0;
	double phase;

	for (size_t i = 0; i < series->count; i++) {
		double angle = turn * (series->at[i].value - series->at[0].value) / step;

		east += cos(angle);
		north += sin(angle);
	}
	phase = atan2(north, east) / turn;
	for (size_t i = 0; i < series->count; i++)
		points[i] = round((series->at[i].value - series->at[0].value) / step - phase);
	return points;
}

/* How many of sorted[count] are equal to the one at `first`. */
static size_t equal_from(const double *sorted, size_t count, size_t first)
{
	size_t end = first;

	while (end < count && sorted[end] == sorted[first])
		end++;
	return end - first;
}

/* Whether a fair part of the values lies at other points than the two that have the most of them:
 * of two heaps hardly any does. */
static bool more_than_two(const double *points, size_t count)
{
	double *sorted = must_alloc(count, sizeof *sorted);
	size_t most = 0;
	size_t second = 0;

	memcpy(sorted, points, count * sizeof *sorted);
	numbers_sort(sorted, count);
	for (size_t i = 0, equal; i < count; i += equal) {
		equal = equal_from(sorted, count, i);
		if (equal > most) {
			second = most;
			most = equal;
		} else if (equal > second) {
			second = equal;
		}
	}
	free(sorted);
	return (double)(count - most - second) >= elsewhere * (double)count;
}

/* Of the VM's values of one direction: how many lie at another point than most of them. */
static size_t off_the_most(const struct series *series, const double *points, size_t first,
			   size_t end, enum direction direction)
{
	double *cell = must_alloc(end - first, sizeof *cell);
	size_t count = 0;
	size_t most = 0;

	for (size_t i = first; i < end; i++)
		if (series->at[i].direction == direction)
			cell[count++] = points[i];
	numbers_sort(cell, count);
	for (size_t i = 0, equal; i < count; i += equal) {
		equal = equal_from(cell, count, i);
		most = equal > most ? equal : most;
	}
	free(cell);
	return count - most;
}

/* Whether single VMs, moved one way, have values at several points: where each has its own, the
 * steps are differences of VMs or ways. */
static bool single_cells_tick(const struct series *series, const double *points)
{
	size_t off = 0;
	size_t end;

	for (size_t first = 0; first < series->count; first = end) {
		end = series_vm_end(series, first);
		for (enum direction way = DIRECTION_AB; way <= DIRECTION_COUNT; way++)
			off += off_the_most(series, points, first, end, way);
	}
	return (double)off >= elsewhere * (double)series->count;
}

static bool is_clock(const struct series *series, double step)
{
	double *points = points_of(series, step);
	bool clock = more_than_two(points, series->count) && single_cells_tick(series, points);

	free(points);
	return clock;
}

struct finding check_ticks(const struct series *series, double level)
{
	struct finding finding = finding_none(series_too_small(series));
	double *values = series_sorted(series);
	size_t count = series->count;
	double width = 0; /* of the middle nine tenths */
	double whole = 0;

	(void)level;
	finding.n = count;
	if (!finding.reason)
		whole = whole_step(values, count);
	if (whole > 0 && whole >= series->spread / 2 && is_clock(series, whole)) {
		finding.seen = true;
		finding.value = whole;
		finding.statistic = 1;
	}
	if (count > 0)
		width = values[count - 1 - count / 20] - values[count / 20];
	free(values);
	if (!finding.reason && !finding.seen) {
		find_step(&finding, series, width);
		if (finding.p < 1 && !is_clock(series, finding.value))
			finding.p = 1;
	}
	return finding;
}
