/* What a diagnosis says: every sentence, found and not found, with its numbers; and when a finding
 * counts as found among many. */
#include "analyze-testing.h"

#include "analyze/checks/checks.h"
#include "analyze/summary/summary.h"

#include <string.h>

static const char migrations[] =
	"migration,case,vm,cycle,order,direction,outcome,total_time_seconds\n"
	"11,c,a,1,2,AB,ok,10\n"
	"12,c,a,2,1,BA,ok,14\n"
	"13,c,b,1,1,AB,ok,30\n"
	"14,c,b,1,2,BA,ok,33\n"
	"15,c,b,2,1,BA,ok,39\n"
	"16,c,b,9,1,AB,ok,36\n"
	"17,c,b,3,1,AB,ok,42\n"
	"18,c,b,4,1,AB,refused,\n";

static const size_t rows[] = { 0, 1, 2, 3, 4, 5, 6 };

/* A sentence about a metric of mean 40 at 95 %. */
static void assert_says(const char *metric, enum check check, struct diagnosis diagnosis,
			const char *sentence)
{
	struct run run = run_of_text(migrations);
	struct summary summary = summary_none(0.95);
	struct diagnosis_about about = { check, &run, metric_at(metric_find(metric)), &summary,
					 NULL };

	summary.value[SUMMARY_MEAN] = 40;
	diagnosis_say(&diagnosis, &about);
	assert_string_equal(diagnosis.sentence, sentence);
	free(diagnosis.sentence);
	free(diagnosis.unit);
	free(diagnosis.rows);
	run_free(&run);
}

static void assert_found(enum check check, struct finding finding, double p, const char *sentence)
{
	struct diagnosis diagnosis = { .finding = finding,
				       .word = DIAGNOSIS_FOUND,
				       .p_adjusted = p };

	assert_says("total_time_seconds", check, diagnosis, sentence);
}

static void assert_not_found(enum check check, struct finding finding, double p,
			     const char *sentence)
{
	struct diagnosis diagnosis = { .finding = finding,
				       .word = DIAGNOSIS_NOT_FOUND,
				       .p_adjusted = p };

	assert_says("total_time_seconds", check, diagnosis, sentence);
}

static void test_direction(void **state)
{
	struct finding finding = { .value = 2, .interval = { 1.25, 2.75 }, .n = 6 };

	(void)state;
	assert_found(
		CHECK_DIRECTION, finding, 0.0123,
		"the way matters: back (BA) it is 2 s (5.0 % of the mean) higher than there "
		"(AB); 6 VMs, each against itself, 95 % interval 1.25 s to 2.75 s, adjusted p = "
		"0.012.");
	finding = (struct finding){ .value = -0.024, .interval = { -0.05, 0 }, .n = 2 };
	assert_not_found(
		CHECK_DIRECTION, finding, 0.0001,
		"no difference between the two ways is shown: back (BA) it is 24 ms (0.1 % "
		"of the mean) lower than there (AB); 2 VMs, each against itself, 95 % "
		"interval -50 ms to 0 s, adjusted p = 0.0001.");
}

/* A tenth of the mean and more goes without digits after the point. */
static void test_order(void **state)
{
	struct finding finding = { .value = -4, .detail = 3, .n = 20 };

	(void)state;
	assert_found(
		CHECK_ORDER, finding, 0.000099,
		"the place in the order matters: in place 3 it is 4 s (10 % of the mean) lower "
		"than in all places on average; 20 rounds, adjusted p < 0.0001.");
	finding.seen = true;
	finding.value = 3.96;
	assert_found(
		CHECK_ORDER, finding, 0.04,
		"the place in the order matters: in place 3 it is 3.96 s (9.9 % of the mean) "
		"higher than in all places on average; 20 rounds, adjusted p = 0.04. But every "
		"VM always has the same place, so it may as well be the VM.");
	assert_not_found(
		CHECK_ORDER, finding, 0.4,
		"no effect of the place in the order is shown: in place 3 it is 3.96 s (9.9 "
		"% of the mean) higher than in all places on average; 20 rounds, adjusted p "
		"= 0.4.");
}

static void test_drift(void **state)
{
	struct finding finding = {
		.value = 0.5, .interval = { 0.25, 0.75 }, .detail = 16, .n = 17
	};

	(void)state;
	assert_found(
		CHECK_DRIFT, finding, 0.003,
		"it drifts: it rises by 500 ms with each cycle, 8 s (20 % of the mean) over the "
		"17 cycles; slope's 95 % interval 250 ms to 750 ms, adjusted p = 0.003.");
	finding.value = -0.5;
	assert_not_found(
		CHECK_DRIFT, finding, 1,
		"no drift is shown: it falls by 500 ms with each cycle, 8 s (20 % of the "
		"mean) over the 17 cycles; slope's 95 % interval 250 ms to 750 ms, adjusted "
		"p = 1.");
	finding.value = 0; /* nothing has no share of the mean */
	assert_not_found(CHECK_DRIFT, finding, 1,
			 "no drift is shown: it rises by 0 s with each cycle, 0 s over the 17 "
			 "cycles; slope's 95 % interval 250 ms to 750 ms, adjusted p = 1.");
}

static void test_autocorrelation(void **state)
{
	struct finding finding = { .value = 0.25, .n = 33 };

	(void)state;
	assert_found(
		CHECK_AUTOCORRELATION, finding, 0.02,
		"a migration resembles the one before it of the same VM, so many of them say "
		"less than their number: lag-1 autocorrelation 0.25 over 33 pairs, adjusted p = "
		"0.02.");
	finding.value = -0.25;
	assert_found(CHECK_AUTOCORRELATION, finding, 0.02,
		     "a high value follows a low one more often than by chance: lag-1 "
		     "autocorrelation -0.25 over 33 pairs, adjusted p = 0.02.");
	assert_not_found(CHECK_AUTOCORRELATION, finding, 0.2,
			 "no likeness between neighbours in time is shown: lag-1 autocorrelation "
			 "-0.25 over 33 pairs, adjusted p = 0.2.");
}

static void test_warm_up(void **state)
{
	struct finding finding = { .value = 8, .interval = { 2, 14 }, .n = 10 };

	(void)state;
	assert_found(CHECK_WARM_UP, finding, 0.02,
		     "the first cycle is unlike the later ones, as if something had to warm up: it "
		     "is 8 s (20 % of the mean) higher than the mean of the 9 later ones, 95 % "
		     "interval 2 s to 14 s, adjusted p = 0.02. It is kept.");
	assert_not_found(
		CHECK_WARM_UP, finding, 0.3,
		"no warm-up is shown: the first cycle is 8 s (20 % of the mean) higher than "
		"the mean of the 9 later ones, 95 % interval 2 s to 14 s, adjusted p = 0.3.");
}

static void test_outliers(void **state)
{
	static size_t far[] = { 6, 0, 3, 1, 2, 4, 5 };
	struct finding finding = {
		.value = 1, .n = 40, .statistic = -4.25, .rows = far, .row_count = 1
	};

	(void)state;
	assert_found(
		CHECK_OUTLIERS, finding, NAN,
		"1 of 40 values is more than 3.5 robust standard deviations from the median of "
		"its VM, the farthest -4.2; it is kept. Migration 17.");
	finding.value = 6;
	finding.row_count = 6;
	assert_found(CHECK_OUTLIERS, finding, NAN,
		     "6 of 40 values are more than 3.5 robust standard deviations from the median "
		     "of their VM, the farthest -4.2; they are kept. Migration 17, 11, 14, 12, 13, "
		     "15.");
	finding.value = 7;
	finding.row_count = 7;
	assert_found(CHECK_OUTLIERS, finding, NAN,
		     "7 of 40 values are more than 3.5 robust standard deviations from the median "
		     "of their VM, the farthest -4.2; they are kept. Migration 17, 11, 14, 12, 13, "
		     "15, and more.");
	finding.row_count = 0;
	assert_not_found(CHECK_OUTLIERS, finding, NAN,
			 "none of 40 values is more than 3.5 robust standard deviations from its "
			 "VM's median.");
}

static void test_modes(void **state)
{
	struct finding finding = { .value = 12, .statistic = 0.875, .detail = 0.25 };

	(void)state;
	assert_found(CHECK_MODES, finding, NAN,
		     "the values lie in two heaps, 12 s (30 % of the mean) apart, 25 % of them in "
		     "the upper one (the cut explains 88 % of the variance): the mean lies between "
		     "them and describes neither; --by direction or vm may tell them apart.");
	finding.statistic = 0.5;
	assert_not_found(CHECK_MODES, finding, NAN,
			 "the values lie in one heap: the best cut in two explains 50 % of the "
			 "variance, and two heaps begin at 85 %.");
}

static void test_ticks(void **state)
{
	struct finding finding = { .value = 2, .statistic = 0.75, .p = NAN };

	(void)state;
	assert_found(CHECK_TICKS, finding, NAN,
		     "the clock ticks: all values are whole steps apart, of 2 s, as if somebody "
		     "looked only so often whether it was over; single values are uncertain by as "
		     "much.");
	finding.p = 0.001;
	assert_found(CHECK_TICKS, finding, 0.01,
		     "the clock ticks: the values favour points in steps of 2 s (strength 0.75 of "
		     "1, adjusted p = 0.01), as if somebody looked only so often whether it was "
		     "over; single values are uncertain by as much.");
	assert_not_found(CHECK_TICKS, finding, 1, "no ticking clock is seen.");
}

static void test_busy(void **state)
{
	static size_t busy[] = { 1, 2 };
	struct finding finding = { .value = 6, .n = 2, .detail = 7, .rows = busy, .row_count = 2 };

	(void)state;
	assert_found(
		CHECK_BUSY, finding, NAN,
		"before 2 of 7 migrations a host had hardly a processor free: what else ran "
		"there is measured along; there it is 6 s (15 % of the mean) higher than in the "
		"others, seen from the mean of its VM and way. Nothing is left out. Migration "
		"12, 13.");
	finding.value = NAN;
	assert_found(CHECK_BUSY, finding, NAN,
		     "before all 2 migrations a host had hardly a processor free: what else ran "
		     "there is measured along in every value.");
	assert_not_found(CHECK_BUSY, finding, NAN, "no event tells of a busy host.");
}

static void test_not_checked(void **state)
{
	struct diagnosis diagnosis = { .finding = { .reason = "it takes 5 cycles", .n = 3 },
				       .word = DIAGNOSIS_NOT_CHECKED };

	(void)state;
	assert_says("total_time_seconds", CHECK_WARM_UP, diagnosis,
		    "warm_up not checked: it takes 5 cycles (there are 3).");
}

/* Of three digits, and in the prefix to which they round: 0.9996 s is 1 s, not 1000 ms. What is no
 * time and no number of bytes has no prefix, and stands in full from 1000 on. */
static void test_values(void **state)
{
	static const struct {
		const char *metric;
		double value;
		const char *says;
	} cases[] = {
		{ "total_time_seconds", 0.9994, "999 ms (2.5 % of the mean)" },
		{ "total_time_seconds", 0.9996, "1 s (2.5 % of the mean)" },
		{ "total_time_seconds", 999.2, "999 s (2498 % of the mean)" },
		{ "total_time_seconds", 1234.6, "1235 s (3086 % of the mean)" },
		{ "total_time_seconds", 3.9e-11, "0 s" }, /* rounding of the mean, no difference */
		{ "total_time_seconds", 4.1e-11, "0.000041 µs (0.0 % of the mean)" },
		{ "iterations", 1234.6, "1235 (3086 % of the mean)" },
		{ "iterations", 999.5, "1000 (2499 % of the mean)" },
		{ "iterations", 2, "2 (5.0 % of the mean)" },
		{ "data_moved_bytes", 2.5e9, "2.5 GB (6250000000 % of the mean)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diagnosis diagnosis = { .finding = { .value = cases[i].value, .n = 9 },
					       .word = DIAGNOSIS_NOT_FOUND,
					       .p_adjusted = 1 };
		char wanted[200];

		diagnosis.finding.interval = (struct interval){ 0, 0 };
		snprintf(wanted, sizeof wanted,
			 "no effect of the place in the order is shown: in place 0 it is %s %s",
			 cases[i].says,
			 "higher than in all places on average; 9 rounds, adjusted p = 1.");
		assert_says(cases[i].metric, CHECK_ORDER, diagnosis, wanted);
	}
}

/* What stands beside the sentence in diagnostics.csv. */
static void test_units_and_rows(void **state)
{
	static size_t some[] = { 4, 0 };
	static const struct {
		const char *metric;
		enum check check;
		const char *unit;
	} cases[] = {
		{ "total_time_seconds", CHECK_DIRECTION, "s" },
		{ "total_time_seconds", CHECK_DRIFT, "s/cycle" },
		{ "iterations", CHECK_DRIFT, "1/cycle" },
		{ "iterations", CHECK_MODES, "" },
		{ "total_time_seconds", CHECK_AUTOCORRELATION, "" },
		{ "total_time_seconds", CHECK_OUTLIERS, "" },
	};
	struct run run = run_of_text(migrations);
	struct summary summary = summary_none(0.95);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diagnosis diagnosis = { .finding = { .reason = "-" },
					       .word = DIAGNOSIS_NOT_CHECKED };
		struct diagnosis_about about = { cases[i].check, &run,
						 metric_at(metric_find(cases[i].metric)), &summary,
						 NULL };

		diagnosis.finding.rows = some;
		diagnosis.finding.row_count = i < 2 ? i * 2 : 1;
		diagnosis_say(&diagnosis, &about);
		assert_string_equal(diagnosis.unit, cases[i].unit);
		assert_string_equal(diagnosis.rows, i == 0 ? "" : i == 1 ? "15 11" : "15");
		free(diagnosis.sentence);
		free(diagnosis.unit);
		free(diagnosis.rows);
	}
	run_free(&run);
}

/* By Benjamini and Hochberg 0.01, 0.04, 0.03, 0.02 become 0.04 each, and a fifth test less would
 * not count: what is not checked or no test stays out, and so do checks of another kind. */
static void test_judge(void **state)
{
	enum { GROUPS = 7 };
	static const double p[] = { 0.01, 0.04, 0.03, 0.02 };
	struct diagnosis *all = calloc((size_t)GROUPS * CHECK_COUNT, sizeof *all);

	(void)state;
	assert_non_null(all);
	for (size_t i = 0; i < (size_t)GROUPS * CHECK_COUNT; i++)
		all[i].finding.p = 0.9;
	for (size_t i = 0; i < 4; i++)
		all[i * CHECK_COUNT + CHECK_DRIFT].finding.p = p[i];
	all[4 * CHECK_COUNT + CHECK_DRIFT].finding = finding_none(NULL);
	all[4 * CHECK_COUNT + CHECK_DRIFT].finding.seen = true;
	all[5 * CHECK_COUNT + CHECK_DRIFT].finding = finding_none(NULL);
	all[6 * CHECK_COUNT + CHECK_DRIFT].finding = finding_none("too few");
	all[6 * CHECK_COUNT + CHECK_DRIFT].finding.p = 0.001;
	diagnoses_judge(all, GROUPS, 0.95);
	for (size_t i = 0; i < 4; i++) {
		assert_close(all[i * CHECK_COUNT + CHECK_DRIFT].p_adjusted, 0.04, 1e-15);
		assert_int_equal(all[i * CHECK_COUNT + CHECK_DRIFT].word, DIAGNOSIS_FOUND);
		assert_close(all[i * CHECK_COUNT + CHECK_ORDER].p_adjusted, 0.9, 1e-15);
		assert_int_equal(all[i * CHECK_COUNT + CHECK_ORDER].word, DIAGNOSIS_NOT_FOUND);
	}
	assert_int_equal(all[4 * CHECK_COUNT + CHECK_DRIFT].word, DIAGNOSIS_FOUND);
	assert_int_equal(all[5 * CHECK_COUNT + CHECK_DRIFT].word, DIAGNOSIS_NOT_FOUND);
	assert_int_equal(all[6 * CHECK_COUNT + CHECK_DRIFT].word, DIAGNOSIS_NOT_CHECKED);
	assert_true(isnan(all[4 * CHECK_COUNT + CHECK_DRIFT].p_adjusted) &&
		    isnan(all[6 * CHECK_COUNT + CHECK_DRIFT].p_adjusted));
	diagnoses_judge(all, GROUPS, 0.97);
	assert_int_equal(all[CHECK_DRIFT].word, DIAGNOSIS_NOT_FOUND);
	diagnoses_free(all, (size_t)GROUPS * CHECK_COUNT);
	diagnoses_free(NULL, 3);
}

/* Cycle, place, way and busy of a row come from the run. */
static void test_diagnose(void **state)
{
	const bool busy[8] = { false, false, true };
	struct run run = run_of_text(migrations);
	const struct metric *time = metric_at(metric_find("total_time_seconds"));
	struct samples samples = samples_of(&run, rows, 7, metric_find("total_time_seconds"));
	struct sorted sorted = sorted_of(&samples);
	struct diagnosis *all = calloc(2 * (size_t)CHECK_COUNT, sizeof *all);

	(void)state;
	assert_non_null(all);
	diagnose(all, &sorted, &run, busy, time, 0.95);
	/* VM a: 14 - 10; VM b: the mean of 33 and 39 less that of 30, 36 and 42 */
	assert_int_equal(all[CHECK_DIRECTION].finding.n, 2);
	assert_close(all[CHECK_DIRECTION].finding.value, 2, 1e-14);
	assert_int_equal(all[CHECK_DRIFT].finding.n, 4);
	assert_int_equal(all[CHECK_OUTLIERS].finding.n, 7);
	assert_int_equal(all[CHECK_BUSY].finding.row_count, 1);
	assert_int_equal(all[CHECK_BUSY].finding.rows[0], 2);
	/* 30 less 36; the others' rests are 0, 0, -3, 3, 0 and 6 */
	assert_close(all[CHECK_BUSY].finding.value, -6 - 1, 1e-14);
	assert_string_equal(all[CHECK_TICKS].finding.reason, "it takes 20 values");
	diagnose(all + CHECK_COUNT, &sorted, &run, NULL, metric_at(metric_find("iterations")),
		 0.95);
	assert_string_equal(all[CHECK_COUNT + CHECK_TICKS].finding.reason, "it is not a time");
	assert_int_equal(all[CHECK_COUNT + CHECK_BUSY].finding.n, 0);
	diagnoses_free(all, 2 * (size_t)CHECK_COUNT);
	sorted_free(&sorted);
	samples_free(&samples);
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_direction), cmocka_unit_test(test_order),
		cmocka_unit_test(test_drift),     cmocka_unit_test(test_autocorrelation),
		cmocka_unit_test(test_warm_up),   cmocka_unit_test(test_outliers),
		cmocka_unit_test(test_modes),     cmocka_unit_test(test_ticks),
		cmocka_unit_test(test_busy),      cmocka_unit_test(test_not_checked),
		cmocka_unit_test(test_values),    cmocka_unit_test(test_units_and_rows),
		cmocka_unit_test(test_judge),     cmocka_unit_test(test_diagnose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
