/*
 * study-run.h — drawn studies as a run on the disk, such as collect writes: many studies beside
 * each other in one folder, told apart by a column of their own, so that one call of a program
 * judges them all (--by study).
 */
#ifndef MIGSTAT_COVERAGE_STUDY_RUN_H
#define MIGSTAT_COVERAGE_STUDY_RUN_H

#include "worlds.h"

#include <stdio.h>

#define STUDY_COLUMN "study"

struct study_run {
	FILE *csv;
	size_t migrations;
	size_t studies;
	double clock;
};

/* Begins the run in the new folder. The cases are those that its plan names: at least one, then
 * NULL. most_cycles: after so many a run ends that --until-ci may end before; 0: nothing may. Ends
 * the program with a sentence where that cannot be. */
struct study_run study_run_open(const char *folder, const char *const *cases, size_t most_cycles);

/*
 * Adds one study: of every case a drawn study, by those VMs, which are called by prefix and number.
 * Cases alternate cycle by cycle in random order, as `collect --order random` has it.
 */
void study_run_add(struct study_run *run, const char *const *cases,
		   const struct world_study *studies, const char *prefix, gsl_rng *random);

void study_run_close(struct study_run *run);

#endif
