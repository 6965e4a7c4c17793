/* The number of a VM; evacuations and the size of a study that follow from it: by hand. */
#include "testing.h"

#include "analyze/compare/vm-number.h"
#include "analyze/plan/evacuation.h"
#include "analyze/plan/study-plan.h"

#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LIST(array)                                                                                \
	{                                                                                          \
		(array), COUNT(array), NULL, false                                                 \
	}

/* What was given up stays out of the mean, and counts as the limit elsewhere. */
static void test_at_limit(void **state)
{
	static struct measured at[] = {
		{ "a", "AB", 10, 0, false, 1 },
		{ "a", "AB", 14, 0, false, 1 },
		{ "a", "AB", 400, 0, true, 1 },
	};
	double scratch[3];

	(void)state;
	assert_close(vm_number(at, 3, ASPECT_MEAN, scratch), 12, 1e-12);
	assert_close(vm_number(at, 3, ASPECT_MEDIAN, scratch), 14, 1e-12);
	assert_close(vm_number(at, 3, ASPECT_SPREAD, scratch), (4 + 0 + 386) / 3.0, 1e-12);
	assert_close(vm_number(at, 3, ASPECT_TAIL, scratch), 14 + 0.9 * 386, 1e-12);
	assert_close(vm_mean_variance(at, 3), 8 / 2.0, 1e-12);
	assert_true(isnan(vm_number(at + 2, 1, ASPECT_MEAN, scratch)));
	assert_true(isnan(vm_number(at, 0, ASPECT_MEDIAN, scratch)));
}

/* Without scatter an evacuation is certain: 5 VMs of 10 s each. */
static void test_certain_evacuation(void **state)
{
	static struct measured even[] = {
		{ "a", "AB", 10, 0, false },
		{ "a", "BA", 10, 0, false },
		{ "b", "AB", 10, 0, false },
	};
	const struct observations times = LIST(even);
	const double seconds[] = { 50, 30, 20, 20, 10 };

	(void)state;
	for (size_t lanes = 1; lanes <= 5; lanes++) {
		struct evacuation evacuation;

		evacuation = evacuation_of(&times, 5, lanes, 1);
		assert_close(evacuation.p50, seconds[lanes - 1], 1e-12);
		assert_close(evacuation.p95, seconds[lanes - 1], 1e-12);
		assert_close(evacuation.mean, seconds[lanes - 1], 1e-12);
	}
}

/*
 * 40 VMs of 10 s or 20 s, as likely: the sum has mean 600 and variance 40 · 25, so its p95 is near
 * 600 + 1.645 · √1000 = 652. Two directions: 600 or 1200, half each: mean 900.
 */
static void test_scattered_evacuation(void **state)
{
	static struct measured one_way[] = {
		{ "a", "AB", 10, 0, false },
		{ "b", "AB", 20, 0, false },
	};
	static struct measured both_ways[] = {
		{ "a", "AB", 10, 0, false },
		{ "a", "BA", 20, 0, false },
		{ "b", "AB", 20, 0, false },
		{ "b", "BA", 40, 0, false },
	};
	const struct observations times = LIST(one_way);
	const struct observations two = LIST(both_ways);
	struct evacuation evacuation;
	struct evacuation again;

	(void)state;
	evacuation = evacuation_of(&times, 40, 1, 7);
	assert_close(evacuation.mean, 600, 0.005);
	assert_close(evacuation.p50, 600, 0.02);
	assert_close(evacuation.p95, 652, 0.02);
	again = evacuation_of(&times, 40, 1, 7);
	assert_true(memcmp(&again, &evacuation, sizeof again) == 0); /* the same seed */
	evacuation = evacuation_of(&two, 40, 1, 7);
	assert_close(evacuation.mean, 900, 0.02);
	assert_close(evacuation.p95, 1270, 0.03);
}

/*
 * VM means 10, 14, 18 (variance 16), each of two directions with two values 2 apart: variance 2, so
 * that of a VM's mean is (2/2 + 2/2) / 4 = 0.5.
 */
static void test_pilot(void **state)
{
	static struct measured at[] = {
		{ "a", "AB", 8, 0, false },  { "a", "AB", 10, 0, false },
		{ "a", "BA", 10, 0, false }, { "a", "BA", 12, 0, false },
		{ "b", "AB", 12, 0, false }, { "b", "AB", 14, 0, false },
		{ "b", "BA", 14, 0, false }, { "b", "BA", 16, 0, false },
		{ "c", "AB", 16, 0, false }, { "c", "AB", 18, 0, false },
		{ "c", "BA", 18, 0, false }, { "c", "BA", 20, 0, false },
	};
	const struct observations all = LIST(at);
	const struct observations single = { at, 4, NULL, false };
	struct pilot pilot = pilot_of(&all);
	struct aim aim = { GOAL_WIDTH, 0.2, 0.95, 0.8, 0 };
	struct size size;

	(void)state;
	assert_int_equal(pilot.vms, 3);
	assert_close(pilot.mean, 14, 1e-12);
	assert_close(pilot.cycles, 2, 1e-12);
	assert_close(pilot.directions, 2, 0);
	assert_close(pilot.within, 0.5, 1e-12);
	assert_close(pilot.between, 15.5, 1e-12);
	/* R: qt(0.975, 2) * sqrt(16 / 3) */
	assert_close(pilot_half_width(&pilot, 0.95), 9.936543, 1e-6);
	pilot.seconds = 36;
	size = size_by_vms(&pilot, &aim); /* t(n - 1) · 4 / √n <= 2.8: 11 (2.69), not 10 (2.86) */
	assert_int_equal(size.vms, 11);
	assert_int_equal(size.cycles, 2);
	assert_close(size.hours, 11 * 2 * 2 * 36 / 3600.0, 1e-12);
	assert_int_equal(size_by_cycles(&pilot, &aim).vms, 0); /* the VMs differ too much */
	assert_int_equal(size_cheapest(&pilot, &aim).cycles, 1);
	aim.goal = GOAL_SAME_VMS;
	assert_int_equal(size_cheapest(&pilot, &aim).cycles, 1);
	aim.vm_seconds = 1e6; /* then migrations cost nothing beside VMs */
	assert_true(size_cheapest(&pilot, &aim).cycles > 1);
	assert_int_equal(size_cheapest(&pilot, &aim).vms, 2);
	assert_true(isnan(pilot_of(&single).between)); /* one VM */
}

/* The variances of a VM's mean: 15.5 between VMs and 0.5 from 2 cycles, so 16 and sd 4 in all. */
static const struct pilot usual = { 3, 12, 2, 2, 14, 15.5, 0.5, 36 };

/* As if the pilot had had so many cycles. */
static struct pilot with_cycles(struct pilot pilot, double cycles)
{
	pilot.within *= pilot.cycles / cycles;
	pilot.cycles = cycles;
	return pilot;
}

/* R 4.2.2: power.t.test(delta = 1, power = 0.9) says 22.02110, and paired 12.585. */
static void test_size_by_vms(void **state)
{
	struct aim aim = { GOAL_OTHER_VMS, 4.0 / 14, 0.95, 0.9, 100 };
	struct pilot pilot = usual;
	struct size size = size_by_vms(&pilot, &aim);

	(void)state;
	/* both sides, and both have VMs of their own to be set up */
	assert_int_equal(size.vms, 23);
	assert_int_equal(size.cycles, 2);
	assert_close(size.hours, (23 * 2 * 2 * 2 * 36 + 23 * 2 * 100) / 3600.0, 1e-12);
	/* what the same VMs differ by is twice the 0.5 */
	aim.goal = GOAL_SAME_VMS;
	aim.size = 1.0 / 14;
	size = size_by_vms(&pilot, &aim);
	assert_int_equal(size.vms, 13);
	assert_close(size.hours, (13 * 2 * 2 * 2 * 36 + 13 * 100) / 3600.0, 1e-12);
	/* 1.5 cycles are 2 of them, with less scatter: 0.5 · 1.5 / 2 · 2 = 0.75 */
	pilot.cycles = 1.5;
	aim.size = sqrt(0.75) / 14;
	size = size_by_vms(&pilot, &aim);
	assert_int_equal(size.vms, 13);
	assert_int_equal(size.cycles, 2);
	pilot.seconds = NAN;
	assert_true(isnan(size_by_vms(&pilot, &aim).hours));
	pilot.within = 0; /* no scatter: the fewest that make a study */
	assert_int_equal(size_by_vms(&pilot, &aim).vms, 2);
	pilot.within = NAN;
	size = size_by_vms(&pilot, &aim);
	assert_true(size.vms == 0 && size.cycles == 0 && isnan(size.hours));
}

/* The fewest cycles with which the VMs at hand are enough. */
static void test_size_by_cycles(void **state)
{
	struct aim aim = { GOAL_SAME_VMS, 1.0 / 14, 0.95, 0.9, 0 };
	struct pilot pilot = usual;
	struct size size;

	(void)state;
	pilot.vms = 13; /* enough with 2 cycles, and 24 would be wanted with one */
	size = size_by_cycles(&pilot, &aim);
	assert_int_equal(size.cycles, 2);
	assert_int_equal(size.vms, 13);
	assert_close(size.hours, 13 * 2 * 2 * 2 * 36 / 3600.0, 1e-12);
	pilot.vms = 12;
	assert_int_equal(size_by_cycles(&pilot, &aim).cycles, 3);
	pilot.vms = 2;
	size = size_by_cycles(&pilot, &aim);
	assert_true(size.cycles > 20);
	for (size_t less = 0; less < 2; less++) {
		struct pilot made = with_cycles(pilot, (double)(size.cycles - less));

		assert_int_equal(size_by_vms(&made, &aim).vms <= 2, less == 0);
	}
	pilot.vms = 1;
	size = size_by_cycles(&pilot, &aim);
	assert_true(size.vms == 0 && size.cycles == 0 && isnan(size.hours));
	pilot.vms = 13;
	pilot.within = 1e9; /* more than 10000 cycles */
	assert_int_equal(size_by_cycles(&pilot, &aim).vms, 0);
	pilot.within = NAN;
	assert_int_equal(size_by_cycles(&pilot, &aim).vms, 0);
}

/* No number of cycles is cheaper by more than the width of a step. */
static void test_size_cheapest(void **state)
{
	static const enum goal goals[] = { GOAL_WIDTH, GOAL_OTHER_VMS, GOAL_SAME_VMS };

	(void)state;
	for (size_t g = 0; g < 3; g++) {
		struct aim aim = { goals[g], 0.1, 0.95, 0.9, 3600 };
		struct pilot pilot = usual;
		struct size size;
		struct pilot same;

		pilot.within = 30;
		size = size_cheapest(&pilot, &aim);
		assert_true(size.vms > 1 && size.cycles > 1);
		same = with_cycles(pilot, (double)size.cycles);
		assert_int_equal(size_by_vms(&same, &aim).vms, size.vms);
		assert_close(size_by_vms(&same, &aim).hours, size.hours, 1e-12);
		for (size_t cycles = 1; cycles <= 60; cycles++) {
			struct pilot made = with_cycles(pilot, (double)cycles);

			assert_true(size_by_vms(&made, &aim).hours > size.hours * 0.99);
		}
		pilot.seconds = NAN;
		assert_int_equal(size_cheapest(&pilot, &aim).vms, 0);
	}
}

/* VM a went one way only, b both ways: 3 cells of 5 values; VM means 2 and (5 + 8) / 2. */
static void test_pilot_of_uneven(void **state)
{
	static struct measured at[] = {
		{ "a", "AB", 1, 0, false }, { "a", "AB", 3, 0, false }, { "b", "AB", 4, 0, false },
		{ "b", "AB", 6, 0, false }, { "b", "BA", 7, 0, false }, { "b", "BA", 9, 0, false },
	};
	const struct observations all = LIST(at);
	struct pilot pilot = pilot_of(&all);

	(void)state;
	assert_int_equal(pilot.vms, 2);
	assert_int_equal(pilot.values, 6);
	assert_close(pilot.directions, 2, 0);
	assert_close(pilot.cycles, 2, 1e-15);
	assert_close(pilot.mean, 4.25, 1e-15);
	/* variance 2 in each cell: 2/2 of a; (1 + 1) / 4 of b; on average 0.75 */
	assert_close(pilot.within, 0.75, 1e-15);
	assert_close(pilot.between, 4.5 * 4.5 / 2 - 0.75, 1e-14);
	at[2].value = at[3].value = 1;
	at[4].value = at[5].value = 3; /* both means are 2: nothing between them */
	pilot = pilot_of(&all);
	assert_close(pilot.between, 0, 0);
	assert_close(pilot.within, 0.5, 1e-15);
}

static int set_up(void **state)
{
	(void)state;
	gsl_set_error_handler_off();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_at_limit),
		cmocka_unit_test(test_certain_evacuation),
		cmocka_unit_test(test_scattered_evacuation),
		cmocka_unit_test(test_pilot),
		cmocka_unit_test(test_size_by_vms),
		cmocka_unit_test(test_size_by_cycles),
		cmocka_unit_test(test_size_cheapest),
		cmocka_unit_test(test_pilot_of_uneven),
	};

	return cmocka_run_group_tests_name("units", tests, set_up, NULL);
}
