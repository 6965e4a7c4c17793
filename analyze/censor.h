/*
 * censor.h — durations that are none: values that stand at a limit at which the measuring program
 * gave up.
 *
 * Such a value says only that the migration took at least so long. It is right-censored: counted,
 * kept out of means and spreads, and above all others for medians and other quantiles.
 */
#ifndef MIGSTAT_ANALYZE_CENSOR_H
#define MIGSTAT_ANALYZE_CENSOR_H

#include "samples.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The limit at which the values of one metric, in groups[count], pile up; NaN if they do not. A
 * pile-up is
 *  - 3 or more values of one group, at most a quarter of it,
 *  - all within 2 % of the largest value of all groups,
 *  - far out: above the upper quartile of their group by more than 3 times the distance between the
 *    quartiles (J. W. Tukey, Exploratory Data Analysis, 1977, chapter 2: outer fence),
 *  - with an empty stretch below, in all groups, that is wider than the pile itself.
 * The limit is the roundest number (the one of fewest digits) that lies at or below the pile's
 * least value, and less than 2 % below the largest; a value that ends at 401.3 was given up at 400.
 * False with *err only without memory.
 */
bool censor_find(double *limit, const struct samples *groups, size_t count, struct error *err);

/* Censors all values at or above limit: they stand behind samples->count then, and
 * samples->censored tells how many there are. NaN censors none. False with *err only without
 * memory. */
bool samples_censor(struct samples *samples, double limit, struct error *err);

#endif
