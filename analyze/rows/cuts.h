/*
 * cuts.h — where several processes cut files, and where rows begin there (shared.h).
 */
#ifndef MIGSTAT_ANALYZE_ROWS_CUTS_H
#define MIGSTAT_ANALYZE_ROWS_CUTS_H

#include "rows.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The shares of `ranks` processes, each of as many files as the query names: rank by rank. Free
 * them. NULL with *err: a file is not there. */
struct rows_share *cuts_of(const struct rows_query *query, size_t ranks, struct error *err);

/* Whether the last rows of all shares end where those of the next ones begin. */
bool cuts_fit(const struct rows_share *shares, size_t ranks, size_t files);

/* What stands before the shares of one process, by the counts of all (rows_take, with
 * query->counting): tells each where its first row begins, and in which line. False with *err: the
 * file cannot be read. */
bool cuts_mend(struct rows_share *shares, size_t ranks, size_t rank, const struct texts *files,
	       struct error *err);

#endif
