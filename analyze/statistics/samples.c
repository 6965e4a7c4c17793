/* samples.c — the values of one metric in one group of migrations, VM by VM. */
#include "samples.h"

#include "datasets/must.h"
#include "datasets/vm-key.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_vm_and_row(const void *left, const void *right)
{
	const struct sample *a = left;
	const struct sample *b = right;
	int order = strcmp(a->vm, b->vm);

	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

size_t samples_vm_end(const struct samples *samples, size_t first)
{
	size_t end = first + 1;

	while (end < samples->count && strcmp(samples->at[end].vm, samples->at[first].vm) == 0)
		end++;
	return end;
}

long double samples_distance(const struct samples *samples, size_t index)
{
	const struct sample *first = &samples->at[0];
	const struct sample *at = &samples->at[index];

	return samples->exact ? decimal_scaled(at->digits - first->digits, samples->exponent)
			      : at->value - first->value;
}

/* All values as whole numbers of the smallest power of ten among them. */
static bool scale_exactly(struct samples *samples)
{
	struct decimal decimal;
	int least = INT_MAX;

	for (size_t i = 0; i < samples->count; i++) {
		if (!decimal_of_text(samples->at[i].text, &decimal))
			return false;
		if (decimal.digits != 0 && decimal.exponent < least)
			least = decimal.exponent;
	}
	samples->exponent = least < INT_MAX ? least : 0;
	for (size_t i = 0; i < samples->count; i++)
		if (!decimal_of_text(samples->at[i].text, &decimal) ||
		    !decimal_at(decimal, samples->exponent, &samples->at[i].digits))
			return false;
	return true;
}

static size_t count_vms(const struct samples *samples)
{
	size_t vms = 0;

	for (size_t i = 0; i < samples->count; i = samples_vm_end(samples, i))
		vms++;
	return vms;
}

void samples_prepare(struct samples *samples)
{
	if (samples->count > 0)
		qsort(samples->at, samples->count, sizeof *samples->at, by_vm_and_row);
	samples->vms = count_vms(samples);
	for (size_t i = 0; i < samples->count; i++)
		samples->at[i].value = strtold(samples->at[i].text, NULL);
	samples->exact = scale_exactly(samples);
}

/* A 0 whose resolution is above 0 says only that nothing longer was seen. */
static void count_unseen(struct samples *samples, const struct run *run, size_t metric)
{
	size_t resolution = metric_resolution(metric);
	size_t column;

	samples->unseen_limit = NAN;
	samples->resolved = resolution < metric_count();
	if (!samples->resolved)
		return;
	column = table_column(&run->migrations, metric_at(resolution)->column.name);
	for (size_t i = 0; i < samples->count; i++) {
		double most =
			strtod(table_text(&run->migrations, samples->at[i].row, column), NULL);

		if (samples->at[i].value != 0 || !(most > 0))
			continue;
		samples->unseen++;
		samples->unseen_limit = fmax(samples->unseen_limit, most);
	}
}

/* ---- cycles and directions ---- */

static int by_number(const void *left, const void *right)
{
	long long a = *(const long long *)left;
	long long b = *(const long long *)right;

	return (a > b) - (a < b);
}

/* Puts numbers[count] in order, each once; returns how many are left. */
static size_t put_in_order(long long *numbers, size_t count)
{
	size_t kept = 0;

	if (count > 0)
		qsort(numbers, count, sizeof *numbers, by_number);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || numbers[i] != numbers[kept - 1])
			numbers[kept++] = numbers[i];
	return kept;
}

static long long cycle_number(const struct table *migrations, const struct sample *sample)
{
	return strtoll(table_text(migrations, sample->row, table_column(migrations, "cycle")), NULL,
		       10);
}

/* The cycles' ranks, for their numbers may be any. */
static void take_cycles(struct samples *samples, const struct table *migrations)
{
	long long *numbers = must_alloc(samples->count, sizeof *numbers);
	long long *found;
	size_t cycles;

	for (size_t i = 0; i < samples->count; i++)
		numbers[i] = cycle_number(migrations, &samples->at[i]);
	cycles = put_in_order(numbers, samples->count);
	for (size_t i = 0; i < samples->count; i++) {
		long long number = cycle_number(migrations, &samples->at[i]);

		found = bsearch(&number, numbers, cycles, sizeof *numbers, by_number);
		samples->at[i].cycle = (size_t)(found - numbers);
	}
	samples->cycles = true;
	free(numbers);
}

static void take_directions(struct samples *samples, const struct table *migrations)
{
	size_t column = table_column(migrations, "direction");

	for (size_t i = 0; i < samples->count; i++)
		samples->at[i].direction =
			strcmp(table_text(migrations, samples->at[i].row, column), "BA") == 0;
}

struct samples samples_of(const struct run *run, const size_t *rows, size_t count, size_t metric)
{
	size_t column = table_column(&run->migrations, metric_at(metric)->column.name);
	struct samples samples = { .at = must_alloc(count, sizeof *samples.at) };

	for (size_t i = 0; i < count; i++) {
		const char *text = table_text(&run->migrations, rows[i], column);

		if (!outcome_info(run_outcome(run, rows[i]))->timed)
			continue;
		if (text[0] == '\0') {
			samples.missing++;
			continue;
		}
		samples.at[samples.count++] = (struct sample){
			.vm = vm_key(&run->migrations, rows[i]),
			.text = text,
			.row = rows[i],
		};
	}
	samples_prepare(&samples);
	take_cycles(&samples, &run->migrations);
	take_directions(&samples, &run->migrations);
	count_unseen(&samples, run, metric);
	return samples;
}

void samples_censor(struct samples *samples, double limit)
{
	struct sample *above = must_alloc(samples->count, sizeof *above);
	size_t kept = 0;
	size_t censored = 0;

	for (size_t i = 0; i < samples->count; i++)
		if ((double)samples->at[i].value >= limit)
			above[censored++] = samples->at[i];
		else
			samples->at[kept++] = samples->at[i];
	memcpy(samples->at + kept, above, censored * sizeof *above);
	free(above);
	samples->count = kept;
	samples->censored = censored;
	samples->vms = count_vms(samples);
}

void samples_free(struct samples *samples)
{
	free(samples->at);
	*samples = (struct samples){ 0 };
}
