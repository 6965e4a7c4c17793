/* fit.c — a straight line through points by least squares, and how sure it is. */
#include "fit.h"

#include "datasets/must.h"
#include "datasets/order.h"

#include <gsl/gsl_multifit.h>
#include <math.h>
#include <stdlib.h>

/* A fit_point; its VM by the rank of its name. */
struct point {
	double x, y;
	uint32_t vm;
	long cycle;
};

static double mean_of_x(const struct point *points, size_t n)
{
	long double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += points[i].x;
	return (double)(sum / (long double)n);
}

/* Level, slope, sigma, and the covariance where errors are independent. */
static void least_squares(struct fit *fit, const struct point *points)
{
	gsl_multifit_linear_workspace *space = must_have(gsl_multifit_linear_alloc(fit->n, 2));
	gsl_matrix *x = must_have(gsl_matrix_alloc(fit->n, 2));
	gsl_vector *y = must_have(gsl_vector_alloc(fit->n));
	double coefficients[2] = { NAN, NAN };
	double squares = NAN;
	gsl_vector_view c = gsl_vector_view_array(coefficients, 2);
	gsl_matrix_view covariance = gsl_matrix_view_array(fit->ways[0].covariance[0], 2, 2);

	for (size_t i = 0; i < fit->n; i++) {
		gsl_matrix_set(x, i, 0, 1);
		gsl_matrix_set(x, i, 1, points[i].x - fit->mean_x);
		gsl_vector_set(y, i, points[i].y);
	}
	gsl_multifit_linear(x, y, &c.vector, &covariance.matrix, &squares, space);
	fit->level = coefficients[0];
	fit->slope = coefficients[1];
	fit->sigma = sqrt(squares / (double)(fit->n - 2));
	fit->ways[0].degrees = (double)(fit->n - 2);
	fit->way_count = 1;
	fit->errors = FIT_BY_ROWS;
	gsl_multifit_linear_free(space);
	gsl_matrix_free(x);
	gsl_vector_free(y);
}

static double residual(const struct fit *fit, const struct point *point)
{
	return point->y - fit->level - fit->slope * (point->x - fit->mean_x);
}

/* The share of y's variance that the line explains; NaN where y does not vary. */
static double r_squared(const struct fit *fit, const struct point *points)
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

/* ---- by VM, by cycle, by both ---- */

static int order_of_cycles(const struct point *a, const struct point *b)
{
	return (a->cycle > b->cycle) - (a->cycle < b->cycle);
}

/* The rest only so that the same points always add up in the same order. */
static int order_of_values(const struct point *a, const struct point *b)
{
	int order = (a->x > b->x) - (a->x < b->x);

	return order != 0 ? order : (a->y > b->y) - (a->y < b->y);
}

static int by_vm(const void *left, const void *right)
{
	const struct point *a = left;
	const struct point *b = right;
	int order = (a->vm > b->vm) - (a->vm < b->vm);

	if (order == 0)
		order = order_of_cycles(a, b);
	return order != 0 ? order : order_of_values(a, b);
}

static int by_cycle(const void *left, const void *right)
{
	const struct point *a = left;
	const struct point *b = right;
	int order = order_of_cycles(a, b);

	return order != 0 ? order : by_vm(left, right);
}

static bool same_vm(const struct point *a, const struct point *b)
{
	return a->vm == b->vm;
}

static bool same_cycle(const struct point *a, const struct point *b)
{
	return a->cycle == b->cycle;
}

static bool same_cell(const struct point *a, const struct point *b)
{
	return same_vm(a, b) && same_cycle(a, b);
}

/* How many groups there are; points of one stand together. */
static size_t groups_of(const struct point *points, size_t n,
			bool (*same)(const struct point *, const struct point *))
{
	size_t groups = 0;

	for (size_t i = 0; i < n; i++)
		groups += i == 0 || !same(&points[i], &points[i - 1]);
	return groups;
}

/* bread · meat · bread; about the mean of x the bread is the diagonal 1/n, 1/Sxx. */
static void cluster(struct fit_way *way, const struct fit *fit, const struct point *points,
		    bool (*same)(const struct point *, const struct point *))
{
	double n = (double)fit->n;
	double groups = (double)groups_of(points, fit->n, same);
	double factor = groups / (groups - 1) * (n - 1) / (n - 2);
	double meat[2][2] = { { 0, 0 }, { 0, 0 } };
	double bread[2] = { 1 / n, 0 };
	double score[2] = { 0, 0 };

	for (size_t i = 0; i < fit->n; i++) {
		double distance = points[i].x - fit->mean_x;
		double rest = residual(fit, &points[i]);

		bread[1] += distance * distance;
		score[0] += rest;
		score[1] += distance * rest;
		if (i + 1 < fit->n && same(&points[i], &points[i + 1]))
			continue;
		for (size_t j = 0; j < 2; j++)
			for (size_t k = 0; k < 2; k++)
				meat[j][k] += score[j] * score[k];
		score[0] = score[1] = 0;
	}
	bread[1] = 1 / bread[1];
	way->degrees = groups - 1;
	for (size_t j = 0; j < 2; j++)
		for (size_t k = 0; k < 2; k++)
			way->covariance[j][k] = factor * bread[j] * meat[j][k] * bread[k];
}

/* The sum of both without what they share. */
static void cluster_both(struct fit_way *both, const struct fit_way *of_vm,
			 const struct fit_way *of_cycle, const struct fit_way *of_cell)
{
	both->degrees = fmin(of_vm->degrees, of_cycle->degrees);
	for (size_t j = 0; j < 2; j++)
		for (size_t k = 0; k < 2; k++)
			both->covariance[j][k] = of_vm->covariance[j][k] +
						 of_cycle->covariance[j][k] -
						 of_cell->covariance[j][k];
}

/* Instead of independent rows: the ways that there are VMs and cycles enough for. */
static void take_ways(struct fit *fit, struct point *points)
{
	struct fit_way of_vm, of_cycle, of_cell;

	qsort(points, fit->n, sizeof *points, by_cycle);
	fit->cycles = groups_of(points, fit->n, same_cycle);
	cluster(&of_cycle, fit, points, same_cycle);
	qsort(points, fit->n, sizeof *points, by_vm);
	fit->vms = groups_of(points, fit->n, same_vm);
	cluster(&of_vm, fit, points, same_vm);
	cluster(&of_cell, fit, points, same_cell);
	if (fit->vms < FIT_GROUPS_MIN && fit->cycles < FIT_GROUPS_MIN)
		return;
	fit->way_count = 0;
	if (fit->vms >= FIT_GROUPS_MIN)
		fit->ways[fit->way_count++] = of_vm;
	if (fit->cycles >= FIT_GROUPS_MIN)
		fit->ways[fit->way_count++] = of_cycle;
	fit->errors = fit->cycles < FIT_GROUPS_MIN ? FIT_BY_VMS : FIT_BY_CYCLES;
	if (fit->way_count < 2)
		return;
	fit->errors = FIT_BY_BOTH;
	cluster_both(&fit->ways[fit->way_count++], &of_vm, &of_cycle, &of_cell);
}

static struct point *points_of(const struct fit_point *points, size_t count)
{
	struct point *of = must_alloc(count, sizeof *of);
	const char **names = must_alloc(count, sizeof *names);
	uint32_t *ranks = must_alloc(count, sizeof *ranks);

	for (size_t i = 0; i < count; i++)
		names[i] = points[i].vm;
	rank_texts(ranks, names, count);
	for (size_t i = 0; i < count; i++)
		of[i] = (struct point){ points[i].x, points[i].y, ranks[i], points[i].cycle };
	free(names);
	free(ranks);
	return of;
}

struct fit fit_of(const struct fit_point *points, size_t count)
{
	struct point *sorted = points_of(points, count);
	struct fit fit = { .n = count };

	qsort(sorted, count, sizeof *sorted, by_vm);
	fit.mean_x = mean_of_x(sorted, count);
	least_squares(&fit, sorted);
	fit.r_squared = r_squared(&fit, sorted);
	take_ways(&fit, sorted);
	free(sorted);
	return fit;
}

/* ---- numbers of the line ---- */

/* How sure level · of_level + slope · of_slope is, with `beside` added to its variance. */
static struct fit_chance widest(const struct fit *fit, double of_level, double of_slope,
				double beside, double level)
{
	struct fit_chance chance = { NAN, NAN };
	double most = -1;

	for (size_t i = 0; i < fit->way_count; i++) {
		const struct fit_way *way = &fit->ways[i];
		double variance = of_level * of_level * way->covariance[0][0] +
				  2 * of_level * of_slope * way->covariance[0][1] +
				  of_slope * of_slope * way->covariance[1][1] + beside;
		double half = student_t(level, way->degrees) * sqrt(fmax(variance, 0));

		if (half <= most)
			continue;
		most = half;
		chance = (struct fit_chance){ fmax(variance, 0), way->degrees };
	}
	return chance;
}

static struct estimate estimate_of(double value, struct fit_chance chance, double level)
{
	double half = student_t(level, chance.degrees) * sqrt(chance.variance);

	return (struct estimate){ value, { value - half, value + half } };
}

struct estimate fit_slope(const struct fit *fit, double level)
{
	return estimate_of(fit->slope, widest(fit, 0, 1, 0, level), level);
}

static double line_at(const struct fit *fit, double x)
{
	return fit->level + fit->slope * (x - fit->mean_x);
}

struct fit_chance fit_chance_at(const struct fit *fit, double x, double level)
{
	return widest(fit, 1, x - fit->mean_x, 0, level);
}

struct estimate fit_mean(const struct fit *fit, double x, double level)
{
	return estimate_of(line_at(fit, x), fit_chance_at(fit, x, level), level);
}

struct estimate fit_prediction(const struct fit *fit, double x, double level)
{
	double point = fit->sigma * fit->sigma;

	return estimate_of(line_at(fit, x), widest(fit, 1, x - fit->mean_x, point, level), level);
}
