/*
 * digits.h — how the numbers of one metric are shown to a person: unit prefix and decimals.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_DIGITS_H
#define MIGSTAT_ANALYZE_OUTPUT_DIGITS_H

#include "analyze/analysis/analysis.h"
#include "analyze/page/page.h"
#include "analyze/page/scale.h"

#include <stdbool.h>
#include <stddef.h>

struct digits {
	struct scale scale;
	int decimals;       /* of means and the like */
	int value_decimals; /* of measured values, which are as precise as the run has them */
	bool kinds;         /* somewhere the interval is not the plain two-way one */
	bool unbalanced;    /* somewhere the mean of the VMs' means, which the interval is
			     * about, is visibly not the mean */
	bool cycles;        /* somewhere the cycles are known */
	double level;       /* of the intervals */
};

/* Those that suit metrics[metric] in all groups. */
struct digits digits_of(const struct analysis *analysis, size_t metric);

/* Cells of members that are a double: a number, a measured value; "-" where it is NaN. And of two,
 * an interval: "low to high"; an end that is not known is "?"; "-" where neither is. how is a
 * struct digits. */
page_add_cell digits_column, digits_column_measured, digits_column_interval;

#endif
