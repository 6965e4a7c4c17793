/* Rank tests in small cases, and all of compare's statistics where there is hardly any
 * data: 0, 1, 2 units, equal values, large values with small differences. R's values are in
 * analyze-compare-golden.c. */
#include "testing.h"

#include "analyze/compare/failures.h"
#include "analyze/statistics/contrast.h"
#include "analyze/statistics/power.h"
#include "analyze/statistics/rank-counts.h"
#include "analyze/statistics/ranks.h"

#include <gsl/gsl_errno.h>
#include <string.h>

static struct units units_of(enum design design, const double *before, size_t m,
			     const double *after, size_t n)
{
	return (struct units){ design, before, after, m, n };
}

/* The smallest two-sided p of Mann and Whitney's test: U = 0, in 1 of choose(2n, n) ways, twice.
 * The whole table: analyze-tables.c. */
static void test_least_p(void **state)
{
	static const struct {
		size_t n;
		double p;
	} table[] = { { 3, 0.1 }, { 4, 2.0 / 70 }, { 5, 2.0 / 252 }, { 9, 2.0 / 48620 } };
	const double before[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
	const double after[] = { 11, 12, 13, 14, 15, 16, 17, 18, 19 };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		size_t n = table[i].n;
		struct units units = units_of(DESIGN_UNPAIRED, before, n, after, n);
		struct rank_test test;

		test = rank_test_of(&units);
		assert_close(test.p, table[i].p, 1e-12);
		assert_close(test.least_p, table[i].p, 1e-12);
		assert_close(test.biserial, 1, 1e-12);
	}
}

/* R 4.2.2: pwilcox(3, 4, 5) = 7/126, pwilcox(6, 5, 6) = 29/462. Two-sided, twice that. */
static void test_small_u(void **state)
{
	const double four[] = { 1, 2, 4, 7 };
	const double five[] = { 3, 5, 7.5, 8, 9 }; /* 3 times below one of the four */
	const double five_b[] = { 1, 2, 5, 7, 8 };
	const double six[] = { 3, 6, 7.5, 9, 10, 11 }; /* 6 times */
	struct units units = units_of(DESIGN_UNPAIRED, four, 4, five, 5);
	struct rank_test test;

	(void)state;
	test = rank_test_of(&units);
	assert_close(test.biserial, 1 - 2 * 3.0 / 20, 1e-12);
	assert_close(test.p / 2, 7.0 / 126, 1e-12);
	units = units_of(DESIGN_UNPAIRED, five_b, 5, six, 6);
	test = rank_test_of(&units);
	assert_close(test.biserial, 1 - 2 * 6.0 / 30, 1e-12);
	assert_close(test.p / 2, 29.0 / 462, 1e-12);
}

/* Above RANKS_EXACT units. R 4.2.2: wilcox.test(0:29 + 8, 0:29 + 0.5, exact = FALSE, correct =
 * TRUE). */
static void test_normal_approximation(void **state)
{
	double before[30];
	double after[30];
	struct units units = units_of(DESIGN_UNPAIRED, before, 30, after, 30);
	struct rank_test test;

	(void)state;
	for (size_t i = 0; i < 30; i++) {
		before[i] = (double)i + 0.5;
		after[i] = (double)i + 8;
	}
	test = rank_test_of(&units);
	assert_false(test.exact);
	assert_close(test.p, 0.0036708933924506585, 1e-9);
}

/* Sums of 2 of the ranks 1 to 4: 3, 4, 5 twice, 6, 7. */
static void test_rank_sums(void **state)
{
	const size_t ranks[] = { 1, 2, 3, 4 };
	const double of_two[] = { 0, 0, 0, 1, 1, 2, 1, 1, 0, 0, 0 };
	struct rank_sums sums = rank_sums_of(ranks, 4, 2);

	(void)state;
	assert_int_equal(sums.total, 10);
	assert_close(sums.all, 6, 0);
	for (size_t s = 0; s <= 10; s++)
		assert_close(sums.ways[s], of_two[s], 0);
	assert_close(rank_sums_p(&sums, 10, 3), 2.0 / 6, 1e-15);
	assert_close(rank_sums_p(&sums, 10, 6), 4.0 / 6, 1e-15);
	assert_close(rank_sums_p(&sums, 10, 5), 1, 1e-15);
	assert_close(rank_sums_least_p(&sums, 10), 2.0 / 6, 1e-15);
	assert_close(rank_sums_least_p(&sums, 9), 1.0 / 6, 1e-15);  /* 7 is the farther end */
	assert_close(rank_sums_least_p(&sums, 11), 1.0 / 6, 1e-15); /* 3 is */
	rank_sums_free(&sums);
	assert_true(!sums.ways && sums.total == 0);
}

/* Twice the middle rank of what is equal: 1, then three share 2 to 4, then 5; 27 - 3. */
static void test_midranks(void **state)
{
	double values[] = { 7, 3, 3.0000001, 1, 2.9999999 };
	const size_t wanted[] = { 2, 6, 6, 6, 10 };
	size_t doubled[5];

	(void)state;
	assert_close(midranks_of(values, doubled, 5, 1e-6), 24, 0);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(doubled[i], wanted[i]);
	assert_close(midranks_of(values, doubled, 5, 0), 0, 0);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(doubled[i], 2 * (i + 1));
	assert_close(midranks_of(values, doubled, 0, 0), 0, 0);
}

static void test_too_few(void **state)
{
	const double one[] = { 5 };
	const double two[] = { 6, 8 };
	struct units units = units_of(DESIGN_PAIRED, one, 1, two, 1);
	struct contrast contrast = contrast_of(&units, 0.95);
	struct rank_test test;

	(void)state;
	assert_close(contrast.difference.estimate, 1, 1e-15);
	assert_true(isnan(contrast.difference.p) && isnan(contrast.difference.interval.low));
	assert_false(contrast.difference.constant);
	assert_true(isnan(contrast.effect));
	units = units_of(DESIGN_UNPAIRED, one, 1, two, 1);
	assert_true(isnan(contrast_of(&units, 0.95).difference.p));
	units = units_of(DESIGN_UNPAIRED, one, 0, two, 0);
	contrast = contrast_of(&units, 0.95);
	assert_true(isnan(contrast.before) && isnan(contrast.difference.estimate));
	test = rank_test_of(&units);
	assert_true(isnan(test.p) && isnan(test.least_p) && isnan(test.biserial));
	units = units_of(DESIGN_UNPAIRED, two, 2, two, 2);
	test = rank_test_of(&units);
	assert_close(test.p, 1, 0);
	assert_close(test.biserial, 0, 1e-15);
}

/* One against several: t with the several's variance. R: x <- c(6, 8, 7.5); y <- 10;
 * se <- sd(x) * sqrt(1 + 1/3); 2 * pt(-(y - mean(x)) / se, 2) */
static void test_one_against_several(void **state)
{
	const double several[] = { 6, 8, 7.5 };
	const double one[] = { 10 };
	struct units units = units_of(DESIGN_UNPAIRED, several, 3, one, 1);
	struct difference forth = contrast_of(&units, 0.95).difference;
	struct difference back;

	(void)state;
	assert_close(forth.degrees_of_freedom, 2, 0);
	assert_close(forth.p, 0.14246343708095888, 1e-10);
	units = units_of(DESIGN_UNPAIRED, one, 1, several, 3);
	back = contrast_of(&units, 0.95).difference;
	assert_close(back.p, forth.p, 1e-12);
	assert_close(back.estimate, -forth.estimate, 1e-12);
}

/* Equal values are constant; values that differ only by rounding are, too. */
static void test_no_spread(void **state)
{
	const double before[] = { 0.1 + 0.2, 0.3, 0.3 };
	const double after[] = { 0.3, 0.1 + 0.2, 0.3 };
	const double higher[] = { 0.4, 0.4, 0.4 };
	struct units units = units_of(DESIGN_PAIRED, before, 3, after, 3);

	(void)state;
	assert_true(contrast_of(&units, 0.95).difference.constant);
	assert_true(isnan(contrast_of(&units, 0.95).difference.p));
	units = units_of(DESIGN_UNPAIRED, before, 3, higher, 3);
	assert_true(contrast_of(&units, 0.95).difference.constant);
	assert_true(contrast_of(&units, 0.95).log_ratio.constant);
	assert_close(exp(contrast_of(&units, 0.95).log_ratio.estimate), 4.0 / 3, 1e-12);
}

/* A difference beside 1e9 is the same as without it. */
static void test_large_values(void **state)
{
	const double before[] = { 1e9 + 0.25, 1e9 + 0.5, 1e9 + 0.75, 1e9 + 1.5 };
	const double after[] = { 1e9 + 1.25, 1e9 + 2.5, 1e9 + 1.75, 1e9 + 3 };
	const double small_before[] = { 0.25, 0.5, 0.75, 1.5 };
	const double small_after[] = { 1.25, 2.5, 1.75, 3 };
	struct units large = units_of(DESIGN_UNPAIRED, before, 4, after, 4);
	struct units small = units_of(DESIGN_UNPAIRED, small_before, 4, small_after, 4);

	(void)state;
	assert_close(contrast_of(&large, 0.95).difference.p, contrast_of(&small, 0.95).difference.p,
		     1e-12);
	large.design = DESIGN_PAIRED;
	small.design = DESIGN_PAIRED;
	assert_close(contrast_of(&large, 0.95).difference.p, contrast_of(&small, 0.95).difference.p,
		     1e-12);
}

/* Zero or less: no logarithm, no ratio; the difference decides. */
static void test_no_ratio(void **state)
{
	const double before[] = { 0, 1, 2 };
	const double after[] = { 1, 2.5, 3 };
	struct units units = units_of(DESIGN_PAIRED, before, 3, after, 3);
	struct contrast contrast = contrast_of(&units, 0.95);

	(void)state;
	assert_false(contrast.by_ratio);
	assert_true(isnan(contrast.log_ratio.estimate) && isnan(contrast.log_ratio.p));
}

static void test_shares_at_the_edges(void **state)
{
	struct failures none = failures_of((struct share){ 0, 0 }, (struct share){ 1, 4 }, 0.95);
	struct failures clean = failures_of((struct share){ 0, 9 }, (struct share){ 0, 9 }, 0.95);
	struct failures all = failures_of((struct share){ 0, 4 }, (struct share){ 4, 4 }, 0.95);

	(void)state;
	assert_true(isnan(none.p) && isnan(none.interval.low) && isnan(none.before));
	assert_close(clean.p, 1, 0);
	assert_close(clean.least_p, 1, 0);
	assert_true(clean.interval.low < 0 && clean.interval.high > 0);
	assert_close(all.p, 2.0 / 70, 1e-12); /* all 4 of 8 on one side, either one */
	assert_close(all.difference, 1, 0);
	assert_close(all.effect, acos(-1), 1e-12);
}

static void test_migrations_for_shares(void **state)
{
	(void)state;
	/* R: n <- power.prop.test(p1 = 0.1, p2 = 0.3, power = 0.8)$n, and with the continuity
	 * correction ceiling(n / 4 * (1 + sqrt(1 + 4 / (n * 0.2)))^2) */
	assert_int_equal(migrations_for_shares(0.1, 0.3, 0.05, 0.8), 72);
	assert_int_equal(migrations_for_shares(0.2, 0.2, 0.05, 0.8), 0);
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
		cmocka_unit_test(test_least_p),
		cmocka_unit_test(test_small_u),
		cmocka_unit_test(test_normal_approximation),
		cmocka_unit_test(test_rank_sums),
		cmocka_unit_test(test_midranks),
		cmocka_unit_test(test_too_few),
		cmocka_unit_test(test_one_against_several),
		cmocka_unit_test(test_no_spread),
		cmocka_unit_test(test_large_values),
		cmocka_unit_test(test_no_ratio),
		cmocka_unit_test(test_shares_at_the_edges),
		cmocka_unit_test(test_migrations_for_shares),
	};

	return cmocka_run_group_tests_name("contrast", tests, set_up, NULL);
}
