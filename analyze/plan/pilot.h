/*
 * pilot.h — what a pilot says of one metric in one group: the variances that the next study is
 * planned by, as they were seen and at most.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_PILOT_H
#define MIGSTAT_ANALYZE_PLAN_PILOT_H

#include "analyze/sides/sides.h"
#include "datasets/two-way/mean.h"

#include <stdbool.h>
#include <stddef.h>

/* How sure each upper limit of a variance is. Chosen by simulation (tests/unit/analyze-plan.c is
 * its short form): the power that such plans really had was 80 of 100 or more on average. */
/* Of two of either no interval is shown (two-way.h), and so no plan rests on them. */
enum { PILOT_LEAST_VMS = 3, PILOT_LEAST_CYCLES = 3 };

#define PILOT_SURE 0.8

/* On a relative scale: the variances are of ratios. */
struct variances {
	struct two_way_model seen, limit;
};

struct pilot {
	size_t vms, cycles, values;
	double directions;         /* of a cycle: 2, or 1 where only one was measured */
	double mean;               /* of the VMs' means, in the metric's unit */
	struct two_way_mean known; /* its default interval */
	struct variances mean_of;  /* of a mean, as a part of it */
	struct variances change;   /* of one side's logarithms, linearised (two_way_relative) */
	/* Of the difference to another case of the run, VM by VM and cycle by cycle, on average of
	 * all others; NaN and 0: there is no other. */
	struct variances difference;
	size_t others;
	double seconds; /* what one migration takes, with all around it; NaN: not known */
};

/* What group of the side before says; level is that of `known`. */
struct pilot pilot_of(const struct sides *sides, size_t group, const struct metric *metric,
		      double level);

/* The same from values; nothing is known of differences and seconds. */
struct pilot pilot_of_values(struct two_way_value *values, size_t count, double level);

/* The variances of the differences after less before, both of the same VMs and cycles; prior: of
 * neighbouring cycles. NaN where they have too little in common. */
struct variances variances_of_difference(const struct two_way_value *before, size_t before_count,
					 const struct two_way_value *after, size_t after_count,
					 double prior);

#endif
