/*
 * options.h — what the user asks of `migstat plan`.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_OPTIONS_H
#define MIGSTAT_ANALYZE_PLAN_OPTIONS_H

#include "analyze/data/texts.h"
#include "analyze/page/page.h"

#include "datasets/flags.h"
#include "datasets/metric.h"

#include <stdint.h>

enum { PLAN_LANES_MAX = 16 };

/* Free with plan_options_free. */
struct plan_options {
	size_t metrics[METRIC_MAX]; /* by index; metric_count 0: total_time_seconds */
	size_t metric_count;
	struct texts by;
	double level, power;
	double width, difference;        /* ratios wanted */
	double vm_seconds;               /* what setting up one more VM costs */
	size_t evacuate[PLAN_LANES_MAX]; /* VMs on the host */
	size_t evacuate_count;           /* 0: plan a study */
	size_t lanes[PLAN_LANES_MAX];    /* how many VMs at a time */
	size_t lane_count;
	uint64_t seed;
	page_print *print;
	const char *output; /* folder for evacuation.csv; NULL: none */
	char *run;          /* the folder; borrowed */
};

extern const struct verb plan_verb;

/* Parses the words after "migstat-analyze" (argv[0] is the verb). FLAGS_WRONG comes with *err. argv
 * must outlive *options, which is always to be freed. */
enum flags_result plan_options_parse(struct plan_options *options, int argc, char **argv,
				     struct error *err);

void plan_options_free(struct plan_options *options);

#endif
