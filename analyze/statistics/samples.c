/* samples.c — the values of one metric in one group of migrations, VM by VM. */
#include "samples.h"

#include "datasets/must.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_vm_and_row(const void *left, const void *right)
{
	const struct sample *a = left;
	const struct sample *b = right;
	int order = a->vm == b->vm ? 0 : strcmp(a->vm, b->vm);

	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

size_t samples_vm_end(const struct samples *samples, size_t first)
{
	size_t end = first + 1;

	while (end < samples->count && same_vm(samples->at[end].vm, samples->at[first].vm))
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

/* The text's value, rounded, and exactly. False: not exactly. */
static bool take_text(struct sample *sample)
{
	struct decimal decimal;
	bool exact = decimal_and_rounded(sample->text, &decimal, &sample->value);

	sample->digits = decimal.digits;
	sample->exponent = decimal.exponent;
	return exact;
}

/* All values as whole numbers of the smallest power of ten among them. */
static bool scale_exactly(struct samples *samples)
{
	int least = INT_MAX;

	for (size_t i = 0; i < samples->count; i++)
		if (samples->at[i].digits != 0 && samples->at[i].exponent < least)
			least = samples->at[i].exponent;
	samples->exponent = least < INT_MAX ? least : 0;
	for (size_t i = 0; i < samples->count; i++) {
		struct sample *sample = &samples->at[i];
		const struct decimal decimal = { sample->digits, sample->exponent };

		if (!decimal_at(decimal, samples->exponent, &sample->digits))
			return false;
	}
	return true;
}

static bool is_ordered(const struct samples *samples)
{
	size_t i = 1;

	while (i < samples->count && by_vm_and_row(&samples->at[i - 1], &samples->at[i]) <= 0)
		i++;
	return i >= samples->count;
}

static size_t count_vms(const struct samples *samples)
{
	size_t vms = 0;

	for (size_t i = 0; i < samples->count; i = samples_vm_end(samples, i))
		vms++;
	return vms;
}

/* What their texts say is there. */
static void settle(struct samples *samples)
{
	if (!is_ordered(samples))
		qsort(samples->at, samples->count, sizeof *samples->at, by_vm_and_row);
	samples->vms = count_vms(samples);
	samples->exact = samples->exact && scale_exactly(samples);
}

void samples_prepare(struct samples *samples)
{
	samples->exact = true;
	for (size_t i = 0; i < samples->count; i++)
		samples->exact = take_text(&samples->at[i]) && samples->exact;
	settle(samples);
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
		double most;

		if (samples->at[i].value != 0)
			continue;
		most = strtod(table_text(&run->migrations, samples->at[i].row, column), NULL);
		if (!(most > 0))
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

/* Ranks of numbers that lie close together: each that is there is marked, and counted. */
static void rank_close(struct samples *samples, const long long *numbers, long long least,
		       size_t width)
{
	size_t *ranks = must_alloc(width, sizeof *ranks);
	size_t rank = 0;

	for (size_t i = 0; i < samples->count; i++)
		ranks[numbers[i] - least] = 1;
	for (size_t i = 0; i < width; i++) {
		bool there = ranks[i] > 0;

		ranks[i] = rank;
		rank += there;
	}
	for (size_t i = 0; i < samples->count; i++)
		samples->at[i].cycle = ranks[numbers[i] - least];
	free(ranks);
}

/* Ranks of any numbers; puts them in order. */
static void rank_any(struct samples *samples, long long *numbers)
{
	size_t cycles = put_in_order(numbers, samples->count);

	for (size_t i = 0; i < samples->count; i++) {
		long long number = (long long)samples->at[i].cycle;
		const long long *found =
			bsearch(&number, numbers, cycles, sizeof *numbers, by_number);

		samples->at[i].cycle = (size_t)(found - numbers);
	}
}

/* From the cycles' numbers to their ranks, for the numbers may be any. */
static void rank_cycles(struct samples *samples)
{
	long long *numbers = must_alloc(samples->count, sizeof *numbers);
	long long least = LLONG_MAX;
	long long most = LLONG_MIN;
	long long width;

	for (size_t i = 0; i < samples->count; i++) {
		numbers[i] = (long long)samples->at[i].cycle;
		least = numbers[i] < least ? numbers[i] : least;
		most = numbers[i] > most ? numbers[i] : most;
	}
	if (samples->count > 0 && !__builtin_sub_overflow(most, least, &width) &&
	    (size_t)width < 4 * samples->count)
		rank_close(samples, numbers, least, (size_t)width + 1);
	else
		rank_any(samples, numbers);
	samples->cycles = true;
	free(numbers);
}

/* Puts the samples, which are in the order of their rows, in that of their VMs, by counting. */
static void order_by_vm(struct samples *samples, const struct run *run)
{
	const struct run_facts *facts = &run->facts;
	struct sample *ordered;
	size_t *places;

	if (!facts->at || facts->vms > 4 * samples->count)
		return; /* samples_prepare orders them */
	ordered = must_alloc(samples->count, sizeof *ordered);
	places = must_alloc(facts->vms + 1, sizeof *places);
	for (size_t i = 0; i < samples->count; i++)
		places[facts->at[samples->at[i].row].vm_rank + 1]++;
	for (size_t vm = 0; vm < facts->vms; vm++)
		places[vm + 1] += places[vm];
	for (size_t i = 0; i < samples->count; i++)
		ordered[places[facts->at[samples->at[i].row].vm_rank]++] = samples->at[i];
	free(samples->at);
	free(places);
	samples->at = ordered;
}

/* The cycle's number and the direction of a sample's row. */
static void take_place(struct sample *sample, const struct run *run)
{
	const struct table *migrations = &run->migrations;

	if (run->facts.at) {
		sample->cycle = (size_t)run->facts.at[sample->row].cycle;
		sample->direction = run->facts.at[sample->row].direction == FACT_BA;
		return;
	}
	sample->cycle = (size_t)strtoll(table_cell(migrations, sample->row, "cycle"), NULL, 10);
	sample->direction = strcmp(table_cell(migrations, sample->row, "direction"), "BA") == 0;
}

/* All is read while the rows come in their order: VM by VM they lie far from each other. */
struct samples samples_of(const struct run *run, const size_t *rows, size_t count, size_t metric)
{
	size_t column = table_column(&run->migrations, metric_at(metric)->column.name);
	struct samples samples = { .at = must_alloc(count, sizeof *samples.at), .exact = true };

	for (size_t i = 0; i < count; i++) {
		const char *text;
		struct sample *sample = &samples.at[samples.count];

		if (!outcome_info(run_outcome(run, rows[i]))->timed)
			continue;
		text = table_text(&run->migrations, rows[i], column);
		if (text[0] == '\0') {
			samples.missing++;
			continue;
		}
		*sample =
			(struct sample){ .vm = run_vm(run, rows[i]), .text = text, .row = rows[i] };
		samples.exact = take_text(sample) && samples.exact;
		take_place(sample, run);
		samples.count++;
	}
	order_by_vm(&samples, run);
	settle(&samples);
	rank_cycles(&samples);
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
