/*
 * shared.h — CSV files read by several processes, each a part of them.
 *
 * The files count as one row of bytes, which is cut into as many parts of the same size as there
 * are processes; only where a file cannot be cut (it is compressed, UTF-16, with lines of comments,
 * or no CSV) is the cut moved to its nearer end. Where rows begin behind a cut is first guessed: at
 * the next line. Then all hold the ends of their last rows against the beginnings that the next
 * ones guessed. If one was wrong (a line end in quotes), or something is wrong in a file, all count
 * quotes and line ends between the cuts; the counts tell where rows begin and in which line, and
 * all read again. So no byte is read more than three times, mostly once, and every complaint and
 * line number is that of one process.
 *
 * Then each has all groups, VMs and counts (in the order of one process), and its own values.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_SHARED_H
#define MIGSTAT_ANALYZE_ROWS_SHARED_H

#include "rows.h"

/* As rows_read; all processes call it. The files are those of process 0. */
bool rows_read_shared(struct rows *rows, const struct rows_query *query,
		      const struct across *across, struct error *err);

#endif
