/*
 * counts.h — what became of the migrations of one group, counted, and how often they succeed:
 * shares of the counts, with their intervals.
 *
 * planned = attempted + not_attempted; attempted = ok + failed. The classes are in outcome.h.
 */
#ifndef MIGSTAT_ANALYZE_GROUPS_COUNTS_H
#define MIGSTAT_ANALYZE_GROUPS_COUNTS_H

#include "analyze/statistics/interval.h"

#include "datasets/outcome.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

struct counts {
	size_t planned, attempted, ok, failed, not_attempted;
	size_t by_outcome[OUTCOME_COUNT];
	size_t censored; /* of the timed: a time stands at a give-up limit (censor.h) */
};

enum { COUNTS_TEXT_SIZE = 1024 };

/* The counts of rows[count] of run; censored is left to who knows the limits: 0. */
struct counts counts_of(const struct run *run, const size_t *rows, size_t count);

/* Adds `more` to *sum. */
void counts_add(struct counts *sum, const struct counts *more);

enum counts_which { COUNTS_ALL, COUNTS_UNTIMED };

/* "ok 30; refused 2": every outcome that occurs, or only those whose rows enter no statistics. */
void counts_text(const struct counts *counts, enum counts_which which, char text[COUNTS_TEXT_SIZE]);

/* ok as a share of something, 0 to 1; NaN where that is nothing. */
struct rate {
	double share;
	struct interval interval; /* that knows of heaps (heaps.h) */
	double worth;             /* how many independent migrations stand behind it */
	const char *heaps; /* where failures heap: "vm", "round", "vm round", "unseen" (nobody can
			    * see it), or "" */
	struct interval exact;  /* of independent migrations: Clopper-Pearson's (interval.h) */
	struct interval wilson; /* of the same: Wilson's */
};

/* Of the attempted: how the hypervisor does. Of the planned: how the study does, for what could
 * not be attempted was not moved either. */
struct rates {
	struct rate attempted, planned;
};

struct rates rates_of(const struct run *run, const size_t *rows, size_t count, double level);

#endif
