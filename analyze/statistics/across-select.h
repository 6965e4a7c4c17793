/*
 * across-select.h — order statistics of values of which each process holds a part, without moving
 * the values.
 *
 * The value at a place among all is found by its bits, SELECT_BITS at a time from the highest on:
 * all processes count which of their values have which next bits, the counts are summed up, and the
 * place falls among those of one pattern. So it takes SELECT_ROUNDS rounds, however many values and
 * processes there are, for any number of places at once, and the value is exact: a radix select
 * (D. E. Knuth, The Art of Computer Programming 3, 5.2.5 and 5.3.3), spread out.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_ACROSS_SELECT_H
#define MIGSTAT_ANALYZE_STATISTICS_ACROSS_SELECT_H

#include "across.h"

#include <stddef.h>

enum { SELECT_BITS = 4, SELECT_ROUNDS = 64 / SELECT_BITS };

/* A place among the values that this process and all others hold. */
struct across_place {
	const double *sorted; /* those of this process, in order upwards; none is NaN */
	size_t count;
	size_t place; /* from 0, below the number of all */
	double value; /* is found; never -0 */
};

void across_select(const struct across *across, struct across_place *places, size_t count);

#endif
