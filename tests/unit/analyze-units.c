/* Which VMs count, what is paired with what, and the number of each unit: by hand. */
#include "testing.h"

#include "analyze/compare/unit-values.h"
#include "analyze/compare/vm-number.h"

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
	};

	return cmocka_run_group_tests_name("units", tests, set_up, NULL);
}
