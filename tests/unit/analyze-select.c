/* Some of many numbers in order: as if all were. */
#include "testing.h"

#include "analyze/statistics/select.h"
#include "analyze/statistics/sorted.h"

#include "datasets/array.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 3000 };

enum shape { RANDOM, FEW_DIFFERENT, EQUAL, UPWARDS, DOWNWARDS, PIPE, SHAPES };

static double value_of(enum shape shape, size_t i, size_t count, unsigned *state)
{
	*state = *state * 1103515245 + 12345;
	switch (shape) {
	case RANDOM:
		return (double)(*state >> 8) - (1 << 23);
	case FEW_DIFFERENT:
		return *state >> 16 & 3;
	case EQUAL:
		return 7;
	case UPWARDS:
		return (double)i;
	case DOWNWARDS:
		return (double)(count - i);
	default:
		return (double)(i < count / 2 ? i : count - i);
	}
}

static void check(enum shape shape, size_t count, size_t wanted, unsigned *state)
{
	static double values[MOST];
	static double sorted[MOST];
	size_t places[20];
	size_t asked[20];

	for (size_t i = 0; i < count; i++)
		values[i] = sorted[i] = value_of(shape, i, count, state);
	numbers_sort(sorted, count);
	for (size_t i = 0; i < wanted; i++) {
		*state = *state * 1103515245 + 12345;
		places[i] = asked[i] = (*state >> 8) % count;
	}
	numbers_select(values, count, places, wanted);
	for (size_t i = 0; i < wanted; i++)
		assert_true(values[asked[i]] == sorted[asked[i]]);
	numbers_sort(values, count); /* none is lost */
	assert_memory_equal(values, sorted, count * sizeof *values);
}

static void test_places(void **state)
{
	static const size_t counts[] = { 1, 2, 5, 24, 25, 26, 100, 1001, MOST };
	unsigned noise = 1;

	(void)state;
	for (size_t shape = 0; shape < SHAPES; shape++)
		for (size_t c = 0; c < COUNT(counts); c++)
			for (size_t wanted = 0; wanted <= 20; wanted += 4)
				check((enum shape)shape, counts[c], wanted, &noise);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_places) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
