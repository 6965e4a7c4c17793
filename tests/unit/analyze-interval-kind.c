/*
 * Which interval of the mean is given: the rule at its edges. How often it holds:
 * analyze-coverage.c.
 */
#include "testing.h"

#include "analyze/output/options.h"
#include "analyze/plan/options.h"
#include "analyze/statistics/interval-kind.h"
#include "analyze/verdict/options.h"

#include <stdlib.h>

static const struct interval none = { NAN, NAN };

static enum interval_kind chosen(double vms, double sd, struct interval on_logs)
{
	struct interval_choice choice = { vms, 10, sd, { 1, 19 }, on_logs, none };

	return interval_kind_of(KIND_AUTO, &choice);
}

static void test_rule(void **state)
{
	const struct interval around = { 6, 30 };
	const struct interval beside = { 11, 30 };

	(void)state;
	assert_int_equal(chosen(3, 2.1, around), KIND_LOG);
	assert_int_equal(chosen(3, 2, around), KIND_VM_MEANS);
	assert_int_equal(chosen(2, 9, around), KIND_VM_MEANS);
	assert_int_equal(chosen(40, 9, none), KIND_VM_MEANS);   /* a mean is not above zero */
	assert_int_equal(chosen(40, 9, beside), KIND_VM_MEANS); /* no log-normal values */
	assert_int_equal(chosen(1, NAN, none), KIND_VM_MEANS);
	assert_int_equal(chosen(0, NAN, none), KIND_VM_MEANS);
}

/* What is asked for is given, even if there is none. */
static void test_asked(void **state)
{
	struct interval_choice choice = { 3, 10, 9, { 1, 19 }, { 6, 30 }, { NAN, NAN } };

	(void)state;
	assert_int_equal(interval_kind_of(KIND_VM_MEANS, &choice), KIND_VM_MEANS);
	assert_int_equal(interval_kind_of(KIND_BCA, &choice), KIND_BCA);
	assert_true(interval_of_kind(KIND_VM_MEANS, &choice).high == 19);
	assert_true(interval_of_kind(KIND_LOG, &choice).high == 30);
	assert_true(isnan(interval_of_kind(KIND_BCA, &choice).high));
}

static void test_words(void **state)
{
	struct analyze_options options = { 0 };
	const struct flag *flag = flags_find(&verb_analyze, "interval");
	struct error err = { 0 };

	(void)state;
	for (int i = 0; i < KIND_COUNT; i++) {
		assert_true(flags_take(flag, &options, interval_kind_word((enum interval_kind)i),
				       &err));
		assert_int_equal(options.query.interval, i);
	}
	assert_false(flags_take(flag, &options, "", &err));
	assert_false(flags_take(flag, &options, "LOG", &err));
}

static void test_tables_of_flags(void **state)
{
	struct error err = { 0 };

	(void)state;
	assert_true(flags_check(&verb_analyze, &err));
	assert_true(flags_check(&verb_compare, &err));
	assert_true(flags_check(&verb_plan, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rule),
		cmocka_unit_test(test_asked),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_tables_of_flags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
