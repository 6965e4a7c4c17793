/*
 * analysis.h — a run, analyzed: samples -> groups -> summaries, and what became of the migrations.
 */
#ifndef MIGSTAT_ANALYZE_ANALYSIS_H
#define MIGSTAT_ANALYZE_ANALYSIS_H

#include "counts.h"
#include "groups.h"
#include "options.h"
#include "summary.h"

#include "datasets/metric.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

struct analysis {
	struct run run;
	struct groups groups;
	size_t metrics[METRIC_MAX]; /* by index: those asked for, or those that have a value */
	size_t metric_count;
	struct summary *summaries; /* metric_count * groups.count, metric by metric */
	struct counts *counts;     /* groups.count */
};

/* One for each run, in the order of the command line. */
struct analyses {
	struct analysis *at;
	size_t count;
};

/* Reads and analyzes the runs that options name. Free with analyses_free. False with *err. */
bool analyses_of(struct analyses *analyses, const struct options *options, struct error *err);

void analyses_free(struct analyses *analyses);

/* The summary of metrics[metric] in groups.at[group]. */
const struct summary *analysis_summary(const struct analysis *analysis, size_t metric,
				       size_t group);

#endif
