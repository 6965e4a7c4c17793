/*
 * The checks of the measurements: what they find, what they cannot check, and that they seldom cry
 * wolf.
 *
 * Against R they are held by tests/cli/analyze.t (diagnostics-vms.csv).
 */
#include "analyze-testing.h"

#include "analyze/checks/check.h"
#include "analyze/checks/series.h"
#include "analyze/statistics/trend.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <string.h>

/* VMs, cycles and both ways: value i is of VM i / (2 · cycles). */
enum { VMS = 6, CYCLES = 20, COUNT = VMS * CYCLES * 2 };

struct made {
	struct observation at[COUNT];
	struct series series;
};

/* Values of `sd` beside those of the VM; filled in as series_of would, but for rest and spread. */
static void make_series(struct made *made, gsl_rng *random, double between, double sd)
{
	made->series = (struct series){ .at = made->at, .count = COUNT, .vms = VMS };
	for (size_t vm = 0; vm < VMS; vm++) {
		double of_vm = gsl_ran_gaussian(random, between);

		for (size_t i = 0; i < (size_t)CYCLES * 2; i++)
			made->at[vm * CYCLES * 2 + i] = (struct observation){
				.vm = vm,
				.cycle = (long long)(i / 2) + 1,
				.place = (long long)((vm + i) % VMS) + 1,
				.direction = i % 2 == 0 ? DIRECTION_AB : DIRECTION_BA,
				.row = vm * CYCLES * 2 + i,
				.value = 40 + of_vm + gsl_ran_gaussian(random, sd),
			};
	}
}

/* As series_of does: rest by VM and direction, and the spread. */
static void finish_series(struct made *made)
{
	double distances[COUNT];

	for (size_t i = 0; i < COUNT; i++) {
		double sum = 0;
		double n = 0;

		for (size_t j = 0; j < COUNT; j++)
			if (made->at[j].vm == made->at[i].vm &&
			    made->at[j].direction == made->at[i].direction) {
				sum += made->at[j].value;
				n++;
			}
		made->at[i].rest = made->at[i].value - sum / n;
		distances[i] = fabs(made->at[i].rest);
	}
	for (size_t i = 1; i < COUNT; i++) /* insertion sort */
		for (size_t j = i; j > 0 && distances[j] < distances[j - 1]; j--) {
			double swap = distances[j];

			distances[j] = distances[j - 1];
			distances[j - 1] = swap;
		}
	made->series.spread = 1.4826 * (distances[COUNT / 2 - 1] + distances[COUNT / 2]) / 2;
}

static struct finding finding_of(check_run *check, const struct made *made)
{
	return check(&made->series, 0.95);
}

static gsl_rng *seeded(void)
{
	gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);

	assert_non_null(random);
	gsl_rng_set(random, 20160401);
	return random;
}

/* At 5 %, each test finds something in 3 to 7.5 of 100 sound studies; ticks, which count many
 * tries, and what is no test, hardly ever. */
static void test_false_alarms(void **state)
{
	enum { ROUNDS = 1000 };
	static const struct {
		const char *name;
		check_run *check;
		int least, most;
	} checks[] = {
		{ "direction", check_direction, 30, 75 },
		{ "order", check_order, 0, 75 },
		{ "drift", check_drift, 30, 75 },
		{ "autocorrelation", check_autocorrelation, 30, 75 },
		{ "warm-up", check_warm_up, 30, 75 },
		{ "modes", check_modes, 0, 1 },
		{ "ticks", check_ticks, 0, 20 },
	};
	gsl_rng *random = seeded();
	int alarms[7] = { 0 };
	struct made made;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		/* the order is no effect only if the VMs do not differ */
		make_series(&made, random, round % 2 == 0 ? 0 : 1.5, 1);
		finish_series(&made);
		for (size_t i = 0; i < 7; i++) {
			struct finding finding;

			if (checks[i].check == check_ticks && round % 5 != 0)
				continue;
			finding = finding_of(checks[i].check, &made);
			assert_null(finding.reason);
			alarms[i] += isnan(finding.p) ? finding.seen : finding.p < 0.05;
			finding_free(&finding);
		}
	}
	gsl_rng_free(random);
	for (size_t i = 0; i < 7; i++) {
		print_message("# %s: %d of %d\n", checks[i].name, alarms[i], ROUNDS);
		assert_in_range(alarms[i], checks[i].least, checks[i].most);
	}
}

/* What is put into the values is found, and as large as it is. */
static void test_found(void **state)
{
	gsl_rng *random = seeded();
	struct made made;
	struct finding finding;

	(void)state;
	make_series(&made, random, 1, 1);
	for (size_t i = 0; i < COUNT; i++)
		made.at[i].value += made.at[i].direction == DIRECTION_BA ? 2 : 0;
	finish_series(&made);
	finding = finding_of(check_direction, &made);
	assert_true(finding.p < 0.001 && fabs(finding.value - 2) < 0.5 && finding.n == VMS);

	make_series(&made, random, 1, 1);
	for (size_t i = 0; i < COUNT; i++)
		made.at[i].value += 0.2 * (double)made.at[i].cycle;
	finish_series(&made);
	finding = finding_of(check_drift, &made);
	assert_true(finding.p < 0.001 && fabs(finding.value - 0.2) < 0.05 && finding.n == CYCLES);
	finding = finding_of(check_autocorrelation, &made);
	assert_true(finding.p < 0.001 && finding.value > 0.3);

	make_series(&made, random, 1, 1);
	for (size_t i = 0; i < COUNT; i++)
		made.at[i].value += made.at[i].cycle == 1 ? 4 : 0;
	finish_series(&made);
	finding = finding_of(check_warm_up, &made);
	assert_true(finding.p < 0.001 && fabs(finding.value - 4) < 1);

	make_series(&made, random, 0, 1);
	for (size_t i = 0; i < COUNT; i++)
		made.at[i].value += made.at[i].place == 1 ? 2 : 0;
	finish_series(&made);
	finding = finding_of(check_order, &made);
	assert_true(finding.p < 0.001 && finding.detail == 1 && !finding.seen);
	assert_true(fabs(finding.value - 2 * 5.0 / 6) < 0.5);
	gsl_rng_free(random);
}

static void test_values(void **state)
{
	gsl_rng *random = seeded();
	struct made made;
	struct finding finding;

	(void)state;
	make_series(&made, random, 0, 1);
	made.at[17].value += 30;
	made.at[99].value -= 60;
	finish_series(&made);
	finding = finding_of(check_outliers, &made);
	assert_true(finding.value >= 2 && finding.seen && finding.statistic < -50);
	assert_true(finding.rows[0] == 99 && finding.rows[1] == 17);
	finding_free(&finding);

	make_series(&made, random, 0, 1);
	for (size_t i = 0; i < COUNT; i++)
		made.at[i].value += i % 4 == 0 ? 10 : 0;
	finish_series(&made);
	finding = finding_of(check_modes, &made);
	assert_true(finding.seen && fabs(finding.value - 10) < 0.5 && finding.detail == 0.25);

	make_series(&made, random, 1, 3);
	for (size_t i = 0; i < COUNT; i++)
		made.at[i].value = 2 * floor(made.at[i].value / 2) + gsl_ran_gaussian(random, 0.2);
	finish_series(&made);
	finding = finding_of(check_ticks, &made);
	assert_true(finding.p < 1e-6 && fabs(finding.value - 2) < 0.05 && finding.statistic > 0.7);

	for (size_t i = 0; i < COUNT; i++)
		made.at[i].value = 0.7 + 2 * floor(made.at[i].value / 2);
	finish_series(&made);
	finding = finding_of(check_ticks, &made);
	assert_true(finding.seen && isnan(finding.p) && fabs(finding.value - 2) < 1e-9);
	gsl_rng_free(random);
}

/* All that is known of busy hosts is told, and the difference is that to the same VM's others. */
static void test_busy_hosts(void **state)
{
	gsl_rng *random = seeded();
	struct made made;
	struct finding finding;

	(void)state;
	make_series(&made, random, 5, 0.01);
	finish_series(&made);
	finding = finding_of(check_busy, &made);
	assert_true(!finding.reason && !finding.seen && finding.n == 0 && isnan(finding.value));

	for (size_t i = 0; i < COUNT; i++)
		made.at[i].busy = i % 10 < 2; /* of each VM 8 of 40, in both directions */
	for (size_t i = 0; i < COUNT; i++)
		made.at[i].value += made.at[i].busy ? 3 : 0;
	finish_series(&made);
	finding = finding_of(check_busy, &made);
	assert_true(finding.seen && isnan(finding.p));
	assert_int_equal(finding.n, COUNT / 5);
	assert_close(finding.detail, COUNT, 0);
	assert_true(fabs(finding.value - 3) < 0.01);
	assert_int_equal(finding.row_count, COUNT / 5);
	assert_int_equal(finding.rows[2], 10);
	finding_free(&finding);

	for (size_t i = 0; i < COUNT; i++)
		made.at[i].busy = true;
	finding = finding_of(check_busy, &made);
	assert_true(finding.seen && finding.n == COUNT && isnan(finding.value));
	finding_free(&finding);
	made.series.count = 0;
	assert_false(finding_of(check_busy, &made).seen);
	gsl_rng_free(random);
}

/* Two heaps, a difference between the ways, VMs a step apart: what lies apart is no clock, even
 * where it is exactly so many steps apart. */
static void test_heaps_do_not_tick(void **state)
{
	gsl_rng *random = seeded();
	struct made made;
	struct finding finding;

	(void)state;
	for (int round = 0; round < 40; round++) {
		make_series(&made, random, 0, round % 2 == 0 ? 0.1 : 0.3);
		for (size_t i = 0; i < COUNT; i++)
			switch (round % 4) {
			case 0:
				made.at[i].value += gsl_rng_uniform(random) < 0.4 ? 5 : 0;
				break;
			case 1:
				made.at[i].value += made.at[i].direction == DIRECTION_AB ? 4 : 0;
				break;
			case 2: /* exactly two values */
				made.at[i].value = gsl_rng_uniform(random) < 0.5 ? 40 : 42;
				break;
			default: /* VMs and ways, two apart */
				made.at[i].value += 2 * (double)made.at[i].vm +
						    (made.at[i].direction == DIRECTION_AB ? 2 : 0);
			}
		finish_series(&made);
		finding = finding_of(check_ticks, &made);
		assert_false(finding.seen);
		assert_true(finding.reason || finding.p > 0.05);
	}
	gsl_rng_free(random);
}

/* Exponential values lean to one side of every wide step: a shape, not a clock. */
static void test_skewed_values_do_not_tick(void **state)
{
	gsl_rng *random = seeded();
	struct made made;
	int alarms = 0;

	(void)state;
	for (int round = 0; round < 200; round++) {
		make_series(&made, random, 0, 1);
		for (size_t i = 0; i < COUNT; i++)
			made.at[i].value = 20 + gsl_ran_exponential(random, 5);
		finish_series(&made);
		alarms += finding_of(check_ticks, &made).p < 0.05;
		assert_false(finding_of(check_modes, &made).seen);
	}
	print_message("# %d of 200 exponential studies seem to tick\n", alarms);
	assert_in_range(alarms, 0, 10); /* 5 % */
	gsl_rng_free(random);
}

/* No values, one value, equal values: a reason, never a number. */
static void test_edges(void **state)
{
	static check_run *const all[] = { check_direction,       check_order,   check_drift,
					  check_autocorrelation, check_warm_up, check_outliers,
					  check_modes,           check_ticks };
	gsl_rng *random = seeded();
	struct made made;

	(void)state;
	make_series(&made, random, 0, 0);
	finish_series(&made);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct finding finding = finding_of(all[i], &made);

		assert_non_null(finding.reason);
		assert_true(isnan(finding.p));
		finding_free(&finding);
	}
	for (made.series.count = 0; made.series.count < 4; made.series.count++)
		for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
			struct finding finding = finding_of(all[i], &made);

			assert_non_null(finding.reason);
			finding_free(&finding);
		}
	gsl_rng_free(random);
}

/* M. G. Kendall, Rank Correlation Methods, appendix table 1 (probability that S is reached or
 * exceeded, one-sided): n = 4, S = 6: 0.042; n = 8, S = 16: 0.031; n = 10, S = 25: 0.014. */
static void test_mann_kendall(void **state)
{
	const double four[] = { 1, 2, 3, 4 };
	const double eight[] = { 1, 2, 3, 6, 4, 5, 8, 7 };
	const double tied[] = { 3, 1, 4, 1, 5, 9, 2, 6 };
	const double equal[] = { 2, 2, 2, 2 };
	struct mann_kendall result = mann_kendall_of(four, 4);

	(void)state;
	assert_close(result.s, 6, 0);
	assert_close(result.p, 2.0 / 24, 1e-15);
	result = mann_kendall_of(eight, 8);
	assert_close(result.s, 22, 0);
	/* R 4.2.2: cor.test(1:8, c(1,2,3,6,4,5,8,7), method = "kendall")$p.value */
	assert_close(result.p, 0.0055059523809524169, 1e-12);
	result = mann_kendall_of(tied, 8);
	assert_close(result.s, 11, 0);
	/* R 4.2.2: cor.test(1:8, c(3,1,4,1,5,9,2,6), method = "kendall", exact = FALSE,
	 * continuity = TRUE)$p.value */
	assert_close(result.p, 0.21248644570250083, 1e-12);
	assert_true(isnan(mann_kendall_of(equal, 4).p) && isnan(mann_kendall_of(four, 2).p));
}

/* Up to 50 numbers without ties are judged exactly, more by the normal approximation. Worked out
 * apart from this, with whole numbers: of all orders of 50 numbers those with |S| of 49 and more.
 */
static void test_mann_kendall_of_many(void **state)
{
	double y[51];
	struct mann_kendall result;

	(void)state;
	for (int i = 0; i < 50; i++)
		y[i] = 100 * (i * 7 % 50) + 13 * i;
	result = mann_kendall_of(y, 50);
	assert_close(result.s, 49, 0);
	assert_close(result.p, 0.6895534439683066, 1e-10);
	for (int i = 0; i < 51; i++)
		y[i] = 100 * (i * 7 % 51) + 13 * i;
	result = mann_kendall_of(y, 51);
	assert_close(result.s, 225, 0);
	/* 224 / √(51 · 50 · 107 / 18) */
	assert_close(result.p, 0.06885419403371981, 1e-10);
}

static void test_slope(void **state)
{
	const double x[] = { 1, 2, 3, 4, 5 };
	const double y[] = { 2.1, 2.9, 4.2, 4.8, 6.1 };
	struct slope slope = slope_of(x, y, 5, 0.95);

	(void)state;
	/* R 4.2.2: confint(lm(y ~ x)) */
	assert_close(slope.estimate, 0.99, 1e-12);
	assert_close(slope.interval.low, 0.79993929040054135, 1e-12);
	assert_close(slope.interval.high, 1.1800607095994589, 1e-12);
	/* of three: residuals 1/12, -1/6, 1/12 about the slope 1.05; one degree: t = 12.706205 */
	slope = slope_of(x, y, 3, 0.95);
	assert_close(slope.estimate, 1.05, 1e-12);
	assert_close(slope.interval.high, 1.05 + 12.706204736174707 * sqrt(1.0 / 24 / 2), 1e-9);
	assert_true(isnan(slope_of(x, y, 2, 0.95).estimate));
	assert_true(isnan(slope_of((const double[]){ 1, 1, 1 }, y, 3, 0.95).estimate));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_false_alarms),
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_busy_hosts),
		cmocka_unit_test(test_heaps_do_not_tick),
		cmocka_unit_test(test_skewed_values_do_not_tick),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_mann_kendall),
		cmocka_unit_test(test_mann_kendall_of_many),
		cmocka_unit_test(test_slope),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
