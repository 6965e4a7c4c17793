/*
 * groups.h — what the rows of a run say before any statistics: which of them belong together, by
 * the columns that the user asked for, what became of them, and what happened during them.
 *
 * In: a run as it was read; columns and limits as the user named them.
 * Out: rows by group, counts and success rates, events by migration.
 * Doors: groups.h, counts.h (outcomes and rates), attempts.h (what failed, VM by VM and round by
 * round), events.h (events.csv), limits.h (times at which
 * the measuring program gave up).
 */
#ifndef MIGSTAT_ANALYZE_GROUPS_GROUPS_H
#define MIGSTAT_ANALYZE_GROUPS_GROUPS_H

#include "datasets/run.h"
#include "datasets/texts.h"

#include <stdbool.h>
#include <stddef.h>

/* Rows with the same text in every column of the key, in the file's order. rows is part of its
 * groups' `rows`. */
struct group {
	size_t *rows;
	size_t count;
};

/* The groups: cases in the order of the run's plan, for that in which they appear may be chance;
 * else as they appear first in the file. */
struct groups {
	struct group *at;
	size_t count;
	size_t *rows; /* all row numbers, group by group */
};

/*
 * Groups the rows of run by the columns named in `by`. Free with groups_free. False with *err if
 * the run has no such column, or if a column would stand twice in summary.csv or outcomes.csv.
 */
bool groups_of(struct groups *groups, const struct run *run, const struct texts *by,
	       struct error *err);

void groups_free(struct groups *groups);

/* Where the group of a row of run comes among those of its columns `by`: its case's place in the
 * plan, 0 without cases. Groups of the same rank stand as they appear. */
size_t group_rank(const struct run *run, size_t row, const struct texts *by);

/* Says on stderr that the last row of a run is cut off, where it is. */
void warn_if_torn(const struct run *run);

/* What the group's rows have in this column. Borrowed from run. */
const char *group_key(const struct group *group, const struct run *run, const char *column);

#endif
