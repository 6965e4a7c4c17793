/*
 * heaps.h — how many independent trials a share of failures is worth, whose failures may heap on
 * VMs or in rounds: one share, or two that are compared.
 *
 * Where the failures heap (trials.h; p at most HEAPS_P, for missing it is worse than seeing too
 * much of it) the spread is that of whole VMs, of whole rounds, or of both (trials-spread.h), and a
 * share of n trials is worth n / ratio of them, ratio = the widest of these intervals beside that
 * of independent trials, squared, Student's t included; at least 1. Where they do not, n: so it is
 * exact where there is neither. What is so much worth goes into the exact interval: E. L. Korn and
 * B. I. Graubard, Survey Methodology 24 (1998), which the U.S. National Center for Health
 * Statistics prescribes (Vital and Health Statistics 2, no. 175, 2017).
 *
 * Fewer than HEAPS_SEEN failures (or successes) tell nothing of whether failures come singly. Then
 * the interval supposes that they do, and whoever prints it says so (unseen): if whole VMs or
 * rounds fail, 240 migrations without a failure are worth only the 6 VMs, or the 20 rounds, that
 * they are of. No interval knows of a burst that did not come.
 *
 * How often the 95 % interval of one share holds the true one, of those runs in which failures were
 * seen (1000 simulated runs each, SE 0.7; in brackets Clopper-Pearson of all migrations, of all
 * runs; two of each VM in a round):
 *   6 VMs, 20 rounds: each migration fails in 1, 5, 30 %       99, 98, 98  (99, 98, 96)
 *                     5, 10, 30 % of the rounds fail           100, 99, 99 (36, 26, 52)
 *                     half of each tenth round                 100         (58)
 *                     10, 20, 40 % of the VMs always fail      100 each    (0, 39, 0)
 *                     a tenth of the rounds, a fifth of the VMs 94         (26)
 *                     VMs' own rates, beta, mean .1, rho .2    94          (53)
 *   20 VMs, 10 rounds: a tenth of the VMs                      99          (27)
 *                     a fifth of the rounds, a tenth of the VMs 97         (29)
 *   20 VMs, 40 rounds: a tenth of the rounds                   99          (21)
 *   6 VMs, 5 rounds: a fifth of the rounds                     100         (42)
 * What a run is too short to have seen is in no interval: bursts of 10 (5) % of the rounds above a
 * background of 1 (2) %, 6 VMs, 20 rounds, are held 89 (69) times in 100; in 12 (36) there is none.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_HEAPS_H
#define MIGSTAT_ANALYZE_STATISTICS_HEAPS_H

#include "interval.h"
#include "trials-spread.h"

#define HEAPS_P 0.2
enum { HEAPS_SEEN = 2 };

struct heaps {
	bool found[GROUPINGS]; /* failures heap there */
	bool unseen;           /* too few failures, or successes, to see whether they do */
	double trials[2];      /* of each side */
	struct spread alone;   /* of independent trials */
	struct spread by[GROUPINGS], both; /* where found; both: where both are */
};

struct heaps heaps_of(const struct trials_sides *sides);

/* How many independent trials a side is worth in an interval of that level, between 0 and 1. */
double heaps_worth(const struct heaps *heaps, size_t side, double level);

/* Of the one side that heaps are of: the exact interval of its share of failures, of as many trials
 * as it is worth; NaN without trials. */
struct interval heaps_share(const struct heaps *heaps, double share, double level);

#endif
