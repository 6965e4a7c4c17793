/*
 * inside.h — what sides.h promises, piece by piece: the rows put into groups, and what the sides of
 * CSV files say.
 */
#ifndef MIGSTAT_ANALYZE_SIDES_INSIDE_H
#define MIGSTAT_ANALYZE_SIDES_INSIDE_H

#include "sides.h"

/* Adds the side's rows to their groups, and new groups for those that have none. False with *err:
 * the side has no row of those asked for. */
bool sides_add_rows(struct sides *sides, enum which_side side, struct error *err);

/* Whether each text of a column is compared with one of them. */
bool sides_is_against_one(const struct sides *sides);

/* The same where each other text of a column is compared with the one before: the rows of after
 * make the groups, and each row of before stands in all that are like it in the other columns. */
bool sides_add_rows_against_one(struct sides *sides, struct error *err);

/* Whether any group has rows on both sides; if not, *err says what there is. */
bool sides_have_common_group(const struct sides *sides, struct error *err);

/* Cases as the plan before has them, then as that after has; else as they appear, before's first:
 * the order of a study in random order is chance. */
void sides_order_groups(struct sides *sides);

/* As observations_of, of CSV files. A row of such a side is a group of the file (rows_run), with
 * all its values. */
struct observations file_observations_of(const struct sides *sides, size_t group,
					 enum which_side side, const struct metric *metric,
					 double limit);

/* As sides_counts and sides_worst_vm, of the rows that fit --failed. */
struct counts file_counts(const struct sides *sides, size_t group, enum which_side side);
size_t file_worst_vm(const struct sides *sides, size_t group, enum which_side side);

#endif
