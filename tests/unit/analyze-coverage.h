/*
 * analyze-coverage.h — studies made up by the thousand, to see how often an interval holds the
 * truth and how often compare cries wolf.
 *
 * A value is mean + deviation of its VM + deviation of its own; ICC is the VMs' share of the
 * variance of the values. Log-normal values are exp of that, so that ICC and sd are those of the
 * logarithms. The short form is tests/unit/analyze-coverage.c, the long one
 * tests/coverage/analyze-study.c.
 */
#ifndef MIGSTAT_ANALYZE_COVERAGE_H
#define MIGSTAT_ANALYZE_COVERAGE_H

#include "analyze/statistics/bootstrap.h"
#include "analyze/statistics/clusters.h"
#include "analyze/statistics/contrast.h"
#include "analyze/statistics/interval.h"
#include "analyze/statistics/moments.h"

#include "datasets/two-way/mean.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* sd: of the normal values beside a mean of 20, or of the logarithms. */
struct world {
	bool log_normal;
	double sd, icc;
	size_t vms, each; /* VMs, and values of each */
};

enum { WORLD_MOST_VMS = 40 };

static const double world_mean = 20;

/* The true mean of the values. */
static inline double world_truth(const struct world *world)
{
	return world->log_normal ? exp(world->sd * world->sd / 2) : world_mean;
}

static inline double world_value(const struct world *world, double deviation)
{
	return world->log_normal ? exp(deviation) : world_mean + deviation;
}

/* Two-letter names, so that samples can tell the VMs apart. */
static inline void world_names(char names[WORLD_MOST_VMS][3])
{
	for (int i = 0; i < WORLD_MOST_VMS; i++) {
		names[i][0] = (char)('a' + i / 10);
		names[i][1] = (char)('0' + i % 10);
		names[i][2] = '\0';
	}
}

/* One study: fills samples->at[vms * each], and the VMs' deviations; where `again`, the VMs are
 * those of the study before, as when the same VMs are measured after a change. */
static inline void world_study(const struct world *world, gsl_rng *random, struct samples *samples,
			       char names[WORLD_MOST_VMS][3], double of_vms[WORLD_MOST_VMS],
			       bool again)
{
	samples->count = world->vms * world->each;
	samples->vms = world->vms;
	samples->exact = false;
	for (size_t vm = 0; vm < world->vms; vm++) {
		if (!again)
			of_vms[vm] = gsl_ran_gaussian(random, world->sd * sqrt(world->icc));
		for (size_t i = 0; i < world->each; i++)
			samples->at[vm * world->each + i] = (struct sample){
				.vm = names[vm],
				.value = world_value(
					world,
					of_vms[vm] +
						gsl_ran_gaussian(random,
								 world->sd * sqrt(1 - world->icc))),
			};
	}
}

/* How many of the rounds' intervals hold the truth; chosen: the one that analyze gives, which is
 * the log one in so many. */
struct coverage {
	int chosen, vms, naive, bca, log, is_log;
};

static inline bool interval_holds(struct interval interval, double truth)
{
	return interval.low <= truth && truth <= interval.high;
}

/* The default interval of VMs in one cycle: time does not matter in these worlds. */
static inline struct two_way_mean mean_of_vms(const double *means, size_t vms)
{
	struct two_way_value values[WORLD_MOST_VMS];
	struct two_way_mean mean;

	for (size_t vm = 0; vm < vms; vm++)
		values[vm] = (struct two_way_value){ vm, 0, 0, means[vm] };
	if (!two_way_mean_of(&mean, values, vms, TWO_WAY_AUTO, 0.95))
		abort();
	return mean;
}

/* resamples = 0: no bootstrap. */
static inline struct coverage coverage_of(const struct world *world, int rounds, size_t resamples,
					  gsl_rng *random)
{
	struct samples samples = { .at = calloc(world->vms * world->each, sizeof *samples.at) };
	char names[WORLD_MOST_VMS][3];
	double of_vms[WORLD_MOST_VMS];
	double truth = world_truth(world);
	struct coverage coverage = { 0 };

	world_names(names);
	for (int round = 0; samples.at && round < rounds; round++) {
		struct moments rows;
		struct moments vms;
		struct interval bca = { NAN, NAN };
		struct interval on_logs;
		struct two_way_mean mean;
		double *means;

		world_study(world, random, &samples, names, of_vms, false);
		rows = moments_of(&samples, OVER_ROWS);
		vms = moments_of(&samples, OVER_VMS);
		means = vm_numbers(&samples, VM_MEAN);
		if (resamples > 0)
			bca = bootstrap_of_mean(means, world->vms, 0.95, resamples,
						(uint64_t)round);
		on_logs = interval_of_log_mean(means, world->vms, 0.95);
		mean = mean_of_vms(means, world->vms);
		coverage.is_log += mean.by_logarithms;
		coverage.chosen += interval_holds((struct interval){ mean.low, mean.high }, truth);
		coverage.vms += interval_holds(interval_of_mean(&vms, 0.95), truth);
		coverage.naive += interval_holds(interval_of_mean(&rows, 0.95), truth);
		coverage.bca += interval_holds(bca, truth);
		coverage.log += interval_holds(on_logs, truth);
		free(means);
	}
	free(samples.at);
	return coverage;
}

/* How often a difference is found at 5 % where there is none. */
struct alarms {
	int same_vms, other_vms; /* compare: paired, and Welch, on the VMs' means */
	int naive;               /* Welch on all rows of other VMs, as if independent */
};

/* Welch's p on all rows. */
static inline double naive_p(const struct samples *before, const struct samples *after)
{
	double *values[2] = { calloc(before->count, sizeof(double)),
			      calloc(after->count, sizeof(double)) };
	struct units units = { DESIGN_UNPAIRED, values[0], values[1], before->count, after->count };
	double p;

	for (size_t i = 0; i < before->count; i++)
		values[0][i] = (double)before->at[i].value;
	for (size_t i = 0; i < after->count; i++)
		values[1][i] = (double)after->at[i].value;
	p = contrast_of(&units, 0.95).difference.p;
	free(values[0]);
	free(values[1]);
	return p;
}

static inline bool cries_wolf(enum design design, const double *before, const double *after,
			      size_t vms)
{
	struct units units = { design, before, after, vms, vms };
	struct contrast contrast = contrast_of(&units, 0.95);

	return (contrast.by_ratio ? contrast.log_ratio.p : contrast.difference.p) < 0.05;
}

static inline struct alarms alarms_of(const struct world *world, int rounds, gsl_rng *random)
{
	size_t n = world->vms * world->each;
	struct samples before = { .at = calloc(n, sizeof *before.at) };
	struct samples after = { .at = calloc(n, sizeof *after.at) };
	char names[WORLD_MOST_VMS][3];
	double of_vms[WORLD_MOST_VMS];
	struct alarms alarms = { 0 };

	world_names(names);
	for (int round = 0; before.at && after.at && round < rounds; round++) {
		double *old;
		double *new;

		world_study(world, random, &before, names, of_vms, false);
		old = vm_numbers(&before, VM_MEAN);
		world_study(world, random, &after, names, of_vms, true);
		new = vm_numbers(&after, VM_MEAN);
		alarms.same_vms += cries_wolf(DESIGN_PAIRED, old, new, world->vms);
		free(new);
		world_study(world, random, &after, names, of_vms, false);
		new = vm_numbers(&after, VM_MEAN);
		alarms.other_vms += cries_wolf(DESIGN_UNPAIRED, old, new, world->vms);
		alarms.naive += naive_p(&before, &after) < 0.05;
		free(old);
		free(new);
	}
	free(before.at);
	free(after.at);
	return alarms;
}

#endif
