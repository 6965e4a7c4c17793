/*
 * The straight line against NIST's certified values, and the VMs' errors against R.
 *
 * Norris: https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml, 36 points, lower difficulty:
 * calibration of ozone monitors (J. Norris, NIST). Certified: the coefficients, their standard
 * deviations, the residual standard deviation, R squared.
 */
#include "testing.h"

#include "analyze/model/model.h"
#include "analyze/statistics/fit.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <stdio.h>

static const double norris[][2] = {
	/* x, y */
	{ 0.2, 0.1 },     { 337.4, 338.8 }, { 118.2, 118.1 }, { 884.6, 888.0 }, { 10.1, 9.2 },
	{ 226.5, 228.1 }, { 666.3, 668.5 }, { 996.3, 998.5 }, { 448.6, 449.1 }, { 777.0, 778.9 },
	{ 558.2, 559.2 }, { 0.4, 0.3 },     { 0.6, 0.1 },     { 775.5, 778.1 }, { 666.9, 668.8 },
	{ 338.0, 339.3 }, { 447.5, 448.9 }, { 11.6, 10.8 },   { 556.0, 557.7 }, { 228.1, 228.3 },
	{ 995.8, 998.0 }, { 887.6, 888.8 }, { 120.2, 119.6 }, { 0.3, 0.3 },     { 0.3, 0.6 },
	{ 556.8, 557.6 }, { 339.1, 339.3 }, { 887.2, 888.0 }, { 999.0, 998.5 }, { 779.0, 778.9 },
	{ 11.1, 10.2 },   { 118.3, 117.6 }, { 229.2, 228.9 }, { 669.1, 668.4 }, { 448.9, 449.2 },
	{ 0.5, 0.2 },
};

enum { COUNT = sizeof norris / sizeof *norris };

/* The points shared out among that many VMs, one after the other, and cycles, in turn. */
static struct fit fit_of_norris(size_t vms, long cycles)
{
	static const char *const names[] = { "a", "b", "c", "d" };
	struct fit_point points[COUNT];
	struct fit fit;

	for (size_t i = 0; i < COUNT; i++)
		points[i] = (struct fit_point){ norris[i][0], norris[i][1], names[i * vms / COUNT],
						(long)i % cycles };
	fit = fit_of(points, COUNT);
	return fit;
}

static void test_norris(void **state)
{
	struct fit fit = fit_of_norris(2, 1);

	(void)state;
	assert_int_equal(fit.n, 36);
	assert_int_equal(fit.vms, 2);
	assert_int_equal(fit.way_count, 1);
	assert_close(fit_mean(&fit, 0, 0.95).value, -0.262323073774029, 1e-11);
	assert_close(fit.slope, 1.00211681802045, 1e-13);
	assert_close(sqrt(fit_chance_at(&fit, 0, 0.95).variance), 0.232818234301152, 1e-11);
	assert_close(sqrt(fit.ways[0].covariance[1][1]), 0.429796848199937e-3, 1e-11);
	assert_close(fit.sigma, 0.884796396144373, 1e-11);
	assert_close(fit.r_squared, 0.999993745883712, 1e-13);
	/* R: predict(lm(y ~ x), data.frame(x = 500), interval = "prediction") */
	assert_close(fit_prediction(&fit, 500, 0.95).value, 500.79608593645304, 1e-12);
	assert_close(fit_prediction(&fit, 500, 0.95).interval.low, 498.97179405418348, 1e-12);
	assert_close(fit_prediction(&fit, 500, 0.95).interval.high, 502.6203778187226, 1e-12);
}

/* From 3 VMs on, by their errors. The numbers: tests/golden/oracles-model.R's covariance. */
static void test_by_vm(void **state)
{
	struct fit fit = fit_of_norris(4, 1);
	struct estimate slope = fit_slope(&fit, 0.95);

	(void)state;
	assert_int_equal(fit.way_count, 1);
	assert_int_equal(fit.vms, 4);
	assert_true(fit.ways[0].degrees == 3);
	assert_close(slope.interval.low, 0.99976851174377501, 1e-10);
	assert_close(slope.interval.high, 1.0044651242971334, 1e-10);
	assert_close(fit_chance_at(&fit, 0, 0.95).variance, 0.0022085386273447117, 1e-10);
}

/* By VM, by cycle and both, the widest of them. R: see the oracle's covariance, with the points i
 * of 0 to 35 in VM i * 4 / 36 and cycle i % 5. */
static void test_by_both(void **state)
{
	struct fit fit = fit_of_norris(4, 5);

	(void)state;
	assert_int_equal(fit.errors, FIT_BY_BOTH);
	assert_int_equal(fit.cycles, 5);
	assert_int_equal(fit.way_count, 3);
	assert_close(fit_slope(&fit, 0.95).interval.low, 0.999768511743775, 1e-11);
	assert_close(fit_slope(&fit, 0.95).interval.high, 1.00446512429713, 1e-11);
	assert_close(fit_mean(&fit, 0, 0.95).interval.low, -0.685119963234317, 1e-9);
	assert_close(fit_mean(&fit, 0, 0.95).interval.high, 0.160473815686537, 1e-9);
	assert_close(fit_prediction(&fit, 500, 0.95).interval.low, 497.699471948426, 1e-11);
	assert_close(fit_prediction(&fit, 500, 0.95).interval.high, 503.89269992448, 1e-11);
}

/* All points on the line: no residuals, and no division by them. */
static void test_exact_line(void **state)
{
	const struct fit_point points[] = { { 1, 3, "a", 1 }, { 2, 5, "b", 1 }, { 3, 7, "c", 1 } };
	const struct fit_point level[] = { { 1, 3, "a", 1 }, { 2, 3, "b", 1 }, { 3, 3, "c", 1 } };
	struct fit fit;

	(void)state;
	fit = fit_of(points, 3);
	assert_close(fit.slope, 2, 1e-14);
	assert_close(fit_mean(&fit, 0, 0.95).value, 1, 1e-13);
	assert_true(fabs(fit_slope(&fit, 0.95).interval.high - 2) < 1e-12);
	assert_close(fit.r_squared, 1, 1e-14);
	fit = fit_of(level, 3);
	assert_true(fabs(fit.slope) < 1e-15 && isnan(fit.r_squared));
}

/* x far from zero with a small spread, as bytes are: y = x / 10^8 + 1, moved by ± 0.5. */
static void test_far_from_zero(void **state)
{
	struct fit_point points[40];
	struct fit fit;

	(void)state;
	for (size_t i = 0; i < 40; i++) {
		double x = 1e12 + 1e6 * (double)(i / 2);

		points[i] =
			(struct fit_point){ x, x / 1e8 + 1 + (i % 2 == 0 ? 0.5 : -0.5), "a", 1 };
	}
	fit = fit_of(points, 40);
	assert_close(fit.slope, 1e-8, 1e-8);
	assert_close(fit.level, 10001.095, 1e-13);
	/* 40 residuals of 0.5, 38 degrees of freedom */
	assert_close(fit.sigma, 0.5 * sqrt(40.0 / 38), 1e-9);
}

enum { VMS_MOST = 20, CYCLES_MOST = 20, STUDIES = 1000 };

/* A design, how much of x's and of the errors' variance lies between VMs and between cycles, and in
 * how many of 100 studies the slope's 95 % interval holds the truth: as it is, and row by row. */
struct world {
	size_t vms, cycles;
	double x_vm, x_cycle, vm, cycle;
	double held, by_row;
};

/* Two migrations of each VM in each cycle; y = 2 x + error. */
static size_t make_study(struct fit_point points[], const struct world *world, gsl_rng *random)
{
	static char names[VMS_MOST][32];
	double x_rest = sqrt(1 - world->x_vm - world->x_cycle);
	double rest = sqrt(1 - world->vm - world->cycle);
	double x_of[CYCLES_MOST], of[CYCLES_MOST];
	size_t count = 0;

	for (size_t cycle = 0; cycle < world->cycles; cycle++) {
		x_of[cycle] = sqrt(world->x_cycle) * gsl_ran_ugaussian(random);
		of[cycle] = sqrt(world->cycle) * gsl_ran_ugaussian(random);
	}
	for (size_t vm = 0; vm < world->vms; vm++) {
		double x_of_vm = sqrt(world->x_vm) * gsl_ran_ugaussian(random);
		double of_vm = sqrt(world->vm) * gsl_ran_ugaussian(random);

		snprintf(names[vm], sizeof names[vm], "vm%zu", vm);
		for (size_t i = 0; i < 2 * world->cycles; i++) {
			double x = x_of_vm + x_of[i / 2] + x_rest * gsl_ran_ugaussian(random);
			double error = of_vm + of[i / 2] + rest * gsl_ran_ugaussian(random);

			points[count++] =
				(struct fit_point){ x, 2 * x + error, names[vm], (long)(i / 2) };
		}
	}
	return count;
}

static bool holds_truth(const struct fit_point points[], size_t count)
{
	struct fit fit = fit_of(points, count);
	struct estimate slope = fit_slope(&fit, 0.95);

	return slope.interval.low < 2 && 2 < slope.interval.high;
}

/* What fit.h says. */
static void test_coverage(void **state)
{
	static const struct world worlds[] = {
		{ 3, 20, 0.5, 0, 0.37, 0, 95, 61 },     { 3, 20, 0.95, 0, 0.37, 0, 80, 38 },
		{ 6, 20, 0.5, 0, 0.37, 0, 91, 52 },     { 6, 20, 0.95, 0, 0.37, 0, 85, 38 },
		{ 10, 20, 0.5, 0, 0.37, 0, 92, 53 },    { 20, 20, 0.5, 0, 0.37, 0, 93, 51 },
		{ 6, 20, 0, 0.5, 0, 0.37, 95, 74 },     { 6, 20, 0, 0.5, 0, 0.9, 93, 58 },
		{ 6, 20, 0, 0.95, 0, 0.9, 94, 43 },     { 6, 20, 0.4, 0.4, 0.4, 0.4, 92, 48 },
		{ 10, 10, 0.4, 0.4, 0.4, 0.4, 90, 52 }, { 2, 20, 0, 0.5, 0, 0.9, 92, 80 },
		{ 20, 5, 0, 0.5, 0, 0.9, 90, 33 },      { 6, 20, 0, 0, 0, 0, 98, 95 },
	};
	static struct fit_point points[2 * CYCLES_MOST * VMS_MOST];
	gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

	(void)state;
	gsl_rng_set(random, 20261124);
	for (size_t w = 0; w < sizeof worlds / sizeof *worlds; w++) {
		int held = 0;
		int by_row = 0;

		for (int study = 0; study < STUDIES; study++) {
			size_t count = make_study(points, &worlds[w], random);

			held += holds_truth(points, count);
			for (size_t i = 0; i < count; i++)
				points[i] =
					(struct fit_point){ points[i].x, points[i].y, "one", 1 };
			by_row += holds_truth(points, count);
		}
		/* the sd of a share of 1000 is at most 1.6 in 100 */
		if (fabs(100.0 * held / STUDIES - worlds[w].held) > 4 ||
		    fabs(100.0 * by_row / STUDIES - worlds[w].by_row) > 5)
			fail_msg("world %zu: %d and %d of %d", w + 1, held, by_row, STUDIES);
	}
	gsl_rng_free(random);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_norris),        cmocka_unit_test(test_by_vm),
		cmocka_unit_test(test_by_both),       cmocka_unit_test(test_exact_line),
		cmocka_unit_test(test_far_from_zero), cmocka_unit_test(test_coverage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
