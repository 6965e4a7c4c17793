/* attempts.c — migrations as trials that succeeded or failed, of which VM, in which round. */
#include "attempts.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

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

static int order_texts(const char *a, const char *b)
{
	return a == b ? 0 : strcmp(a ? a : "", b ? b : "");
}

static int by_vm(const void *left, const void *right, void *closure)
{
	const struct attempt *attempts = closure;

	return order_texts(attempts[*(const size_t *)left].vm, attempts[*(const size_t *)right].vm);
}

static int by_run(const void *left, const void *right, void *closure)
{
	const struct attempt *attempts = closure;
	size_t a = attempts[*(const size_t *)left].run;
	size_t b = attempts[*(const size_t *)right].run;

	return (a > b) - (a < b);
}

static int by_round(const void *left, const void *right, void *closure)
{
	const struct attempt *attempts = closure;
	int order = by_run(left, right, closure);

	return order != 0 ? order
			  : order_texts(attempts[*(const size_t *)left].cycle,
					attempts[*(const size_t *)right].cycle);
}

typedef int attempts_order(const void *left, const void *right, void *closure);

static bool is_told(const struct attempt *attempt, attempts_order *order)
{
	const char *text = order == by_vm ? attempt->vm : attempt->cycle;

	return order == by_run || (text && text[0] != '\0');
}

/* Numbers what is equal in this order, in number[] of each attempt; what is not told is equal to
 * nothing. How many there are. */
static size_t number_equals(size_t *number, const struct attempts *attempts, attempts_order *order)
{
	size_t *sorted = must_alloc(attempts->count, sizeof *sorted);
	size_t numbers = 0;

	for (size_t i = 0; i < attempts->count; i++)
		sorted[i] = i;
	qsort_r(sorted, attempts->count, sizeof *sorted, order, attempts->at);
	for (size_t i = 0; i < attempts->count; i++) {
		if (i == 0 || !is_told(&attempts->at[sorted[i]], order) ||
		    order(&sorted[i - 1], &sorted[i], attempts->at) != 0)
			numbers++;
		number[sorted[i]] = numbers - 1;
	}
	free(sorted);
	return numbers;
}

/* The fewest runs of a side that has any attempt. */
static size_t fewest_runs(const struct attempts *attempts)
{
	size_t *number = must_alloc(attempts->count, sizeof *number);
	size_t runs = number_equals(number, attempts, by_run);
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
	attempts_order *rounds = fewest_runs(attempts) >= ATTEMPTS_RUNS ? by_run : by_round;
	const size_t limit[GROUPINGS] = { number_equals(number[BY_VM], attempts, by_vm),
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
