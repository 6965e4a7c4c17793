/*
 * The numbers of each check, worked out by hand from a few values, and how many values it takes.
 *
 * p-values have closed forms here: Student's t with 2 and 3 degrees of freedom, chi-square with 1
 * and 2, the normal distribution.
 */
#include "analyze-testing.h"

#include "analyze/checks/check.h"
#include "analyze/checks/series.h"

#include <string.h>

enum { MOST = 8000 };

static struct observation at[MOST];

/* As many of at[]. */
static struct series series_of_count(size_t count, double spread)
{
	return (struct series){ .at = at, .count = count, .spread = spread };
}

/* Each `value` is a VM's own; the rest of a row is 0. */
static void put(size_t i, size_t vm, enum direction direction, double value)
{
	at[i] = (struct observation){
		.vm = vm, .direction = direction, .row = 100 + i, .value = value
	};
}

/* Two-sided. */
static double p_of_normal(double z)
{
	return erfc(fabs(z) / sqrt(2));
}

static void assert_reason(const struct finding *finding, const char *reason)
{
	assert_non_null(finding->reason);
	assert_string_equal(finding->reason, reason);
	assert_true(isnan(finding->p));
}

/* Differences 2, 4 and 6: t = 4 / (2 / √3) with 2 degrees of freedom, for which the distribution is
 * 1/2 + t / 2√(2 + t²). The last VM has one direction only. */
static void test_direction(void **state)
{
	static const struct {
		size_t vm;
		enum direction direction;
		double value;
	} values[] = {
		{ 0, DIRECTION_AB, 10 }, { 0, DIRECTION_BA, 12 },    { 1, DIRECTION_AB, 5 },
		{ 1, DIRECTION_BA, 9 },  { 1, DIRECTION_AB, 7 },     { 1, DIRECTION_BA, 11 },
		{ 2, DIRECTION_BA, 7 },  { 2, DIRECTION_COUNT, 50 }, { 2, DIRECTION_AB, 1 },
		{ 3, DIRECTION_AB, 90 },
	};
	const double t = 2 * sqrt(3);
	struct series series = series_of_count(10, 1);
	struct finding finding;

	(void)state;
	for (size_t i = 0; i < 10; i++)
		put(i, values[i].vm, values[i].direction, values[i].value);
	finding = check_direction(&series, 0.95);
	assert_null(finding.reason);
	assert_int_equal(finding.n, 3);
	assert_close(finding.value, 4, 1e-15);
	assert_close(finding.statistic, t, 1e-14);
	assert_close(finding.p, 1 - t / sqrt(2 + t * t), 1e-12);
	assert_close(finding.interval.low, 4 - 4.302652729749464 * 2 / sqrt(3), 1e-9);
	assert_close(finding.interval.high, 4 + 4.302652729749464 * 2 / sqrt(3), 1e-9);

	series.count = 6; /* two VMs: differences 2 and 4; t = 3, one degree: p = 1 - 2/π·atan t */
	finding = check_direction(&series, 0.95);
	assert_close(finding.statistic, 3, 1e-14);
	assert_close(finding.p, 1 - 2 / M_PI * atan(3), 1e-12);
	series.count = 5; /* 5 and 7 there, 9 back: differences 2 and 3 */
	finding = check_direction(&series, 0.95);
	assert_close(finding.value, 2.5, 1e-15);
	series.count = 2;
	finding = check_direction(&series, 0.95);
	assert_int_equal(finding.n, 1);
	assert_reason(&finding, "it takes 2 VMs with values in both directions");
	at[2].value = 7;
	series.count = 4; /* both differ by 2 */
	finding = check_direction(&series, 0.95);
	assert_close(finding.value, 2, 0);
	assert_reason(&finding, "all VMs differ by exactly as much, so no test can judge it");
}

/* Eighths beside 10^15 are told apart: 3 values each way, so that the mean is no such number. */
static void test_direction_of_large_values(void **state)
{
	const double above[] = { 0, 0.125, 0.375, 0.125, 0.25, 0.5 };
	struct series series = series_of_count(12, 1);
	struct finding finding;

	(void)state;
	for (size_t i = 0; i < 12; i++)
		put(i, i / 6, i % 6 < 3 ? DIRECTION_AB : DIRECTION_BA,
		    1e15 + above[i % 6] * (i < 6 ? 1 : 3));
	finding = check_direction(&series, 0.95);
	/* 1/8 and 3/8 on average */
	assert_close(finding.value, 0.25, 1e-15);
	assert_close(finding.statistic, 2, 1e-14);
}

/* Round by round, place by place; the VM of a place is always the same. */
static const double rounds[5][3] = {
	{ 1, 2, 3 }, { 1, 3, 2 }, { 2, 2, 5 }, { 1, 4, 9 }, { 3, 1, 2 }
};

static void put_rounds(void)
{
	for (size_t place = 0; place < 3; place++)
		for (size_t round = 0; round < 5; round++) {
			size_t i = place * 5 + (round * 2) % 5; /* not in the order of time */

			put(i, place, round % 2 == 0 ? DIRECTION_AB : DIRECTION_BA,
			    rounds[round][place]);
			at[i].cycle = 1 + (long long)round / 2;
			at[i].place = 1 + (long long)place;
		}
}

/* Rank sums 7.5, 9.5, 13 about 10; one tie of two: chi² = 12 · 15.5 / (60 - 6/2), p = exp(-chi²/2)
 * with 2 degrees of freedom. Means 8/5, 12/5, 21/5 about 41/15. */
static void test_order(void **state)
{
	struct series series = series_of_count(15, 1);
	struct finding finding;

	(void)state;
	put_rounds();
	finding = check_order(&series, 0.95);
	assert_null(finding.reason);
	assert_int_equal(finding.n, 5);
	assert_close(finding.statistic, 186.0 / 57, 1e-14);
	assert_close(finding.p, exp(-93.0 / 57), 1e-12);
	assert_close(finding.value, 22.0 / 15, 1e-14);
	assert_close(finding.detail, 3, 0);
	assert_true(finding.seen);

	for (size_t i = 0; i < 15; i++) /* mirrored, the third place is far below */
		at[i].value = -at[i].value;
	finding = check_order(&series, 0.95);
	assert_close(finding.value, -22.0 / 15, 1e-14);
	assert_close(finding.statistic, 186.0 / 57, 1e-14);
}

/* A round counts only with each place once, and with a known cycle. */
static void test_rounds_that_are_whole(void **state)
{
	struct series series = series_of_count(17, 1);
	struct finding finding;

	(void)state;
	put_rounds();
	for (size_t i = 15; i < 18; i++) {
		put(i, i - 15, DIRECTION_BA, 100);
		at[i].cycle = 3;
		at[i].place = (long long)i - 14;
	}
	finding = check_order(&series, 0.95); /* place 3 is missing */
	assert_int_equal(finding.n, 5);
	series.count = 18;
	finding = check_order(&series, 0.95);
	assert_int_equal(finding.n, 6);
	at[17].place = 2; /* twice */
	finding = check_order(&series, 0.95);
	assert_int_equal(finding.n, 5);
	assert_close(finding.statistic, 186.0 / 57, 1e-14);
	at[17].place = 0; /* not known */
	finding = check_order(&series, 0.95);
	assert_int_equal(finding.n, 5);
	for (size_t i = 15; i < 18; i++) {
		at[i].cycle = 0;
		at[i].place = (long long)i - 14;
	}
	finding = check_order(&series, 0.95);
	assert_int_equal(finding.n, 5);
	at[14].cycle = 0; /* now one of the five lacks a place, too */
	finding = check_order(&series, 0.95);
	assert_int_equal(finding.n, 4);
	assert_reason(&finding, "it takes 5 rounds in which every place of the order has a value");
}

/* There cannot be more places than values. */
static void test_places_that_can_be(void **state)
{
	struct series series = series_of_count(16, 1);
	struct finding finding;

	(void)state;
	put_rounds();
	put(15, 2, DIRECTION_BA, 100);
	at[15].cycle = 3;
	at[15].place = 16;
	finding = check_order(&series, 0.95);
	assert_int_equal(finding.n, 0);
	at[15].place = 17;
	finding = check_order(&series, 0.95);
	assert_int_equal(finding.n, 5);
	assert_false(finding.seen); /* its VM stood in two places */
}

/* Two places, the second always slower: rank sums 5 and 10, chi² = 12 · 12.5 / 30 = 5. */
static void test_order_of_two_places(void **state)
{
	struct series series = series_of_count(10, 1);
	struct finding finding;

	(void)state;
	for (size_t i = 0; i < 10; i++) {
		put(i, i / 5, DIRECTION_AB, i < 5 ? 1 : 4);
		at[i].cycle = 1 + (long long)i % 5;
		at[i].place = 1 + (long long)i / 5;
	}
	finding = check_order(&series, 0.95);
	assert_close(finding.statistic, 5, 1e-14);
	assert_close(finding.p, p_of_normal(sqrt(5)), 1e-10);
	assert_close(finding.value, -1.5, 1e-15); /* as far as +1.5; the first of them is told */
	assert_close(finding.detail, 1, 0);
	series.count = 5; /* one place */
	finding = check_order(&series, 0.95);
	assert_int_equal(finding.n, 0);
	assert_reason(&finding, "it takes 5 rounds in which every place of the order has a value");
	series.count = 10;
	for (size_t i = 0; i < 10; i++)
		at[i].value = 7;
	finding = check_order(&series, 0.95);
	assert_reason(&finding, "all values of each round are equal");
}

/* Cycle 11 + i has the mean means[i] of two values; not in the order of time, and with one value
 * whose cycle is not known. */
static struct series series_of_cycles(const double *means, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t twice = 0; twice < 2; twice++) {
			size_t to = twice * count + (i + 2) % count;

			put(to, twice, DIRECTION_AB, 0);
			at[to].cycle = 11 + (long long)i;
			at[to].rest = means[i] + (twice == 0 ? -0.5 : 0.5);
		}
	put(2 * count, 1, DIRECTION_AB, 0);
	at[2 * count].rest = 1000;
	return series_of_count(2 * count + 1, 1);
}

static void test_drift(void **state)
{
	const double means[] = { 2.1, 2.9, 4.2, 4.8, 6.1 };
	const double equal[] = { 3, 3, 3, 3, 3 };
	struct series series = series_of_cycles(means, 5);
	struct finding finding = check_drift(&series, 0.95);

	(void)state;
	/* R 4.2.2: confint(lm(y ~ x)); all 10 pairs rise, as one of 5! orders does: 2 / 120 */
	assert_null(finding.reason);
	assert_int_equal(finding.n, 5);
	assert_close(finding.value, 0.99, 1e-12);
	assert_close(finding.interval.low, 0.79993929040054135, 1e-12);
	assert_close(finding.interval.high, 1.1800607095994589, 1e-12);
	assert_close(finding.statistic, 10, 0);
	assert_close(finding.p, 2.0 / 120, 1e-14);
	assert_close(finding.detail, 4, 0);
	series = series_of_cycles(means, 4);
	finding = check_drift(&series, 0.95);
	assert_int_equal(finding.n, 4);
	assert_reason(&finding, "it takes 5 cycles");
	series = series_of_cycles(equal, 5);
	finding = check_drift(&series, 0.95);
	assert_reason(&finding, "the means of all cycles are equal");
}

/* 10 against 1, 2, 3, 6: mean 3, sum of squares 14; t = 7 / √(14/3 · 5/4) with 3 degrees. */
static void test_warm_up(void **state)
{
	const double means[] = { 10, 1, 2, 3, 6 };
	const double late[] = { 10, 2, 2, 2, 2 };
	const double error = sqrt(14.0 / 3 * 5 / 4);
	const double x = 7 / error / sqrt(3);
	struct series series = series_of_cycles(means, 5);
	struct finding finding = check_warm_up(&series, 0.95);

	(void)state;
	assert_null(finding.reason);
	assert_int_equal(finding.n, 5);
	assert_close(finding.value, 7, 1e-14);
	assert_close(finding.statistic, 7 / error, 1e-13);
	assert_close(finding.p, 1 - 2 / M_PI * (atan(x) + x / (1 + x * x)), 1e-10);
	/* t of 97.5 % with 3 degrees of freedom: 3.182446 */
	assert_close(finding.interval.low, 7 - 3.1824463052842629 * error, 1e-9);
	assert_close(finding.interval.high, 7 + 3.1824463052842629 * error, 1e-9);
	series = series_of_cycles(means, 4);
	finding = check_warm_up(&series, 0.95);
	assert_int_equal(finding.n, 4);
	assert_reason(&finding, "it takes 5 cycles");
	series = series_of_cycles(late, 5);
	finding = check_warm_up(&series, 0.95);
	assert_reason(&finding, "the means of all later cycles are equal");
}

/* ±1 by turns: r = -20 / 21, and -1 / 21 is expected of one cell of 21 values. */
static void test_autocorrelation_of_one_cell(void **state)
{
	struct series series = series_of_count(21, 1);
	struct finding finding;
	double z = (-20.0 + 1) / 21 * 20 / sqrt(20);

	(void)state;
	for (size_t i = 0; i < 21; i++) {
		put(i, 0, DIRECTION_AB, 0);
		at[i].rest = i % 2 == 0 ? 1 : -1;
	}
	finding = check_autocorrelation(&series, 0.95);
	assert_null(finding.reason);
	assert_int_equal(finding.n, 20);
	assert_close(finding.value, -20.0 / 21, 1e-15);
	assert_close(finding.statistic, z, 1e-14);
	assert_close(finding.p, p_of_normal(z), 1e-8);
	series.count = 20;
	finding = check_autocorrelation(&series, 0.95);
	assert_int_equal(finding.n, 19);
	assert_reason(&finding, "it takes 20 pairs of neighbours");
	series.count = 21;
	for (size_t i = 0; i < 21; i++)
		at[i].rest = 0;
	finding = check_autocorrelation(&series, 0.95);
	assert_reason(&finding, "all values of each VM are equal");
}

/* VM 0: 11 values one way, ±1 by turns: products -10, expected -10/11, 10 degrees of freedom.
 * VM 1: 12 values, there and back, all 1: products 11, neighbours of other cells, 5 + 5 degrees. */
static void test_autocorrelation_of_cells(void **state)
{
	struct series series = series_of_count(23, 1);
	struct finding finding;
	double z = (1.0 / 23 + 10.0 / 11 / 20) * 20 / sqrt(21);

	(void)state;
	for (size_t i = 0; i < 23; i++) {
		put(i, i >= 11, i >= 11 && i % 2 == 0 ? DIRECTION_BA : DIRECTION_AB, 0);
		at[i].rest = i < 11 && i % 2 == 1 ? -1 : 1;
	}
	finding = check_autocorrelation(&series, 0.95);
	assert_int_equal(finding.n, 21);
	assert_close(finding.value, 1.0 / 23, 1e-15);
	assert_close(finding.statistic, z, 1e-13);
	assert_close(finding.p, p_of_normal(z), 1e-12);
}

/* Ten VMs, there, back and there: 20 pairs, and one degree of freedom each. */
static void test_autocorrelation_takes_freedom(void **state)
{
	struct series series = series_of_count(30, 1);
	struct finding finding;

	(void)state;
	for (size_t i = 0; i < 30; i++) {
		put(i, i / 3, i % 3 == 1 ? DIRECTION_BA : DIRECTION_AB, 0);
		at[i].rest = i % 3 == 1 ? 0 : 1;
	}
	finding = check_autocorrelation(&series, 0.95);
	assert_null(finding.reason);
	assert_int_equal(finding.n, 20);
	at[2].direction = DIRECTION_COUNT; /* three cells of one value each */
	finding = check_autocorrelation(&series, 0.95);
	assert_int_equal(finding.n, 20);
	assert_reason(&finding, "it takes 20 pairs of neighbours");
}

/* The spread is 1 and each VM's median 0 or 50, so a value is as far out as it says. */
static void test_outliers(void **state)
{
	struct series series = series_of_count(22, 1);
	struct finding finding;

	(void)state;
	for (size_t i = 0; i < 22; i++)
		put(i, i / 11, DIRECTION_AB, i < 11 ? 0 : 50);
	at[3].value = 3.5;
	at[4].value = -3.5;
	finding = check_outliers(&series, 0.95);
	assert_true(!finding.reason && !finding.seen && isnan(finding.statistic));
	assert_int_equal(finding.n, 22);
	assert_close(finding.value, 0, 0);
	finding_free(&finding);
	at[3].value = 3.5001;
	at[4].value = -5;
	at[15].value = 44;
	finding = check_outliers(&series, 0.95);
	assert_true(finding.seen);
	assert_close(finding.value, 3, 0);
	assert_close(finding.statistic, -6, 0);
	assert_int_equal(finding.row_count, 3);
	assert_int_equal(finding.rows[0], 115);
	assert_int_equal(finding.rows[1], 104);
	assert_int_equal(finding.rows[2], 103);
	finding_free(&finding);
	series.spread = 2; /* now they are half as far */
	finding = check_outliers(&series, 0.95);
	assert_close(finding.value, 0, 0);
	finding_free(&finding);
	series.count = 20;
	finding = check_outliers(&series, 0.95);
	assert_null(finding.reason);
	finding_free(&finding);
	series.count = 19;
	finding = check_outliers(&series, 0.95);
	assert_reason(&finding, "it takes 20 values");
	series = series_of_count(20, 0);
	finding = check_outliers(&series, 0.95);
	assert_reason(&finding, "more than half of the values equal the median of their VM");
}

/* Of 20 values `high` lie at 10 ± scatter, the others at ± scatter. */
static struct finding modes_of(size_t high, double scatter)
{
	struct series series = series_of_count(20, 1);

	for (size_t i = 0; i < 20; i++)
		put(i, i % 3, DIRECTION_AB,
		    (i < high ? 10 : 0) + (i % 2 == 0 ? scatter : -scatter));
	return check_modes(&series, 0.95);
}

/* Between the heaps lies 20 · 5² = 500 of the sum of squares, in them 20 · scatter². */
static void test_modes(void **state)
{
	struct finding finding = modes_of(10, 1);

	(void)state;
	assert_true(!finding.reason && finding.seen);
	assert_int_equal(finding.n, 20);
	assert_close(finding.value, 10, 1e-14);
	assert_close(finding.statistic, 500.0 / 520, 1e-14);
	assert_close(finding.detail, 0.5, 0);
	assert_true(modes_of(10, 2.1).seen); /* 500 / 588.2 = 0.85004 */
	finding = modes_of(10, 2.11);        /* 500 / 589.0 = 0.8488 */
	assert_close(finding.statistic, 500 / (500 + 20 * 2.11 * 2.11), 1e-13);
	assert_false(finding.seen);
	/* a tenth in each heap */
	finding = modes_of(2, 0);
	assert_true(finding.seen);
	assert_close(finding.detail, 0.1, 1e-15);
	assert_close(finding.statistic, 1, 1e-14);
	assert_true(modes_of(18, 0).seen);
	finding = modes_of(1, 0);
	assert_false(finding.seen);
	assert_close(finding.detail, 0.05, 1e-15);
	assert_false(modes_of(19, 0).seen);
	finding = modes_of(20, 0);
	assert_reason(&finding, "all values are equal");
}

static void test_modes_take_values(void **state)
{
	struct series series = series_of_count(20, 1);
	struct finding finding;

	(void)state;
	modes_of(10, 0);
	finding = check_modes(&series, 0.95);
	assert_null(finding.reason);
	series.count = 19;
	finding = check_modes(&series, 0.95);
	assert_reason(&finding, "it takes 20 values");
}

/* All values are 2 apart, or a multiple of it. */
static void test_whole_steps(void **state)
{
	struct series series = series_of_count(20, 4);
	struct finding finding;

	(void)state;
	for (size_t i = 0; i < 20; i++)
		put(i, 0, DIRECTION_AB, 0.7 + (i % 2 == 0 ? 4 : 6) * (double)(i % 5));
	finding = check_ticks(&series, 0.95);
	assert_true(finding.seen && isnan(finding.p));
	assert_int_equal(finding.n, 20);
	assert_close(finding.value, 2, 1e-12);
	assert_close(finding.statistic, 1, 0);
	series.spread = 4.001; /* the step is small beside it: a test judges */
	finding = check_ticks(&series, 0.95);
	assert_false(finding.seen);
	assert_true(finding.p >= 0);
	series.count = 19;
	finding = check_ticks(&series, 0.95);
	assert_reason(&finding, "it takes 20 values");
	series = series_of_count(20, 0);
	finding = check_ticks(&series, 0.95);
	assert_reason(&finding, "more than half of the values equal the median of their VM");
}

/* The length of the mean vector of every stride-th of count values. */
static double vector_of(size_t count, size_t stride, double step, double *n)
{
	double sums[2] = { 0, 0 };

	*n = 0;
	for (size_t i = 0; i < count; i += stride) {
		double turns = at[i].value / step;

		sums[0] += cos(2 * M_PI * (turns - floor(turns)));
		sums[1] += sin(2 * M_PI * (turns - floor(turns)));
		(*n)++;
	}
	return sqrt(sums[0] * sums[0] + sums[1] * sums[1]) / *n;
}

/* What the header says of the step that is found: its strength, and p for so many tries. */
static void assert_ticking(const struct finding *finding, size_t count, size_t stride, double tries)
{
	double n;
	double length = vector_of(count, stride, finding->value, &n);
	double below = vector_of(count, stride, finding->value * 0.8, &n);
	double above = vector_of(count, stride, finding->value * 1.25, &n);
	double around = fmax(below, above);

	assert_null(finding->reason);
	assert_false(finding->seen);
	assert_close(finding->statistic, length, 1e-8);
	assert_close(finding->p, fmin(1, exp(-n * (length * length - around * around)) * tries),
		     1e-6);
	assert_true(length >= 2 * around);
}

/* The steps that are tried go from 1.5 spreads almost to a fifth; none that stands out so from its
 * neighbourhood is stronger. */
static void assert_strongest(const struct finding *finding, const struct series *series,
			     double tries)
{
	double coarsest = 1 / (1.5 * series->spread);
	double range = 5 / series->spread - coarsest;
	double of_found = (1 / finding->value - coarsest) / range * tries;
	double n;

	assert_true(fabs(of_found - round(of_found)) < 1e-6);
	for (double i = 0; i < tries; i++) {
		double step = 1 / (coarsest + range * i / tries);
		double length = vector_of(series->count, 1, step, &n);

		if (length > finding->statistic + 1e-9)
			assert_true(length < 2 * vector_of(series->count, 1, 0.8 * step, &n) ||
				    length < 2 * vector_of(series->count, 1, 1.25 * step, &n));
	}
}

/* Ticks of 1, a little off; `far` makes the middle nine tenths wide. A fixed pattern: 7919 and
 * 104729 are primes. */
static struct series ticking(size_t count, double off, size_t far)
{
	for (size_t i = 0; i < count; i++) {
		double tick = (double)(i * 7919 % far);
		double error = ((double)(i * 104729 % 1009) / 1009 - 0.5) * 2 * off;

		put(i, 0, DIRECTION_AB, 3 + tick + error);
	}
	return series_of_count(count, 2);
}

static double width_of(size_t count)
{
	double low[MOST];
	size_t end = 0;

	for (size_t i = 0; i < count; i++) { /* insertion sort */
		size_t to = end++;

		for (; to > 0 && low[to - 1] > at[i].value; to--)
			low[to] = low[to - 1];
		low[to] = at[i].value;
	}
	return low[count - 1 - count / 20] - low[count / 20];
}

/* Eight tries for each turn that a step's inverse makes over the width, from 100 to 2000 of them.
 */
static double tries_of(const struct series *series)
{
	double range = 5 / series->spread - 1 / (1.5 * series->spread);

	return ceil(8 * width_of(series->count) * range);
}

static void test_ticks(void **state)
{
	static const struct {
		size_t count, far;
		double least, most; /* tries */
	} cases[] = { { 40, 5, 1, 99 }, { 40, 23, 101, 1999 }, { 60, 331, 2001, 1e9 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct series series = ticking(cases[i].count, 0.1, cases[i].far);
		struct finding finding = check_ticks(&series, 0.95);
		double wanted = tries_of(&series);
		double tries = fmin(fmax(wanted, 100), 2000);

		assert_true(cases[i].least <= wanted && wanted <= cases[i].most);
		assert_true(fabs(finding.value - 1) < 0.05);
		assert_ticking(&finding, cases[i].count, 1, tries);
		assert_strongest(&finding, &series, tries);
	}
}

/* From 5000 values on only every second, or third, one is wound. */
static void test_ticks_of_many(void **state)
{
	static const struct {
		size_t count, stride;
	} cases[] = { { 4999, 1 }, { 5000, 2 }, { 7001, 2 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct series series = ticking(cases[i].count, 0.4, 7);
		struct finding finding = check_ticks(&series, 0.95);

		assert_true(fabs(finding.value - 1) < 0.1);
		assert_ticking(&finding, cases[i].count, cases[i].stride,
			       fmax(100, tries_of(&series)));
	}
}

/* No run: neither cycle, place nor direction is known, and `rest` is what is left of the VM. */
static void test_series(void **state)
{
	const char *const texts[] = { "1", "10", "3", "20", "8", "60" };
	const bool busy[] = { false, true, false, false, true, false };
	const double rests[] = { -3, -1, 4, -20, -10, 30 };
	struct samples samples = samples_of_texts(texts, 6, 2);
	struct series series = series_of(&samples, NULL, busy);
	struct cycles cycles = cycles_of(&series);

	(void)state;
	assert_int_equal(series.vms, 2);
	assert_int_equal(series.count, 6);
	assert_int_equal(series_vm_end(&series, 0), 3);
	assert_int_equal(series_vm_end(&series, 3), 6);
	for (size_t i = 0; i < 6; i++) {
		assert_close(series.at[i].rest, rests[i], 1e-15);
		assert_int_equal(series.at[i].vm, i / 3);
		assert_int_equal(series.at[i].direction, DIRECTION_COUNT);
		assert_true(series.at[i].cycle == 0 && series.at[i].place == 0);
	}
	assert_true(series.at[2].busy && series.at[3].busy && !series.at[0].busy);
	assert_int_equal(series.at[3].row, 1);
	/* from the medians 3 and 20: 2, 0, 5, 10, 0, 40; their median 3.5 */
	assert_close(series.spread, 1.4826 * 3.5, 1e-15);
	assert_int_equal(cycles.count, 0);
	cycles_free(&cycles);
	series_free(&series);
	assert_true(!cycles.number && !series.at);
	samples.count = 0;
	series = series_of(&samples, NULL, NULL);
	assert_true(isnan(series.spread) && series.vms == 0);
	series_free(&series);
	samples_free(&samples);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_direction),
		cmocka_unit_test(test_direction_of_large_values),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_rounds_that_are_whole),
		cmocka_unit_test(test_places_that_can_be),
		cmocka_unit_test(test_order_of_two_places),
		cmocka_unit_test(test_drift),
		cmocka_unit_test(test_warm_up),
		cmocka_unit_test(test_autocorrelation_of_one_cell),
		cmocka_unit_test(test_autocorrelation_of_cells),
		cmocka_unit_test(test_autocorrelation_takes_freedom),
		cmocka_unit_test(test_outliers),
		cmocka_unit_test(test_modes),
		cmocka_unit_test(test_modes_take_values),
		cmocka_unit_test(test_whole_steps),
		cmocka_unit_test(test_ticks),
		cmocka_unit_test(test_ticks_of_many),
		cmocka_unit_test(test_series),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
