/*
 * outcome.h — what became of a planned migration, as one word: never a blank, never a guess.
 *
 * To add an outcome, add it to the enum and its word and its line to outcome.c, and teach
 * collect/migration/verdict.c when it holds.
 */
#ifndef MIGSTAT_OUTCOME_H
#define MIGSTAT_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>

enum outcome {
	OUTCOME_OK,
	OUTCOME_LATE,
	OUTCOME_REFUSED,
	OUTCOME_ERROR_RETURNED,
	OUTCOME_TIMEOUT_CANCELLED,
	OUTCOME_ABORTED_BY_MANAGER,
	OUTCOME_COMPLETED_BUT_ON_SOURCE,
	OUTCOME_COMPLETED_ON_WRONG_HOST,
	OUTCOME_RUNNING_ON_BOTH,
	OUTCOME_RUNNING_ON_NONE,
	OUTCOME_PAUSED_ON_TARGET,
	OUTCOME_STUCK_IN_PROGRESS,
	OUTCOME_API_ERROR_BUT_MOVED,
	OUTCOME_MOVED_BUT_LEFTOVER,
	OUTCOME_PROBE_LOST,
	OUTCOME_STATS_UNAVAILABLE,
	OUTCOME_INTERRUPTED,
	OUTCOME_UNKNOWN,
	OUTCOME_NOT_ATTEMPTED,
	OUTCOME_COUNT
};

/* The words as written in migrations.csv, indexed by the enum and ended by NULL. */
extern const char *const outcome_words[OUTCOME_COUNT + 1];

/* How outcomes.csv counts it. planned = ok + failed + not attempted. */
enum outcome_class { CLASS_OK, CLASS_FAILED, CLASS_NOT_ATTEMPTED };

struct outcome_info {
	enum outcome_class class;
	bool timed; /* the row's times are those of a whole migration and enter the statistics */
	const char *meaning;
};

/* The line of the table for outcome (below OUTCOME_COUNT). */
const struct outcome_info *outcome_info(enum outcome outcome);

/* The outcome with that word, or OUTCOME_COUNT if there is none. */
enum outcome outcome_find(const char *word);

#endif
