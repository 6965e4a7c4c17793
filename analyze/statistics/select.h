/*
 * select.h — some of many numbers in order, without sorting all of them.
 *
 * C. A. R. Hoare, Algorithm 65: Find, Communications of the ACM 4 (1961), for several places at
 * once; a part that does not shrink is sorted.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_SELECT_H
#define MIGSTAT_ANALYZE_STATISTICS_SELECT_H

#include <stddef.h>

/*
 * Reorders values[count], none of them NaN, so that those at places[place_count] (from 0, below
 * count; in any order, and the same may stand there twice; they are put in order) stand where they
 * would if all were in order upwards.
 */
void numbers_select(double *values, size_t count, size_t *places, size_t place_count);

/* The median of values[count], at least one, which are reordered. */
double numbers_middle(double *values, size_t count);

#endif
