/*
 * power.h — how likely a t test sees an effect, and how many migrations a test of shares needs.
 *
 * The power of a two-sided t test is the noncentral t distribution's (J. Cohen, Statistical Power
 * Analysis for the Behavioral Sciences, 2nd edition, 1988, chapter 2; R's power.t.test with
 * strict = TRUE is the same). It is integrated over the chi distribution of the standard deviation,
 * to 1e-9.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_POWER_H
#define MIGSTAT_ANALYZE_STATISTICS_POWER_H

#include <stddef.h>

/* More units than this are no advice. */
enum { POWER_MOST_UNITS = 100000 };

/* The chance that a two-sided t test finds the effect, where the estimate's standard deviation is
 * `error` and the test takes it for `expected_error`, on average of its square: more, where an
 * interval allows for what the estimate does not show. Without any error it is sure. */
double power_of_estimate(double effect, double error, double expected_error,
			 double degrees_of_freedom, double alpha);

/* Migrations a side so that Fisher's test finds before against after (shares, 0 to 1); 0 if
 * POWER_MOST_UNITS are not enough.
 * J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd edition (1981), section 3.2: the
 * normal approximation with the correction for continuity, which follows Fisher's test. */
size_t migrations_for_shares(double before, double after, double alpha, double power);

#endif
