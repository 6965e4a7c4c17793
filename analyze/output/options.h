/*
 * options.h — what the user asks of `migstat analyze`.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_OPTIONS_H
#define MIGSTAT_ANALYZE_OUTPUT_OPTIONS_H

#include "analyze/analysis/query.h"
#include "analyze/page/plot-look.h"

#include "datasets/flags.h"

#include <stdbool.h>

struct format;

/* Free with options_free. */
struct options {
	struct query query;
	const struct format *format;
	const char *output; /* folder for the files; NULL: analysis/ in each run */
	bool list_metrics;
	bool no_plot;
	struct plot_look look; /* of the plots; zero, or made by the format table */
	bool no_resources;     /* metrics.csv is not read */
	bool full;             /* print every number of the summary */
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
