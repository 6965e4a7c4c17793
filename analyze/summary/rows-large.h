/*
 * rows-large.h — what a summary says beside the moments, of a group too large to be held as
 * samples: from its doubles, 8 bytes a value while it works.
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_ROWS_LARGE_H
#define MIGSTAT_ANALYZE_SUMMARY_ROWS_LARGE_H

#include "analyze/rows/rows.h"
#include "summary.h"

#include <stdbool.h>
#include <stddef.h>

/* The values of one column in one group. */
struct large {
	const struct rows *rows;
	const struct rows_group *group;
	size_t column, count;
	int exponent; /* the least of all values */
};

/* The values of VM number `unit` of the group. */
const struct packed *large_values(const struct large *large, size_t unit);

/*
 * Quantiles, to the last bit as sorted.h has them; MAD, variance components and what rests on the
 * VMs' means and medians, as good as doubles are. No bootstrap. Moments, level and the
 * number of the censored, which rows_censor took out, must be there already. False
 * if a value has more digits than a double.
 */
bool large_describe(struct summary *summary, const struct large *large);

#endif
