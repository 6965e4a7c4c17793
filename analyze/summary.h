/*
 * summary.h — what summary.csv says of one metric in one group of migrations.
 *
 * The meaning of every number stands in schema_summary (datasets/schema.c).
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_H
#define MIGSTAT_ANALYZE_SUMMARY_H

#include "interval.h"
#include "samples.h"

#include <stdbool.h>
#include <stddef.h>

/* NaN = there is no such number. All in the metric's unit. */
struct summary {
	double n, vms; /* whole numbers */
	double mean, sd, mean_of_vms;
	struct interval interval, naive;
	double level;
	double median, min, max;
	size_t missing; /* rows that would count, but have no value */
};

/* The summary of samples. level is between 0 and 1. False with *err only without memory. */
bool summary_of(struct summary *summary, const struct samples *samples, double level,
		struct error *err);

/* The number that stands in a column after the groups' columns in schema_summary. */
double summary_number(const struct summary *summary, const char *column);

#endif
