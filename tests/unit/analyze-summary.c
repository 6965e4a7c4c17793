/* Summaries of few, equal and many values; every column of the schemas has its number. */
#include "analyze-testing.h"

#include "analyze/groups/counts.h"
#include "analyze/page/scale.h"
#include "analyze/summary/summary.h"
#include "datasets/texts.h"

#include "datasets/array.h"

#include <string.h>

static struct summary summary_of_texts(const char *const *texts, size_t count, size_t vms)
{
	struct samples samples = samples_of_texts(texts, count, vms);
	struct summary summary;

	summary = summary_of(&samples, 0.95);
	summary_choose(&summary, KIND_AUTO);
	samples_free(&samples);
	return summary;
}

static const char *const some[] = { "3.5", "1.1", "2.2", "-4", "1e1" };

static void test_none(void **state)
{
	struct summary none = summary_of_texts(some, 0, 1);

	(void)state;
	assert_true(none.value[SUMMARY_N] == 0 && none.value[SUMMARY_VMS] == 0 &&
		    none.value[SUMMARY_LEVEL] == 0.95);
	assert_true(isnan(none.value[SUMMARY_MEAN]) && isnan(none.value[SUMMARY_SD]) &&
		    isnan(none.value[SUMMARY_MEDIAN]) && isnan(none.value[SUMMARY_MIN]));
	assert_true(isnan(none.value[SUMMARY_INTERVAL_LOW]) &&
		    isnan(none.value[SUMMARY_NAIVE_HIGH]));
}

static void test_one_and_two(void **state)
{
	struct summary one = summary_of_texts(some, 1, 1);
	struct summary two = summary_of_texts(some, 2, 2);

	(void)state;
	assert_true(one.value[SUMMARY_N] == 1 && one.value[SUMMARY_VMS] == 1 &&
		    one.value[SUMMARY_MEAN] == 3.5 && isnan(one.value[SUMMARY_SD]));
	assert_true(one.value[SUMMARY_MEDIAN] == 3.5 && one.value[SUMMARY_MIN] == 3.5 &&
		    one.value[SUMMARY_MAX] == 3.5);
	assert_true(isnan(one.value[SUMMARY_NAIVE_LOW]) && isnan(one.value[SUMMARY_INTERVAL_LOW]));
	assert_string_equal(summary_kind(&one), "");
	assert_string_equal(summary_kind(&two), "vm-means");
	assert_true(two.value[SUMMARY_N] == 2 && two.value[SUMMARY_VMS] == 2 &&
		    two.value[SUMMARY_MEAN] == 2.3 && two.value[SUMMARY_MEDIAN] == 2.3);
	assert_true(two.value[SUMMARY_MIN] == 1.1 && two.value[SUMMARY_MAX] == 3.5);
	/* one value for each VM: both intervals are the same; R: t.test(c(3.5, 1.1)) */
	assert_close(two.value[SUMMARY_INTERVAL_LOW], -12.947445683409631, 1e-12);
	assert_close(two.value[SUMMARY_INTERVAL_HIGH], 17.547445683409631, 1e-12);
	assert_true(two.value[SUMMARY_NAIVE_LOW] == two.value[SUMMARY_INTERVAL_LOW]);
}

static void test_order(void **state)
{
	struct summary odd = summary_of_texts(some, 5, 1);
	struct summary even = summary_of_texts(some, 4, 1);
	const char *const far[] = { "1e-40", "1e40", "1e39", "7" }; /* no common power of ten */
	struct summary rounded = summary_of_texts(far, 4, 1);

	(void)state;
	assert_true(odd.value[SUMMARY_MEDIAN] == 2.2 && odd.value[SUMMARY_MIN] == -4 &&
		    odd.value[SUMMARY_MAX] == 10);
	assert_true(even.value[SUMMARY_MEDIAN] == 1.65 && even.value[SUMMARY_MAX] == 3.5);
	assert_true(rounded.value[SUMMARY_MIN] == 1e-40 && rounded.value[SUMMARY_MAX] == 1e40);
	assert_close(rounded.value[SUMMARY_MEDIAN], 5e38, 1e-15);
}

/* Nothing is said but how many there are, and at which level; of many, with ties broken and VMs
 * enough, every column says something that all samples have. */
static void test_every_column(void **state)
{
	const struct summary none = summary_none(0.9);
	struct summary many = summary_of_texts(some, 5, 2);
	const enum summary_column counts[] = { SUMMARY_N, SUMMARY_VMS, SUMMARY_CENSORED };
	/* of what these have not: a limit, a resolution, twenty VMs, six values; means above zero
	 */
	const enum summary_column absent[] = { SUMMARY_INTERVAL_KIND,
					       SUMMARY_LIMIT,
					       SUMMARY_UNSEEN,
					       SUMMARY_UNSEEN_LIMIT,
					       SUMMARY_BCA_LOW,
					       SUMMARY_BCA_HIGH,
					       SUMMARY_BCA_SEED,
					       SUMMARY_LOG_LOW,
					       SUMMARY_LOG_HIGH,
					       SUMMARY_MEDIAN_NAIVE_LOW,
					       SUMMARY_MEDIAN_NAIVE_HIGH,
					       SUMMARY_MEDIAN_VMS_LOW,
					       SUMMARY_MEDIAN_VMS_HIGH };
	bool is_absent[SUMMARY_COLUMNS] = { false };
	size_t said = 0;

	(void)state;
	for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
		said += isnan(none.value[i]) ? 0 : 1;
	assert_int_equal(said, COUNT(counts) + 1);
	for (size_t i = 0; i < COUNT(counts); i++)
		assert_true(none.value[counts[i]] == 0);
	assert_true(none.value[SUMMARY_LEVEL] == 0.9);

	for (size_t i = 0; i < COUNT(absent); i++)
		is_absent[absent[i]] = true;
	for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
		if (isnan(many.value[i]) != is_absent[i])
			fail_msg("%s: %g", schema_summary.trailing[i].name, many.value[i]);
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
	scaled("s", 1e-6, "µ", 1e-6);
	scaled("s", 1e-9, "µ", 1e-6); /* the smallest there is */
	scaled("s", 1e-3, "m", 1e-3);
	scaled("s", 0, "", 1);
	scaled("B", 0.25, "", 1);
	scaled("B", 1e6, "M", 1e6);
	scaled("B/s", 1e9, "G", 1e9);
	scaled("B", 9.9e11, "G", 1e9);
	scaled("B", 1e12, "T", 1e12);
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

/* What is too long is cut off between two characters, of however many bytes. */
static void test_long_phrase(void **state)
{
	static const struct {
		const char *last;
		size_t kept; /* of 126 letters and the last character */
	} cases[] = { { "s", 127 },
		      { "\xc2\xb5", 126 },
		      { "\xe2\x88\x92", 126 },
		      { "\xf0\x9f\x98\x80", 126 } };
	char letters[127] = { 0 };

	(void)state;
	memset(letters, 'x', sizeof letters - 1);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(strlen(phrase_of("%s%s", letters, cases[i].last).text),
				 cases[i].kept);
		assert_int_equal(strlen(phrase_of("%s%sy", letters + 4, cases[i].last).text),
				 122 + strlen(cases[i].last) + 1);
	}
	assert_string_equal(phrase_of("%s", "").text, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_none),        cmocka_unit_test(test_one_and_two),
		cmocka_unit_test(test_order),       cmocka_unit_test(test_every_column),
		cmocka_unit_test(test_counts_text), cmocka_unit_test(test_scale),
		cmocka_unit_test(test_long_phrase), cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
