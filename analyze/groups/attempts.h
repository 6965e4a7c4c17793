/*
 * attempts.h — migrations as trials that succeeded or failed (analyze/statistics/trials.h): of
 * which VM, in which round.
 *
 * A round is a cycle of a run: both directions, all cases. Where every side has at least
 * ATTEMPTS_RUNS runs, the run takes the place of the round, for what made one run fail is no other
 * run's matter. A migration whose cycle (or VM) is not told has a round (or VM) of its own; so has
 * one whose VM's name an importer made up.
 */
#ifndef MIGSTAT_ANALYZE_GROUPS_ATTEMPTS_H
#define MIGSTAT_ANALYZE_GROUPS_ATTEMPTS_H

#include "analyze/statistics/trials.h"

#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

enum { ATTEMPTS_RUNS = 4, ATTEMPTS_SIDES = 2 };

/* One migration. Texts are borrowed; NULL or "": not told. */
struct attempt {
	const char *vm, *cycle;
	size_t run; /* another number for every run of both sides */
	size_t side;
	bool failed;
};

/* Begin with { 0 }; free with attempts_free. */
struct attempts {
	struct attempt *at;
	size_t count, capacity;
};

void attempts_add(struct attempts *attempts, struct attempt attempt);

void attempts_free(struct attempts *attempts);

/* A row of a run as an attempt. failed: not ok. */
struct attempt attempt_of_row(const struct run *run, size_t row);

/*
 * The attempts in numbers, side by side. VMs have the same number where they are the same, on both
 * sides; so have rounds.
 */
struct attempts_trials {
	struct trials side[ATTEMPTS_SIDES];
	struct trial *trials;
	size_t vms[ATTEMPTS_SIDES], common_vms; /* how many there are on each, and on both */
};

/* Free with attempts_trials_free. */
struct attempts_trials attempts_in_numbers(const struct attempts *attempts);

void attempts_trials_free(struct attempts_trials *trials);

#endif
