/* Which VMs count, what is paired with what, and the number of each unit: by hand. */
#include "testing.h"

#include "analyze/compare/unit-values.h"
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

static void check_units(const double *units, size_t count, const double *expected,
			size_t expected_count)
{
	assert_int_equal(count, expected_count);
	for (size_t i = 0; i < count; i++)
		assert_close(units[i], expected[i], 1e-12);
}

static struct unit_values values_of(const struct observations sides[SIDES], enum aspect aspect,
				    enum pairing pairing)
{
	return unit_values_of(sides, aspect, pairing);
}

static struct measured two_directions[] = {
	{ "a", "AB", 10, 0, false }, { "a", "AB", 12, 0, false }, { "a", "AB", 14, 0, false },
	{ "a", "BA", 30, 0, false }, { "b", "AB", 1, 0, false },  { "b", "BA", 2, 0, false },
};
static struct measured after_all[] = {
	{ "a", "AB", 20, 0, false }, { "a", "BA", 40, 0, false }, { "b", "AB", 3, 0, false },
	{ "b", "BA", 6, 0, false },  { "c", "AB", 7, 0, false },
};

/* Each direction counts the same, and VM c, which was not there before, is left out. */
static void test_paired_mean(void **state)
{
	const struct observations sides[SIDES] = { LIST(two_directions), LIST(after_all) };
	const double before[] = { (12 + 30) / 2.0, 1.5 };
	const double after[] = { 30, 4.5 };
	struct unit_values values = values_of(sides, ASPECT_MEAN, PAIRING_WHERE_POSSIBLE);

	(void)state;
	assert_int_equal(values.units.design, DESIGN_PAIRED);
	assert_int_equal(values.kind, UNIT_IS_VM);
	check_units(values.units.before, values.units.before_count, before, 2);
	check_units(values.units.after, values.units.after_count, after, 2);
	assert_int_equal(values.left_out, 1);
	assert_int_equal(values.values[BEFORE], 6);
	assert_int_equal(values.values[AFTER], 4);
	assert_close(values.cell_size, 10.0 / 8, 1e-12);
	unit_values_free(&values);
	values = values_of(sides, ASPECT_MEAN, PAIRING_NEVER);
	assert_int_equal(values.units.design, DESIGN_UNPAIRED);
	assert_int_equal(values.units.after_count, 3);
	assert_int_equal(values.left_out, 0);
	unit_values_free(&values);
}

/* The same names on both sides are no reason to pair where an importer made them up. */
static void test_made_up_names(void **state)
{
	struct observations sides[SIDES] = { LIST(two_directions), LIST(after_all) };
	struct unit_values values;

	(void)state;
	for (enum which_side side = BEFORE; side < SIDES; side++) {
		sides[BEFORE].made_up = side == BEFORE;
		sides[AFTER].made_up = side == AFTER;
		values = values_of(sides, ASPECT_MEAN, PAIRING_WHERE_POSSIBLE);
		assert_int_equal(values.units.design, DESIGN_UNPAIRED);
		assert_int_equal(values.units.after_count, 3);
		assert_int_equal(values.left_out, 0);
		unit_values_free(&values);
	}
}

/* A direction that one side lacks does not count for that VM: it would be compared with another. */
static void test_direction_of_one_side(void **state)
{
	static struct measured only_ab[] = {
		{ "a", "AB", 20, 0, false },
		{ "b", "AB", 3, 0, false },
	};
	const struct observations sides[SIDES] = { LIST(two_directions), LIST(only_ab) };
	const double before[] = { 12, 1 };
	struct unit_values values = values_of(sides, ASPECT_MEAN, PAIRING_WHERE_POSSIBLE);

	(void)state;
	check_units(values.units.before, values.units.before_count, before, 2);
	unit_values_free(&values);
}

static void test_other_vms(void **state)
{
	static struct measured others[] = {
		{ "a", "AB", 20, 0, false },
		{ "x", "AB", 3, 0, false },
		{ "y", "AB", 4, 0, false },
	};
	const struct observations sides[SIDES] = { LIST(two_directions), LIST(others) };
	struct unit_values values = values_of(sides, ASPECT_MEAN, PAIRING_WHERE_POSSIBLE);

	(void)state; /* 1 of 3 VMs in common is less than half */
	assert_int_equal(values.units.design, DESIGN_UNPAIRED);
	assert_int_equal(values.units.before_count, 2);
	assert_int_equal(values.units.after_count, 3);
	unit_values_free(&values);
}

/* One number for each run: the mean of its VMs. One run of after has no value at all. */
static void test_runs(void **state)
{
	static struct measured two_runs[] = {
		{ "a", "AB", 10, 0, false },
		{ "a", "AB", 20, 1, false },
		{ "b", "AB", 30, 0, false },
		{ "b", "AB", 50, 1, false },
	};
	static struct measured last_run[] = {
		{ "a", "AB", 1, 2, false },
		{ "b", "AB", 3, 2, false },
	};
	const struct observations sides[SIDES] = { LIST(two_runs), LIST(last_run) };
	const double before[] = { 20, 35 };
	const double after[] = { 2 };
	struct unit_values values = values_of(sides, ASPECT_MEAN, PAIRING_WHERE_POSSIBLE);

	(void)state;
	assert_int_equal(values.kind, UNIT_IS_RUN);
	assert_int_equal(values.units.design, DESIGN_UNPAIRED);
	check_units(values.units.before, values.units.before_count, before, 2);
	check_units(values.units.after, values.units.after_count, after, 1);
	unit_values_free(&values);
}

/* The variance that the VMs' means have from their migrations: 2/2 of each before; 0 and 8/2 after.
 * Of paired differences both add up. */
static void test_within(void **state)
{
	static struct measured before[] = {
		{ "a", "AB", 1, 0, false },
		{ "a", "AB", 3, 0, false },
		{ "b", "AB", 4, 0, false },
		{ "b", "AB", 6, 0, false },
	};
	static struct measured after[] = {
		{ "a", "AB", 2, 0, false }, { "a", "AB", 2, 0, false },  { "b", "AB", 5, 0, false },
		{ "b", "AB", 9, 0, false }, { "b", "AB", 400, 0, true },
	};
	const struct observations sides[SIDES] = { LIST(before), LIST(after) };
	struct unit_values values = values_of(sides, ASPECT_MEAN, PAIRING_NEVER);

	(void)state;
	assert_close(values.within[BEFORE], 1, 1e-15);
	assert_close(values.within[AFTER], 2, 1e-15);
	assert_int_equal(values.vms[BEFORE], 2);
	assert_int_equal(values.vms[AFTER], 2);
	assert_int_equal(values.values[BEFORE], 4);
	assert_int_equal(values.values[AFTER], 4); /* not the one that was given up */
	assert_close(values.cell_size, 2, 1e-15);
	unit_values_free(&values);
	values = values_of(sides, ASPECT_MEAN, PAIRING_WHERE_POSSIBLE);
	assert_close(values.within[AFTER], 3, 1e-15);
	unit_values_free(&values);
	values = values_of(sides, ASPECT_MEDIAN, PAIRING_WHERE_POSSIBLE);
	assert_true(isnan(values.within[AFTER]));
	assert_int_equal(values.values[AFTER], 5);
	unit_values_free(&values);
}

/* How many of the VMs before and after are paired, out of "abcdef" each; 0: not paired. */
static size_t paired_of(const char *before_vms, const char *after_vms)
{
	static const char *const names[] = { "a", "b", "c", "d", "e", "f" };
	struct measured at[SIDES][6];
	const char *const vms[SIDES] = { before_vms, after_vms };
	struct observations sides[SIDES];
	struct unit_values values;
	size_t paired;

	for (int side = BEFORE; side < SIDES; side++) {
		sides[side] = (struct observations){ at[side], strlen(vms[side]), NULL, false };
		for (size_t i = 0; i < sides[side].count; i++)
			at[side][i] = (struct measured){ names[vms[side][i] - 'a'], "AB",
							 (double)i + 1, 0, false };
	}
	values = values_of(sides, ASPECT_MEAN, PAIRING_WHERE_POSSIBLE);
	paired = values.units.design == DESIGN_PAIRED ? values.units.after_count : 0;
	assert_int_equal(values.left_out,
			 paired > 0 ? strlen(before_vms) + strlen(after_vms) - 2 * paired : 0);
	unit_values_free(&values);
	return paired;
}

/* At least two in common, and half of the VMs of the larger side; or the only one there is. */
static void test_same_vms(void **state)
{
	(void)state;
	assert_int_equal(paired_of("ab", "abcd"), 2);
	assert_int_equal(paired_of("abcd", "cd"), 2);
	assert_int_equal(paired_of("ab", "abcde"), 0);
	assert_int_equal(paired_of("abcde", "ef"), 0);
	assert_int_equal(paired_of("ab", "ac"), 0);
	assert_int_equal(paired_of("a", "ab"), 0);
	assert_int_equal(paired_of("a", "a"), 1);
	assert_int_equal(paired_of("a", "b"), 0);
	assert_int_equal(paired_of("abcdef", "abcdef"), 6);
}

/* A VM with single values has no spread, so it counts on neither side. */
static void test_spread(void **state)
{
	static struct measured before[] = {
		{ "a", "AB", 1, 0, false }, { "a", "AB", 2, 0, false }, { "a", "AB", 6, 0, false },
		{ "a", "BA", 9, 0, false }, { "b", "AB", 4, 0, false }, { "b", "AB", 8, 0, false },
		{ "c", "AB", 5, 0, false },
	};
	static struct measured after[] = {
		{ "a", "AB", 1, 0, false }, { "a", "AB", 1, 0, false }, { "a", "BA", 7, 0, false },
		{ "b", "AB", 1, 0, false }, { "b", "AB", 3, 0, false }, { "c", "AB", 1, 0, false },
		{ "c", "AB", 3, 0, false },
	};
	const struct observations sides[SIDES] = { LIST(before), LIST(after) };
	const double spread_before[] = { (1 + 0 + 4) / 3.0, 2 };
	const double spread_after[] = { 0, 1 };
	struct unit_values values = values_of(sides, ASPECT_SPREAD, PAIRING_WHERE_POSSIBLE);

	(void)state;
	check_units(values.units.before, values.units.before_count, spread_before, 2);
	check_units(values.units.after, values.units.after_count, spread_after, 2);
	assert_int_equal(values.left_out, 1);
	unit_values_free(&values);
}

/* The only VM there is has a spread before and a single value after: it counts nowhere. */
static void test_spread_of_one_side(void **state)
{
	static struct measured before[] = { { "a", "AB", 1, 0, false },
					    { "a", "AB", 3, 0, false } };
	static struct measured after[] = { { "a", "AB", 5, 0, false } };
	const struct observations sides[SIDES] = { LIST(before), LIST(after) };
	struct unit_values values = values_of(sides, ASPECT_SPREAD, PAIRING_WHERE_POSSIBLE);

	(void)state;
	assert_int_equal(values.units.before_count, 0);
	assert_int_equal(values.units.after_count, 0);
	assert_int_equal(values.left_out, 1);
	unit_values_free(&values);
}

static void test_no_values(void **state)
{
	const struct observations nothing[SIDES] = { { NULL, 0, NULL, false },
						     { NULL, 0, NULL, false } };
	const struct observations one[SIDES] = { LIST(two_directions), { NULL, 0, NULL, false } };
	struct unit_values values = values_of(nothing, ASPECT_MEAN, PAIRING_WHERE_POSSIBLE);

	(void)state;
	assert_int_equal(values.units.before_count, 0);
	unit_values_free(&values);
	values = values_of(one, ASPECT_TAIL, PAIRING_WHERE_POSSIBLE);
	assert_int_equal(values.units.before_count, 2);
	assert_int_equal(values.units.after_count, 0);
	unit_values_free(&values);
}

/* What was given up stays out of the mean, and counts as the limit elsewhere. */
static void test_at_limit(void **state)
{
	static struct measured at[] = {
		{ "a", "AB", 10, 0, false },
		{ "a", "AB", 14, 0, false },
		{ "a", "AB", 400, 0, true },
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
		cmocka_unit_test(test_paired_mean),
		cmocka_unit_test(test_made_up_names),
		cmocka_unit_test(test_direction_of_one_side),
		cmocka_unit_test(test_other_vms),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_within),
		cmocka_unit_test(test_same_vms),
		cmocka_unit_test(test_spread),
		cmocka_unit_test(test_spread_of_one_side),
		cmocka_unit_test(test_no_values),
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
