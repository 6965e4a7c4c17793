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

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A pile-up, looked for in three turns over the values of one metric, so that they need not be held
 * all at once: pile_see takes every value; then pile_see_group every group, in order; then
 * pile_see_below every value once more; then pile_limit tells the limit, NaN if there is none. A
 * pile-up is
 *  - 3 or more values of one group, at most a quarter of it,
 *  - all within 2 % of the largest value of all groups,
 *  - far out: above the upper quartile of their group by more than 3 times the distance between the
 *    quartiles (J. W. Tukey, Exploratory Data Analysis, 1977, chapter 2: outer fence),
 *  - with an empty stretch below, in all groups, that is wider than the pile itself.
 * The limit is the roundest number (the one of fewest digits) that lies at or below the pile's
 * least value, and less than 2 % below the largest; a value that ends at 401.3 was given up at 400.
 */
struct pile {
	double largest; /* of all values */
	double least;   /* of those that pile up; infinite: none do */
	double below;   /* the largest below these */
};

/* To begin with. */
extern const struct pile pile_none;

void pile_see(struct pile *pile, double value);
void pile_see_group(struct pile *pile, const double *sorted, size_t count);
void pile_see_below(struct pile *pile, double value);
double pile_limit(const struct pile *pile);

/* The limit of the values in groups[count]; NaN: none. False with *err only without memory. */
bool censor_find(double *limit, const struct samples *groups, size_t count, struct error *err);

/* Censors all values at or above limit: they stand behind samples->count then, and
 * samples->censored tells how many there are. NaN censors none. False with *err only without
 * memory. */
bool samples_censor(struct samples *samples, double limit, struct error *err);

#endif
