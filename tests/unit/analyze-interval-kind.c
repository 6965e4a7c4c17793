/*
 * The words of the kinds of intervals. Which is taken: datasets-two-way.c, analyze-summary.c; how
 * often it holds: analyze-coverage.c.
 */
#include "testing.h"

#include "analyze/output/options.h"
#include "analyze/plan/options.h"
#include "analyze/statistics/interval-kind.h"
#include "analyze/verdict/options.h"

#include <stdlib.h>

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
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_tables_of_flags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
