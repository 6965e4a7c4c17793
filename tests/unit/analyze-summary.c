/* Summaries of few, equal and many values; every column of the schemas has its number. */
#include "analyze-testing.h"

#include "analyze/groups/counts.h"
#include "analyze/page/scale.h"
#include "analyze/summary/summary.h"
#include "datasets/texts.h"

#include <string.h>

static struct summary summary_of_texts(const char *const *texts, size_t count, size_t vms)
{
	struct samples samples = samples_of_texts(texts, count, vms);
	struct error err = { 0 };
	struct summary summary;

	assert_true(summary_of(&summary, &samples, 0.95, &err));
	summary_choose(&summary, KIND_AUTO);
	samples_free(&samples);
	return summary;
}

static const char *const some[] = { "3.5", "1.1", "2.2", "-4", "1e1" };

static void test_none(void **state)
{
	struct summary none = summary_of_texts(some, 0, 1);

	(void)state;
	assert_true(none.n == 0 && none.vms == 0 && none.level == 0.95);
	assert_true(isnan(none.mean) && isnan(none.sd) && isnan(none.median) && isnan(none.min));
	assert_true(isnan(none.interval.low) && isnan(none.naive.high));
}

static void test_one_and_two(void **state)
{
	struct summary one = summary_of_texts(some, 1, 1);
	struct summary two = summary_of_texts(some, 2, 2);

	(void)state;
	assert_true(one.n == 1 && one.vms == 1 && one.mean == 3.5 && isnan(one.sd));
	assert_true(one.median == 3.5 && one.min == 3.5 && one.max == 3.5);
	assert_true(isnan(one.naive.low) && isnan(one.interval.low));
	assert_string_equal(summary_kind(&one), "");
	assert_string_equal(summary_kind(&two), "vm-means");
	assert_true(two.n == 2 && two.vms == 2 && two.mean == 2.3 && two.median == 2.3);
	assert_true(two.min == 1.1 && two.max == 3.5);
	/* one value for each VM: both intervals are the same; R: t.test(c(3.5, 1.1)) */
	assert_close(two.interval.low, -12.947445683409631, 1e-12);
	assert_close(two.interval.high, 17.547445683409631, 1e-12);
	assert_true(two.naive.low == two.interval.low);
}

static void test_order(void **state)
{
	struct summary odd = summary_of_texts(some, 5, 1);
	struct summary even = summary_of_texts(some, 4, 1);
	const char *const far[] = { "1e-40", "1e40", "1e39", "7" }; /* no common power of ten */
	struct summary rounded = summary_of_texts(far, 4, 1);

	(void)state;
	assert_true(odd.median == 2.2 && odd.min == -4 && odd.max == 10);
	assert_true(even.median == 1.65 && even.max == 3.5);
	assert_true(rounded.min == 1e-40 && rounded.max == 1e40);
	assert_close(rounded.median, 5e38, 1e-15);
}

static void test_schema(void **state)
{
	struct summary summary = { .n = 1, .max = 13 };
	struct counts counts = { .planned = 7 };

	(void)state;
	/* both functions end the program at a column that they do not know */
	for (size_t i = 0; i < schema_summary.trailing_count; i++)
		if (schema_summary.trailing[i].type != COLUMN_WORD)
			summary_number(&summary, schema_summary.trailing[i].name);
	for (size_t i = 0; i < schema_outcomes.trailing_count; i++)
		if (schema_outcomes.trailing[i].type == COLUMN_INTEGER)
			counts_number(&counts, schema_outcomes.trailing[i].name);
	assert_true(summary_number(&summary, "n") == 1 && summary_number(&summary, "max") == 13);
	assert_int_equal(counts_number(&counts, "planned"), 7);
}

static void test_counts_text(void **state)
{
	struct counts counts = { 0 };
	char text[COUNTS_TEXT_SIZE];

	(void)state;
	counts_text(&counts, COUNTS_ALL, text);
	assert_string_equal(text, "");
	counts.by_outcome[OUTCOME_OK] = 30;
	counts.by_outcome[OUTCOME_REFUSED] = 2;
	counts_text(&counts, COUNTS_ALL, text);
	assert_string_equal(text, "ok 30; refused 2");
	counts_text(&counts, COUNTS_UNTIMED, text);
	assert_string_equal(text, "refused 2");
	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		counts.by_outcome[i] = SIZE_MAX;
	counts_text(&counts, COUNTS_ALL, text); /* the longest text there can be fits */
	assert_true(strlen(text) < COUNTS_TEXT_SIZE);
}

static void scaled(const char *unit, double largest, const char *prefix, double factor)
{
	struct scale scale = scale_of(unit, largest);

	assert_string_equal(scale.prefix, prefix);
	assert_true(scale.factor == factor);
}

static void test_scale(void **state)
{
	(void)state;
	scaled("s", 12, "", 1);
	scaled("s", 1, "", 1);
	scaled("s", 0.9, "m", 1e-3);
	scaled("s", 2e-7, "µ", 1e-6);
	scaled("s", 0, "", 1);
	scaled("B", 0, "", 1);
	scaled("B", 999, "", 1);
	scaled("B", 1000, "k", 1e3);
	scaled("B/s", 3e15, "T", 1e12);
	scaled("", 1e9, "", 1);
}

static void test_texts(void **state)
{
	struct texts texts = { 0 };

	(void)state;
	assert_true(texts_add_list(&texts, "a,bc"));
	assert_int_equal(texts.count, 2);
	assert_true(texts_have(&texts, "bc") && !texts_have(&texts, "b"));
	assert_false(texts_add_list(&texts, "a,,b"));
	assert_false(texts_add_list(&texts, ""));
	assert_int_equal(text_width("refusé"), 6);
	assert_int_equal(text_width("測試"), 2);
	texts_free(&texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_none),        cmocka_unit_test(test_one_and_two),
		cmocka_unit_test(test_order),       cmocka_unit_test(test_schema),
		cmocka_unit_test(test_counts_text), cmocka_unit_test(test_scale),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
