/*
 * Mean and standard deviation against certified values.
 *
 * NumAcc1-4 are made here from their definition: NIST Statistical Reference Datasets, univariate
 * summary statistics, https://www.itl.nist.gov/div898/strd/univ/homepage.html, after Simon and
 * Lesage (1989). Their mean and standard deviation are exact by construction.
 */
#include "analyze-testing.h"

#include "analyze/statistics/moments.h"

#include <string.h>

static void moments_are(const struct samples *samples, enum moments_over over, size_t n,
			double mean, double sd, double relative)
{
	struct moments moments = moments_of(samples, over);

	assert_int_equal(moments.n, n);
	assert_close(moments.mean, mean, relative);
	assert_close(moments.sd, sd, relative);
}

/* first, then low and high in turn, 1001 values in all, as NumAcc2, 3 and 4 are made. */
static void check_numacc(const char *first, const char *low, const char *high, double mean)
{
	const char *texts[1001] = { first };
	struct samples samples;

	for (size_t i = 1; i < 1001; i++)
		texts[i] = i % 2 == 1 ? low : high;
	samples = samples_of_texts(texts, 1001, 1);
	assert_true(samples.exact);
	/* exact: the very double that is nearest to the certified value, or its neighbour */
	moments_are(&samples, OVER_ROWS, 1001, mean, 0.1, 1e-15);
	/* without the exact sums: what long doubles can do, by their rounding of the input */
	samples.exact = false;
	moments_are(&samples, OVER_ROWS, 1001, mean, 0.1, 1e-11);
	samples_free(&samples);
}

static void test_numacc(void **state)
{
	const char *const numacc1[] = { "10000001", "10000003", "10000002" };
	struct samples samples = samples_of_texts(numacc1, 3, 1);

	(void)state;
	moments_are(&samples, OVER_ROWS, 3, 10000002, 1, 0);
	samples_free(&samples);
	check_numacc("1.2", "1.1", "1.3", 1.2);
	check_numacc("1000000.2", "1000000.1", "1000000.3", 1000000.2);
	check_numacc("10000000.2", "10000000.1", "10000000.3", 10000000.2);
}

static void test_few(void **state)
{
	const char *const texts[] = { "1.1", "1.3" };
	struct samples none = samples_of_texts(texts, 0, 1);
	struct samples one = samples_of_texts(texts, 1, 1);
	struct samples two = samples_of_texts(texts, 2, 1);

	(void)state;
	moments_are(&none, OVER_ROWS, 0, NAN, NAN, 0);
	moments_are(&none, OVER_VMS, 0, NAN, NAN, 0);
	moments_are(&one, OVER_ROWS, 1, 1.1, NAN, 0);
	/* by hand: the sd of two values is their distance / √2 */
	moments_are(&two, OVER_ROWS, 2, 1.2, 0.2 / sqrt(2), 1e-15);
	moments_are(&two, OVER_VMS, 1, 1.2, NAN, 0);
	samples_free(&none);
	samples_free(&one);
	samples_free(&two);
}

static void test_equal_values(void **state)
{
	const char *const texts[] = { "0.1", "0.10", "1e-1", "0.1", "0.1", "0.1", "0.1" };
	struct samples samples = samples_of_texts(texts, 7, 3);

	(void)state;
	moments_are(&samples, OVER_ROWS, 7, 0.1, 0, 0);
	moments_are(&samples, OVER_VMS, 3, 0.1, 0, 0);
	samples.exact = false;
	moments_are(&samples, OVER_ROWS, 7, 0.1, 0, 0);
	samples_free(&samples);
}

static void test_small_beside_large(void **state)
{
	/* 10^9 + 1, 2, 3, 4 thousandths: mean 10^9 + 0.0025, sd √(5/3) / 1000 */
	const char *const texts[] = { "1000000000.001", "1000000000.002", "1000000000.003",
				      "1000000000.004" };
	struct samples samples = samples_of_texts(texts, 4, 2);

	(void)state;
	moments_are(&samples, OVER_ROWS, 4, 1000000000.0025, sqrt(5.0 / 3) / 1000, 1e-15);
	/* VM means 0.002 and 0.003 above 10^9: they lie 0.001 apart */
	moments_are(&samples, OVER_VMS, 2, 1000000000.0025, 0.001 / sqrt(2), 1e-15);
	samples_free(&samples);
}

/* vm0: 1, 4, 7 (mean 4); vm1: 2, 5 (3.5); vm2: 3, 6 (4.5). The means have mean 4, sd 0.5. */
static void test_vms_of_unequal_size(void **state)
{
	const char *const texts[] = { "1", "2", "3", "4", "5", "6", "7" };
	struct samples samples = samples_of_texts(texts, 7, 3);

	(void)state;
	assert_int_equal(samples.vms, 3);
	moments_are(&samples, OVER_VMS, 3, 4, 0.5, 0);
	samples.exact = false;
	moments_are(&samples, OVER_VMS, 3, 4, 0.5, 1e-15);
	samples_free(&samples);
}

/* More digits than 128 bits hold: long doubles take over, and the result is still good. */
static void test_overflow(void **state)
{
	const char *const wide[] = { "1e-30", "1e30", "3e30" };
	const char *const squares[] = { "12345678901234567890.1", "12345678901234567890.2",
					"-98765432109876543210.5" };
	const char *const digits[] = { "1.23456789012345678901234567890123456789012",
				       "2.23456789012345678901234567890123456789012" };
	struct samples samples = samples_of_texts(wide, 3, 1);

	(void)state;
	assert_false(samples.exact);
	moments_are(&samples, OVER_ROWS, 3, 4e30 / 3, sqrt(7.0 / 3) * 1e30, 1e-15);
	samples_free(&samples);

	samples = samples_of_texts(squares, 3, 3);
	assert_true(samples.exact); /* each fits; the sum of their squares does not */
	/* R with package gmp */
	moments_are(&samples, OVER_ROWS, 3, -24691358102469132288.0, 64150029852223389696.0, 1e-15);
	moments_are(&samples, OVER_VMS, 3, -24691358102469132288.0, 64150029852223389696.0, 1e-15);
	samples_free(&samples);

	samples = samples_of_texts(digits, 2, 1);
	assert_false(samples.exact);
	moments_are(&samples, OVER_ROWS, 2, 1.7345678901234568, sqrt(0.5), 1e-15);
	samples_free(&samples);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numacc),
		cmocka_unit_test(test_few),
		cmocka_unit_test(test_equal_values),
		cmocka_unit_test(test_small_beside_large),
		cmocka_unit_test(test_vms_of_unequal_size),
		cmocka_unit_test(test_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
