/*
 * bootstrap.h — an interval from resampling: BCa, bias-corrected and accelerated.
 *
 * B. Efron, Better bootstrap confidence intervals, JASA 82 (1987), with the acceleration from the
 * jackknife, as in B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), section
 * 14.3. What is resampled must be independent: VMs, not migrations.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_BOOTSTRAP_H
#define MIGSTAT_ANALYZE_STATISTICS_BOOTSTRAP_H

#include "interval.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Below BOOTSTRAP_VMS no bootstrap keeps its promise (`make coverage-study` shows it), so none is
 * made; above BOOTSTRAP_MOST_VMS it would say what Student's t says. RESAMPLES leave an error of
 * about 1 % of the width.
 */
enum { BOOTSTRAP_VMS = 20, BOOTSTRAP_MOST_VMS = 5000, BOOTSTRAP_RESAMPLES = 10000 };

/*
 * The interval that holds the mean of the distribution that values[count] are drawn from; level is
 * between 0 and 1. The same seed gives the same interval. No interval (NaN) where count < 2; where
 * all values are equal it has no width.
 */
struct interval bootstrap_of_mean(const double *values, size_t count, double level,
				  size_t resamples, uint64_t seed);

/* Which values each resample draws. Where many sets of as many values are resampled by one seed,
 * these are the same each time, and are drawn once. Zero it before use; free draws.at. */
struct bootstrap_draws {
	uint16_t *at; /* resample by resample */
	size_t count, resamples;
	uint64_t seed;
};

/* The same interval as bootstrap_of_mean's; draws: what the last call drew, for the next one. */
struct interval bootstrap_by_draws(struct bootstrap_draws *draws, const double *values,
				   size_t count, double level, size_t resamples, uint64_t seed);

#endif
