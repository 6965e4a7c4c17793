/*
 * run-names.h — what the runs of a call are called: by their own names, and those that share one by
 * the shortest end of their paths that tells them apart. For programs that have nothing to lose
 * (must.h).
 */
#ifndef MIGSTAT_RUN_NAMES_H
#define MIGSTAT_RUN_NAMES_H

#include <stddef.h>

/*
 * Fills names with `count` texts, each to be freed. own: the runs' own names; folders: as they were
 * named by whoever called. "8.2/run" and "9.0/run" of two that are called run; a folder that is
 * named twice keeps its whole path.
 */
void run_names(char **names, const char *const *own, const char *const *folders, size_t count);

#endif
