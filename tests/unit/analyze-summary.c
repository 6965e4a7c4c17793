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

	summary = summary_of(&samples, UNIT_VM, 0.95);
	summary_choose(&summary, KIND_AUTO, false);
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
	assert_string_equal(summary_kind(&two), "two-way");
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

/* The numbers of columns that are there, or not, beside what each must be. */
static void check_columns(const struct summary *summary, const enum summary_column *absent,
			  size_t count)
{
	bool is_absent[SUMMARY_COLUMNS] = { false };

	for (size_t i = 0; i < count; i++)
		is_absent[absent[i]] = true;
	for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
		if (isnan(summary->value[i]) != is_absent[i])
			fail_msg("%s: %g", schema_summary.trailing[i].name, summary->value[i]);
}

/* Nothing is said but how many there are, and at which level; of many, with ties broken and VMs
 * enough, every column says something that all samples have. */
static void test_every_column(void **state)
{
	const struct summary none = summary_none(0.9);
	struct summary many = summary_of_texts(some, 5, 2);
	const enum summary_column counts[] = { SUMMARY_N, SUMMARY_VMS, SUMMARY_CENSORED };
	/* words; of what these have not: a limit, a resolution, twenty VMs, cycles, six values;
	 * means above zero */
	const enum summary_column absent[] = {
		SUMMARY_INTERVAL_KIND,    SUMMARY_INTERVAL_BY,       SUMMARY_LIMIT,
		SUMMARY_UNSEEN,           SUMMARY_UNSEEN_LIMIT,      SUMMARY_BCA_LOW,
		SUMMARY_BCA_HIGH,         SUMMARY_BCA_SEED,          SUMMARY_CYCLES,
		SUMMARY_SHARE_CYCLE,      SUMMARY_SHARE_DIRECTION,   SUMMARY_MEAN_SHARE_VM,
		SUMMARY_MEAN_SHARE_CYCLE, SUMMARY_MEAN_SHARE_REST,   SUMMARY_LAG_1,
		SUMMARY_CORRELATION,      SUMMARY_CYCLE_FACTOR,      SUMMARY_LOG_LOW,
		SUMMARY_LOG_HIGH,         SUMMARY_TWO_WAY_LOG_LOW,   SUMMARY_TWO_WAY_LOG_HIGH,
		SUMMARY_MEDIAN_NAIVE_LOW, SUMMARY_MEDIAN_NAIVE_HIGH, SUMMARY_MEDIAN_VMS_LOW,
		SUMMARY_MEDIAN_VMS_HIGH
	};
	size_t said = 0;

	(void)state;
	for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
		said += isnan(none.value[i]) ? 0 : 1;
	assert_int_equal(said, COUNT(counts) + 1);
	for (size_t i = 0; i < COUNT(counts); i++)
		assert_true(none.value[counts[i]] == 0);
	assert_true(none.value[SUMMARY_LEVEL] == 0.9);
	check_columns(&many, absent, COUNT(absent));
}

/* ---- VMs and cycles ---- */

/* Value i is of VM i mod vms, in direction i / vms mod 2, and then of the next cycle. */
static struct summary crossed_summary(const char *const *texts, size_t count, size_t vms,
				      enum summary_unit unit)
{
	struct samples samples = samples_of_texts(texts, count, vms);
	struct summary summary;

	samples.cycles = true;
	for (size_t i = 0; i < count; i++) {
		samples.at[i].cycle = samples.at[i].row / (2 * vms);
		samples.at[i].direction = (unsigned)(samples.at[i].row / vms % 2);
	}
	summary = summary_of(&samples, unit, 0.95);
	samples_free(&samples);
	return summary;
}

/* 2 VMs, 3 cycles, 2 directions. */
static const char *const twelve[] = { "10", "12", "11", "14", "20", "23",
				      "22", "23", "13", "12", "14", "17" };

static void test_crossed(void **state)
{
	struct summary summary = crossed_summary(twelve, 12, 2, UNIT_VM);
	const enum summary_column absent[] = { SUMMARY_INTERVAL_KIND,  SUMMARY_INTERVAL_BY,
					       SUMMARY_LIMIT,          SUMMARY_UNSEEN,
					       SUMMARY_UNSEEN_LIMIT,   SUMMARY_BCA_LOW,
					       SUMMARY_BCA_HIGH,       SUMMARY_BCA_SEED,
					       SUMMARY_MEDIAN_VMS_LOW, SUMMARY_MEDIAN_VMS_HIGH };
	const double *value = summary.value;

	(void)state;
	summary_choose(&summary, KIND_AUTO, true);
	check_columns(&summary, absent, COUNT(absent));
	assert_string_equal(summary_kind(&summary), "two-way");
	assert_true(value[SUMMARY_CYCLES] == 3 && summary.by == TWO_WAY_CYCLE);
	assert_close(value[SUMMARY_MEAN_OF_VMS], 191.0 / 12, 1e-15);
	assert_close(summary.crossed.chance.rest_df, 2, 0);
	assert_close(value[SUMMARY_SHARE_VM] + value[SUMMARY_SHARE_CYCLE] +
			     value[SUMMARY_SHARE_DIRECTION] + value[SUMMARY_SHARE_REST],
		     1, 1e-14);
	assert_true(value[SUMMARY_SHARE_CYCLE] > 0.85);
	assert_close(value[SUMMARY_MEAN_SHARE_VM] + value[SUMMARY_MEAN_SHARE_CYCLE] +
			     value[SUMMARY_MEAN_SHARE_REST],
		     1, 1e-14);
	assert_close(value[SUMMARY_CORRELATION], 0.3, 1e-15); /* too few to measure it */
	/* no time is below zero; a number without a unit may be */
	assert_true(value[SUMMARY_TWO_WAY_LOW] < 0 && value[SUMMARY_INTERVAL_LOW] == 0);
	summary_choose(&summary, KIND_AUTO, false);
	assert_true(value[SUMMARY_INTERVAL_LOW] == value[SUMMARY_TWO_WAY_LOW]);
	assert_true(summary_is_of_too_few(&summary));
}

/* Each kind is what its columns have, with its degrees of freedom and what bounds it. */
static void test_kinds(void **state)
{
	struct summary summary = crossed_summary(twelve, 12, 2, UNIT_VM);
	static const struct {
		enum interval_kind kind;
		enum summary_column low;
		double df;
		enum two_way_source by;
	} kinds[] = {
		{ KIND_TWO_WAY, SUMMARY_TWO_WAY_LOW, 2, TWO_WAY_CYCLE },
		{ KIND_TWO_WAY_LOG, SUMMARY_TWO_WAY_LOG_LOW, 2, TWO_WAY_CYCLE },
		{ KIND_VM_MEANS, SUMMARY_VM_MEANS_LOW, 1, TWO_WAY_VM },
		{ KIND_LOG, SUMMARY_LOG_LOW, 1, TWO_WAY_VM },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		summary_choose(&summary, kinds[i].kind, false);
		assert_int_equal(summary.kind, kinds[i].kind);
		assert_int_equal(summary.by, kinds[i].by);
		assert_close(summary.value[SUMMARY_INTERVAL_LOW], summary.value[kinds[i].low], 0);
		assert_close(summary.value[SUMMARY_INTERVAL_HIGH], summary.value[kinds[i].low + 1],
			     0);
		assert_close(summary.value[SUMMARY_INTERVAL_DF], kinds[i].df, 1e-12);
	}
	summary_choose(&summary, KIND_BCA, false); /* two VMs have none */
	assert_true(summary_kind(&summary)[0] == '\0' && summary.by == TWO_WAY_NONE &&
		    isnan(summary.value[SUMMARY_INTERVAL_DF]));
}

/* Migrations as units: each cycle's mean is one observation, and the rows' spread the least. */
static void test_units(void **state)
{
	/* one cycle's mean as the next's, but the rows far apart: what is left is Student's t on
	 * the rows; R: t.test(c(1, 9, 2, 8, 3, 7)) */
	static const char *const alike[] = { "1", "9", "2", "8", "3", "7" };
	struct summary one = crossed_summary(twelve, 12, 2, UNIT_MIGRATION);
	struct summary rows = crossed_summary(alike, 6, 1, UNIT_MIGRATION);
	/* the cycles' means are 11.75, 22, 14 */
	const double off[] = { 11.75 - 191.0 / 12, 22 - 191.0 / 12, 14 - 191.0 / 12 };
	double variance = (off[0] * off[0] + off[1] * off[1] + off[2] * off[2]) / 2;

	(void)state;
	summary_choose(&one, KIND_TWO_WAY, false);
	assert_int_equal(one.by, TWO_WAY_CYCLE);
	assert_close(one.crossed.chance.cycle_part / one.crossed.chance.cycle_factor, variance / 3,
		     1e-12);
	assert_true(one.value[SUMMARY_VMS] == 2 && one.value[SUMMARY_CYCLES] == 3 &&
		    isnan(one.value[SUMMARY_SHARE_VM]) && one.value[SUMMARY_SHARE_CYCLE] > 0.8);
	summary_choose(&rows, KIND_TWO_WAY, false);
	assert_int_equal(rows.by, TWO_WAY_VM);
	assert_close(rows.value[SUMMARY_INTERVAL_LOW], 1.42575100440762, 1e-13);
	assert_close(rows.value[SUMMARY_INTERVAL_DF], 5, 0);
	assert_close(rows.value[SUMMARY_MEAN_OF_VMS], 5, 0);
	assert_true(!summary_is_of_too_few(&rows));
}

/* However large the values are beside their spread, no digit of it is lost. */
static void test_far_from_zero(void **state)
{
	static char texts[12][32];
	const char *far[12];
	struct summary near = crossed_summary(twelve, 12, 2, UNIT_VM);
	struct summary summary;

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		snprintf(texts[i], sizeof texts[i], "1000000000000.%s", twelve[i]);
		far[i] = texts[i];
	}
	summary = crossed_summary(far, 12, 2, UNIT_VM);
	assert_close(summary.value[SUMMARY_SHARE_CYCLE], near.value[SUMMARY_SHARE_CYCLE], 1e-12);
	assert_close(summary.value[SUMMARY_MEAN_SHARE_VM], near.value[SUMMARY_MEAN_SHARE_VM],
		     1e-12);
	assert_close(two_way_half(&summary.crossed.chance, 0.95, NULL) * 100,
		     two_way_half(&near.crossed.chance, 0.95, NULL), 1e-12);
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
	assert_int_equal(text_width("測試"), 4);
	texts_free(&texts);
}

/* As %g has them, but written out where people read them. */
static void test_digits(void **state)
{
	static const struct {
		double number;
		int digits;
		const char *text;
	} cases[] = {
		{ 148.3, 2, "148" },          { 21710, 4, "21710" },
		{ 8140, 3, "8140" },          { 0.5, 3, "0.5" },
		{ 12.34, 3, "12.3" },         { 0, 3, "0" },
		{ -1500, 2, "-1500" },        { 0.000041, 3, "0.000041" },
		{ -1.37e-8, 3, "-1.37e-08" }, { 1e15, 3, "1e+15" },
		{ 999.96, 3, "1000" },        { 3e14, 2, "300000000000000" },
		{ 1.5e308, 3, "1.5e+308" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(digits_text(cases[i].number, cases[i].digits).text,
				    cases[i].text);
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
		cmocka_unit_test(test_texts),       cmocka_unit_test(test_digits),
		cmocka_unit_test(test_crossed),     cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_units),       cmocka_unit_test(test_far_from_zero),
		cmocka_unit_test(test_long_phrase),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
