/*
 * query.h — what is asked of an analysis: which runs or which CSV file, which metrics, how grouped.
 *
 * The command line fills it (output/options.h); what reckons reads it and knows no command line.
 */
#ifndef MIGSTAT_ANALYZE_ANALYSIS_QUERY_H
#define MIGSTAT_ANALYZE_ANALYSIS_QUERY_H

#include "analyze/groups/limits.h"
#include "analyze/rows/rows.h"
#include "analyze/statistics/interval-kind.h"
#include "analyze/summary/summary.h"
#include "datasets/texts.h"

#include "datasets/metric.h"
#include "datasets/progress.h"
#include "datasets/run.h"

#include <stddef.h>
#include <stdint.h>

struct query {
	char *const *runs; /* folders, borrowed */
	size_t run_count;
	struct run *read; /* by run: those that were read already, and are taken over from there
			   * (.folder NULL: not read); NULL: none was */
	struct rows_query csv;       /* .path NULL: runs are analyzed, not a CSV file */
	const struct across *across; /* the processes that read the CSV files together; NULL: one */
	struct metric_list metrics;  /* in the order asked for; none: every one that has a value */
	struct texts by;             /* the columns to group by */
	double level;                /* of the intervals, between 0 and 1 */
	enum interval_kind interval; /* of the mean: which is shown as the interval */
	enum summary_unit unit;      /* of chance, beside the cycle */
	struct limits limits;        /* at which times were given up, not measured */
	uint64_t seed;               /* of the bootstrap */
	struct progress *progress;   /* of runs: where it is told how far the work is; or NULL */
};

#endif
