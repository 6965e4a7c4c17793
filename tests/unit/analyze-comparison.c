/* From numbers to a verdict: shares of failures against published values, each rule of the verdict,
 * and how many units would decide. */
#include "analyze-testing.h"

#include "analyze/compare/compare.h"
#include "analyze/compare/inside.h"
#include "analyze/sides/sides.h"
#include "analyze/statistics/power.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <string.h>

/* R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10; to four digits. */
static void test_newcombe(void **state)
{
	static const struct {
		struct share before, after;
		double low, high;
	} table[] = {
		{ { 48, 80 }, { 56, 70 }, 0.0524, 0.3339 },
		{ { 3, 10 }, { 9, 10 }, 0.1705, 0.8090 },
		{ { 2, 7 }, { 6, 7 }, 0.0582, 0.8062 },
		{ { 0, 29 }, { 5, 56 }, -0.0381, 0.1926 },
		{ { 0, 20 }, { 0, 10 }, -0.1611, 0.2775 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct interval interval = failures_interval(table[i].before, table[i].after, 0.95);

		assert_true(fabs(interval.low - table[i].low) < 5.1e-5);
		assert_true(fabs(interval.high - table[i].high) < 5.1e-5);
	}
	assert_true(
		isnan(failures_interval((struct share){ 0, 0 }, (struct share){ 1, 2 }, 0.95).low));
	assert_true(
		isnan(failures_interval((struct share){ 1, 2 }, (struct share){ 0, 0 }, 0.95).low));
}

/* R. A. Fisher's lady tasting tea: 3 of 4 against 1 of 4 is 34/70; the others by counting. */
static void test_fisher(void **state)
{
	static const struct {
		struct share before, after;
		double p, least_p;
	} table[] = {
		{ { 1, 4 }, { 3, 4 }, 34.0 / 70, 2.0 / 70 },
		{ { 4, 4 }, { 0, 4 }, 2.0 / 70, 2.0 / 70 },
		{ { 0, 1 }, { 3, 4 }, 0.4, 0.4 }, /* tables: 2 of 4 (0.6) and 3 of 4 (0.4) */
		{ { 1, 1 }, { 2, 4 }, 1, 0.4 },
		{ { 1, 3 }, { 2, 2 }, 0.4, 0.1 }, /* 0.1, 0.6 and 0.3 */
		{ { 3, 9 }, { 0, 5 }, 47.0 / 182, 5.0 / 182 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct failures failures = failures_of(table[i].before, table[i].after, 0.95);

		assert_close(failures.p, table[i].p, 1e-10);
		assert_close(failures.least_p, table[i].least_p, 1e-10);
	}
	assert_close(failures_of((struct share){ 1, 4 }, (struct share){ 3, 4 }, 0.95).effect,
		     2 * asin(sqrt(0.75)) - 2 * asin(0.5), 1e-14);
	assert_true(isnan(failures_of((struct share){ 1, 4 }, (struct share){ 0, 0 }, 0.95).p));
}

/* Case a: 2 of 20 failed, both of VM y; case b: 10 of 20, 6 of VM y, which has 11 of the 20:
 * nothing heaps there. One more was not tried. */
static void put_cases(char *text, size_t size)
{
	size_t used = (size_t)snprintf(
		text, size, "migration,case,vm,cycle,direction,order,outcome,total_time_seconds\n");

	for (size_t i = 0; i < 41; i++) {
		bool is_b = i >= 20;
		size_t at = i % 20;
		bool failed = at < (is_b ? 10 : 2);
		const char *vm = at % 2 == 0 || at == 1 ? "y" : "x";

		used += (size_t)snprintf(text + used, size - used, "%zu,%s,%s,%zu,AB,1,%s,%s\n",
					 i + 1, is_b ? "b" : "a", vm, at + 1,
					 i == 40  ? "not_attempted"
					 : failed ? "refused"
						  : "ok",
					 i == 40 || failed ? "" : "10");
	}
	assert_true(used < size);
}

static struct sides sides_of_cases(const char *before, const char *after)
{
	static char text[4000];
	char folder[] = "/tmp/migstat-unit.XXXXXX";
	char *folders[] = { folder, NULL };
	const struct texts by = { 0 };
	struct error err = { 0 };
	struct sides_query query = { .folders = { folders, folders },
				     .folder_count = { 1, 1 },
				     .between_column = "case",
				     .between_value = { before, after },
				     .by = &by };
	struct sides sides;

	put_cases(text, sizeof text);
	make_run_folder(folder, text);
	if (!sides_of(&sides, &query, &err))
		fail_msg("%s", err.text);
	remove_run_folder(folder);
	return sides;
}

/* Fisher's p and Newcombe's intervals of 2/20 against 10/20 were worked out apart from this. */
static void test_comparison_of_failures(void **state)
{
	struct sides sides = sides_of_cases("a", "b");
	struct terms terms = { .level = 0.95, .margin = 0.7, .power = 0.8 };
	struct comparison comparison = comparison_of_failures(&sides, 0, &terms);
	struct interval edge;

	(void)state;
	assert_int_equal(comparison.test, TEST_FISHER);
	assert_int_equal(comparison.better, LOWER_IS_BETTER);
	assert_int_equal(comparison.reason, REASON_UNCLEAR);
	assert_close(comparison.before, 0.1, 1e-15);
	assert_close(comparison.after, 0.5, 1e-15);
	assert_close(comparison.difference, 0.4, 1e-15);
	assert_close(comparison.p, 919.0 / 66526, 1e-10);
	assert_close(comparison.difference_interval.low, 0.11592991000976866, 1e-10);
	assert_close(comparison.difference_interval.high, 0.6132710342397404, 1e-10);
	assert_close(comparison.margin_interval.low, 0.16351659701382038, 1e-10);
	assert_close(comparison.margin_interval.high, 0.5849054548909766, 1e-10);
	assert_int_equal(comparison.not_attempted[BEFORE], 0);
	assert_int_equal(comparison.not_attempted[AFTER], 1);
	assert_int_equal(comparison.worst_vm, 6);
	/* p_equal: the interval of that level just touches the margin */
	edge = failures_interval(comparison.shares[BEFORE], comparison.shares[AFTER],
				 1 - 2 * comparison.p_equal);
	assert_true(comparison.p_equal > 0 && comparison.p_equal < 0.025);
	assert_close(edge.high, 0.7, 1e-9);
	terms.margin = 0.39; /* even what is seen lies outside */
	assert_close(comparison_of_failures(&sides, 0, &terms).p_equal, 1, 0);
	terms.margin = NAN;
	assert_true(isnan(comparison_of_failures(&sides, 0, &terms).p_equal));
	assert_true(isnan(comparison_of_failures(&sides, 0, &terms).margin_interval.low));
	terms = (struct terms){ .level = 0.5, .margin = 0.7, .power = 0.8 };
	assert_true(isnan(comparison_of_failures(&sides, 0, &terms).margin_interval.low));
	assert_true(comparison_of_failures(&sides, 0, &terms).p_equal >= 0);
	sides_free(&sides);

	sides = sides_of_cases("b", "a"); /* the other way round */
	terms.level = 0.95;
	comparison = comparison_of_failures(&sides, 0, &terms);
	assert_close(comparison.difference, -0.4, 1e-15);
	assert_int_equal(comparison.worst_vm, 6);
	edge = failures_interval(comparison.shares[BEFORE], comparison.shares[AFTER],
				 1 - 2 * comparison.p_equal);
	assert_close(edge.low, -0.7, 1e-9);
	sides_free(&sides);
}

/* Of what the sides lack. */
static void test_missing(void **state)
{
	struct side_row row = { 0, 0 };
	struct sided_group group = { .side = { { &row, 1, 1 }, { &row, 1, 1 } } };
	struct sides sides = { .groups = &group, .group_count = 1 };
	const size_t none[SIDES] = { 0, 0 };
	const size_t before[SIDES] = { 3, 0 };
	const size_t after[SIDES] = { 0, 3 };

	(void)state;
	assert_int_equal(comparison_missing(&sides, 0, none), REASON_NO_VALUES);
	assert_int_equal(comparison_missing(&sides, 0, before), REASON_NO_AFTER);
	assert_int_equal(comparison_missing(&sides, 0, after), REASON_NO_BEFORE);
	group.side[AFTER].count = 0;
	assert_int_equal(comparison_missing(&sides, 0, before), REASON_ABSENT_AFTER);
	group.side[AFTER].count = 1;
	group.side[BEFORE].count = 0;
	assert_int_equal(comparison_missing(&sides, 0, after), REASON_ABSENT_BEFORE);
}

static const struct terms usual = {
	.level = 0.95, .margin = NAN, .power = 0.9, .pairing = PAIRING_WHERE_POSSIBLE
};

/* Undecided, by t, of two units a side. */
static struct comparison undecided(enum test test)
{
	struct comparison comparison = comparison_of_nothing;

	comparison.test = test;
	comparison.reason = REASON_UNCLEAR;
	comparison.units[BEFORE] = 2;
	comparison.units[AFTER] = 2;
	comparison.situation = SITUATION_TWO_RUNS;
	comparison.before = 10;
	comparison.difference = 1;
	comparison.p = 0.2;
	comparison.least_p = 0;
	comparison.p_holm = 0.2;
	return comparison;
}

static enum verdict verdict_of(struct comparison comparison)
{
	comparison_decide(&comparison, &usual, 1);
	return comparison.verdict;
}

static enum reason reason_of(struct comparison comparison)
{
	comparison_decide(&comparison, &usual, 1);
	return comparison.reason;
}

/* 1 - 0.95 is a little more than 0.05, which is the last p that counts. */
static void test_rules(void **state)
{
	struct comparison comparison = undecided(TEST_T);

	(void)state;
	assert_int_equal(verdict_of(comparison), VERDICT_UNDECIDED);
	assert_int_equal(reason_of(comparison), REASON_UNCLEAR);
	comparison.p = 0.05; /* but not among the others */
	assert_int_equal(reason_of(comparison), REASON_HOLM);
	comparison.p = 0.0501;
	assert_int_equal(reason_of(comparison), REASON_UNCLEAR);
	comparison.p_holm = 0.0501;
	assert_int_equal(verdict_of(comparison), VERDICT_UNDECIDED);
	comparison.p_holm = 0.05;
	assert_int_equal(verdict_of(comparison), VERDICT_WORSE);
	assert_int_equal(reason_of(comparison), REASON_CHANGED);
	comparison.p_equal_holm = 0.0501;
	assert_int_equal(verdict_of(comparison), VERDICT_WORSE);
	comparison.p_equal_holm = 0.05; /* changed, but by less than matters */
	assert_int_equal(verdict_of(comparison), VERDICT_EQUAL);
	assert_int_equal(reason_of(comparison), REASON_WITHIN_MARGIN);
	comparison = undecided(TEST_SIGNS);
	comparison.reason = REASON_SAME; /* it takes a margin to be equal */
	assert_int_equal(verdict_of(comparison), VERDICT_UNDECIDED);
	assert_int_equal(reason_of(comparison), REASON_SAME);
	comparison.p_equal_holm = 0.03;
	assert_int_equal(verdict_of(comparison), VERDICT_EQUAL);
	comparison.p_equal_holm = NAN;
	comparison.reason = REASON_NO_AFTER;
	assert_int_equal(verdict_of(comparison), VERDICT_UNDECIDED);
	assert_int_equal(reason_of(comparison), REASON_NO_AFTER);
	comparison = undecided(TEST_RANKS);
	comparison.least_p = 0.05;
	assert_int_equal(reason_of(comparison), REASON_UNCLEAR);
	comparison.least_p = 0.0501;
	assert_int_equal(reason_of(comparison), REASON_TOO_FEW);
	comparison.test = TEST_NONE;
	comparison.least_p = 0;
	assert_int_equal(reason_of(comparison), REASON_TOO_FEW);
}

/* Which way is which, of a metric of which lower is better, higher, or neither. */
static void test_ways(void **state)
{
	static const struct {
		enum better better;
		enum aspect aspect;
		enum verdict risen, fallen;
	} cases[] = {
		{ LOWER_IS_BETTER, ASPECT_MEAN, VERDICT_WORSE, VERDICT_BETTER },
		{ HIGHER_IS_BETTER, ASPECT_MEAN, VERDICT_BETTER, VERDICT_WORSE },
		{ HIGHER_IS_BETTER, ASPECT_SPREAD, VERDICT_WORSE, VERDICT_BETTER },
		{ NEITHER_IS_BETTER, ASPECT_MEAN, VERDICT_CHANGED, VERDICT_CHANGED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct comparison comparison = undecided(TEST_T);

		comparison.p_holm = 0.01;
		comparison.better = cases[i].better;
		comparison.aspect = cases[i].aspect;
		comparison.ratio = 0.5; /* does not decide */
		assert_int_equal(verdict_of(comparison), cases[i].risen);
		comparison.difference = -1;
		assert_int_equal(verdict_of(comparison), cases[i].fallen);
		comparison.by_ratio = true;
		assert_int_equal(verdict_of(comparison), cases[i].fallen);
		comparison.ratio = 1.5;
		assert_int_equal(verdict_of(comparison), cases[i].risen);
	}
}

/* What is clear by its p, but must not be said. */
static void test_doubts(void **state)
{
	struct comparison clear = undecided(TEST_TWO_WAY);
	struct comparison comparison;
	struct terms terms = usual;

	(void)state;
	clear.by_ratio = true;
	clear.ratio = 0.8;
	clear.better = LOWER_IS_BETTER;
	clear.total.ratio = 0.9;
	clear.p_holm = 0.01;
	assert_int_equal(verdict_of(clear), VERDICT_BETTER);
	comparison = clear;
	comparison.total.ratio = 1.1; /* a typical VM and all together differ */
	assert_int_equal(verdict_of(comparison), VERDICT_UNDECIDED);
	assert_int_equal(reason_of(comparison), REASON_DISAGREE);
	comparison.total.ratio = 1 + 1e-12; /* but for rounding */
	assert_int_equal(verdict_of(comparison), VERDICT_BETTER);
	comparison.total.ratio = NAN;
	assert_int_equal(verdict_of(comparison), VERDICT_BETTER);
	comparison = clear;
	comparison.outcomes_rose = true;
	assert_int_equal(verdict_of(comparison), VERDICT_UNDECIDED);
	assert_int_equal(reason_of(comparison), REASON_SURVIVORS);
	comparison.ratio = 1.2; /* worse it may be called */
	comparison.total.ratio = 1.1;
	assert_int_equal(verdict_of(comparison), VERDICT_WORSE);
	comparison = clear;
	comparison.situation = SITUATION_ONE_ROUND;
	comparison.p_holm = NAN; /* compare.c counts no such test */
	assert_int_equal(verdict_of(comparison), VERDICT_UNDECIDED);
	assert_int_equal(reason_of(comparison), REASON_ONE_ROUND);
	comparison = clear;
	comparison.metric = metric_at(0);
	comparison.p_equal_holm = 0.01;
	comparison.margin = 0.1; /* of 10: 1 */
	comparison.resolution = 1.1;
	comparison_decide(&comparison, &terms, 1);
	assert_int_equal(comparison.verdict, VERDICT_UNDECIDED);
	assert_int_equal(comparison.reason, REASON_RESOLUTION);
	comparison.resolution = 0.9;
	comparison_decide(&comparison, &terms, 1);
	assert_int_equal(comparison.verdict, VERDICT_EQUAL);
}

static void test_words(void **state)
{
	struct comparison comparison = undecided(TEST_T);

	(void)state;
	assert_string_equal(test_word(&comparison), "Welch t");
	comparison.units[BEFORE] = 1;
	assert_string_equal(test_word(&comparison), "Student t");
	comparison.units[BEFORE] = 2;
	comparison.units[AFTER] = 1;
	assert_string_equal(test_word(&comparison), "Student t");
	comparison.test = TEST_RANKS;
	assert_string_equal(test_word(&comparison), "Mann-Whitney");
	comparison.test = TEST_TWO_WAY;
	assert_string_equal(test_word(&comparison), "two-way t");
}

static void test_margin(void **state)
{
	struct comparison comparison = undecided(TEST_T);
	struct interval margin;

	(void)state;
	comparison.margin = 0.25;
	comparison.before = -8; /* of a quantity below zero, too */
	margin = comparison_margin(&comparison);
	assert_close(margin.low, -2, 0);
	assert_close(margin.high, 2, 0);
	comparison.aspect = ASPECT_FAILURES;
	margin = comparison_margin(&comparison);
	assert_close(margin.low, -0.25, 0);
	assert_close(margin.high, 0.25, 0);
	comparison.by_ratio = true;
	margin = comparison_margin(&comparison);
	assert_close(margin.low, log(0.75), 1e-15);
	assert_close(margin.high, log(1.25), 1e-15);
}

static size_t more_units(struct comparison comparison, struct terms terms, size_t tests)
{
	comparison.tests = tests;
	comparison.margin = terms.margin;
	comparison_more(&comparison, &terms);
	return comparison.more_units;
}

/* 6 VMs, 10 cycles a side; nothing varies but the cycles, or the VMs, or cell by cell. */
static struct comparison of_parts(double vm_part, double cycle_part, double rest)
{
	struct comparison comparison = undecided(TEST_TWO_WAY);

	comparison.design = DESIGN_PAIRED;
	comparison.vms[BEFORE] = 6;
	comparison.vms[AFTER] = 6;
	comparison.cycles[BEFORE] = 10;
	comparison.cycles[AFTER] = 10;
	comparison.by_ratio = true;
	comparison.ratio = 1.01;
	comparison.chance.vm_part = vm_part;
	comparison.chance.vm_df = 5;
	comparison.chance.cycle_part = cycle_part;
	comparison.chance.cycle_df = 9;
	comparison.chance.vm_rest = rest;
	comparison.chance.cycle_rest = rest;
	return comparison;
}

static double t_of(double p, double df)
{
	return gsl_cdf_tdist_Pinv(p, df);
}

/* The half width of n cycles, or VMs, whose variance alone counts: so many are enough, and one less
 * is not. */
static void check_half(size_t n, double now, double df, double df_now)
{
	double wanted = t_of(0.975, df_now) / 2;

	assert_true(t_of(0.975, df) * sqrt(now / (double)n) <= wanted);
	assert_true(t_of(0.975, df - 1) * sqrt(now / (double)(n - 1)) > wanted);
}

static void test_more_precise(void **state)
{
	struct comparison comparison = of_parts(0, 1e-4, 0);

	(void)state;
	comparison_more(&comparison, &usual);
	assert_int_equal(comparison.aim, MORE_HALF);
	assert_int_equal(comparison.more_units, 0); /* it is all time: no VM narrows it */
	check_half(comparison.more_cycles, 10, (double)comparison.more_cycles - 1, 9);
	comparison = of_parts(1e-4, 0, 0);
	comparison_more(&comparison, &usual);
	assert_int_equal(comparison.more_cycles, 0);
	check_half(comparison.more_units, 6, (double)comparison.more_units - 1, 5);
	comparison = of_parts(1e-4, 1e-4, 1e-4); /* all is of the cells: either will do */
	comparison_more(&comparison, &usual);
	assert_true(comparison.more_cycles > 10);
	assert_true(comparison.more_units > 6);
	comparison = of_parts(0, 1e-4, 0);
	comparison.kind = UNIT_IS_RUN;
	comparison.runs[BEFORE] = 3;
	comparison.runs[AFTER] = 3;
	comparison.chance.cycle_df = 4;
	comparison_more(&comparison, &usual);
	assert_true(comparison.more_runs > 3);
	assert_int_equal(comparison.more_cycles, 0);
}

/* What is not known is not advised: one value of each VM tells nothing of cycles. */
static void test_more_of_nothing(void **state)
{
	struct comparison comparison = of_parts(1e-4, NAN, 0);

	(void)state;
	comparison.cycles[BEFORE] = 0;
	comparison.cycles[AFTER] = 0;
	comparison.situation = SITUATION_ONE_ROUND;
	comparison_more(&comparison, &usual);
	assert_int_equal(comparison.aim, MORE_NONE);
	assert_int_equal(comparison.more_units + comparison.more_cycles, 0);
	comparison = of_parts(1e-4, 1e-4, 0);
	comparison.test = TEST_NONE;
	comparison_more(&comparison, &usual);
	assert_int_equal(comparison.aim, MORE_NONE);
}

/* Whatever change was seen: so many cycles show, with the power asked for, that none is within the
 * margin. */
static void test_more_within_margin(void **state)
{
	struct comparison comparison = of_parts(0, 1e-2, 0);
	double n;
	double half;

	(void)state;
	comparison.margin = 0.1;
	comparison_more(&comparison, &usual);
	assert_int_equal(comparison.aim, MORE_MARGIN);
	n = (double)comparison.more_cycles;
	half = (t_of(0.95, n - 1) + t_of(0.95, n - 1)) * sqrt(0.1 / n);
	assert_true(half <= log(1.1) && half > 0.95 * log(1.1));
	comparison.ratio = 3;
	comparison_more(&comparison, &usual);
	assert_close((double)comparison.more_cycles, n, 0);
	comparison.session.sd = 0.2; /* no cycle takes away what sessions differ by */
	comparison_more(&comparison, &usual);
	comparison = of_parts(0, 1e-2, 0);
	comparison.margin = 0.1;
	comparison.session.sd = 0.2;
	comparison_more(&comparison, &usual);
	assert_int_equal(comparison.aim, MORE_NONE);
}

/* All alike by chance: 2 / 2^n of n pairs, 2 / choose(2n, n) of n a side. 6 pairs: 0.031, 5:
 * 0.0625; 4 a side: 0.029, 3: 0.1. */
static void test_more_by_signs(void **state)
{
	struct comparison comparison = undecided(TEST_SIGNS);
	struct terms terms = usual;

	(void)state;
	comparison.least_p = 1;
	assert_int_equal(more_units(comparison, usual, 1), 4);
	comparison.design = DESIGN_PAIRED;
	assert_int_equal(more_units(comparison, usual, 1), 6);
	assert_int_equal(more_units(comparison, usual, 2), 7);
	terms.level = 1 - 0.0625;
	assert_int_equal(more_units(comparison, terms, 1), 5);
	comparison = undecided(TEST_RANKS);
	comparison.least_p = 1.0 / 3;
	assert_int_equal(more_units(comparison, usual, 1), 4);
	comparison.least_p = 0.01; /* enough for the test, so no number is known */
	assert_int_equal(more_units(comparison, usual, 1), 0);
}

/* 0.1 against 0.3: analyze-contrast.c has it from R: 72 with power 0.8. */
static void test_more_migrations(void **state)
{
	struct comparison comparison = undecided(TEST_FISHER);
	struct terms terms = usual;
	size_t n;

	(void)state;
	comparison.aspect = ASPECT_FAILURES;
	terms.power = 0.8;
	comparison.before = 0.1;
	comparison.after = 0.3;
	assert_int_equal(more_units(comparison, terms, 1), 72);
	comparison.after = 0.1; /* no difference: only the margin can be shown */
	assert_int_equal(more_units(comparison, terms, 1), 0);
	terms.margin = 0.05;
	n = more_units(comparison, terms, 1);
	assert_true(n > 0);
	for (size_t i = 0; i < 2; i++) { /* so many are enough, and a twentieth less is not */
		size_t of = i == 0 ? n : n - n / 20 - 1;
		struct share share = { (size_t)lround(0.1 * (double)of), of };
		struct interval interval = failures_interval(share, share, 1 - 2 * (1 - 0.95));

		assert_int_equal(-0.05 < interval.low && interval.high < 0.05, i == 0);
	}
}

static void test_verdict_of_all(void **state)
{
	struct comparisons all = { .verdicts = { 0 } };

	(void)state;
	all.verdicts[VERDICT_EQUAL] = 2;
	assert_int_equal(comparisons_verdict(&all), VERDICT_EQUAL);
	all.verdicts[VERDICT_CHANGED] = 1;
	assert_int_equal(comparisons_verdict(&all), VERDICT_CHANGED);
	all.verdicts[VERDICT_BETTER] = 1;
	assert_int_equal(comparisons_verdict(&all), VERDICT_BETTER);
	all.verdicts[VERDICT_UNDECIDED] = 1;
	assert_int_equal(comparisons_verdict(&all), VERDICT_UNDECIDED);
	all.verdicts[VERDICT_WORSE] = 1;
	assert_int_equal(comparisons_verdict(&all), VERDICT_WORSE);
}

/* A time and the failures, by three aspects. Every value is 10, so the times are unchanged as
 * measured; one test is left for Holm: Fisher's. A metric without values has one row. */
static void test_all(void **state)
{
	const struct metric *metrics[] = { metric_at(metric_find("total_time_seconds")),
					   metric_at(metric_find("job_time_seconds")) };
	const double limits[] = { NAN, NAN };
	struct sides sides = sides_of_cases("a", "b");
	struct comparisons_query query = { usual, metrics, limits, 2, { false } };
	struct comparisons all;

	(void)state;
	query.aspects[ASPECT_MEAN] = true;
	query.aspects[ASPECT_MEDIAN] = true;
	query.aspects[ASPECT_FAILURES] = true;
	all = comparisons_of(&sides, &query);
	assert_int_equal(all.count, 4);
	assert_int_equal(all.tests, 1);
	assert_int_equal(all.at[0].aspect, ASPECT_MEAN);
	assert_int_equal(all.at[0].reason, REASON_SAME);
	assert_int_equal(all.at[1].aspect, ASPECT_MEDIAN);
	assert_int_equal(all.at[1].verdict, VERDICT_UNDECIDED);
	assert_int_equal(all.at[1].reason, REASON_SAME);
	assert_int_equal(all.at[2].reason, REASON_NO_VALUES);
	assert_ptr_equal(all.at[2].metric, metrics[1]);
	assert_null(all.at[3].metric);
	assert_close(all.at[3].p_holm, 919.0 / 66526, 1e-10);
	assert_int_equal(all.at[3].verdict, VERDICT_WORSE);
	assert_int_equal(all.verdicts[VERDICT_UNDECIDED], 3);
	assert_int_equal(all.verdicts[VERDICT_WORSE], 1);
	comparisons_free(&all);
	query.aspects[ASPECT_FAILURES] = false;
	query.metric_count = 1;
	all = comparisons_of(&sides, &query);
	assert_int_equal(all.count, 2);
	assert_int_equal(all.tests, 0);
	comparisons_free(&all);
	assert_null(all.sides);
	sides_free(&sides);
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
		cmocka_unit_test(test_newcombe),
		cmocka_unit_test(test_fisher),
		cmocka_unit_test(test_comparison_of_failures),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_ways),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_margin),
		cmocka_unit_test(test_doubts),
		cmocka_unit_test(test_more_precise),
		cmocka_unit_test(test_more_of_nothing),
		cmocka_unit_test(test_more_within_margin),
		cmocka_unit_test(test_more_by_signs),
		cmocka_unit_test(test_more_migrations),
		cmocka_unit_test(test_verdict_of_all),
		cmocka_unit_test(test_all),
	};

	return cmocka_run_group_tests_name("comparison", tests, set_up, NULL);
}
