/*
 * censor.h — durations that are none: values that stand at a limit at which the measuring program
 * gave up.
 *
 * Such a value says only that the migration took at least so long. It is right-censored: counted,
 * kept out of means and spreads, and above all others for medians and other quantiles.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_CENSOR_H
#define MIGSTAT_ANALYZE_STATISTICS_CENSOR_H

#include "samples.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A pile-up is
 *  - 3 or more values of one group, at most a quarter of it,
 *  - all within 2 % of the largest value of all groups,
 *  - far out: above the upper quartile of their group by more than 3 times the distance between the
 *    quartiles (J. W. Tukey, Exploratory Data Analysis, 1977, chapter 2: outer fence),
 *  - with an empty stretch below, in all groups, that is wider than the pile itself;
 *  - and not of VMs of which each value lies there: such a VM is slow, it was not given up.
 * The limit is the roundest number (the one of fewest digits) that lies at or below the pile's
 * least value, and less than 2 % below the largest; a value that ends at 401.3 was given up at 400.
 */

/* What is seen of a pile-up, in three turns over all values. */
struct pile {
	double largest; /* of all values */
	double least;   /* of those that pile up; infinite: none do */
	double below;   /* the largest below these */
};

extern const struct pile pile_none;

/* Values at or above it may pile up; infinite: none may. */
double pile_bound(const struct pile *pile);

/* Whether `above` of a group's `count` values, `slow` of them of slow VMs, are a pile if they are
 * far out. */
bool pile_may_be(size_t above, size_t slow, size_t count);

/* Whether a value is far out of a group with those quartiles. */
bool pile_is_far_out(double lower, double upper, double value);

/* The limit; NaN: none. */
double pile_limit(const struct pile *pile);

/* Puts the values of one group into values, VM by VM, each with a number for its VM, and returns
 * how many there are. */
typedef size_t censor_group(const void *closure, size_t group, double *values, uint32_t *vms);

/*
 * The limit at which the values of `groups` groups of one metric pile up; NaN: they do not. Every
 * group is asked for up to three times over, so that no more than one need be held at once: most is
 * the size of the largest.
 */
double censor_limit(censor_group *values_of, const void *closure, size_t groups, size_t most);

/* The limit of the values in groups[count]; NaN: none. */
double censor_find(const struct samples *groups, size_t count);

#endif
