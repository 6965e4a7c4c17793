/* The model of a migration, from runs whose lines are known: by hand where they are exact, by the
 * formula of model.h where they are not. */
#include "analyze-testing.h"

#include "analyze/model/model.h"

#include <stdio.h>
#include <string.h>

enum { MOST_ROWS = 24 };

static const char header[] =
	"migration,case,vm,cycle,direction,order,outcome,total_time_seconds,"
	"data_moved_bytes,dirty_rate_max_bytes_per_second,memory_total_bytes\n";

static const size_t rows[MOST_ROWS] = { 0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,
					12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 };

/* One migration: its dirty rate, bytes and time. */
struct made {
	double rate, bytes, seconds;
	size_t cycle;
};

static struct model model_of_made(const struct made *made, size_t count, double memory)
{
	static char text[8000];
	size_t used = (size_t)snprintf(text, sizeof text, "%s", header);
	struct model model;
	struct run run;

	for (size_t i = 0; i < count; i++)
		used += (size_t)snprintf(text + used, sizeof text - used,
					 "%zu,c,vm%zu,%zu,AB,1,ok,%.17g,%.17g,%.17g,%.17g\n", i + 1,
					 i % 2, made[i].cycle, made[i].seconds, made[i].bytes,
					 made[i].rate, memory);
	/* one that has all numbers, but no whole migration behind them; and one without numbers */
	used += (size_t)snprintf(
		text + used, sizeof text - used,
		"%zu,c,vm0,9,AB,1,refused,77,5e9,9e9,1e15\n%zu,c,vm0,9,AB,1,ok,,,,\n", count + 1,
		count + 2);
	assert_true(used < sizeof text && count + 2 <= MOST_ROWS);
	run = run_of_text(text);
	model = model_of(&run, rows, count + 2, 0.95);
	run_free(&run);
	return model;
}

/* bytes = 10^9 + 3 · rate, seconds = 2 + bytes / 10^9, moved by ± noise seconds. */
static void make(struct made *made, size_t count, double least, double step, double noise)
{
	for (size_t i = 0; i < count; i++) {
		double rate = least + step * (double)(i * 7 % count);

		made[i].cycle = i / 2 + 1;
		made[i].rate = rate;
		made[i].bytes = 1e9 + 3 * rate;
		made[i].seconds = 2 + made[i].bytes / 1e9 + (i % 2 == 0 ? noise : -noise);
	}
}

/* Rates 100 to 190 MB/s, mean 145: D/B = 0.145; bytes 1.3 to 1.57 GB, mean 1.435. */
static void test_exact_lines(void **state)
{
	struct made made[10];
	struct model model;

	(void)state;
	make(made, 10, 1e8, 1e7, 0);
	model = model_of_made(made, 10, 4e9);
	assert_int_equal(model.time.state, LINE_GOOD);
	assert_int_equal(model.bytes.state, LINE_GOOD);
	assert_int_equal(model.time.rows, 10);
	assert_close(model.time.least_x, 1.3e9, 1e-12);
	assert_close(model.time.most_x, 1.57e9, 1e-12);
	assert_close(model.time.mean_x, 1.435e9, 1e-12);
	assert_close(model.time.spread, 0.27 / 1.435, 1e-12);
	assert_close(model.fixed.value, 2, 1e-10);
	assert_close(model.bandwidth.value, 1e9, 1e-10);
	assert_close(model.twice_bytes.value, 2 + 2.87, 1e-10);
	assert_close(model.base.value, 1e9, 1e-10);
	assert_close(model.per_rate.value, 3, 1e-10);
	assert_close(model.twice_rate.value, 2 + 1 + 3 * 0.29, 1e-10);
	assert_close(model.ratio.value, 0.145, 1e-10);
	assert_int_equal(model.convergence, CONVERGENCE_YES);
	/* 0.3 GB fit the pause; log(0.3 / 4) / log(0.145) = 1.34 */
	assert_close(model.rounds, 2, 0);
	assert_close(model_of_made(made, 10, 0.29e9).rounds, 0, 0);
	assert_close(model_of_made(made, 10, 0.31e9).rounds, 1, 0);
}

static void test_when_there_is_a_line(void **state)
{
	struct made made[10];
	struct model model;

	(void)state;
	make(made, 9, 1e8, 1e7, 0);
	model = model_of_made(made, 9, 4e9);
	assert_int_equal(model.time.state, LINE_FEW_ROWS);
	assert_int_equal(model.time.rows, 9);
	assert_true(isnan(model.bandwidth.value) && isnan(model.ratio.value) &&
		    isnan(model.rounds) && isnan(model.twice_rate.value));
	assert_int_equal(model.convergence, CONVERGENCE_UNKNOWN);
	model = model_of_made(made, 0, 4e9);
	assert_true(isnan(model.time.mean_x) && isnan(model.time.spread));

	/* rates of which the largest less the smallest are 9.9 % and 10.1 % of the mean; the bytes
	 * are spread less, so the time has no line */
	make(made, 10, 1e8, 1.1513e6, 0);
	model = model_of_made(made, 10, 4e9);
	assert_true(model.bytes.spread > 0.098 && model.bytes.spread < 0.1);
	assert_int_equal(model.bytes.state, LINE_LITTLE_SPREAD);
	assert_int_equal(model.time.state, LINE_LITTLE_SPREAD);
	make(made, 10, 1e8, 1.18e6, 0);
	model = model_of_made(made, 10, 4e9);
	assert_true(model.bytes.spread > 0.1 && model.bytes.spread < 0.102);
	assert_int_equal(model.bytes.state, LINE_GOOD);
	assert_int_equal(model.time.state, LINE_LITTLE_SPREAD);
	assert_close(model.per_rate.value, 3, 1e-8);
	assert_true(isnan(model.twice_rate.value) && isnan(model.bandwidth.value));
	/* exactly a tenth */
	for (size_t i = 0; i < 10; i++)
		made[i].rate = i % 2 == 0 ? 95 : 105;
	for (size_t i = 0; i < 10; i++)
		made[i].bytes = 7 * made[i].rate;
	assert_int_equal(model_of_made(made, 10, 4e9).bytes.state, LINE_GOOD);
}

/* The time of more bytes is less: nothing to predict by. The bytes by the rate are as they were. */
static void test_not_rising(void **state)
{
	struct made made[10];
	struct model model;

	(void)state;
	make(made, 10, 1e8, 1e7, 0);
	for (size_t i = 0; i < 10; i++)
		made[i].seconds = 10 - made[i].bytes / 1e9;
	model = model_of_made(made, 10, 4e9);
	assert_int_equal(model.time.state, LINE_NOT_RISING);
	assert_true(isnan(model.fixed.value) && isnan(model.twice_rate.value));
	assert_close(model.base.value, 1e9, 1e-9);
	/* all times the same: least squares leave a slope of some 1e-27, of either sign */
	for (size_t k = 1; k <= 20; k++) {
		for (size_t i = 0; i < 10; i++)
			made[i].seconds = 0.1 * (double)k;
		model = model_of_made(made, 10, 4e9);
		assert_int_equal(model.time.state, LINE_NOT_RISING);
		assert_true(isnan(model.bandwidth.value));
	}
	/* a rise of a millionth is one */
	for (size_t i = 0; i < 10; i++)
		made[i].seconds = 5 + 1e-15 * made[i].bytes;
	assert_int_equal(model_of_made(made, 10, 4e9).time.state, LINE_GOOD);
}

/* The variance of a prediction through both lines, by the delta method (model.h). */
static void test_through_both(void **state)
{
	struct made made[12];
	struct model model;
	double moved;
	double variance;

	(void)state;
	make(made, 12, 1e8, 1e7, 0.02);
	for (size_t i = 0; i < 12; i++)
		made[i].bytes += i % 3 == 0 ? 2e7 : -1e7;
	model = model_of_made(made, 12, 4e9);
	moved = fit_mean(&model.bytes.fit, 2 * model.bytes.mean_x, 0.95).value;
	assert_close(model.twice_rate.value, fit_mean(&model.time.fit, moved, 0.95).value, 1e-12);
	variance = pow(model.time.fit.sigma, 2) +
		   fit_chance_at(&model.time.fit, moved, 0.95).variance +
		   pow(model.time.fit.slope, 2) *
			   (pow(model.bytes.fit.sigma, 2) +
			    fit_chance_at(&model.bytes.fit, 2 * model.bytes.mean_x, 0.95).variance);
	/* both lines are by the 6 cycles, 5 degrees of freedom: R's qt(0.975, 5) */
	assert_close(model.twice_rate.interval.high - model.twice_rate.value,
		     2.5705818356363141 * sqrt(variance), 1e-8);
	assert_close(model.twice_rate.value - model.twice_rate.interval.low,
		     2.5705818356363141 * sqrt(variance), 1e-8);
	/* the bandwidth is one over the slope, its ends the other way round */
	assert_close(model.bandwidth.interval.low,
		     1 / fit_slope(&model.time.fit, 0.95).interval.high, 1e-12);
	assert_close(model.bandwidth.interval.high,
		     1 / fit_slope(&model.time.fit, 0.95).interval.low, 1e-12);
	assert_close(model.ratio.interval.low, model.bytes.mean_x / model.bandwidth.interval.high,
		     1e-12);
	assert_close(model.ratio.interval.high, model.bytes.mean_x / model.bandwidth.interval.low,
		     1e-12);
}

/* D/B by the rates' mean and a bandwidth of about 1 GB/s. */
static void test_convergence(void **state)
{
	struct made made[12];
	struct model model;

	(void)state;
	make(made, 12, 2e9, 1e8, 0.001);
	model = model_of_made(made, 12, 4e9);
	assert_true(model.ratio.interval.low > 1);
	assert_int_equal(model.convergence, CONVERGENCE_NO);
	assert_true(isnan(model.rounds));
	make(made, 12, 0.4e9, 1e8, 0.5);
	model = model_of_made(made, 12, 4e9);
	assert_true(model.ratio.interval.low < 1 && model.ratio.interval.high > 1);
	assert_int_equal(model.convergence, CONVERGENCE_UNDECIDED);
	/* so much noise that the slope may be zero: no upper end of the bandwidth */
	make(made, 12, 1e8, 1e7, 0.6);
	model = model_of_made(made, 12, 4e9);
	assert_int_equal(model.time.state, LINE_GOOD);
	assert_true(isnan(model.bandwidth.interval.high));
	assert_close(model.ratio.interval.low, 0, 0);
}

/* The lines do not depend on the order of the rows. */
static void test_any_order(void **state)
{
	struct made made[12];
	struct made turned[12];
	struct model model;
	struct model again;

	(void)state;
	make(made, 12, 1e8, 1e7, 0.1 / 3);
	for (size_t i = 0; i < 12; i++)
		turned[i] = made[(i + 2) % 12]; /* each VM keeps its own */
	model = model_of_made(made, 12, 4e9);
	again = model_of_made(turned, 12, 4e9);
	assert_memory_equal(&model.fixed, &again.fixed, sizeof model.fixed);
	assert_memory_equal(&model.bandwidth, &again.bandwidth, sizeof model.bandwidth);
	assert_true(model.time.fit.sigma == again.time.fit.sigma);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exact_lines), cmocka_unit_test(test_when_there_is_a_line),
		cmocka_unit_test(test_not_rising),  cmocka_unit_test(test_through_both),
		cmocka_unit_test(test_convergence), cmocka_unit_test(test_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
