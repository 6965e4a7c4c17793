/* Samples and what is taken from them: which rows count, sorting with and without exact digits, the
 * likeness of VMs, piles at a limit, adjusted p-values. */
#include "analyze-testing.h"

#include "analyze/statistics/adjust.h"
#include "analyze/statistics/censor.h"
#include "analyze/statistics/clusters.h"
#include "analyze/statistics/sorted.h"

#include <string.h>

static const char migrations[] =
	"migration,case,vm,cycle,direction,order,outcome,total_time_seconds,"
	"downtime_network_seconds,downtime_network_resolution_seconds\n"
	"1,c,b,1,AB,1,ok,10,0,0.25\n"
	"2,c,a,1,AB,2,ok,12,0,0.75\n"
	"3,c,b,1,BA,1,ok,,0.5,0.125\n"
	"4,c,a,1,BA,2,refused,99,9,9\n"
	"5,c,b,2,AB,1,late,14,0,\n"
	"6,c,b,2,BA,1,ok,16,0,0.5\n";

static const size_t rows[] = { 0, 1, 2, 3, 4, 5 };

/* Row 3 has no value, row 4 no whole migration. VM by VM, in each by row. */
static void test_samples_of_a_run(void **state)
{
	const size_t order[] = { 1, 0, 4, 5 };
	const double values[] = { 12, 10, 14, 16 };
	struct run run = run_of_text(migrations);
	struct samples samples = samples_of(&run, rows, 6, metric_find("total_time_seconds"));

	(void)state;
	assert_int_equal(samples.count, 4);
	assert_int_equal(samples.missing, 1);
	assert_int_equal(samples.vms, 2);
	assert_true(samples.exact && !samples.resolved);
	assert_true(isnan(samples.unseen_limit));
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(samples.at[i].row, order[i]);
		assert_close((double)samples.at[i].value, values[i], 0);
	}
	samples_free(&samples);
	/* of the zeros three have a resolution; the coarsest is 0.75 */
	samples = samples_of(&run, rows, 6, metric_find("downtime_network_seconds"));
	assert_true(samples.resolved);
	assert_int_equal(samples.count, 5);
	assert_int_equal(samples.unseen, 3);
	assert_close(samples.unseen_limit, 0.75, 0);
	samples_free(&samples);
	run_free(&run);
}

/* Cycles have any numbers that a run may have, and count from 0 in the order of time. */
static void test_cycles_of_a_run(void **state)
{
	static const size_t cycles[] = { 1, 0, 2, 1 };
	static const unsigned directions[] = { 0, 1, 0, 1 };
	struct run run =
		run_of_text("migration,case,vm,cycle,direction,order,outcome,total_time_seconds\n"
			    "1,c,a,7,AB,1,ok,1\n2,c,a,3,BA,1,ok,2\n"
			    "3,c,a,1000000000,AB,1,ok,3\n4,c,b,7,BA,1,ok,4\n");
	struct samples samples = samples_of(&run, rows, 4, metric_find("total_time_seconds"));

	(void)state;
	assert_true(samples.cycles);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(samples.at[i].cycle, cycles[i]);
		assert_int_equal(samples.at[i].direction, directions[i]);
	}
	samples_free(&samples);
	run_free(&run);
}

/* The digits of all count from the smallest power of ten, which a zero does not set. */
static void test_digits(void **state)
{
	const char *const texts[] = { "1.5", "20", "0.000", "3.25" };
	const char *const zeros[] = { "0", "0.00" };
	struct samples samples = samples_of_texts(texts, 4, 1);

	(void)state;
	assert_true(samples.exact);
	assert_int_equal(samples.exponent, -2);
	assert_true(samples.at[0].digits == 150 && samples.at[1].digits == 2000);
	assert_true(samples.at[2].digits == 0 && samples.at[3].digits == 325);
	samples_free(&samples);
	samples = samples_of_texts(zeros, 2, 1);
	assert_true(samples.exact);
	assert_int_equal(samples.exponent, 0);
	samples_free(&samples);
}

/* Those at the limit or above go behind the others, of which the order stays. */
static void test_censor(void **state)
{
	const char *const texts[] = { "9", "1", "400", "2", "3", "401" };
	struct samples samples = samples_of_texts(texts, 6, 3); /* 9 2, 1 3, 400 401 */

	(void)state;
	samples_censor(&samples, 400);
	assert_int_equal(samples.count, 4);
	assert_int_equal(samples.censored, 2);
	assert_int_equal(samples.vms, 2);
	assert_true(samples.at[0].value == 9 && samples.at[1].value == 2);
	assert_true(samples.at[2].value == 1 && samples.at[3].value == 3);
	assert_true(samples.at[4].value == 400 && samples.at[5].value == 401);
	samples_censor(&samples, 9); /* the first is taken out, too */
	assert_int_equal(samples.count, 3);
	assert_int_equal(samples.censored, 1);
	assert_true(samples.at[0].value == 2);
	samples_free(&samples);
	assert_true(!samples.at && samples.count == 0);
}

/* Without a common power of ten: by value. Out of order, each twice. */
static void test_sorted_without_digits(void **state)
{
	const char *const texts[] = { "1e40", "-5", "1e-40", "7", "1e-40", "1e40", "-5", "7" };
	const double wanted[] = { -5, -5, 1e-40, 1e-40, 7, 7, 1e40, 1e40 };
	struct samples samples = samples_of_texts(texts, 8, 1);
	struct sorted sorted = sorted_of(&samples);

	(void)state;
	assert_false(samples.exact);
	for (size_t i = 0; i < 8; i++)
		assert_close(sorted_value(&sorted, i), wanted[i], 0);
	assert_close(sorted_quantile(&sorted, 50), 3.5, 1e-15);
	/* distances from 3.5: 8.5 twice, 3.5 four times, 1e40 twice */
	assert_close(sorted_mad(&sorted), (3.5 + 8.5) / 2, 1e-15);
	sorted_free(&sorted);
	assert_null(sorted.samples);
	samples_free(&samples);
}

static void test_numbers(void **state)
{
	double values[] = { 5, -1, 3, 3, 1e300, -1e300 };
	const double wanted[] = { -1e300, -1, 3, 3, 5, 1e300 };
	const double large[] = { 1.5e308, 1.7e308 };

	(void)state;
	numbers_sort(values, 6);
	for (size_t i = 0; i < 6; i++)
		assert_close(values[i], wanted[i], 0);
	assert_close(numbers_median(values, 5), 3, 0);
	assert_close(numbers_median(values + 3, 2), 4, 0);
	assert_close(numbers_median(large, 2), 1.6e308, 1e-15); /* their sum is none */
	assert_close(numbers_quantile(values + 1, 4, 0.75), 3.5, 1e-15);
	numbers_sort(values, 0);
}

/* With censored values behind them: number 1 of all from below, number 1 from above. Of 6 values
 * the extremes hold the median with 96.9 %; of 9 the second and the eighth with 96.1 %. */
static void test_median_interval(void **state)
{
	const char *const texts[] = { "3", "1", "2", "6", "5", "4", "7", "9", "8" };
	struct samples samples = samples_of_texts(texts, 9, 1);
	struct sorted sorted = sorted_of(&samples);
	struct interval interval = sorted_median_interval(&sorted, 0.95);

	(void)state;
	assert_close(interval.low, 2, 0);
	assert_close(interval.high, 8, 0);
	sorted_free(&sorted);
	samples_censor(&samples, 9); /* eight are left, all nine count */
	sorted = sorted_of(&samples);
	interval = sorted_median_interval(&sorted, 0.95);
	assert_close(interval.low, 2, 0);
	assert_close(interval.high, 8, 0);
	sorted_free(&sorted);
	samples.censored = 2;
	samples.count = 7;
	sorted = sorted_of(&samples);
	interval = sorted_median_interval(&sorted, 0.95);
	assert_close(interval.low, 2, 0);
	assert_true(isnan(interval.high)); /* the eighth is censored */
	sorted_free(&sorted);
	samples.censored = 0;
	samples.count = 5;
	sorted = sorted_of(&samples);
	interval = sorted_median_interval(&sorted, 0.95);
	assert_true(isnan(interval.low) && isnan(interval.high));
	sorted_free(&sorted);
	samples_free(&samples);
}

/* VM 0: 1, 3, 5; VM 1: 11, 13; one-way analysis of variance by hand: means 3, 12, all 6.6; within
 * 8 + 2 = 10 with 3 degrees; between 3 · 3.6² + 2 · 5.4² = 97.2 with one; n0 = 5 - 13/5 = 2.4. */
static void test_clusters(void **state)
{
	const char *const texts[] = { "1", "11", "3", "13", "5" };
	const char *const far[] = { "100000001e-12", "1.1e13", "3e-4", "13e12", "5e-4" };
	struct samples samples = samples_of_texts(texts, 5, 2);
	struct clusters clusters = clusters_of(&samples);
	double variance = (97.2 - 10.0 / 3) / 2.4;
	double *numbers;

	(void)state;
	assert_close(clusters.mean_square_within, 10.0 / 3, 1e-14);
	assert_close(clusters.mean_square_between, 97.2, 1e-14);
	assert_close(clusters.sd_within, sqrt(10.0 / 3), 1e-14);
	assert_close(clusters.sd_between, sqrt(variance), 1e-14);
	assert_close(clusters.icc, variance / (variance + 10.0 / 3), 1e-14);
	numbers = vm_numbers(&samples, VM_MEAN);
	assert_close(numbers[0], 3, 1e-15);
	assert_close(numbers[1], 12, 1e-15);
	free(numbers);
	numbers = vm_numbers(&samples, VM_MEDIAN);
	assert_close(numbers[0], 3, 0);
	assert_close(numbers[1], 12, 0);
	free(numbers);
	samples_free(&samples);
	samples = samples_of_texts(far, 5, 2);
	clusters = clusters_of(&samples);
	assert_close(clusters.mean_square_between, 1.2 * 1.44e26, 1e-8); /* 3 · 2/5 · 12e12² */
	samples_free(&samples);
}

static double limit_of(const char *const *texts, size_t count)
{
	struct samples samples = samples_of_texts(texts, count, 1);
	double limit = censor_find(&samples, 1);

	samples_free(&samples);
	return limit;
}

/* Three of thirteen may be a pile; three of eleven are too many, and two are none. */
static void test_piles(void **state)
{
	const char *const some[] = { "1", "2", "1", "2",    "1",    "2",   "1",
				     "2", "1", "2", "50.1", "50.3", "50.2" };
	const char *const zeros[] = { "0", "0", "0", "0", "0", "0", "0", "0",
				      "0", "0", "0", "0", "0", "0", "0", "0" };

	(void)state;
	assert_close(limit_of(some, 13), 50, 0);
	assert_true(isnan(limit_of(some, 12)));
	assert_true(isnan(limit_of(some + 2, 11)));
	assert_true(isnan(limit_of(zeros, 16)));
	assert_true(isnan(limit_of(zeros, 0)));
}

/* A pile's smallest value must lie above the upper quartile by more than three interquartile
 * ranges: here 1 and 2, so 5 is not above and 5.01 is. It must also stand farther from the next one
 * than the pile is wide. */
static void test_fence(void **state)
{
	const char *const at[] = { "1", "1", "1", "1", "1", "1", "2", "2",
				   "2", "2", "2", "2", "2", "5", "5", "5" };
	const char *const above[] = { "1", "1", "1", "1", "1", "1",    "2",    "2",
				      "2", "2", "2", "2", "2", "5.01", "5.01", "5.01" };

	(void)state;
	assert_true(isnan(limit_of(at, 16)));
	assert_close(limit_of(above, 16), 5, 0);
}

/* Holm by hand: 0.01 · 4, 0.02 · 3, then 0.03 · 2 = 0.06 and 0.04, which may not be less; R 4.2.2:
 * p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm"). */
static void test_holm(void **state)
{
	double p[] = { 0.04, NAN, 0.02, 0.01, 0.03 };
	double high[] = { 0.6, 0.7 };

	(void)state;
	assert_int_equal(holm(p, 5), 4);
	assert_close(p[3], 0.04, 1e-15);
	assert_close(p[2], 0.06, 1e-15);
	assert_close(p[4], 0.06, 1e-15);
	assert_close(p[0], 0.06, 1e-15);
	assert_true(isnan(p[1]));
	assert_int_equal(holm(high, 2), 2);
	assert_close(high[0], 1, 0);
	assert_close(high[1], 1, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples_of_a_run),
		cmocka_unit_test(test_cycles_of_a_run),
		cmocka_unit_test(test_digits),
		cmocka_unit_test(test_censor),
		cmocka_unit_test(test_sorted_without_digits),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_median_interval),
		cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_piles),
		cmocka_unit_test(test_fence),
		cmocka_unit_test(test_holm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
