/*
 * summarize.h — one metric of an analysis: limits, summaries and diagnoses of all its groups.
 */
#ifndef MIGSTAT_ANALYZE_ANALYSIS_SUMMARIZE_H
#define MIGSTAT_ANALYZE_ANALYSIS_SUMMARIZE_H

#include "analysis.h"
#include "analyze/output/options.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Takes samples[analysis->groups.count] of metrics[m] into the analysis: censors what stands at the
 * limit that options name, or else at the one that is found, and sums up. The samples are censored
 * afterwards. False with *err only without memory.
 */
bool summarize_metric(struct analysis *analysis, size_t m, struct samples *samples,
		      const struct options *options, struct error *err);

#endif
