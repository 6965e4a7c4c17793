/* rounds.c — measured times as rounds, and evacuations drawn from them. */
#include "rounds.h"

#include "datasets/must.h"
#include "distinct.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the rounds ---- */

static struct pool *pool_at(const struct rounds *rounds, size_t direction, size_t cycle, size_t vm)
{
	return &rounds->at[(direction * rounds->cycles + cycle) * rounds->vms + vm];
}

/* Times of one VM, direction and cycle follow each other. */
static void fill(struct rounds *rounds, const char *const *directions, const long long *cycles)
{
	const struct measured *at = rounds->times->at;
	size_t vm = 0;

	for (size_t i = 0; i < rounds->times->count; i++) {
		struct pool *pool;

		vm += i > 0 && strcmp(at[i].vm, at[i - 1].vm) != 0;
		pool = pool_at(rounds,
			       index_of_text(at[i].direction, directions, rounds->directions),
			       index_of_number(at[i].cycle, cycles, rounds->cycles), vm);
		if (pool->end == 0)
			pool->first = i;
		pool->end = i + 1;
	}
}

static bool has_any(const struct rounds *rounds, size_t direction, size_t cycle)
{
	const struct pool *pools = pool_at(rounds, direction, cycle, 0);

	for (size_t vm = 0; vm < rounds->vms; vm++)
		if (pools[vm].end > 0)
			return true;
	return false;
}

struct rounds rounds_of(const struct observations *times)
{
	struct rounds rounds = { .times = times };
	const char **directions = must_alloc(times->count, sizeof *directions);
	long long *cycles = must_alloc(times->count, sizeof *cycles);

	for (size_t i = 0; i < times->count; i++) {
		directions[i] = times->at[i].direction;
		cycles[i] = times->at[i].cycle;
		rounds.vms += i == 0 || strcmp(times->at[i].vm, times->at[i - 1].vm) != 0;
	}
	rounds.directions = distinct_texts(directions, times->count);
	rounds.cycles = distinct_numbers(cycles, times->count);
	rounds.known = cycles[0] != CYCLE_UNKNOWN;
	rounds.at = must_alloc(rounds.directions * rounds.cycles * rounds.vms, sizeof *rounds.at);
	fill(&rounds, directions, cycles);
	for (size_t d = 0; d < rounds.directions; d++)
		for (size_t c = 0; c < rounds.cycles; c++)
			rounds.count += has_any(&rounds, d, c);
	free(directions);
	free(cycles);
	return rounds;
}

void rounds_free(struct rounds *rounds)
{
	free(rounds->at);
	*rounds = (struct rounds){ 0 };
}

/* Whether an earlier one is of the same round, or it is of none. */
static bool is_told(const struct measured *at, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (at[i].cycle == at[index].cycle &&
		    strcmp(at[i].direction, at[index].direction) == 0)
			return true;
	return at[index].cycle == CYCLE_UNKNOWN;
}

size_t rounds_among(const struct measured *at, size_t count)
{
	size_t rounds = 0;

	for (size_t i = 0; i < count; i++)
		rounds += !is_told(at, i);
	return rounds;
}

/* ---- samples ---- */

struct resample resample_all(const struct rounds *rounds)
{
	struct resample sample = { must_alloc(rounds->cycles, sizeof *sample.cycles),
				   must_alloc(rounds->vms, sizeof *sample.vms) };

	for (size_t i = 0; i < rounds->cycles; i++)
		sample.cycles[i] = i;
	for (size_t i = 0; i < rounds->vms; i++)
		sample.vms[i] = i;
	return sample;
}

void resample_renew(struct resample *sample, const struct rounds *rounds, struct random *random)
{
	for (size_t i = 0; i < rounds->cycles; i++)
		sample->cycles[i] = random_index(random, rounds->cycles);
	for (size_t i = 0; i < rounds->vms; i++)
		sample->vms[i] = random_index(random, rounds->vms);
}

void resample_free(struct resample *sample)
{
	free(sample->cycles);
	free(sample->vms);
	*sample = (struct resample){ 0 };
}

/* ---- evacuations ---- */

/* One of the direction's rounds, by its cycle: from where the die falls the next of the sample that
 * was measured; of all cycles, if none was. */
static size_t draw_cycle(const struct rounds *rounds, const struct resample *sample,
			 size_t direction, struct random *random)
{
	size_t start = random_index(random, rounds->cycles);

	for (size_t i = 0; i < rounds->cycles; i++) {
		size_t cycle = sample->cycles[(start + i) % rounds->cycles];

		if (has_any(rounds, direction, cycle))
			return cycle;
	}
	while (!has_any(rounds, direction, start))
		start = start + 1 < rounds->cycles ? start + 1 : 0;
	return start;
}

/* One of the times of one of the round's VMs, in the same manner. */
static double draw_time(const struct rounds *rounds, const struct resample *sample,
			const struct pool *round, struct random *random)
{
	size_t start = random_index(random, rounds->vms);
	size_t vm = sample->vms[start];
	const struct pool *pool;

	for (size_t i = 1; i < rounds->vms && round[vm].end == 0; i++)
		vm = sample->vms[(start + i) % rounds->vms];
	while (round[vm].end == 0)
		vm = (vm + 1) % rounds->vms;
	pool = &round[vm];
	return rounds->times->at[pool->first + random_index(random, pool->end - pool->first)].value;
}

static size_t earliest(const double *free_at, size_t count)
{
	size_t best = 0;

	for (size_t i = 1; i < count; i++)
		if (free_at[i] < free_at[best])
			best = i;
	return best;
}

double evacuation_draw(const struct rounds *rounds, const struct resample *sample, size_t vms,
		       size_t at_once, struct random *random, double *free_at)
{
	size_t direction = random_index(random, rounds->directions);
	size_t cycle = draw_cycle(rounds, sample, direction, random);
	const struct pool *round = pool_at(rounds, direction, cycle, 0);
	double last = 0;

	for (size_t i = 0; i < at_once; i++)
		free_at[i] = 0;
	for (size_t i = 0; i < vms; i++) {
		size_t lane = earliest(free_at, at_once);

		free_at[lane] += draw_time(rounds, sample, round, random);
		last = fmax(last, free_at[lane]);
	}
	return last;
}
