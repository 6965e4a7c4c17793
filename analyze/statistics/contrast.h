/*
 * contrast.h — before against after, where each observation is a unit of its own: a VM, or a run.
 *
 * A unit is what may be taken as independent of the others. The migrations of one VM may not, so
 * the caller brings one number for each VM (its mean, its spread, …): compare/unit-values.h makes
 * them.
 *
 * Paired: "Student" (W. S. Gosset), The probable error of a mean, Biometrika 6 (1908), on the
 * differences. Unpaired: B. L. Welch, The generalization of `Student's' problem when several
 * different population variances are involved, Biometrika 34 (1947), with Satterthwaite's degrees
 * of freedom. One unit against several: Student's t with the variance of the several, the only
 * one there is.
 * Equivalence: D. J. Schuirmann, A comparison of the two one-sided tests procedure and the power
 * approach, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
 *
 * Effect size: L. V. Hedges, Distribution theory for Glass's estimator of effect size and related
 * estimators, Journal of Educational Statistics 6 (1981), with the exact correction for few units:
 * the difference in standard deviations of the units (pooled) or, paired, of the differences.
 *
 * Where every unit is above zero, as all times and sizes are, the logarithms of the units decide:
 * the change is then a ratio, the same whatever the unit of measure, and skewed values, which times
 * are, come out nearer to normal. Else the plain differences decide.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_CONTRAST_H
#define MIGSTAT_ANALYZE_STATISTICS_CONTRAST_H

#include "interval.h"

#include <stdbool.h>
#include <stddef.h>

/* Pair i is before[i] and after[i]: the same VM. */
enum design { DESIGN_PAIRED, DESIGN_UNPAIRED };

/* The units of both sides. Paired: both counts are equal. Borrowed. */
struct units {
	enum design design;
	const double *before, *after;
	size_t before_count, after_count;
};

/*
 * after - before on one scale. Where the units are too few (fewer than 2 pairs; fewer than 2 on
 * both sides), everything but estimate is NaN. Where they have no spread at all (constant), t says
 * nothing: p and the interval are NaN.
 */
struct difference {
	double estimate;
	double error; /* the standard error of the estimate */
	double degrees_of_freedom;
	double p; /* two-sided, of no difference */
	struct interval interval;
	double before_sd, after_sd; /* of the units; paired: after_sd is that of the differences;
				     * one unit alone: that of the other side */
	bool constant;
};

/* In the units' unit, but for log_ratio: natural logarithms of after / before. */
struct contrast {
	double before, after; /* means of the units */
	struct difference difference;
	struct difference log_ratio; /* all NaN where a unit is zero or less */
	bool by_ratio;               /* whether the log-ratio decides */
	double effect;               /* Hedges's g; NaN without a spread */
};

/* The contrast of the units; level, of the intervals, is between 0 and 1. */
struct contrast contrast_of(const struct units *units, double level);

/*
 * The p-value of "the true difference lies outside of low to high" (low < 0 < high): two one-sided
 * t tests, the greater p of both. Small p: it lies within. NaN where there is no t.
 */
double difference_p_outside(const struct difference *difference, double low, double high);

#endif
