/*
 * failures.h — two shares of failures, compared.
 *
 * Test: R. A. Fisher's exact test, two-sided: the probability of all tables with the same margins
 * that are no likelier than the one seen (R's fisher.test, with its tolerance of 1e-7 for equal).
 * Interval of the difference of the shares: R. G. Newcombe, Interval estimation for the difference
 * between independent proportions: comparison of eleven methods, Statistics in Medicine 17 (1998),
 * method 10, from E. B. Wilson's intervals of the two (JASA 22, 1927).
 *
 * Both take every migration as independent of the others. Where failures heap on one VM they are
 * not; the caller says so.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_FAILURES_H
#define MIGSTAT_ANALYZE_COMPARE_FAILURES_H

#include "analyze/statistics/interval.h"

#include <stddef.h>

/* One side. */
struct share {
	size_t failed, attempted;
};

/* Shares, from 0 to 1; NaN where a side attempted nothing. */
struct failures {
	double before, after;
	double difference; /* after - before */
	struct interval interval;
	double p;       /* of no difference */
	double least_p; /* the smallest p that tables with these margins can give */
	double effect;  /* Cohen's h: the difference of 2·asin(√share); above 0: more failures */
};

/* level, of the interval, is between 0 and 1. */
struct failures failures_of(struct share before, struct share after, double level);

/* Newcombe's interval by itself. */
struct interval failures_interval(struct share before, struct share after, double level);

#endif
