/*
 * limits.h — the give-up limits that the user names by --limit.
 */
#ifndef MIGSTAT_ANALYZE_GROUPS_LIMITS_H
#define MIGSTAT_ANALYZE_GROUPS_LIMITS_H

#include "datasets/flags.h"
#include "datasets/metric.h"

#include <stdbool.h>
#include <stddef.h>

/* Values of the metric at or above it are censored (censor.h). */
struct limit {
	char *metric;
	double value; /* in the metric's unit */
};

/* Free with limits_free. */
struct limits {
	struct limit at[METRIC_MAX];
	size_t count;
	bool find; /* look for limits of the metrics that are not named */
};

/* text as a number above zero in the metric's unit, or with a unit of its own (quantity.h): true if
 * it is one. A metric that is not known is one of seconds. */
bool limit_of_text(const char *text, const char *metric, double *value);

/* Takes, into a struct limits, "400s" (of total_time_seconds), "METRIC=400s" or "none". A number is
 * followed by s, ms, min, h or nothing: the metric's own unit. False with *err if the text is
 * something else. */
flag_take limits_take;

/* Whether every limit is of a metric of a run; false with *err. */
bool limits_check(const struct limits *limits, struct error *err);

/* The limit of the metric of that name, the first if there are several; NaN: none is named. */
double limits_value(const struct limits *limits, const char *metric);

/* Whether a limit of the metric is to be looked for: none is named, but limits->find, and only
 * times can stand at a time limit. *limit is the one that is named, or NaN. */
bool limits_to_find(const struct limits *limits, const struct column *metric, double *limit);

void limits_free(struct limits *limits);

#endif
