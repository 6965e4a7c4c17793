/*
 * interval.h — the confidence interval of a mean, by Student's t.
 *
 * "Student" (W. S. Gosset): The probable error of a mean. Biometrika 6 (1908). The observations
 * must be independent of each other: the means of the VMs are, the migrations of one VM are not.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_INTERVAL_H
#define MIGSTAT_ANALYZE_STATISTICS_INTERVAL_H

#include "moments.h"

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

/* Half the width; NaN where there is no interval. */
double interval_half(const struct interval *interval);

/* The t that a variable with Student's distribution exceeds with probability (1 - level) / 2. */
double student_t(double level, double degrees_of_freedom);

#endif
