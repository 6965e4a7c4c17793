/*
 * inside.h — what runs and CSV files have in common.
 */
#ifndef MIGSTAT_ANALYZE_ANALYSIS_INSIDE_H
#define MIGSTAT_ANALYZE_ANALYSIS_INSIDE_H

#include "analysis.h"

/*
 * Takes samples[analysis->groups.count] of metrics[m] into the analysis: censors what stands at the
 * limit that its query names, or else at the one that is found, and sums up. The samples are
 * censored afterwards.
 */
void summarize_metric(struct analysis *analysis, size_t m, struct samples *samples);

/* Judges all checks, when all are made, and says their sentences. */
void judge_all(struct analysis *analysis);

/* Takes the interval of the mean of metrics[m] that was asked for. */
void choose_interval(const struct analysis *analysis, size_t m, struct summary *summary);

#endif
