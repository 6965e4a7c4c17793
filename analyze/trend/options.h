/*
 * options.h — what the user asks of `migstat trend`: its command line (flags.c), and what is
 * checked of it as a whole (options.c).
 */
#ifndef MIGSTAT_ANALYZE_TREND_OPTIONS_H
#define MIGSTAT_ANALYZE_TREND_OPTIONS_H

#include "analyze/groups/limits.h"
#include "analyze/sides/chosen-metrics.h"
#include "analyze/verdict/options.h"
#include "releases.h"
#include "trends.h"

struct trend_format;

/* What the exit status is about. */
enum gate { GATE_NEWEST, GATE_ALL };

struct trend_options {
	struct trends_query query;
	const struct metric *metrics[METRIC_MAX]; /* what query.metrics points to */
	double limit_of[METRIC_MAX];              /* what query.limits points to */
	struct metrics_wish wish;
	struct limits limits;
	struct goals goals; /* of --limits-from */
	struct texts by, cases;
	struct releases releases;
	const char *baseline; /* label; NULL: the first release */
	bool unpaired;
	enum gate gate;
	enum fail_on fail_on;
	const struct trend_format *format;
	const char *output; /* folder for trend.csv; NULL: analysis/ of the newest release's first
			     * run */
};

/* The verb's finish and free. */
bool trend_options_finish(void *options, size_t count, char **operands, struct error *err);
void trend_options_free(void *options);

#endif
