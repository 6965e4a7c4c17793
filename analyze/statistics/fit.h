/*
 * fit.h — a straight line through points by least squares, and how sure it is.
 *
 * The line is GSL's gsl_multifit_linear over the distance from the mean of x, which keeps 10^9
 * bytes beside 10^0 seconds harmless. Its errors are alike within a VM and within a cycle: where
 * there are FIT_GROUPS_MIN of them the covariance is the cluster-robust one with the small-sample
 * factor G/(G-1) · (n-1)/(n-2), and t has G-1 degrees of freedom, G VMs or cycles (K.-Y. Liang and
 * S. L. Zeger, Biometrika 73, 1986; A. C. Cameron and D. L. Miller, A practitioner's guide to
 * cluster-robust inference, Journal of Human Resources 50, 2015: sections II.B and VI); with enough
 * of both also that by VM + that by cycle - that by cell, with the fewer degrees (A. C. Cameron, J.
 * B. Gelbach and D. L. Miller, Robust inference with multiway clustering, Journal of Business &
 * Economic Statistics 29, 2011). An interval is the widest that these give. Where there are too few
 * of both the errors are taken as independent, row by row.
 *
 * Simulated with two migrations of each VM in each of 20 cycles: the slope's "95 %" interval holds
 * the truth in 90 to 95 of 100 studies where 37 to 90 % of the errors' variance and half of x's lie
 * between VMs, cycles or both (independent rows: in 33 to 80); with 6 (3) VMs that hold 95 % of x's
 * variance in 85 (80); in 98 where nothing lies between them.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_FIT_H
#define MIGSTAT_ANALYZE_STATISTICS_FIT_H

#include "interval.h"

#include <stdbool.h>
#include <stddef.h>

enum { FIT_GROUPS_MIN = 3 };

/* vm and cycle tell VMs and cycles apart. */
struct fit_point {
	double x, y;
	const char *vm;
	long cycle;
};

/* One way to see the chance: by row, VM, cycle, or both. */
struct fit_way {
	double degrees;          /* of freedom of t */
	double covariance[2][2]; /* of level and slope */
};

enum { FIT_WAYS = 3 };

/* Within what errors count as alike. */
enum fit_errors { FIT_BY_VMS, FIT_BY_CYCLES, FIT_BY_BOTH, FIT_BY_ROWS };

struct fit {
	size_t n, vms, cycles;
	enum fit_errors errors;
	size_t way_count;
	struct fit_way ways[FIT_WAYS];
	double mean_x; /* y = level + slope · (x - mean_x) */
	double level, slope;
	double sigma; /* residual standard deviation, n - 2 */
	double r_squared;
};

/* How sure a number of the fit is. */
struct fit_chance {
	double variance;
	double degrees; /* of freedom of t */
};

/* A number of the fit with its interval. */
struct estimate {
	double value;
	struct interval interval;
};

/* Fits points[count]; at least 3 of them, with more than one x. */
struct fit fit_of(const struct fit_point *points, size_t count);

/* The slope, with its confidence interval. */
struct estimate fit_slope(const struct fit *fit, double level);

/* The mean of y at x, with its confidence interval. */
struct estimate fit_mean(const struct fit *fit, double x, double level);

/* How sure the line is at x, without a single point's chance about it: by the way whose interval of
 * that level is the widest. */
struct fit_chance fit_chance_at(const struct fit *fit, double x, double level);

/* y of one new point at x, with its prediction interval: the variance of the line and of a single
 * point about it. */
struct estimate fit_prediction(const struct fit *fit, double x, double level);

#endif
