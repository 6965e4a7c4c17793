/*
 * summary.h — the room of summaries: what summary.csv and vms.csv say of one metric in one group.
 *
 * In: samples; or, of a CSV file with millions of values, its rows (rows-summary.h).
 * Out: one number for each column of schema_summary (schema-analysis.h), where its meaning stands.
 * Doors: this header, with crossed.h (the interval of VMs and cycles) in it; vm-parts.h (every VM
 * by itself), rows-summary.h (of a CSV file's group).
 */
#ifndef MIGSTAT_ANALYZE_SUMMARY_SUMMARY_H
#define MIGSTAT_ANALYZE_SUMMARY_SUMMARY_H

#include "analyze/statistics/bootstrap.h"
#include "analyze/statistics/clusters.h"
#include "analyze/statistics/interval-kind.h"
#include "analyze/statistics/interval.h"
#include "analyze/statistics/samples.h"
#include "analyze/statistics/sorted.h"
#include "crossed.h"

#include "datasets/schema-analysis.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct summary {
	/* By column; NaN = there is no such number. All in the metric's unit, but for counts and
	 * shares. limit is that at or above which values are censored. */
	double value[SUMMARY_COLUMNS];
	enum interval_kind kind; /* of the interval, the default one; KIND_AUTO: there is none */
	enum two_way_source by;  /* what bounds it; TWO_WAY_NONE: there is none */
	struct two_way_mean crossed; /* of which the intervals of VMs and cycles are */
	double mean_of_vms;          /* of their plain means */
	double mean_of_vms_sd;       /* of the VMs' means, n - 1; 0: they are all equal */
	size_t missing;              /* rows that would count, but have no value */
	int looks; /* the interval counts so many, of a run that may end by it; 0: none */
};

/* A summary that says nothing: every number but level is NaN; n, vms and censored are 0. */
struct summary summary_none(double level);

/* The columns that are quantiles of all values. */
enum { SUMMARY_QUANTILES = 7 };
extern const struct summary_quantile {
	enum summary_column column;
	int percent;
} summary_quantiles[SUMMARY_QUANTILES];

/* Two columns that stand beside each other: an interval, by that of its lower end. */
struct interval summary_interval(const struct summary *summary, enum summary_column low);
void summary_put_interval(struct summary *summary, enum summary_column low,
			  struct interval interval);

/* Parts of a summary, for who has no samples (rows-summary.c): what follows from the moments; from
 * VMs and cycles, behind these (cycles: they are known); and, with censored already there, from the
 * mean and the median of every VM (which are put in order). */
void summary_take_moments(struct summary *summary, const struct moments *rows,
			  const struct moments *vms);
void summary_take_clusters(struct summary *summary, struct clusters clusters);
void summary_take_crossed(struct summary *summary, const struct crossed_result *result,
			  bool cycles);
void summary_take_vms(struct summary *summary, const double *means, double *medians, size_t vms);
/* The two parts of it, where there are too many VMs for arrays of both. */
void summary_take_log(struct summary *summary, const double *means, size_t vms);
void summary_take_median(struct summary *summary, struct interval of_medians);

/* What is a unit of chance beside the cycle: a VM; or each value by itself, where there is one VM
 * or none is known. */
enum summary_unit { UNIT_VM, UNIT_MIGRATION };
extern const char *const summary_unit_words[]; /* "vm", "migration"; ends with NULL */

/*
 * The summary of samples. level is between 0 and 1. interval, bca, bca_seed and limit stay NaN: see
 * below.
 */
struct summary summary_of(const struct samples *samples, enum summary_unit unit, double level);

/* The same of samples whose order is known. */
struct summary summary_of_sorted(const struct sorted *sorted, enum summary_unit unit, double level);

/* Adds bca and bca_seed to the summary of the same samples, if there are enough VMs. draws: what is
 * drawn is kept there from call to call (bootstrap.h). */
void summary_bootstrap(struct summary *summary, const struct samples *samples, uint64_t seed,
		       struct bootstrap_draws *draws);

/* Takes the interval that is asked for, or that the rule of mean.h chooses, once all of them are
 * there. positive: a value is never negative by its nature, so no interval begins below 0. */
void summary_choose(struct summary *summary, enum interval_kind asked, bool positive);

/* Makes the chosen interval as wide as that of a study must be which was looked at so many times,
 * and ended as soon as the mean was known well enough (datasets/two-way/looks.h). positive: as
 * above. */
void summary_count_looks(struct summary *summary, int looks, bool positive);

/* Whether it is of 2 VMs or cycles, too few to be shown to a person as the result. */
bool summary_is_of_too_few(const struct summary *summary);

/* The word of interval_kind; "" where there is no interval. */
const char *summary_kind(const struct summary *summary);

#endif
