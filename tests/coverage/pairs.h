/*
 * pairs.h — before and after, drawn, and what compare says of many such pairs in one call.
 */
#ifndef MIGSTAT_COVERAGE_PAIRS_H
#define MIGSTAT_COVERAGE_PAIRS_H

#include "measure.h"
#include "study-run.h"

/* The runs of both sides while they are filled; two cases of one run: run[0][0] alone. */
struct pairs {
	const struct task *task;
	struct study_run run[2][MOST_RUNS];
	char *path[2][MOST_RUNS];
	size_t studies;
};

/* The studies of one pair, run by run. Free with pair_free. */
struct pair {
	struct world_study side[2][MOST_RUNS];
	size_t runs[2];
	size_t ended; /* runs that --until-ci ended before their time */
};

/* Draws one pair as the trial has it, of the given VMs before; all values after times factor. */
struct pair pair_draw(const struct task *task, const struct world_vms *vms, const size_t cycles[2],
		      double factor);

void pair_free(struct pair *pair);

struct pairs pairs_open(const struct task *task);
void pairs_add(struct pairs *pairs, const struct pair *pair);

/* Closes the runs, and compares what they hold by those aspects ("mean,spread"). Free the table
 * with table_free: a row for each study and aspect. */
struct table pairs_ask(struct pairs *pairs, const char *aspects);

/* Closes the runs, and asks nothing. */
void pairs_drop(struct pairs *pairs);

#endif
