/*
 * options.h — what the user asks of `migstat analyze`.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_OPTIONS_H
#define MIGSTAT_ANALYZE_OUTPUT_OPTIONS_H

#include "analyze/analysis/query.h"

#include "datasets/flags.h"
#include "datasets/progress.h"

#include <stdbool.h>

struct format;

/* Texts are borrowed from argv. */
struct analyze_options {
	struct query query;
	struct texts files; /* CSV files; query.csv.files points there */
	char *files_name;   /* and query.csv.path there */
	const struct format *format;
	const char *output; /* folder for the files; NULL: analysis/ in each run */
	bool list_metrics;
	bool no_plot;
	bool no_resources;  /* metrics.csv is not read */
	bool quiet;         /* no line of progress */
	bool for_report;    /* of a CSV file: what report needs is written, too */
	enum better better; /* of its columns */
	struct progress progress;
	bool full; /* print every number of the summary */
};

extern const struct verb verb_analyze;

#endif
