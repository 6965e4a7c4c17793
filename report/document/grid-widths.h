/*
 * grid-widths.h — how wide the columns of a table on paper get: pure arithmetic.
 */
#ifndef MIGSTAT_REPORT_DOCUMENT_GRID_WIDTHS_H
#define MIGSTAT_REPORT_DOCUMENT_GRID_WIDTHS_H

#include <stddef.h>

/* What a column likes to have, and below what its words would be torn; 0 <= least <= natural. */
struct grid_width {
	double natural, least;
};

/*
 * Shares `available` out among the columns, without the gaps between them. All get their natural
 * width if that fits; else the least, and what is left in proportion to what they lack; else all
 * are narrower in proportion. The sum is at most `available`.
 */
void grid_widths(double *widths, const struct grid_width *columns, size_t count, double available);

#endif
