/*
 * ranks.h — whether one side's units lie higher than the other's, without any assumption about
 * their distribution.
 *
 * H. B. Mann and D. R. Whitney's U (Annals of Mathematical Statistics 18, 1947). The p-value is
 * exact, ties included: the distribution of the rank sum over all ways to choose the sides, with
 * the midranks at hand, is counted by dynamic programming. Two-sided: every outcome at least as far
 * from the middle as the one seen. Above RANKS_EXACT units the normal approximation takes its
 * place, with corrections for ties and continuity.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_RANKS_H
#define MIGSTAT_ANALYZE_STATISTICS_RANKS_H

#include "contrast.h"

enum { RANKS_EXACT = 50 };

struct rank_test {
	double p;        /* NaN without units on a side */
	double least_p;  /* the smallest p that so many units, tied as these are, can give */
	double biserial; /* rank-biserial correlation, -1 to 1: above 0 where after is larger (D. S.
			  * Kerby, Comprehensive Psychology 3, 2014) */
	bool exact;      /* the p is exact, not the normal approximation */
};

/* The test of after against before, as two samples (units->design is not asked). */
struct rank_test rank_test_of(const struct units *units);

#endif
