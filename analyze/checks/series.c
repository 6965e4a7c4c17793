/* series.c — the samples of a group in the course of the study. */
#include "series.h"

#include "analyze/statistics/select.h"
#include "analyze/statistics/sorted.h"

#include "datasets/must.h"
#include "datasets/order.h"
#include "datasets/table.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_VALUES = 20 };

size_t series_vm_end(const struct series *series, size_t first)
{
	size_t end = first + 1;

	while (end < series->count && series->at[end].vm == series->at[first].vm)
		end++;
	return end;
}

double *series_sorted(const struct series *series)
{
	double *values = must_alloc(series->count, sizeof *values);

	if (series->upwards) {
		memcpy(values, series->upwards, series->count * sizeof *values);
		return values;
	}
	for (size_t i = 0; i < series->count; i++)
		values[i] = series->at[i].value;
	numbers_sort(values, series->count);
	return values;
}

const char *series_too_few(const struct series *series)
{
	return series->count < LEAST_VALUES ? "it takes 20 values" : NULL;
}

const char *series_too_small(const struct series *series)
{
	if (series->count < LEAST_VALUES)
		return series_too_few(series);
	return series->spread > 0 ? NULL
				  : "more than half of the values equal the median of their VM";
}

static const char in_cycle[] = "cycle";
static const char in_order[] = "order";

static long long number_in(const struct run *run, size_t row, const char *column)
{
	long long number = 0;

	if (run->facts.at)
		return column == in_cycle ? run->facts.at[row].cycle : run->facts.at[row].order;
	if (!integer_of_text(run_text(run, row, column), 1, LLONG_MAX, &number))
		return 0;
	return number;
}

static enum direction direction_in(const struct run *run, size_t row)
{
	static const enum direction directions[] = { [FACT_NO_DIRECTION] = DIRECTION_COUNT,
						     [FACT_AB] = DIRECTION_AB,
						     [FACT_BA] = DIRECTION_BA };
	const char *word;

	if (run->facts.at)
		return directions[run->facts.at[row].direction];
	word = run_text(run, row, "direction");
	if (strcmp(word, "AB") == 0)
		return DIRECTION_AB;
	return strcmp(word, "BA") == 0 ? DIRECTION_BA : DIRECTION_COUNT;
}

static void fill(struct series *series, const struct samples *samples, const struct run *run,
		 const bool *busy)
{
	size_t end;

	for (size_t first = 0; first < samples->count; first = end) {
		end = samples_vm_end(samples, first);
		for (size_t i = first; i < end; i++) {
			size_t row = samples->at[i].row;

			series->at[i] = (struct observation){
				.vm = series->vms,
				.cycle = run ? number_in(run, row, in_cycle) : 0,
				.place = run ? number_in(run, row, in_order) : 0,
				.direction = run ? direction_in(run, row) : DIRECTION_COUNT,
				.row = row,
				.busy = busy && busy[row],
				.value = (double)samples->at[i].value,
			};
		}
		series->vms++;
	}
}

/* Takes the mean of each VM in each direction away; what is left tells of time, not of place. */
static void take_rests(struct series *series)
{
	size_t end;

	for (size_t first = 0; first < series->count; first = end) {
		long double sums[DIRECTION_COUNT + 1] = { 0 };
		size_t counts[DIRECTION_COUNT + 1] = { 0 };

		end = series_vm_end(series, first);
		for (size_t i = first; i < end; i++) {
			sums[series->at[i].direction] += series->at[i].value - series->at[0].value;
			counts[series->at[i].direction]++;
		}
		for (size_t i = first; i < end; i++) {
			enum direction direction = series->at[i].direction;

			series->at[i].rest =
				(double)(series->at[i].value - series->at[0].value -
					 sums[direction] / (long double)counts[direction]);
		}
	}
}

static double spread_of(const struct series *series)
{
	double *scratch = must_alloc(series->count, sizeof *scratch);
	double *distances = must_alloc(series->count, sizeof *distances);
	double spread = NAN;
	size_t end;

	for (size_t first = 0; first < series->count; first = end) {
		double median;

		end = series_vm_end(series, first);
		for (size_t i = first; i < end; i++)
			scratch[i - first] = series->at[i].value;
		median = numbers_middle(scratch, end - first);
		for (size_t i = first; i < end; i++)
			distances[i] = fabs(series->at[i].value - median);
	}
	if (series->count > 0)
		spread = 1.4826 * numbers_middle(distances, series->count);
	free(scratch);
	free(distances);
	return spread;
}

void series_finish(struct series *series)
{
	take_rests(series);
	series->spread = spread_of(series);
}

struct series series_of(const struct samples *samples, const struct run *run, const bool *busy)
{
	struct series series = { .at = must_alloc(samples->count, sizeof *series.at),
				 .count = samples->count };

	fill(&series, samples, run, busy);
	series_finish(&series);
	return series;
}

void series_free(struct series *series)
{
	free(series->at);
	free(series->upwards);
	*series = (struct series){ 0 };
}

/* Adds the mean of a cycle that is known. */
static void add_cycle(struct cycles *cycles, long long cycle, long double sum, size_t count)
{
	if (cycle == 0 || count == 0)
		return;
	cycles->number[cycles->count] = (double)cycle;
	cycles->mean[cycles->count++] = (double)(sum / (long double)count);
}

/* Of cycles whose numbers are 0 to `most`: each has a place of its own. */
static void take_close(struct cycles *cycles, const struct series *series, long long most)
{
	size_t places = (size_t)most + 1;
	long double *sums = must_alloc(places, sizeof *sums);
	size_t *counts = must_alloc(places, sizeof *counts);

	for (size_t i = 0; i < series->count; i++) {
		sums[series->at[i].cycle] += series->at[i].rest;
		counts[series->at[i].cycle]++;
	}
	for (size_t cycle = 0; cycle < places; cycle++)
		add_cycle(cycles, (long long)cycle, sums[cycle], counts[cycle]);
	free(sums);
	free(counts);
}

/* Of cycles of any numbers. */
static void take_any(struct cycles *cycles, const struct series *series)
{
	const struct observation *at = series->at;
	uint64_t *keys = must_alloc(series->count, sizeof *keys);
	uint32_t *order = must_alloc(series->count, sizeof *order);
	size_t end;

	for (size_t i = 0; i < series->count; i++) {
		keys[i] = order_key_of_integer(at[i].cycle);
		order[i] = (uint32_t)i;
	}
	order_keys(keys, order, series->count);
	for (size_t first = 0; first < series->count; first = end) {
		const long long cycle = at[order[first]].cycle;
		long double sum = 0;

		for (end = first; end < series->count && at[order[end]].cycle == cycle; end++)
			sum += at[order[end]].rest;
		add_cycle(cycles, cycle, sum, end - first);
	}
	free(keys);
	free(order);
}

struct cycles cycles_of(const struct series *series)
{
	struct cycles cycles = { must_alloc(series->count, sizeof *cycles.number),
				 must_alloc(series->count, sizeof *cycles.mean), 0 };
	long long least = 0;
	long long most = 0;

	for (size_t i = 0; i < series->count; i++) {
		least = series->at[i].cycle < least ? series->at[i].cycle : least;
		most = series->at[i].cycle > most ? series->at[i].cycle : most;
	}
	if (least == 0 && most / 4 < (long long)series->count)
		take_close(&cycles, series, most);
	else
		take_any(&cycles, series);
	return cycles;
}

void cycles_free(struct cycles *cycles)
{
	free(cycles->number);
	free(cycles->mean);
	*cycles = (struct cycles){ 0 };
}
