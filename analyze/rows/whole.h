/*
 * whole.h — from the rows that each process read to all rows: groups, VMs, cycles and counts of
 * all, in the order of one process; the values stay where they are (shared.h).
 */
#ifndef MIGSTAT_ANALYZE_ROWS_WHOLE_H
#define MIGSTAT_ANALYZE_ROWS_WHOLE_H

#include "rows.h"

/* All processes call it, each with the rows of its shares; shares: of all, rank by rank. False with
 * *err, the same for all. */
bool whole_of(struct rows *rows, const struct rows_query *query, const struct rows_share *shares,
	      const struct across *across, struct error *err);

#endif
