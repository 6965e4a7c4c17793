/* analyze-change-points.c — where a short series changed its level: against all orders counted by
 * hand, against what is known of them, and how often it cries wolf. */
#include "testing.h"

#include "analyze/statistics/change-points.h"
#include "analyze/statistics/random.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 24 };

/* So many numbers at each place. */
static struct change_series series_of(const double *at, size_t count, size_t each, size_t *place)
{
	for (size_t i = 0; i < count; i++)
		place[i] = i / each;
	return (struct change_series){ at, place, count };
}

/* A series of the goldens by its name. Returns how many numbers it has. */
static size_t read_series(const char *name, double *at, size_t *place)
{
	FILE *stream = fopen("tests/golden/change-points-series.csv", "r");
	char line[128];
	size_t count = 0;

	assert_non_null(stream);
	while (fgets(line, sizeof line, stream)) {
		char *comma = strchr(line, ',');

		assert_non_null(comma);
		*comma = '\0';
		if (strcmp(line, name) != 0)
			continue;
		assert_true(count < MOST);
		place[count] = strtoul(comma + 1, &comma, 10);
		at[count++] = strtod(comma + 1, NULL);
	}
	fclose(stream);
	return count;
}

/* The split of the whole series, and its p, as R's package coin has them
 * (tests/golden/oracles-change-points.R); either may have been drawn. */
static void test_golden(void **state)
{
	FILE *stream = fopen("tests/golden/change-points-golden.csv", "r");
	char line[128];
	size_t known = 0;

	(void)state;
	assert_non_null(stream);
	assert_non_null(fgets(line, sizeof line, stream));
	while (fgets(line, sizeof line, stream)) {
		double at[MOST];
		size_t places[MOST];
		struct change_split splits[MOST];
		char *comma = strchr(line, ',');
		unsigned long wanted;
		double p;
		double drawn;
		double error = 1e-12;
		struct change_series series = { at, places, 0 };

		assert_non_null(comma);
		*comma = '\0';
		wanted = strtoul(comma + 1, &comma, 10);
		p = strtod(comma + 1, &comma);
		drawn = strtod(comma + 1, NULL);
		series.count = read_series(line, at, places);
		assert_true(change_splits(&series, 1, splits) > 0);
		assert_int_equal(splits[0].place, wanted);
		if (series.count > CHANGE_EXACT)
			error +=
				4 * (drawn + sqrt(p * (1 - p) / CHANGE_DRAWS)) + 1.0 / CHANGE_DRAWS;
		assert_true(fabs(splits[0].p - p) <= error);
		known++;
	}
	fclose(stream);
	assert_int_equal(known, 6);
}

/* Two and two of four places: of the 24 orders 8 leave {1, 2} together at one end, and none has a
 * larger sum of squares. */
static void test_counted(void **state)
{
	static const double at[] = { 1, 2, 11, 12 };
	size_t place[COUNT(at)];
	struct change_series series = series_of(at, COUNT(at), 1, place);
	struct change_split splits[COUNT(at)];

	(void)state;
	assert_int_equal(change_splits(&series, 1, splits), 3);
	assert_int_equal(splits[0].place, 2);
	assert_close(splits[0].p, 8.0 / 24, 1e-12);
	assert_close(splits[0].least_p, 8.0 / 24, 1e-12); /* no numbers are farther */
	assert_int_equal(splits[1].segment.end, 2);
	assert_int_equal(splits[2].segment.first, 2);
	assert_true(splits[1].p >= splits[0].p); /* a part is never surer than the whole */
}

/* Too few to say anything: no split is even tried. */
static void test_too_few(void **state)
{
	static const double at[] = { 1, 1.1, 9, 9.1, 9 };
	size_t place[COUNT(at)];
	struct change_series series = series_of(at, COUNT(at), 1, place);
	struct change_split splits[COUNT(at)];

	(void)state;
	assert_int_equal(change_splits(&series, 0.05, splits), 0);
	series.count = 1;
	assert_int_equal(change_splits(&series, 0.05, splits), 0);
	series.count = 0;
	assert_int_equal(change_splits(&series, 0.05, splits), 0);
}

/* Three runs at each of six places, two changes: both, where they are, and as large as they are. */
static void test_two_changes(void **state)
{
	static const double at[] = { 10, 10.2, 9.8,  10.1, 9.9,  10,   14,   14.1, 13.9,
				     14, 14.2, 13.8, 12,   12.1, 11.9, 12.2, 11.8, 12 };
	size_t place[COUNT(at)];
	struct change_series series = series_of(at, COUNT(at), 3, place);
	struct change_split splits[COUNT(at)];
	size_t count = change_splits(&series, 0.05, splits);
	struct change_point point;

	(void)state;
	assert_true(count >= 2);
	assert_int_equal(splits[0].place, 2);
	assert_true(splits[0].p < 0.01);
	point = change_point_of(&series, (struct change_segment){ 0, 4 }, 2, 0.95);
	assert_int_equal(point.earliest, 2);
	assert_int_equal(point.latest, 2);
	assert_close(point.before, 10, 1e-9);
	assert_close(point.after, 14, 1e-9);
	assert_true(point.interval.low > 3.7 && point.interval.high < 4.3);
	point = change_point_of(&series, (struct change_segment){ 2, 6 }, 4, 0.95);
	assert_close(point.after - point.before, -2, 1e-9);
}

/* All the same: no number is farther than another. */
static void test_constant(void **state)
{
	static const double at[] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
	size_t place[COUNT(at)];
	struct change_series series = series_of(at, COUNT(at), 1, place);
	struct change_split splits[COUNT(at)];
	size_t count = change_splits(&series, 1, splits);

	(void)state;
	for (size_t i = 0; i < count; i++)
		assert_close(splits[i].p, 1, 1e-12);
}

static double noise(struct random *random)
{
	double sum = -6;

	for (int i = 0; i < 12; i++)
		sum += (double)(random_bits(random) >> 11) * 0x1p-53;
	return sum;
}

/* Without a change p is at most 0.05 in 5 of 100; with one the places that are left hold it in 95
 * of 100: exactly eight numbers, so that all orders are counted. */
static void test_frequencies(void **state)
{
	enum { ROUNDS = 300, COUNTED = 8 };
	struct random random = random_of_seed(7);
	size_t alarms = 0;
	size_t held = 0;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		double at[COUNTED];
		size_t place[COUNTED];
		struct change_series series = series_of(at, COUNTED, 1, place);
		struct change_split splits[COUNTED];
		struct change_point point;

		for (size_t i = 0; i < COUNTED; i++)
			at[i] = noise(&random);
		alarms += change_splits(&series, 0.05, splits) > 0 && splits[0].p <= 0.05;
		for (size_t i = 3; i < COUNTED; i++)
			at[i] += 1.5;
		change_splits(&series, 1, splits);
		point = change_point_of(&series, splits[0].segment, splits[0].place, 0.9);
		held += point.earliest <= 3 && 3 <= point.latest;
	}
	assert_in_range(alarms, 4, 26); /* 15, three standard errors */
	assert_true(held >= 255);       /* 270 of 300 at 90 %, three standard errors */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),   cmocka_unit_test(test_counted),
		cmocka_unit_test(test_too_few),  cmocka_unit_test(test_two_changes),
		cmocka_unit_test(test_constant), cmocka_unit_test(test_frequencies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
