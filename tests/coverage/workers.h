/*
 * workers.h — trials measured by several processes at once. The seed of a trial comes from its
 * number, so that the numbers are the same however many processes there are and whichever other
 * trials are measured.
 */
#ifndef MIGSTAT_COVERAGE_WORKERS_H
#define MIGSTAT_COVERAGE_WORKERS_H

#include "measure.h"

/* What a trial comes to. */
struct outcome_of_trial {
	struct line lines[MOST_LINES];
	size_t count;
};

/* A trial to be measured, so many times; number: its place among all that there are. */
struct job {
	const struct trial *trial;
	size_t rounds, number;
};

/*
 * Measures the jobs by so many processes; programs is the folder of migstat-analyze. Progress, if
 * asked for, goes to stderr. Free the outcomes, one for each job. The program ends where a worker
 * does.
 */
struct outcome_of_trial *workers_measure(const struct job *jobs, size_t count, size_t workers,
					 const char *programs, unsigned long seed, bool progress);

#endif
