/*
 * summary.h — what summary.csv says of one metric in one group of migrations.
 *
 * The meaning of every number stands in schema_summary (datasets/schema-analysis.c).
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_SUMMARY_H
#define MIGSTAT_ANALYZE_SUMMARY_SUMMARY_H

#include "analyze/statistics/clusters.h"
#include "analyze/statistics/interval-kind.h"
#include "analyze/statistics/interval.h"
#include "analyze/statistics/samples.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* NaN = there is no such number. All in the metric's unit, but for counts and shares. */
struct summary {
	double n, vms, censored; /* whole numbers */
	double mean, sd, cv, mean_of_vms;
	double mean_of_vms_sd;    /* of the VMs' means, n - 1; 0: they are all equal */
	struct interval interval; /* the default one, of this kind: see summary_choose */
	enum interval_kind kind;  /* KIND_AUTO: there is none */
	struct interval vm_means, naive, bca, log;
	double level;
	double median, mad, min, max;
	double p5, p25, p75, p90, p95, p99;
	struct interval median_of_vms, median_naive;
	struct clusters clusters;
	double limit; /* at or above it values are censored */
	/* how many values are 0 because nothing was seen, and the most that one of them may be */
	double unseen, unseen_limit;
	double seed;    /* of bca; a whole number */
	size_t missing; /* rows that would count, but have no value */
};

/* A summary that says nothing: every number but level is NaN, n and vms are 0. */
struct summary summary_none(double level);

/* Parts of a summary, for who has no samples (rows-summary.c): what follows from the moments; and,
 * with censored already there, from the mean and the median of every VM (which are put in order).
 */
void summary_take_moments(struct summary *summary, const struct moments *rows,
			  const struct moments *vms);
void summary_take_vms(struct summary *summary, const double *means, double *medians, size_t vms);

/*
 * The summary of samples. level is between 0 and 1. interval, bca, seed and limit stay NaN: see
 * below. False with *err only without memory.
 */
bool summary_of(struct summary *summary, const struct samples *samples, double level,
		struct error *err);

/* Adds bca and seed to the summary of the same samples, if there are enough VMs (bootstrap.h).
 * False with *err only without memory. */
bool summary_bootstrap(struct summary *summary, const struct samples *samples, uint64_t seed,
		       struct error *err);

/* Takes the interval that is asked for, or that the rule of interval-kind.h chooses, once all of
 * them are there. */
void summary_choose(struct summary *summary, enum interval_kind asked);

/* The word of interval_kind; "" where there is no interval. */
const char *summary_kind(const struct summary *summary);

/* The number that stands in a column after the groups' columns in schema_summary. */
double summary_number(const struct summary *summary, const char *column);

#endif
