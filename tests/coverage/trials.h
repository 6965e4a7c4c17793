/*
 * trials.h — which questions are asked in which worlds, at which sizes: the rows of the table.
 */
#ifndef MIGSTAT_COVERAGE_TRIALS_H
#define MIGSTAT_COVERAGE_TRIALS_H

#include "measure.h"

struct trials {
	struct trial *at;
	size_t count, capacity;
};

/* All of them. Free with trials_free. */
struct trials trials_all(void);

/*
 * The few that stand for the others and take seconds together. There the promise must hold in every
 * one, and the old method must fail where `old_fails`: a test that nothing fails shows nothing.
 */
struct short_trial {
	struct trial trial;
	size_t rounds;
	bool old_fails; /* in its first line */
};
struct short_trials {
	const struct short_trial *at;
	size_t count;
};
struct short_trials trials_short(void);

void trials_free(struct trials *trials);

#endif
