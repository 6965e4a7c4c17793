/*
 * options.h — what the user asks of `migstat compare`: its command line (flags.c), and what is
 * checked of it as a whole (options.c).
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_OPTIONS_H
#define MIGSTAT_ANALYZE_VERDICT_OPTIONS_H

#include "analyze/compare/compare.h"
#include "analyze/groups/limits.h"
#include "analyze/rows/rows.h"
#include "analyze/sides/chosen-metrics.h"

#include "datasets/flags.h"
#include "datasets/progress.h"
#include "datasets/texts.h"

#include <stdbool.h>
#include <stddef.h>

struct compare_format;

/* From which verdict on the exit status is not 0. */
enum fail_on { FAIL_ON_WORSE, FAIL_ON_UNDECIDED, FAIL_ON_NEVER };
extern const char *const fail_on_words[]; /* "worse", …; ends with NULL */

/* What counts as one observation: what the user says. */
enum unit_wish { UNIT_WISH_VM, UNIT_WISH_MIGRATION };

struct compare_options {
	struct comparisons_query query;
	const struct metric *metrics[METRIC_MAX]; /* what query.metrics points to */
	double limit_of[METRIC_MAX];              /* what query.limits points to */
	struct limits limits;
	struct metrics_wish wish;
	bool csv; /* the sides are CSV files, not runs */
	struct rows_query rows;
	enum better better;        /* of their columns */
	struct texts by;           /* the columns to group by */
	struct texts cases;        /* only these; empty: all */
	struct texts sides[SIDES]; /* the folders of --before and --after, and the operands */
	struct texts baseline;     /* runs that tell how much sessions differ */
	enum unit_wish unit;
	char *between_column;       /* of --between; NULL: none */
	char *between_value[SIDES]; /* NULL after: each other text of the column */
	const struct compare_format *format;
	bool no_plot, unpaired;
	bool quiet; /* no line of progress */
	struct progress progress;
	const char *output; /* folder for comparisons.csv; NULL: analysis/ of after's first run */
	enum fail_on fail_on;
	struct goals goals; /* of --limits-from; path NULL: none */
};

/* Takes the path of a file of limits into a struct goals, which it is read into. */
flag_take limits_from_take;

extern const struct verb verb_compare;

/* The verb's finish and free. */
bool compare_options_finish(void *options, size_t count, char **operands, struct error *err);
void compare_options_free(void *options);

#endif
