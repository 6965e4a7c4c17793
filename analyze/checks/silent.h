/*
 * silent.h — the VMs of a group that were probed and never answered.
 *
 * Their rows know no network downtime, so no statistic of it can tell that they are missing: this
 * check goes by the run's plan (which VMs have an address, and whether there were probes), and by
 * all that was attempted, whatever became of it.
 */
#ifndef MIGSTAT_ANALYZE_CHECKS_SILENT_H
#define MIGSTAT_ANALYZE_CHECKS_SILENT_H

#include "datasets/run.h"

#include <stddef.h>

/* What is to be told of them. All zero: nothing is. */
struct silent {
	size_t vms;     /* how many never answered */
	size_t probed;  /* of how many that had an address, and a migration in the group */
	char *rows;     /* the numbers of their migrations, with blanks */
	char *sentence; /* NULL: nothing is to be told */
};

/* The metric whose value these rows lack. */
extern const char silent_metric[];

/* Of the rows of a group of the run. Free with silent_free. */
struct silent silent_of(const struct run *run, const size_t *rows, size_t count);

void silent_free(struct silent *silent);

#endif
