/*
 * groups.h — the rows of both sides, put into groups: the second half of sides_of.
 */
#ifndef MIGSTAT_ANALYZE_SIDES_GROUPS_H
#define MIGSTAT_ANALYZE_SIDES_GROUPS_H

#include "sides.h"

/* Adds the side's rows to their groups, and new groups for those that have none. False with *err:
 * the side has no row of those asked for, or no memory. */
bool sides_add_rows(struct sides *sides, enum which_side side, struct error *err);

/* Whether any group has rows on both sides; if not, *err says what there is. */
bool sides_have_common_group(const struct sides *sides, struct error *err);

/* Cases as the plan before has them, then as that after has; else as they appear, before's first:
 * the order of a study in random order is chance. */
void sides_order_groups(struct sides *sides);

#endif
