/*
 * results.h — what came out of the study: a table for people, one for programs, and lines of TAP.
 */
#ifndef MIGSTAT_COVERAGE_RESULTS_H
#define MIGSTAT_COVERAGE_RESULTS_H

#include "trials.h"
#include "workers.h"

/* "analyze", "compare cases", … */
const char *question_word(const struct trial *trial);

/* In percent, with "!" where the words promise more than is held, and "<" where less is claimed
 * than could be. */
void results_print(const struct job *jobs, const struct outcome_of_trial *outcomes, size_t count);

/* The same as CSV. False with errno. */
bool results_write(const char *path, const struct job *jobs,
		   const struct outcome_of_trial *outcomes, size_t count);

/* A test that the default keeps its promise in each line of the trial, and one that the old method
 * does not where it should fail. Counts on *tests; returns how many failed. */
size_t tap_print(const struct short_trial *trial, const struct outcome_of_trial *outcome,
		 size_t *tests);

#endif
