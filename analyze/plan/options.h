/*
 * options.h — what the user asks of `migstat plan`.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_OPTIONS_H
#define MIGSTAT_ANALYZE_PLAN_OPTIONS_H

#include "analyze/groups/limits.h"
#include "analyze/page/page.h"
#include "datasets/texts.h"

#include "datasets/flags.h"
#include "datasets/metric.h"

#include <stdint.h>

enum { PLAN_LANES_MAX = 16 };

struct plan_format {
	const char *name; /* as --format takes it */
	page_print *print;
};

struct plan_numbers {
	size_t at[PLAN_LANES_MAX];
	size_t count;
};

/* Texts are borrowed from argv. */
struct plan_options {
	struct metric_list metrics; /* none: time_metric (chosen-metrics.h) */
	struct texts by;
	double level, power;
	double width, difference;     /* ratios wanted */
	double vm_seconds;            /* what setting up one more VM costs */
	double session_sd;            /* what one run adds to all of it, a ratio; 0: not known */
	struct limits limits;         /* at which times were given up */
	struct plan_numbers evacuate; /* VMs on the host; none: plan a study */
	struct plan_numbers lanes;    /* how many VMs at a time */
	uint64_t seed;
	const struct plan_format *format;
	const char *output; /* folder for evacuation.csv; NULL: none */
	char *run;          /* the folder */
};

extern const struct verb verb_plan;

#endif
