/* Every statistic of compare against R, on the data sets of tests/golden/compare-sets.csv.
 * tests/golden/oracles-compare.R makes both files. */
#include "testing.h"

#include "analyze/compare/failures.h"
#include "analyze/statistics/adjust.h"
#include "analyze/statistics/contrast.h"
#include "analyze/statistics/power.h"
#include "analyze/statistics/ranks.h"

#include "datasets/csv.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_VALUES = 32, MOST_ROWS = 400, NAME_SIZE = 64 };

/* The goldens: set, statistic, value. */
struct golden {
	char set[NAME_SIZE], statistic[NAME_SIZE];
	double value;
};

static struct golden goldens[MOST_ROWS];
static size_t golden_count;

static struct csv_reader *open_past_header(const char *path)
{
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };

	assert_true(csv_open(&reader, path, CSV_TORN_IS_ROW, &err));
	assert_true(csv_next(reader, &row, &err) && row.count == 3);
	return reader;
}

static int read_goldens(void **state)
{
	struct csv_reader *reader = open_past_header("tests/golden/compare-golden.csv");
	struct csv_row row;
	struct error err = { 0 };

	(void)state;
	gsl_set_error_handler_off();
	while (csv_next(reader, &row, &err) && row.count == 3) {
		struct golden *golden = &goldens[golden_count++];

		assert_true(golden_count <= MOST_ROWS);
		snprintf(golden->set, NAME_SIZE, "%s", row.cells[0].text);
		snprintf(golden->statistic, NAME_SIZE, "%s", row.cells[1].text);
		golden->value = strtod(row.cells[2].text, NULL);
	}
	csv_close(reader);
	return err.text[0] != '\0';
}

/* The values of one set; false if there is none of that name. */
static bool read_set(const char *name, double before[MOST_VALUES], double after[MOST_VALUES],
		     struct units *units)
{
	struct csv_reader *reader = open_past_header("tests/golden/compare-sets.csv");
	struct csv_row row;
	struct error err = { 0 };

	*units = (struct units){ .before = before, .after = after };
	units->design = strncmp(name, "paired", 6) == 0 ? DESIGN_PAIRED : DESIGN_UNPAIRED;
	while (csv_next(reader, &row, &err) && row.count == 3) {
		bool is_before = strcmp(row.cells[1].text, "before") == 0;
		size_t *count = is_before ? &units->before_count : &units->after_count;

		if (strcmp(row.cells[0].text, name) != 0)
			continue;
		assert_true(*count < MOST_VALUES);
		(is_before ? before : after)[(*count)++] = strtod(row.cells[2].text, NULL);
	}
	csv_close(reader);
	return units->after_count > 0;
}

/* relative: how many digits the method itself can give. Says which golden it is that fails. */
static size_t check(const char *set, const char *statistic, double actual, double relative)
{
	for (size_t i = 0; i < golden_count; i++) {
		const struct golden *golden = &goldens[i];

		if (strcmp(golden->set, set) != 0 || strcmp(golden->statistic, statistic) != 0)
			continue;
		if (!(fabs(actual - golden->value) <= relative * fabs(golden->value) + 1e-15)) {
			print_error("%s, %s: %.17g, R has %.17g\n", set, statistic, actual,
				    golden->value);
			fail();
		}
		return 1;
	}
	return 0;
}

static size_t check_difference(const char *set, const char *scale,
			       const struct difference *difference, double margin, double relative)
{
	const struct {
		const char *name;
		double value;
	} parts[] = {
		{ "estimate", difference->estimate },
		{ "low", difference->interval.low },
		{ "high", difference->interval.high },
		{ "df", difference->degrees_of_freedom },
		{ "p", difference->p },
		{ "outside", difference_p_outside(difference, -margin, margin) },
	};
	size_t checked = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		char name[NAME_SIZE];

		snprintf(name, sizeof name, "%s_%s", scale, parts[i].name);
		checked += check(set, name, parts[i].value, relative);
	}
	return checked;
}

static const char *const set_names[] = {
	"paired_small",    "paired_normal",   "paired_skewed", "paired_ties",   "unpaired_small",
	"unpaired_normal", "unpaired_skewed", "unpaired_ties", "unpaired_huge",
};

static void test_t_and_equivalence(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof set_names / sizeof *set_names; i++) {
		const char *set = set_names[i];
		/* doubles near 1e9 know seven digits of such differences */
		double relative = strstr(set, "huge") ? 1e-6 : 1e-10;
		double before[MOST_VALUES];
		double after[MOST_VALUES];
		struct units units;
		struct contrast contrast;
		size_t checked;

		assert_true(read_set(set, before, after, &units));
		contrast = contrast_of(&units, 0.95);
		checked = check_difference(set, "plain", &contrast.difference,
					   0.05 * contrast.before, relative);
		checked += check_difference(set, "log", &contrast.log_ratio, 0.05,
					    strstr(set, "huge") ? 1e-5 : 1e-10);
		checked += check(set, "hedges_g", contrast.effect, relative);
		assert_int_equal(checked, 13);
	}
}

static void test_ranks(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof set_names / sizeof *set_names; i++) {
		const char *set = set_names[i];
		double before[MOST_VALUES];
		double after[MOST_VALUES];
		struct units units;
		struct rank_test test;

		assert_true(read_set(set, before, after, &units));
		if (units.design == DESIGN_PAIRED)
			continue;
		test = rank_test_of(&units);
		assert_true(test.exact);
		assert_int_equal(check(set, "rank_p", test.p, 1e-12), 1);
	}
}

/* "table 19 223 0 240" names the numbers that the golden is about. */
static bool numbers_after(const char *set, const char *word, double *numbers, size_t count)
{
	char *end;

	if (strncmp(set, word, strlen(word)) != 0)
		return false;
	end = (char *)set + strlen(word);
	for (size_t i = 0; i < count; i++)
		numbers[i] = strtod(end, &end);
	return *end == '\0';
}

static void test_failures(void **state)
{
	size_t checked = 0;

	(void)state;
	for (size_t i = 0; i < golden_count; i++) {
		const char *set = goldens[i].set;
		double n[4];
		struct failures failures;

		if (!numbers_after(set, "table", n, 4))
			continue;
		failures = failures_of((struct share){ (size_t)n[0], (size_t)n[1] },
				       (struct share){ (size_t)n[2], (size_t)n[3] }, 0.95);
		checked += check(set, "fisher_p", failures.p, 1e-10);
		check(set, "newcombe_low", failures.interval.low, 1e-10);
		check(set, "newcombe_high", failures.interval.high, 1e-10);
		check(set, "cohen_h", failures.effect, 1e-12);
	}
	assert_true(checked >= 6);
}

static void test_holm(void **state)
{
	static const struct {
		const char *set;
		double p[5];
		size_t count;
	} cases[] = {
		{ "holm 0.01 0.04 0.03", { 0.01, 0.04, 0.03 }, 3 },
		{ "holm 0.5 0.001 0.02 0.02 0.9", { 0.5, 0.001, 0.02, 0.02, 0.9 }, 5 },
		{ "holm 0.04", { 0.04 }, 1 },
	};
	double with_gaps[] = { NAN, 0.01, NAN, 0.04, 0.03 };
	size_t tests;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		double p[5];

		memcpy(p, cases[i].p, sizeof p);
		tests = holm(p, cases[i].count);
		assert_int_equal(tests, cases[i].count);
		for (size_t j = 0; j < cases[i].count; j++) {
			char name[NAME_SIZE];

			snprintf(name, sizeof name, "p%zu", j + 1);
			assert_int_equal(check(cases[i].set, name, p[j], 1e-12), 1);
		}
	}
	tests = holm(with_gaps, 5); /* no test: neither counted nor touched */
	assert_int_equal(tests, 3);
	assert_true(isnan(with_gaps[0]) && isnan(with_gaps[2]));
	assert_close(with_gaps[1], 0.03, 1e-12);
	assert_close(with_gaps[3], 0.06, 1e-12);
	tests = holm(with_gaps, 0);
	assert_int_equal(tests, 0);
}

/* "power n sd effect alpha" of two samples of n, or of n pairs whose differences have that sd. */
static void test_power(void **state)
{
	size_t checked = 0;

	(void)state;
	for (size_t i = 0; i < golden_count; i++) {
		const char *set = goldens[i].set;
		const char *type = goldens[i].statistic;
		bool paired = strcmp(type, "paired") == 0;
		double n[4];
		double error;

		if (!numbers_after(set, "power", n, 4))
			continue;
		error = n[1] * sqrt((paired ? 1 : 2) / n[0]);
		checked += check(
			set, type,
			power_of_estimate(n[2], error, error, (paired ? 1 : 2) * (n[0] - 1), n[3]),
			1e-7);
	}
	assert_int_equal(checked, 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_t_and_equivalence),
		cmocka_unit_test(test_ranks),
		cmocka_unit_test(test_failures),
		cmocka_unit_test(test_holm),
		cmocka_unit_test(test_power),
	};

	return cmocka_run_group_tests_name("compare-golden", tests, read_goldens, NULL);
}
