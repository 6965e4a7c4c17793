/*
 * rates.h — how often migrations succeed: shares of the counts, with their intervals.
 */
#ifndef MIGSTAT_ANALYZE_DATA_RATES_H
#define MIGSTAT_ANALYZE_DATA_RATES_H

#include "analyze/statistics/interval.h"
#include "counts.h"

/* ok as a share of something, 0 to 1; NaN where that is nothing. */
struct rate {
	double share;
	struct interval exact;  /* Clopper-Pearson's (proportion.h) */
	struct interval wilson; /* Wilson's */
};

/* Of the attempted: how the hypervisor does. Of the planned: how the study does, for what could
 * not be attempted was not moved either. */
struct rates {
	struct rate attempted, planned;
};

struct rates rates_of(const struct counts *counts, double level);

#endif
