/* attempts.c — migrations as trials that succeeded or failed, of which VM, in which round. */
#include "attempts.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <stdint.h>
#include <stdlib.h>

void attempts_add(struct attempts *attempts, struct attempt attempt)
{
	must_grow(&attempts->at, &attempts->capacity, attempts->count, sizeof *attempts->at);
	attempts->at[attempts->count++] = attempt;
}

void attempts_free(struct attempts *attempts)
{
	free(attempts->at);
	*attempts = (struct attempts){ 0 };
}

struct attempt attempt_of_row(const struct run *run, size_t row)
{
	return (struct attempt){
		.vm = run_vm_names_made_up(run) ? NULL : run_vm(run, row),
		.cycle = run_text(run, row, "cycle"),
		.failed = outcome_info(run_outcome(run, row))->class != CLASS_OK,
	};
}

/* ---- numbers ---- */

/* By what attempts are put together. */
enum together { TOGETHER_VM, TOGETHER_RUN, TOGETHER_ROUND };

static const char *text_of(const struct attempt *attempt, enum together by)
{
	if (by == TOGETHER_RUN)
		return "";
	return by == TOGETHER_VM ? attempt->vm : attempt->cycle;
}

static bool is_told(const struct attempt *attempt, enum together by)
{
	const char *text = text_of(attempt, by);

	return by == TOGETHER_RUN || (text && text[0] != '\0');
}

/* A key of each attempt: those that are to be put together have the same. */
static uint64_t *keys_of(const struct attempts *attempts, enum together by)
{
	const char **texts = must_alloc(attempts->count, sizeof *texts);
	uint32_t *ranks = must_alloc(attempts->count, sizeof *ranks);
	uint64_t *keys = must_alloc(attempts->count, sizeof *keys);

	for (size_t i = 0; i < attempts->count; i++)
		texts[i] = text_of(&attempts->at[i], by);
	rank_texts(ranks, texts, attempts->count);
	for (size_t i = 0; i < attempts->count; i++)
		keys[i] = (by == TOGETHER_VM ? 0 : (uint64_t)attempts->at[i].run << 32) | ranks[i];
	free(texts);
	free(ranks);
	return keys;
}

/* Numbers what is put together, in number[] of each attempt, in the order of runs and texts; what
 * is not told is equal to nothing. How many there are. */
static size_t number_equals(size_t *number, const struct attempts *attempts, enum together by)
{
	uint64_t *keys = keys_of(attempts, by);
	uint32_t *order = must_alloc(attempts->count, sizeof *order);
	size_t numbers = 0;

	for (size_t i = 0; i < attempts->count; i++)
		order[i] = (uint32_t)i;
	order_keys(keys, order, attempts->count);
	for (size_t i = 0; i < attempts->count; i++) {
		if (i == 0 || !is_told(&attempts->at[order[i]], by) || keys[i] != keys[i - 1])
			numbers++;
		number[order[i]] = numbers - 1;
	}
	free(keys);
	free(order);
	return numbers;
}

/* The fewest runs of a side that has any attempt. */
static size_t fewest_runs(const struct attempts *attempts)
{
	size_t *number = must_alloc(attempts->count, sizeof *number);
	size_t runs = number_equals(number, attempts, TOGETHER_RUN);
	bool *there = must_alloc(ATTEMPTS_SIDES * (runs + 1), sizeof *there);
	size_t fewest = attempts->count;

	for (size_t i = 0; i < attempts->count; i++)
		there[attempts->at[i].side * runs + number[i]] = true;
	for (size_t side = 0; side < ATTEMPTS_SIDES; side++) {
		size_t of_side = 0;

		for (size_t run = 0; run < runs; run++)
			of_side += there[side * runs + run];
		if (of_side > 0 && of_side < fewest)
			fewest = of_side;
	}
	free(there);
	free(number);
	return fewest;
}

static void count_vms(struct attempts_trials *trials, size_t limit)
{
	bool *there = must_alloc(ATTEMPTS_SIDES * (limit + 1), sizeof *there);

	for (size_t side = 0; side < ATTEMPTS_SIDES; side++)
		for (size_t i = 0; i < trials->side[side].count; i++)
			there[side * limit + trials->side[side].at[i].of[BY_VM]] = true;
	for (size_t vm = 0; vm < limit; vm++) {
		trials->vms[0] += there[vm];
		trials->vms[1] += there[limit + vm];
		trials->common_vms += there[vm] && there[limit + vm];
	}
	free(there);
}

/* Into trials->trials, one side behind the other. */
static void take_sides(struct attempts_trials *trials, const struct attempts *attempts,
		       size_t *const number[GROUPINGS], const size_t limit[GROUPINGS])
{
	size_t taken = 0;

	for (size_t side = 0; side < ATTEMPTS_SIDES; side++) {
		size_t first = taken;

		for (size_t i = 0; i < attempts->count; i++)
			if (attempts->at[i].side == side)
				trials->trials[taken++] =
					(struct trial){ { number[BY_VM][i], number[BY_ROUND][i] },
							attempts->at[i].failed };
		trials->side[side] = (struct trials){ trials->trials + first,
						      taken - first,
						      { limit[BY_VM], limit[BY_ROUND] } };
	}
}

struct attempts_trials attempts_in_numbers(const struct attempts *attempts)
{
	struct attempts_trials trials = { .trials = must_alloc(attempts->count,
							       sizeof *trials.trials) };
	size_t *number[GROUPINGS] = { must_alloc(attempts->count, sizeof(size_t)),
				      must_alloc(attempts->count, sizeof(size_t)) };
	enum together rounds =
		fewest_runs(attempts) >= ATTEMPTS_RUNS ? TOGETHER_RUN : TOGETHER_ROUND;
	const size_t limit[GROUPINGS] = { number_equals(number[BY_VM], attempts, TOGETHER_VM),
					  number_equals(number[BY_ROUND], attempts, rounds) };

	take_sides(&trials, attempts, number, limit);
	count_vms(&trials, limit[BY_VM]);
	free(number[BY_VM]);
	free(number[BY_ROUND]);
	return trials;
}

void attempts_trials_free(struct attempts_trials *trials)
{
	free(trials->trials);
	*trials = (struct attempts_trials){ 0 };
}
