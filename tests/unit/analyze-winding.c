/* Values wound about a circle at one frequency after the other: as if each were wound anew. */
#include "testing.h"

#include "analyze/checks/series.h"
#include "analyze/checks/winding.h"

#include <math.h>

enum { VALUES = 101, FREQUENCIES = 300 };

static struct observation at[VALUES];
static const double first = 0.2;
static const double difference = 0.013;

/* In steps of `step` with a jitter of at most `jitter`. */
static struct series series_in_steps(double step, double jitter)
{
	for (size_t i = 0; i < VALUES; i++)
		at[i].value = 40 + step * (double)(i * i % 11) +
			      jitter * ((double)(i * 37 % VALUES) / VALUES - 0.5);
	return (struct series){ .at = at, .count = VALUES };
}

/* The length of the mean vector of every stride-th value, by its definition. */
static double length_at(size_t stride, double frequency)
{
	double east = 0;
	double north = 0;
	double count = 0;

	for (size_t i = 0; i < VALUES; i += stride) {
		double angle = 2 * acos(-1) * (at[i].value - at[0].value) * frequency;

		east += cos(angle);
		north += sin(angle);
		count++;
	}
	return hypot(east, north) / count;
}

/* Whether it may tell, by the definition; the slack leaves open what lies within it. */
static void check_all(const struct series *series, size_t stride, double longest, int *told)
{
	struct winding winding = winding_of(series, stride, first, difference);

	for (int i = 0; i < FREQUENCIES; i++) {
		double frequency = first + difference * i;
		double length = length_at(stride, frequency);
		double around = fmax(length_at(stride, frequency / 1.25),
				     length_at(stride, frequency / 0.8));
		double above = fmin(length - longest, length - 2 * around);
		bool may = winding_may_tell(&winding, longest);

		*told += may;
		if (above >= 0)
			assert_true(may); /* never false where it could tell */
		if (above < -1e-5)
			assert_false(may);
	}
	winding_free(&winding);
}

static void test_turned_on(void **state)
{
	struct series series = series_in_steps(1, 0.05);
	int told = 0;

	(void)state;
	for (size_t stride = 1; stride <= 3; stride++)
		check_all(&series, stride, 0, &told);
	assert_true(told > 0); /* one turn for each step: the values tick */
	told = 0;
	check_all(&series, 1, 1.5, &told);
	assert_int_equal(told, 0); /* no vector is longer than 1 */
}

/* A single value, or values that are all equal, are as long everywhere. */
static void test_equal(void **state)
{
	struct series series = series_in_steps(0, 0);
	int told = 0;

	(void)state;
	check_all(&series, 1, 0, &told);
	assert_int_equal(told, 0);
	series.count = 1;
	for (int i = 0; i < 2; i++) {
		struct winding winding = winding_of(&series, 1, first, difference);

		assert_false(winding_may_tell(&winding, 0));
		winding_free(&winding);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turned_on),
		cmocka_unit_test(test_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
