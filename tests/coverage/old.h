/*
 * old.h — the methods that the default is held against, written out here so that they stay what
 * they were whatever the programs do.
 *
 * naive: every row is independent of every other. old: the VM is the only source of chance, as
 * migstat itself had it: Student's t on the VMs' means; or, where three VMs or more differ by a
 * fifth of their mean, Cox's interval on their logarithms (C. E. Land, Technometrics 14, 1972).
 */
#ifndef MIGSTAT_COVERAGE_OLD_H
#define MIGSTAT_COVERAGE_OLD_H

#include "worlds.h"

struct limits_of_mean {
	double low, high; /* NaN: none */
};

/* 95 % intervals of the mean. */
struct limits_of_mean naive_mean(const struct world_study *study);
struct limits_of_mean old_mean(const struct world_study *study, size_t vms);

/* What of a VM is compared; in this order in the table of the study. */
enum old_aspect { OLD_MEAN, OLD_MEDIAN, OLD_SPREAD, OLD_TAIL, OLD_ASPECTS };

/* p of no difference: Welch's t on all rows. */
double naive_p(const struct world_study *before, const struct world_study *after);

/*
 * p of no difference by VMs alone: t on the logarithms of the VMs' numbers (mean of the directions'
 * means; mean absolute deviation from the direction's median; 95th percentile, type 7), paired or
 * Welch's; of the median Wilcoxon's exact signed ranks, NaN unpaired.
 */
double old_p(enum old_aspect aspect, const struct world_study *before,
	     const struct world_study *after, size_t vms, bool paired);

/* Clopper and Pearson's interval of the share of failures, and Fisher's exact p of no difference:
 * every migration fails by itself. */
struct limits_of_mean old_share(size_t failed, size_t attempted);
double old_share_p(const size_t failed[2], const size_t attempted[2]);

enum { OLD_EVACUATIONS = 2000 };

/* What 95 of 100 evacuations take at most, one VM after the other: a direction is drawn for all,
 * then for each a VM and one of its times in that direction. Every VM has times both ways. */
double old_evacuation_p95(const struct world_study *pilot, size_t vms, gsl_rng *random);

#endif
