/*
 * options.h — what the user asks of `migstat analyze`.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_OPTIONS_H
#define MIGSTAT_ANALYZE_OUTPUT_OPTIONS_H

#include "analyze/data/limits.h"
#include "analyze/data/texts.h"
#include "analyze/page/plot-look.h"
#include "analyze/rows/rows.h"
#include "analyze/statistics/interval-kind.h"
#include "datasets/flags.h"
#include "datasets/metric.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct format;

/* Free with options_free. */
struct options {
	size_t metrics[METRIC_MAX];  /* by index, in the order asked for */
	size_t metric_count;         /* 0: every metric that has a value */
	struct texts by;             /* the columns to group by */
	enum interval_kind interval; /* of the mean: which is shown as the interval */
	double level;                /* of the intervals, between 0 and 1 */
	const struct format *format;
	const char *output; /* folder for the files; NULL: analysis/ in each run */
	bool list_metrics;
	bool no_plot;
	struct plot_look look; /* of the plots; zero, or made by the format table */
	bool no_resources;     /* metrics.csv is not read */
	bool full;             /* print every number of the summary */
	uint64_t seed;         /* of the bootstrap */
	struct limits limits;
	struct rows_query csv; /* .path NULL: runs are analyzed, not a CSV file */
	char *const *runs;     /* the operands: folders */
	size_t run_count;
};

extern const struct verb analyze_verb;

/*
 * Parses the words after "migstat-analyze" (argv[0] is the verb). FLAGS_WRONG comes with *err,
 * also where no run is named or memory ran out. argv must outlive *options, which is always to be
 * freed.
 */
enum flags_result options_parse(struct options *options, int argc, char **argv, struct error *err);

void options_free(struct options *options);

#endif
