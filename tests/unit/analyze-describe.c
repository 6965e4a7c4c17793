/*
 * Quantiles, MAD, the median's interval, variance components, shares, BCa, limits: the edges.
 *
 * Against R they are held as a whole by tests/cli/analyze.t (summary-*.csv, rates-*.csv); BCa here,
 * within the error of random numbers that are not the same.
 */
#include "analyze-testing.h"

#include "analyze/groups/limits.h"
#include "analyze/statistics/adjust.h"
#include "analyze/statistics/bootstrap.h"
#include "analyze/statistics/censor.h"
#include "analyze/statistics/clusters.h"
#include "analyze/statistics/interval.h"
#include "analyze/statistics/random.h"
#include "analyze/statistics/sorted.h"
#include "analyze/summary/summary.h"

#include <stdio.h>
#include <string.h>

static struct sorted sorted_of_texts(struct samples *samples, const char *const *texts,
				     size_t count)
{
	*samples = samples_of_texts(texts, count, 1);
	return sorted_of(samples);
}

static void test_quantiles(void **state)
{
	const char *const texts[] = { "3", "1", "4", "2" };
	const char *const far[] = { "1e-40", "1e40", "3e39" }; /* no common power of ten */
	struct samples samples;
	struct sorted sorted = sorted_of_texts(&samples, texts, 4);
	double mad;

	(void)state;
	/* R 4.2.2: quantile(1:4, c(0, .05, .25, .9, 1)), mad(1:4, constant = 1) */
	assert_close(sorted_quantile(&sorted, 0), 1, 0);
	assert_close(sorted_quantile(&sorted, 5), 1.15, 1e-15);
	assert_close(sorted_quantile(&sorted, 25), 1.75, 0);
	assert_close(sorted_quantile(&sorted, 90), 3.7, 1e-15);
	assert_close(sorted_quantile(&sorted, 100), 4, 0);
	mad = sorted_mad(&sorted);
	assert_close(mad, 1, 0);
	sorted_free(&sorted);
	samples_free(&samples);

	sorted = sorted_of_texts(&samples, texts, 0);
	assert_true(isnan(sorted_quantile(&sorted, 50)));
	assert_true(isnan(sorted_mad(&sorted)));
	sorted_free(&sorted);
	samples_free(&samples);

	sorted = sorted_of_texts(&samples, far, 3);
	assert_false(samples.exact);
	assert_close(sorted_quantile(&sorted, 75), 6.5e39, 1e-15);
	mad = sorted_mad(&sorted);
	assert_close(mad, 3e39, 1e-15);
	sorted_free(&sorted);
	samples_free(&samples);
}

static void test_large_with_small_spread(void **state)
{
	const char *const texts[] = { "1000000000.1", "1000000000.2", "1000000000.3",
				      "1000000000.5" };
	struct samples samples;
	struct sorted sorted = sorted_of_texts(&samples, texts, 4);
	double mad;

	(void)state;
	/* by hand: the median is .25 above 10^9, the distances .15, .05, .05, .25 */
	mad = sorted_mad(&sorted);
	assert_close(mad, 0.1, 1e-15);
	assert_true(sorted_quantile(&sorted, 50) == 1000000000.25);
	sorted_free(&sorted);
	samples_free(&samples);
}

/* Two of six censored: they stand above all others. */
static void test_censored(void **state)
{
	const char *const texts[] = { "5", "400.5", "1", "3", "402", "4" };
	struct summary summary;
	struct samples samples = samples_of_texts(texts, 6, 3);

	(void)state;
	samples_censor(&samples, 400);
	assert_int_equal(samples.count, 4);
	assert_int_equal(samples.censored, 2);
	summary = summary_of(&samples, UNIT_VM, 0.95);
	/* R 4.2.2, survival 3.5-3: survfit(Surv(c(5,400,1,3,400,4), c(1,0,1,1,0,1)) ~ 1):
	 * median 4.5 */
	assert_close(summary.value[SUMMARY_MEDIAN], 4.5, 0);
	assert_close(summary.value[SUMMARY_MEAN], 3.25, 0);
	assert_close(summary.value[SUMMARY_MAX], 5, 0);
	/* distances 3.5, 1.5, 0.5, 0.5 and two that are larger: halfway between 1.5 and 3.5 */
	assert_close(summary.value[SUMMARY_MAD], 2.5, 0);
	assert_true(isnan(summary.value[SUMMARY_P90]));
	/* binomial: of six, the first and the last */
	assert_close(summary.value[SUMMARY_MEDIAN_NAIVE_LOW], 1, 0);
	assert_true(isnan(summary.value[SUMMARY_MEDIAN_NAIVE_HIGH]) &&
		    isnan(summary.value[SUMMARY_MEDIAN_VMS_LOW]));
	samples_free(&samples);

	samples = samples_of_texts(texts, 6, 3);
	samples_censor(&samples, 4);
	summary = summary_of(&samples, UNIT_VM, 0.95);
	assert_true(isnan(summary.value[SUMMARY_MEDIAN]) && isnan(summary.value[SUMMARY_MAD]));
	samples_censor(&samples, 1);
	summary = summary_of(&samples, UNIT_VM, 0.95);
	assert_true(summary.value[SUMMARY_N] == 0 && summary.value[SUMMARY_VMS] == 0 &&
		    isnan(summary.value[SUMMARY_MIN]));
	samples_free(&samples);
}

/* Fifty values about 100, and what else is given; the limit that is found in them. */
static double limit_found(const char *const *further, size_t count)
{
	static char texts[50][16];
	const char *all[60];
	struct samples samples;
	double limit;

	for (size_t i = 0; i < 50; i++) {
		snprintf(texts[i], sizeof texts[i], "%zu", 90 + i * 7 % 20);
		all[i] = texts[i];
	}
	for (size_t i = 0; i < count; i++)
		all[50 + i] = further[i];
	samples = samples_of_texts(all, 50 + count, 5);
	limit = censor_find(&samples, 1);
	samples_free(&samples);
	return limit;
}

static void test_limit_found(void **state)
{
	const char *const pile[] = { "400.8", "401.1", "402.9", "403.3" };
	const char *const two[] = { "400.8", "401.1" };
	const char *const spread[] = { "300", "340", "380", "400" };
	const char *const near[] = { "125", "125.1", "125.2", "125.3" };
	const char *const odd[] = { "225.1", "225.3", "226" };
	const char *const no_gap[] = { "392.9", "396", "400.8", "401", "402.3" };

	(void)state;
	assert_close(limit_found(pile, 4), 400, 0);
	assert_close(limit_found(odd, 3), 225, 0); /* 220 lies more than 2 % below 226 */
	assert_true(isnan(limit_found(NULL, 0)));
	assert_true(isnan(limit_found(two, 2)));
	assert_true(isnan(limit_found(spread, 4)));
	assert_true(isnan(limit_found(near, 4)));
	assert_true(isnan(limit_found(no_gap, 5)));
}

/* A VM of which each value lies there is slow; nothing of it was given up. Nor is anything far out
 * where clocks tick so coarsely that the quartiles are one value. */
static void test_no_limit(void **state)
{
	static char texts[40][16];
	const char *slow[40];
	const char *ticks[40];
	struct samples samples;

	(void)state;
	for (size_t i = 0; i < 40; i++) {
		/* VM number i mod 5 */
		snprintf(texts[i], sizeof texts[i], "%zu.%zu",
			 i % 5 == 0 ? (size_t)400 : 90 + i % 7, i % 3);
		slow[i] = texts[i];
		ticks[i] = i % 11 == 0 ? "11" : "10";
	}
	samples = samples_of_texts(slow, 40, 5);
	assert_true(isnan(censor_find(&samples, 1)));
	samples_free(&samples);
	samples = samples_of_texts(slow, 40, 4); /* the same values, here and there: a limit */
	assert_close(censor_find(&samples, 1), 400, 0);
	samples_free(&samples);
	samples = samples_of_texts(ticks, 40, 5);
	assert_true(isnan(censor_find(&samples, 1)));
	samples_free(&samples);
}

/* Another group goes on beyond the pile: then it was no limit. */
static void test_limit_of_all_groups(void **state)
{
	const char *const few[] = { "1", "2", "3", "4",  "5",    "6",    "7",  "8",
				    "9", "8", "7", "50", "50.1", "50.2", "1.5" };
	const char *const more[] = { "70", "75", "80" };
	struct samples groups[] = { samples_of_texts(few, 15, 3), samples_of_texts(more, 3, 3) };
	double limit;

	(void)state;
	limit = censor_find(groups, 1);
	assert_close(limit, 50, 0);
	limit = censor_find(groups, 2);
	assert_true(isnan(limit));
	samples_free(&groups[0]);
	samples_free(&groups[1]);
}

static void test_limits_named(void **state)
{
	struct limits limits = { .find = true };
	struct error err = { 0 };
	const char *const wrong[] = {
		"", "s", "x=5", "-4s", "0", "4sec", "4m", "=4s", "4GiB", "nan"
	};

	(void)state;
	assert_true(limits_take(&limits, NULL, "400s", &err) && limits.find);
	assert_true(limits_take(&limits, NULL, "downtime_seconds=250ms", &err));
	assert_true(limits_take(&limits, NULL, "call_time_seconds=7min", &err));
	assert_true(limits_check(&limits, &err));
	assert_close(limits_value(&limits, "total_time_seconds"), 400, 0);
	assert_close(limits_value(&limits, "downtime_seconds"), 0.25, 0);
	assert_close(limits_value(&limits, "call_time_seconds"), 420, 0);
	assert_true(isnan(limits_value(&limits, "job_time_seconds")));
	assert_true(limits_take(&limits, NULL, "none", &err) && !limits.find);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct limits fresh = { 0 };
		struct error told = { 0 };

		if (limits_take(&fresh, NULL, wrong[i], &told) && limits_check(&fresh, &told)) {
			print_error("--limit '%s' was taken\n", wrong[i]);
			fail();
		}
		limits_free(&fresh);
	}
	limits_free(&limits);
}

static void test_clusters(void **state)
{
	const char *const equal[] = { "2", "2", "2", "2" };
	const char *const opposite[] = { "1", "3", "3", "1" }; /* the VMs' means are equal */
	const char *const apart[] = { "1", "5", "1", "5" };    /* the values of a VM are equal */
	struct samples samples = samples_of_texts(equal, 4, 2);
	struct clusters clusters = clusters_of(&samples);

	(void)state;
	assert_true(clusters.sd_within == 0 && clusters.sd_between == 0 && isnan(clusters.icc));
	samples_free(&samples);
	samples = samples_of_texts(opposite, 4, 2);
	clusters = clusters_of(&samples);
	/* MSB 0, MSW 2, n0 2: (0 - 2) / (0 + 2) */
	assert_close(clusters.icc, -1, 0);
	assert_true(clusters.sd_between == 0);
	samples_free(&samples);
	samples = samples_of_texts(apart, 4, 2);
	clusters = clusters_of(&samples);
	assert_close(clusters.icc, 1, 0);
	samples_free(&samples);
	samples = samples_of_texts(apart, 4, 4); /* one value a VM */
	assert_true(isnan(clusters_of(&samples).icc) && isnan(clusters_of(&samples).sd_within));
	samples_free(&samples);
	samples = samples_of_texts(opposite, 4, 1);
	clusters = clusters_of(&samples);
	assert_true(isnan(clusters.icc));
	assert_close(clusters.sd_within, sqrt(4.0 / 3), 1e-15);
	samples_free(&samples);
	samples = samples_of_texts(opposite, 0, 1);
	assert_true(isnan(clusters_of(&samples).sd_within));
	samples_free(&samples);
}

/* W. J. Conover, Practical Nonparametric Statistics: from the binomial distribution by hand: of 5
 * values the extremes hold the median with 1 - 2/32 = 93.75 %, of 6 with 1 - 2/64 = 96.9 %. */
static void test_median_place(void **state)
{
	(void)state;
	assert_int_equal(median_place(0, 0.95), 0);
	assert_int_equal(median_place(5, 0.95), 0);
	assert_int_equal(median_place(5, 0.93), 1);
	assert_int_equal(median_place(6, 0.95), 1);
	assert_int_equal(median_place(240, 0.95), 105); /* R 4.2.2: qbinom(0.025, 240, 0.5) */
}

static void test_proportions(void **state)
{
	struct interval none = clopper_pearson(0, 0, 0.95);
	struct interval all = clopper_pearson(8, 8, 0.95);
	struct interval one = wilson(1, 1, 0.95);

	(void)state;
	assert_true(isnan(none.low) && isnan(wilson(0, 0, 0.95).high));
	assert_close(all.low, pow(0.025, 1.0 / 8), 1e-14); /* by hand */
	assert_true(all.high == 1 && one.high == 1 && wilson(0, 3, 0.95).low == 0);
	/* R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: 81 of 263, 15 of 148
	 */
	assert_true(fabs(wilson(81, 263, 0.95).low - 0.2553) < 5e-5);
	assert_true(fabs(wilson(81, 263, 0.95).high - 0.3662) < 5e-5);
	assert_true(fabs(clopper_pearson(81, 263, 0.95).low - 0.2527) < 5e-5);
	assert_true(fabs(clopper_pearson(15, 148, 0.95).high - 0.1617) < 5e-5);
}

/* From the state 1, 2, 3, 4, the first numbers of the authors' own source,
 * https://prng.di.unimi.it/xoshiro256starstar.c, as other implementations test it, too. */
static void test_random(void **state)
{
	struct random random = { { 1, 2, 3, 4 } };
	size_t counts[7] = { 0 };

	(void)state;
	assert_true(random_bits(&random) == 11520);
	assert_true(random_bits(&random) == 0);
	assert_true(random_bits(&random) == 1509978240);
	random = random_of_seed(1);
	for (int i = 0; i < 70000; i++)
		counts[random_index(&random, 7)]++;
	for (int i = 0; i < 7; i++)
		assert_in_range(counts[i], 9600, 10400);
}

/* Reads tests/golden/bca.csv, which oracles-describe.R made. */
static void test_bca(void **state)
{
	FILE *stream = fopen("tests/golden/bca.csv", "r");
	char line[4096];
	size_t sets = 0;

	(void)state;
	assert_non_null(stream);
	assert_non_null(fgets(line, sizeof line, stream));
	while (fgets(line, sizeof line, stream)) {
		struct interval wanted;
		struct interval interval;
		double values[64];
		size_t count = 0;
		char *rest;

		wanted.low = strtod(strchr(line, ',') + 1, &rest);
		wanted.high = strtod(rest + 1, &rest);
		for (char *word = strtok(rest + 1, " \n"); word; word = strtok(NULL, " \n"))
			values[count++] = strtod(word, NULL);
		interval = bootstrap_of_mean(values, count, 0.95, 200000, RANDOM_SEED);
		assert_true(fabs(interval.low - wanted.low) < 0.02 * interval_half(&wanted));
		assert_true(fabs(interval.high - wanted.high) < 0.02 * interval_half(&wanted));
		sets++;
	}
	fclose(stream);
	assert_int_equal(sets, 3);
}

static void test_bca_edges(void **state)
{
	const double equal[] = { 0.1, 0.1, 0.1 };
	const double two[] = { 1, 2 };
	struct interval first;
	struct interval second;

	(void)state;
	first = bootstrap_of_mean(two, 1, 0.95, 100, 1);
	assert_true(isnan(first.low));
	first = bootstrap_of_mean(equal, 3, 0.95, 100, 1);
	assert_true(first.low == 0.1 && first.high == 0.1);
	first = bootstrap_of_mean(two, 2, 0.95, 1000, 7);
	second = bootstrap_of_mean(two, 2, 0.95, 1000, 7);
	assert_true(first.low == second.low && first.high == second.high && first.low < 1.5);
}

/* Few resamples, so that every one of them is seen: from the definitions (splitmix64 and
 * xoshiro256** by their authors' text, BCa by B. Efron's formula with the jackknife), worked out
 * apart from this. */
static void test_bca_of_few(void **state)
{
	static const struct {
		double values[6];
		size_t count, resamples;
		double level;
		uint64_t seed;
		double low, high;
	} cases[] = {
		{ { 1, 2, 4, 9, 11, 30 }, 6, 999, 0.95, 7, 3.6666666666666665, 22.166666666666668 },
		{ { 8, 1, 1, 2, 50 }, 5, 200, 0.9, 3, 2.5332184500763573, 40.51707860596107 },
		{ { 1, 2, 4, 9, 11, 30 }, 6, 50, 0.999, 5, 1.7266796655831393, 17.166666666666668 },
		{ { 0, 1, 3 }, 3, 41, 0.8, 11, 0.3333333333333333, 2.3333333333333335 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct interval interval =
			bootstrap_of_mean(cases[i].values, cases[i].count, cases[i].level,
					  cases[i].resamples, cases[i].seed);

		assert_close(interval.low, cases[i].low, 1e-8);
		assert_close(interval.high, cases[i].high, 1e-8);
	}
}

/* What is drawn is kept from call to call, and drawn anew where anything of it is other. */
static void test_bca_by_draws(void **state)
{
	static const double values[][6] = { { 1, 2, 4, 9, 11, 30 }, { 8, 1, 1, 2, 50, 7 } };
	static const struct {
		size_t count, resamples;
		uint64_t seed;
	} calls[] = { { 6, 999, 7 }, { 6, 999, 7 }, { 5, 999, 7 }, { 6, 999, 8 }, { 6, 1002, 8 } };
	struct bootstrap_draws draws = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		for (size_t set = 0; set < 2; set++) {
			struct interval kept =
				bootstrap_by_draws(&draws, values[set], calls[i].count, 0.95,
						   calls[i].resamples, calls[i].seed);
			struct interval alone =
				bootstrap_of_mean(values[set], calls[i].count, 0.95,
						  calls[i].resamples, calls[i].seed);

			assert_true(kept.low == alone.low && kept.high == alone.high);
			assert_true(kept.low < kept.high);
		}
	free(draws.at);
}

/* So many that they are not kept. */
static void test_bca_of_many(void **state)
{
	static double values[3000];
	struct bootstrap_draws draws = { 0 };
	struct interval interval;
	double mean = 0;

	(void)state;
	for (size_t i = 0; i < 3000; i++) {
		values[i] = (double)(i * 7919 % 3000);
		mean += values[i] / 3000;
	}
	interval = bootstrap_by_draws(&draws, values, 3000, 0.95, 2000, 5);
	assert_null(draws.at);
	/* 1.96 standard errors of numbers drawn from 0 to 2999 alike */
	assert_close(interval.high - interval.low, 2 * 1.96 * 3000 / sqrt(12.0 * 3000), 5e-2);
	assert_true(interval.low < mean && mean < interval.high);
}

static void test_log_interval(void **state)
{
	const double values[] = { 3, 5, 4, 9, 7, 6 };
	const double zero[] = { 3, 0 };
	struct interval interval = interval_of_log_mean(values, 6, 0.95);

	(void)state;
	/* R 4.2.2: m <- mean(log(x)); v <- var(log(x));
	 * exp(m + v/2 + c(-1, 1) * qt(0.975, 5) * sqrt(v/6 + v^2/10)) */
	assert_close(interval.low, 3.7291243390735653, 1e-12);
	assert_close(interval.high, 8.8712429628020057, 1e-12);
	assert_true(isnan(interval_of_log_mean(zero, 2, 0.95).low));
	assert_true(isnan(interval_of_log_mean(values, 1, 0.95).low));
}

/* R 4.2.2: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.6), "BH"); then with an NA, then ties above 1 */
static void test_discovery(void **state)
{
	double p[] = { 0.01, NAN, 0.04, 0.03, 0.005, 0.6 };
	double high[] = { 0.9, 0.9 };

	(void)state;
	benjamini_hochberg(p, 6);
	assert_close(p[0], 0.025, 1e-15);
	assert_true(isnan(p[1]));
	assert_close(p[2], 0.05, 1e-15);
	assert_close(p[3], 0.05, 1e-15);
	assert_close(p[4], 0.025, 1e-15);
	assert_close(p[5], 0.6, 1e-15);
	benjamini_hochberg(high, 2);
	assert_true(high[0] == 0.9 && high[1] == 0.9);
	benjamini_hochberg(NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quantiles),    cmocka_unit_test(test_large_with_small_spread),
		cmocka_unit_test(test_censored),     cmocka_unit_test(test_limit_found),
		cmocka_unit_test(test_no_limit),     cmocka_unit_test(test_limit_of_all_groups),
		cmocka_unit_test(test_limits_named), cmocka_unit_test(test_clusters),
		cmocka_unit_test(test_median_place), cmocka_unit_test(test_proportions),
		cmocka_unit_test(test_random),       cmocka_unit_test(test_bca),
		cmocka_unit_test(test_bca_by_draws), cmocka_unit_test(test_bca_of_many),
		cmocka_unit_test(test_bca_edges),    cmocka_unit_test(test_bca_of_few),
		cmocka_unit_test(test_log_interval), cmocka_unit_test(test_discovery),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
