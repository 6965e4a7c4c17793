/*
 * metric.h — every metric migstat knows about one migration.
 *
 * To add a metric, add one line to metric.c: collect, analyze, report, --list-metrics, the run's
 * datapackage.json and the manual pages loop over this table. Values of a row are held by metric
 * index, never by struct member.
 */
#ifndef MIGSTAT_METRIC_H
#define MIGSTAT_METRIC_H

#include "schema.h"

#include <stddef.h>

enum better { LOWER_IS_BETTER, HIGHER_IS_BETTER, NEITHER_IS_BETTER };

struct metric {
	struct column column; /* name with its unit, type, unit, meaning */
	const char *title;    /* axis and table label, without the unit */
	enum better better;   /* which way is an improvement */
	int decimals;         /* digits after the decimal point when written to a run */
	const char
		*job_field; /* the hypervisor's job-statistics field, NULL if collect derives it */
	double job_scale;   /* factor from job_field's unit to column.unit */
};

enum { METRIC_MAX = 64 };

size_t metric_count(void);

/* Metric number index, from 0, below metric_count(). */
const struct metric *metric_at(size_t index);

/* The index of the metric with that column name, or metric_count() if there is none. */
size_t metric_find(const char *name);

/*
 * The metric (its index) that tells how exactly this one is known: the true value lies within so
 * much of it, and where nothing was seen, a 0, it is at most that. metric_count(): none does.
 */
size_t metric_resolution(size_t index);

/* "lower is better", "higher is better" or "". */
const char *better_text(enum better better);

#endif
