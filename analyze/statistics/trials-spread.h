/*
 * trials-spread.h — how much a share, or the difference of two, varies by chance where failures
 * heap on VMs, in rounds, or both.
 *
 * Each trial moves the share by its score (y - share) / n, the difference by the same with the sign
 * of its side. Scores of one group are added before they are squared, so that failures that come
 * together count together: K.-Y. Liang and S. L. Zeger, Longitudinal data analysis using
 * generalized linear models, Biometrika 73 (1986); for two crossed groupings the sum of both less
 * that of their cells: A. C. Cameron, J. B. Gelbach, D. L. Miller, Robust inference with multiway
 * clustering, Journal of Business & Economic Statistics 29 (2011). G groups that both sides share
 * give G/(G - 1) times the sum and G - 1 degrees of freedom; of sides that share none each side
 * gives its own, and F. E. Satterthwaite's rule (Biometrics Bulletin 2, 1946) the degrees of both.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_TRIALS_SPREAD_H
#define MIGSTAT_ANALYZE_STATISTICS_TRIALS_SPREAD_H

#include "trials.h"

/* A variance, and the degrees of freedom with which it is known: INFINITY where it is not estimated
 * from groups; {0, INFINITY} where there is nothing to vary. */
struct spread {
	double variance, freedom;
};

/* One side (count 1), or before and after (count 2), and which groupings have the same numbers for
 * the same things on both. */
struct trials_sides {
	const struct trials *side;
	size_t count;
	bool shared[GROUPINGS];
};

/* Of trials that are all independent. */
struct spread spread_of_trials(const struct trials_sides *sides);

/* Of one grouping. A side of a single group, or both where they share it, adds nothing: it stands
 * for itself. */
struct spread spread_by(const struct trials_sides *sides, enum grouping grouping);

/* Of both, at least the larger of the two. */
struct spread spread_by_both(const struct trials_sides *sides);

/* How much wider an interval of this spread is than one of `other`, squared. level is between 0 and
 * 1; other.variance is above 0. */
double spread_ratio(struct spread spread, struct spread other, double level);

#endif
