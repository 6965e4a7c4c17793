/* fit.c — a straight line through points by least squares, and how sure it is. */
#include "fit.h"

#include <gsl/gsl_multifit.h>
#include <math.h>
#include <string.h>

/* What GSL needs of n points and 2 coefficients; all freed by workspace_free. */
struct workspace {
	gsl_multifit_linear_workspace *fit;
	gsl_matrix *x, *covariance;
	gsl_vector *y, *coefficients;
};

static void workspace_free(struct workspace *space)
{
	if (space->fit)
		gsl_multifit_linear_free(space->fit);
	gsl_matrix_free(space->x);
	gsl_matrix_free(space->covariance);
	gsl_vector_free(space->y);
	gsl_vector_free(space->coefficients);
}

static bool workspace_make(struct workspace *space, size_t n)
{
	*space = (struct workspace){
		.fit = gsl_multifit_linear_alloc(n, 2),
		.x = gsl_matrix_alloc(n, 2),
		.covariance = gsl_matrix_alloc(2, 2),
		.y = gsl_vector_alloc(n),
		.coefficients = gsl_vector_alloc(2),
	};
	return space->fit && space->x && space->covariance && space->y && space->coefficients;
}

static double mean_of_x(const struct fit_point *points, size_t n)
{
	long double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += points[i].x;
	return (double)(sum / (long double)n);
}

static bool least_squares(struct fit *fit, const struct fit_point *points)
{
	struct workspace space;
	double squares = 0;
	bool good = workspace_make(&space, fit->n);

	for (size_t i = 0; good && i < fit->n; i++) {
		gsl_matrix_set(space.x, i, 0, 1);
		gsl_matrix_set(space.x, i, 1, points[i].x - fit->mean_x);
		gsl_vector_set(space.y, i, points[i].y);
	}
	good = good && gsl_multifit_linear(space.x, space.y, space.coefficients, space.covariance,
					   &squares, space.fit) == 0;
	if (good) {
		fit->level = gsl_vector_get(space.coefficients, 0);
		fit->slope = gsl_vector_get(space.coefficients, 1);
		fit->sigma = sqrt(squares / (double)(fit->n - 2));
		for (size_t i = 0; i < 2; i++)
			for (size_t j = 0; j < 2; j++)
				fit->covariance[i][j] = gsl_matrix_get(space.covariance, i, j);
	}
	workspace_free(&space);
	return good;
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

bool fit_of(struct fit *fit, const struct fit_point *points, size_t count, struct error *err)
{
	*fit = (struct fit){ .n = count, .mean_x = mean_of_x(points, count) };
	if (!least_squares(fit, points))
		return error_memory(err);
	fit->vms = count_vms(points, count);
	fit->r_squared = r_squared(fit, points);
	fit->by_vm = fit->vms >= FIT_VMS_MIN;
	fit->degrees = (double)(fit->by_vm ? fit->vms - 1 : count - 2);
	if (fit->by_vm)
		covariance_by_vm(fit, points);
	return true;
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
