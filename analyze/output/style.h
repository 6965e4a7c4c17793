/*
 * style.h — how the numbers of one metric are shown to a person: unit prefix and digits.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_STYLE_H
#define MIGSTAT_ANALYZE_OUTPUT_STYLE_H

#include "analyze/analysis/analysis.h"
#include "analyze/data/scale.h"
#include "analyze/data/texts.h"
#include "analyze/statistics/interval.h"

#include <stdbool.h>
#include <stddef.h>

struct style {
	struct scale scale;
	int decimals;       /* of means and the like */
	int value_decimals; /* of measured values, which are as precise as the run has them */
	bool kinds;         /* somewhere the interval is another than Student's t */
	bool unbalanced;    /* somewhere the mean of the VMs' means, which the interval is
			     * about, is visibly not the mean */
};

/* The style that suits metrics[metric] in all groups. */
struct style style_of(const struct analysis *analysis, size_t metric);

/* Adds a number of the metric's unit; "-" where there is none (NaN). */
void style_add(struct texts *cells, const struct style *style, double value, int decimals);

/* Adds "low to high"; an end that is not known is "?"; "-" where neither is. */
void style_add_interval(struct texts *cells, const struct style *style,
			const struct interval *interval);

/* Adds a number that has no unit; "-" where there is none. */
void style_add_plain(struct texts *cells, double value, int decimals);

#endif
