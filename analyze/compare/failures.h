/*
 * failures.h — two shares of failures, compared.
 *
 * Where migrations fail independently of each other. Test: R. A. Fisher's exact test, two-sided:
 * the probability of all tables with the same margins that are no likelier than the one seen (R's
 * fisher.test, with its tolerance of 1e-7 for equal). Interval of the difference of the shares: R.
 * G. Newcombe, Interval estimation for the difference between independent proportions: comparison
 * of eleven methods, Statistics in Medicine 17 (1998), method 10, from E. B. Wilson's intervals of
 * the two (JASA 22, 1927).
 *
 * Where failures heap on VMs or in rounds (heaps.h looks, on both sides together): whole VMs, or
 * whole rounds, are exchanged or shuffled between the sides (blocks.h); where these are so few that
 * no p could be below FAILURES_LEAST_P, t with the spread of such blocks (trials-spread.h) takes
 * its place. Where they heap on both, the largest p of the two and of t with the spread of both
 * counts, for neither knows of the other's heaps. Interval: Newcombe's of as many trials as the
 * sides are worth. Where too few failed to see whether they heap, the test is Fisher's.
 */
/* clang-format off */
/*
 * Simulated with nothing changed (1000 pairs of sides each, SE 0.7): how often p <= 0.05 (in
 * brackets Fisher's), and how often the 95 % interval holds the true difference (Newcombe's of all
 * migrations):
 *
 *   two cases of one run, 6 VMs, 20 rounds
 *     each migration fails in 5, 30 %            2.2, 3.4 %   (3, 4)       96, 96     (94, 95)
 *     rounds fail, of both cases at once         3.0 %        (0)          100        (100)
 *     rounds fail, of each case by itself        2.6 %        (54)         99         (44)
 *     VMs fail, 30 %, of both cases; of each     2.1, 2.4 %   (0, 67)      99, 98     (99, 31)
 *     rounds and VMs, 10 VMs; 6 VMs, 10 rounds   4.6, 5.7 %   (60, 59)     96, 97     (39, 38)
 *   two runs of the same VMs
 *     each migration fails in 5 %                2.3 %        (3)          97         (95)
 *     10, 30 % of the rounds fail                0.9, 4.3 %   (48, 60)     99, 96     (37, 39)
 *     VMs fail in both runs; in each: 6, 20 VMs  2.6, 2.9, 3.9 % (0, 73, 58) 100, 99, 96 (100, 27, 40)
 *     rounds and VMs, 10 VMs                     6.0 %        (61)         95         (38)
 *   two runs of other VMs
 *     VMs fail: 6, 20 VMs                        1.9, 3.9 %   (72, 58)     99, 97     (28, 41)
 *     rounds and VMs, 10, 20 VMs                 4.8, 5.7 %   (61, 65)     95, 95     (38, 34)
 *
 * A rise from 5 to 19 % of 240 independent migrations is found in 98 of 100 (Fisher 100), one from
 * 2 to 12 % in 96 (99), one of bursts that both cases of a run share by 12 points in 100 (86).
 */
/* clang-format on */
#ifndef MIGSTAT_ANALYZE_COMPARE_FAILURES_H
#define MIGSTAT_ANALYZE_COMPARE_FAILURES_H

#include "analyze/statistics/heaps.h"
#include "analyze/statistics/interval.h"

#include <stddef.h>

/* Where no arrangement of blocks could have a smaller p, there are too few of them. */
#define FAILURES_LEAST_P 0.01

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
	struct heaps heaps; /* of failures_of_sides */
};

/* Of independent migrations. level, of the interval, is between 0 and 1. */
struct failures failures_of(struct share before, struct share after, double level);

/* Newcombe's interval by itself. */
struct interval failures_interval(struct share before, struct share after, double level);

/* The same of two sides (sides->count is 2) whose failures may heap. */
struct failures failures_of_sides(const struct trials_sides *sides, double level);

/* The interval of such failures at another level. */
struct interval failures_interval_at(const struct failures *failures, double level);

#endif
