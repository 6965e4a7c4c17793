/* Student's t against printed tables, and whether the intervals hold what they promise. */
#include "analyze-testing.h"

#include "analyze/statistics/interval.h"
#include "analyze/statistics/moments.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

/* NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t:
 * three decimals. https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm */
static const struct {
	double df, level, t;
} table[] = {
	{ 1, 0.80, 3.078 },  { 1, 0.90, 6.314 },   { 1, 0.95, 12.706 },  { 1, 0.98, 31.821 },
	{ 1, 0.99, 63.657 }, { 2, 0.95, 4.303 },   { 3, 0.95, 3.182 },   { 5, 0.80, 1.476 },
	{ 5, 0.95, 2.571 },  { 5, 0.99, 4.032 },   { 10, 0.95, 2.228 },  { 30, 0.95, 2.042 },
	{ 39, 0.95, 2.023 }, { 100, 0.95, 1.984 }, { 100, 0.99, 2.626 },
};

static void test_printed_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (fabs(student_t(table[i].level, table[i].df) - table[i].t) > 0.0005001) {
			print_error("t(%g, df %g) = %.6f, printed %.3f\n", table[i].level,
				    table[i].df, student_t(table[i].level, table[i].df),
				    table[i].t);
			fail();
		}
}

/* With one degree of freedom it is Cauchy's distribution: t = tan(level · π/2). */
static void test_one_degree_of_freedom(void **state)
{
	const double levels[] = { 0.01, 0.5, 0.9, 0.95, 0.99, 0.999, 0.999999 };

	(void)state;
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		assert_close(student_t(levels[i], 1), tan(levels[i] * acos(-1) / 2), 1e-9);
}

static void test_interval(void **state)
{
	struct moments one = { 1, 5, NAN };
	struct moments four = { 4, 10, 2 };
	struct moments equal = { 4, 0.1, 0 };
	struct interval interval = interval_of_mean(&four, 0.95);

	(void)state;
	/* R 4.2.2: 10 + c(-1, 1) * qt(0.975, 3) */
	assert_close(interval.low, 6.8175536947162918, 1e-12);
	assert_close(interval.high, 13.1824463052837082, 1e-12);
	assert_close(interval_half(&interval), 3.1824463052837, 1e-12);
	interval = interval_of_mean(&one, 0.95);
	assert_true(isnan(interval.low) && isnan(interval.high));
	interval = interval_of_mean(&equal, 0.95);
	assert_true(interval.low == 0.1 && interval.high == 0.1);
}

/* VMS VMs with EACH values: a share ICC of the variance lies between the VMs. */
enum { VMS = 4, EACH = 60, ROUNDS = 2000 };
#define ICC 0.37

struct coverage {
	int vms, naive;
};

static bool holds(const struct moments *moments, double truth)
{
	struct interval interval = interval_of_mean(moments, 0.95);

	return interval.low <= truth && truth <= interval.high;
}

static void one_round(gsl_rng *random, struct samples *samples, struct coverage *coverage)
{
	struct moments rows;
	struct moments vms;

	for (size_t vm = 0; vm < VMS; vm++) {
		double effect = gsl_ran_gaussian(random, sqrt(ICC));

		for (size_t i = 0; i < EACH; i++)
			samples->at[vm * EACH + i] = (struct sample){
				.vm = vm_names[vm],
				.value = 20 + effect + gsl_ran_gaussian(random, sqrt(1 - ICC)),
			};
	}
	rows = moments_of(samples, OVER_ROWS);
	vms = moments_of(samples, OVER_VMS);
	coverage->naive += holds(&rows, 20);
	coverage->vms += holds(&vms, 20);
}

/* 95 % is promised. What all rows as if independent keep of it is known from simulations of the
 * same kind: 30 %. With 2000 rounds the standard error is 0.5 and 1.0 %. */
static void test_coverage(void **state)
{
	struct samples samples = { .at = calloc((size_t)VMS * EACH, sizeof *samples.at),
				   .count = (size_t)VMS * EACH,
				   .vms = VMS };
	gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
	struct coverage coverage = { 0, 0 };

	(void)state;
	assert_non_null(samples.at);
	assert_non_null(random);
	gsl_rng_set(random, 20160401);
	for (int round = 0; round < ROUNDS; round++)
		one_round(random, &samples, &coverage);
	print_message("# of %d intervals %d hold the mean; naive %d\n", ROUNDS, coverage.vms,
		      coverage.naive);
	assert_in_range(coverage.vms, 93 * ROUNDS / 100, 97 * ROUNDS / 100);
	assert_in_range(coverage.naive, 25 * ROUNDS / 100, 36 * ROUNDS / 100);
	gsl_rng_free(random);
	samples_free(&samples);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_printed_table),
		cmocka_unit_test(test_one_degree_of_freedom),
		cmocka_unit_test(test_interval),
		cmocka_unit_test(test_coverage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
