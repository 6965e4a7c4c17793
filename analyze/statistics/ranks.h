/*
 * ranks.h — the shift of the units' middle, without any assumption about their distribution.
 *
 * Paired: F. Wilcoxon's signed-rank test (Biometrics Bulletin 1, 1945), pairs without a difference
 * left out; unpaired: H. B. Mann and D. R. Whitney's U (Annals of Mathematical Statistics 18,
 * 1947). The p-value is exact, ties included: the distribution of the rank sum over all ways to
 * choose the signs, or the sides, with the midranks at hand, is counted by dynamic programming.
 * Two-sided: every outcome at least as far from the middle as the one seen. Above RANKS_EXACT units
 * the normal approximation takes its place, with corrections for ties and continuity.
 *
 * The shift: J. L. Hodges and E. L. Lehmann, Estimates of location based on rank tests, Annals of
 * Mathematical Statistics 34 (1963): the median of all means of two differences (paired), or of all
 * differences (unpaired). Its interval takes the ordered ones by the same distribution without
 * ties.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_RANKS_H
#define MIGSTAT_ANALYZE_STATISTICS_RANKS_H

#include "contrast.h"

enum { RANKS_EXACT = 50 };

/* In the units' unit. */
struct shift {
	double before, after;     /* the medians of the units; NaN without any */
	double estimate;          /* NaN without units */
	struct interval interval; /* NaN where so few units cannot reach the level */
	double p;                 /* NaN without units */
	double least_p;  /* the smallest p that so many units, tied as these are, can give */
	double biserial; /* matched-pairs or plain rank-biserial correlation, -1 to 1: above 0 where
			  * after is larger (D. S. Kerby, Comprehensive Psychology 3, 2014) */
	bool exact;      /* the p is exact, not the normal approximation */
};

/*
 * The shift from before to after; logarithms: of the units' logarithms, which must exist. level is
 * between 0 and 1.
 */
struct shift shift_of(const struct units *units, bool logarithms, double level);

#endif
