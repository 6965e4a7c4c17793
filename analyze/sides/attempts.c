/* attempts.c — the migrations attempted on both sides, as trials that succeeded or failed. */
#include "inside.h"

/* Those of a VM of a CSV file: how many failed is told, not in which round. */
static void add_file_vm(struct attempts *attempts, const struct sides *sides,
			const struct rows_vm *vm, struct attempt attempt)
{
	attempt.vm = sides->query.csv->unit_of ? vm->name : NULL;
	for (size_t i = 0; i < vm->rows; i++) {
		attempt.failed = i < vm->failed;
		attempts_add(attempts, attempt);
	}
}

static void add_row(struct attempts *attempts, const struct sides *sides, struct side_row at,
		    enum which_side side)
{
	const struct run *run = &sides->runs[at.run];
	struct attempt attempt = { .run = at.run, .side = side };
	const struct rows_group *group;

	if (sides->query.csv) {
		group = sides->files[at.run].groups[at.row];
		for (size_t v = 0; v < group->count; v++)
			add_file_vm(attempts, sides, group->vms[v], attempt);
		return;
	}
	if (outcome_info(run_outcome(run, at.row))->class == CLASS_NOT_ATTEMPTED)
		return;
	attempt = attempt_of_row(run, at.row);
	attempt.run = at.run;
	attempt.side = side;
	attempts_add(attempts, attempt);
}

struct attempts_trials sides_attempts(const struct sides *sides, size_t group)
{
	struct attempts attempts = { 0 };
	struct attempts_trials trials;

	for (enum which_side side = BEFORE; side < SIDES; side++) {
		const struct side_rows *rows = &sides->groups[group].side[side];

		for (size_t i = 0; i < rows->count; i++)
			add_row(&attempts, sides, rows->at[i], side);
	}
	trials = attempts_in_numbers(&attempts);
	attempts_free(&attempts);
	return trials;
}
