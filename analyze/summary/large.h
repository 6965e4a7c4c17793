/*
 * large.h — the sums of a CSV file's group, however many values it has: exact, so that they are the
 * same in whichever order the values come, and whoever holds which of them (across.h).
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_LARGE_H
#define MIGSTAT_ANALYZE_SUMMARY_LARGE_H

#include "analyze/rows/rows.h"
#include "analyze/statistics/across.h"
#include "analyze/statistics/moments.h"
#include "crossed.h"
#include "summary.h"

#include <stdbool.h>
#include <stddef.h>

/* The values of one column in one group. Free with large_free. */
struct large {
	const struct rows *rows;
	const struct rows_group *group;
	const struct across *across; /* who holds the others; NULL: nobody */
	size_t column;
	size_t count, local; /* of all values; of those that this process holds */
	enum summary_unit unit;
	int exponent;        /* the least of all values */
	int128 first;        /* the first value, in units of 10^exponent */
	double *digits;      /* the local ones in such units, VM by VM; NULL: not all have so few */
	struct vm_sums *vms; /* of each VM of the group, less the first value */
};

/* With all sums. False if a number or a sum does not fit 128 bits. */
bool large_of(struct large *large, const struct rows *rows, size_t group, size_t column,
	      enum summary_unit unit);

/* The local values of VM number `unit` of the group. */
const struct packed *large_values(const struct large *large, size_t unit);

/* Mean and standard deviation of the rows and of the VMs' means; false if they do not fit. */
bool large_moments(const struct large *large, struct moments *rows, struct moments *vms);

/* How the VMs differ, and the mean of each that has values. */
struct clusters large_clusters(const struct large *large, double *means);

/* The cells of VMs and cycles; where each value is a unit, all together and their logarithms, too.
 * `crossed` is open. False if they do not fit. */
bool large_cells(const struct large *large, struct crossed *crossed);

/* The values' logarithms: n is less than the number of values if one is not above zero. */
struct crossed_cell large_logs(const struct large *large);

void large_free(struct large *large);

#endif
