/* fit.c — a straight line through points by least squares, and how sure it is. */
#include "fit.h"

#include "datasets/must.h"

#include <gsl/gsl_multifit.h>
#include <math.h>
#include <string.h>

static double mean_of_x(const struct fit_point *points, size_t n)
{
	long double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += points[i].x;
	return (double)(sum / (long double)n);
}

/* Level, slope, their covariance and sigma. */
static void least_squares(struct fit *fit, const struct fit_point *points)
{
	gsl_multifit_linear_workspace *space = must_have(gsl_multifit_linear_alloc(fit->n, 2));
	gsl_matrix *x = must_have(gsl_matrix_alloc(fit->n, 2));
	gsl_vector *y = must_have(gsl_vector_alloc(fit->n));
	double coefficients[2] = { NAN, NAN };
	double squares = NAN;
	gsl_vector_view c = gsl_vector_view_array(coefficients, 2);
	gsl_matrix_view covariance = gsl_matrix_view_array(fit->covariance[0], 2, 2);

	for (size_t i = 0; i < fit->n; i++) {
		gsl_matrix_set(x, i, 0, 1);
		gsl_matrix_set(x, i, 1, points[i].x - fit->mean_x);
		gsl_vector_set(y, i, points[i].y);
	}
	gsl_multifit_linear(x, y, &c.vector, &covariance.matrix, &squares, space);
	fit->level = coefficients[0];
	fit->slope = coefficients[1];
	fit->sigma = sqrt(squares / (double)(fit->n - 2));
	gsl_multifit_linear_free(space);
	gsl_matrix_free(x);
	gsl_vector_free(y);
}

static double residual(const struct fit *fit, const struct fit_point *point)
{
	return point->y - fit->level - fit->slope * (point->x - fit->mean_x);
}

/* The share of y's variance that the line explains; NaN where y does not vary. */
static double r_squared(const struct fit *fit, const struct fit_point *points)
{
	long double left = 0;
	long double all = 0;

	for (size_t i = 0; i < fit->n; i++) {
		long double distance = points[i].y - fit->level; /* level is the mean of y */
		long double rest = residual(fit, &points[i]);

		left += rest * rest;
		all += distance * distance;
	}
	return all > 0 ? (double)(1 - left / all) : NAN;
}

static bool same_vm(const struct fit_point *a, const struct fit_point *b)
{
	return strcmp(a->vm, b->vm) == 0;
}

static size_t count_vms(const struct fit_point *points, size_t n)
{
	size_t vms = 0;

	for (size_t i = 0; i < n; i++)
		vms += i == 0 || !same_vm(&points[i], &points[i - 1]);
	return vms;
}

/* bread · meat · bread; about the mean of x the bread is the diagonal 1/n, 1/Sxx. */
static void covariance_by_vm(struct fit *fit, const struct fit_point *points)
{
	double n = (double)fit->n;
	double vms = (double)fit->vms;
	double factor = vms / (vms - 1) * (n - 1) / (n - 2);
	double meat[2][2] = { { 0, 0 }, { 0, 0 } };
	double bread[2] = { 1 / n, 0 };
	double score[2] = { 0, 0 };

	for (size_t i = 0; i < fit->n; i++) {
		double distance = points[i].x - fit->mean_x;
		double rest = residual(fit, &points[i]);

		bread[1] += distance * distance;
		score[0] += rest;
		score[1] += distance * rest;
		if (i + 1 < fit->n && same_vm(&points[i], &points[i + 1]))
			continue;
		for (size_t j = 0; j < 2; j++)
			for (size_t k = 0; k < 2; k++)
				meat[j][k] += score[j] * score[k];
		score[0] = score[1] = 0;
	}
	bread[1] = 1 / bread[1];
	for (size_t j = 0; j < 2; j++)
		for (size_t k = 0; k < 2; k++)
			fit->covariance[j][k] = factor * bread[j] * meat[j][k] * bread[k];
}

struct fit fit_of(const struct fit_point *points, size_t count)
{
	struct fit fit = { .n = count, .mean_x = mean_of_x(points, count) };

	least_squares(&fit, points);
	fit.vms = count_vms(points, count);
	fit.r_squared = r_squared(&fit, points);
	fit.by_vm = fit.vms >= FIT_VMS_MIN;
	fit.degrees = (double)(fit.by_vm ? fit.vms - 1 : count - 2);
	if (fit.by_vm)
		covariance_by_vm(&fit, points);
	return fit;
}

static struct estimate estimate_of(const struct fit *fit, double value, double variance,
				   double level)
{
	double half = student_t(level, fit->degrees) * sqrt(variance);

	return (struct estimate){ value, { value - half, value + half } };
}

struct estimate fit_slope(const struct fit *fit, double level)
{
	return estimate_of(fit, fit->slope, fit->covariance[1][1], level);
}

double fit_variance(const struct fit *fit, double x)
{
	double distance = x - fit->mean_x;

	return fit->covariance[0][0] + 2 * distance * fit->covariance[0][1] +
	       distance * distance * fit->covariance[1][1];
}

struct estimate fit_mean(const struct fit *fit, double x, double level)
{
	return estimate_of(fit, fit->level + fit->slope * (x - fit->mean_x), fit_variance(fit, x),
			   level);
}

struct estimate fit_prediction(const struct fit *fit, double x, double level)
{
	return estimate_of(fit, fit->level + fit->slope * (x - fit->mean_x),
			   fit_variance(fit, x) + fit->sigma * fit->sigma, level);
}
