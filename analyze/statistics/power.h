/*
 * power.h — how many units a t test needs.
 *
 * The power of a two-sided t test is the noncentral t distribution's (J. Cohen, Statistical Power
 * Analysis for the Behavioral Sciences, 2nd edition, 1988, chapter 2; R's power.t.test with
 * strict = TRUE is the same). It is integrated over the chi distribution of the standard deviation,
 * to 1e-9.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_POWER_H
#define MIGSTAT_ANALYZE_STATISTICS_POWER_H

#include "contrast.h"

/* What is to be found out, about units whose spread is known. */
struct question {
	enum design design;
	double before_sd; /* of the units; paired: not used */
	double after_sd;  /* paired: of the differences */
	double effect;    /* the true difference, on the same scale */
	double alpha;     /* chance of a false alarm, both sides together */
	double power;     /* chance wanted to see the effect, or to be sure of the margin */
};

/* More units than this are no advice. */
enum { POWER_MOST_UNITS = 100000 };

/* The chance that a two-sided t test finds the effect, where the estimate's standard deviation is
 * `error` and the test takes it for `expected_error`, on average of its square: more, where an
 * interval allows for what the estimate does not show. Without any error it is sure. */
double power_of_estimate(double effect, double error, double expected_error,
			 double degrees_of_freedom, double alpha);

/* The chance that a two-sided t test on n pairs, or n units a side, finds the effect. n >= 2. */
double power_of_t(const struct question *question, double n);

/* The chance, at least, that two one-sided tests on as many units show that the true difference
 * lies within low to high (low < effect < high). */
double power_of_equivalence(const struct question *question, double n, double low, double high);

/* The smallest n with the power wanted, from 2; 0 if POWER_MOST_UNITS are not enough. */
size_t units_for_t(const struct question *question);
size_t units_for_equivalence(const struct question *question, double low, double high);

/* The smallest n with which the interval (level 1 - alpha) is expected to be at most `half` to
 * either side; 0 if POWER_MOST_UNITS are not enough. sd: of the units (one mean, or pairs). */
size_t units_for_half_width(double sd, double half, double alpha);

/* Migrations a side so that Fisher's test finds before against after (shares, 0 to 1); 0 as above.
 * J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd edition (1981), section 3.2: the
 * normal approximation with the correction for continuity, which follows Fisher's test. */
size_t migrations_for_shares(double before, double after, double alpha, double power);

#endif
