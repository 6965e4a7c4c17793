/*
 * interval.h — confidence intervals: of a mean, by Student's t, and of a share of successes.
 *
 * "Student" (W. S. Gosset): The probable error of a mean. Biometrika 6 (1908). The observations
 * must be independent of each other: the means of the VMs are, the migrations of one VM are not.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_INTERVAL_H
#define MIGSTAT_ANALYZE_STATISTICS_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>

struct moments; /* moments.h */

/* In the values' unit; both are NaN where there is none. */
struct interval {
	double low, high;
};

/* mean ± t · sd / √n with n - 1 degrees of freedom; level is between 0 and 1. No interval where
 * n < 2. */
struct interval interval_of_mean(const struct moments *moments, double level);

/*
 * The interval of the mean of log-normal observations, from their logarithms' mean m and standard
 * deviation s: exp(m + s²/2 ± t · √(s²/n + s⁴/(2(n - 1)))) with n - 1 degrees of freedom. D. R.
 * Cox's method as U. Olsson modified it, Confidence intervals for the mean of a log-normal
 * distribution, Journal of Statistics Education 13 (2005). No interval where n < 2 or an
 * observation is not above zero.
 */
struct interval interval_of_log_mean(const double *observations, size_t n, double level);

/* The same from the logarithms' number, mean and variance (n - 1). */
struct interval interval_of_logs(size_t n, double mean, double variance, double level);

/*
 * A share of successes. Both take every trial as independent of the others; where failures heap on
 * one VM they are not.
 *
 * C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits illustrated in the case
 * of the binomial, Biometrika 26 (1934): exact, so it holds the true share at least as often as
 * promised, mostly more often. Shares, 0 to 1; NaN where trials = 0. level is between 0 and 1.
 */
struct interval clopper_pearson(size_t successes, size_t trials, double level);

/* The same of so many trials as the share is worth, which need not be a whole number: E. L. Korn
 * and B. I. Graubard, Confidence intervals for proportions with small expected number of positive
 * counts estimated from survey data, Survey Methodology 24 (1998). */
struct interval clopper_pearson_of(double share, double trials, double level);

/* E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22
 * (1927): shorter, and right on average. */
struct interval wilson(size_t successes, size_t trials, double level);
struct interval wilson_of(double share, double trials, double level);

/* Whether it lies inside of another; not where there is none. */
bool interval_within(struct interval interval, struct interval other);

/* Half the width; NaN where there is no interval. */
double interval_half(const struct interval *interval);

/* The t that a variable with Student's distribution exceeds with probability (1 - level) / 2. */
double student_t(double level, double degrees_of_freedom);

#endif
