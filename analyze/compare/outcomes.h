/*
 * outcomes.h — whether more failed or was given up after than before, and what the times say if
 * that is not left out.
 *
 * Slow migrations that become time-outs lower the mean of those that are left: a mean over
 * survivors. So where failures rose beyond chance, or the share of values at the give-up limit rose
 * at all, nothing is called better.
 *
 * Beside the mean then stand a restricted mean, in which what was given up counts as the limit (J.
 * O. Irwin, The standard error of an estimate of expectation of life, Journal of Hygiene 47, 1949),
 * of all VMs together, and a test of all outcomes: every migration gets its rank, what was given up
 * above the values, what failed without one above these, and the ranks are compared as values are
 * (W. J. Conover and R. L. Iman, Rank transformations as a bridge between parametric and
 * nonparametric statistics, The American Statistician 35, 1981; the joining of failures to values:
 * J. M. Lachin, Worst-rank score analysis, Controlled Clinical Trials 20, 1999).
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_OUTCOMES_H
#define MIGSTAT_ANALYZE_COMPARE_OUTCOMES_H

#include "comparison.h"

/* Fills at_limit and outcomes_rose. */
void outcomes_count(struct comparison *comparison, const struct sides *sides,
		    const struct observations observations[SIDES], const struct terms *terms);

/* Fills `restricted` where anything failed or was given up, or leaves it. */
void outcomes_restrict(struct comparison *comparison, const struct observations observations[SIDES],
		       const struct scene_query *query, const struct change_terms *terms);

#endif
