/* Many keys, numbers and texts in order: as if each had been compared with each. */
#include "testing.h"

#include "datasets/order.h"
#include "datasets/text-numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 700, TEXT_SIZE = 24 };

/* S. Vigna's splitmix64. */
static uint64_t draw(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

/* Masks of the bits in which keys may differ: all, one byte, bytes apart, none. */
static const uint64_t masks[] = {
	UINT64_MAX, 0xff, UINT64_C(0xff000000000000ff), UINT64_C(0x00ff00ff0000ff00), 3, 0,
};

/* The keys are in order, each with the load that it had, and what is equal keeps its order. */
static void assert_ordered(const uint64_t *keys, const uint32_t *load, const uint64_t *before,
			   size_t count)
{
	for (size_t i = 0; i < count; i++) {
		assert_true(keys[i] == before[load[i]]);
		if (i == 0)
			continue;
		assert_true(keys[i - 1] <= keys[i]);
		if (keys[i - 1] == keys[i])
			assert_true(load[i - 1] < load[i]);
	}
}

static void test_keys(void **state)
{
	static const size_t counts[] = { 0, 1, 2, 47, 48, 49, 63, 64, 65, 256, 257, MOST };
	uint64_t random = 17;

	(void)state;
	for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
		for (size_t m = 0; m < sizeof masks / sizeof *masks; m++) {
			uint64_t keys[MOST];
			uint64_t alone[MOST];
			uint64_t before[MOST];
			uint32_t load[MOST];

			for (size_t i = 0; i < counts[c]; i++) {
				before[i] = (draw(&random) & masks[m]) | 0x4200;
				keys[i] = alone[i] = before[i];
				load[i] = (uint32_t)i;
			}
			order_keys(keys, load, counts[c]);
			assert_ordered(keys, load, before, counts[c]);
			order_keys(alone, NULL, counts[c]);
			if (counts[c] > 0)
				assert_memory_equal(keys, alone, counts[c] * sizeof *keys);
		}
}

static void test_keys_of_numbers(void **state)
{
	static const double upwards[] = { -1e300, -2.5, -1, -5e-324, 0, 5e-324, 1, 2.5, 1e300 };
	static const int64_t whole[] = { INT64_MIN, -1, 0, 1, INT64_MAX };

	(void)state;
	for (size_t i = 1; i < sizeof upwards / sizeof *upwards; i++)
		assert_true(order_key_of_number(upwards[i - 1]) < order_key_of_number(upwards[i]));
	assert_true(order_key_of_number(-0.0) == order_key_of_number(0));
	for (size_t i = 1; i < sizeof whole / sizeof *whole; i++)
		assert_true(order_key_of_integer(whole[i - 1]) < order_key_of_integer(whole[i]));
}

static int upwards(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

static void test_numbers(void **state)
{
	uint64_t random = 4;

	(void)state;
	for (size_t count = 0; count <= MOST; count += 1 + count / 3)
		for (int zeros = 0; zeros < 2; zeros++) {
			double values[MOST];
			double expected[MOST];

			for (size_t i = 0; i < count; i++) {
				values[i] = (double)(int64_t)draw(&random) / 1e15;
				if (zeros && i % 5 == 0)
					values[i] = i % 2 == 0 ? -0.0 : 0;
				expected[i] = values[i];
			}
			numbers_sort(values, count);
			if (count == 0)
				continue;
			qsort(expected, count, sizeof *expected, upwards);
			assert_memory_equal(values, expected, count * sizeof *values);
		}
}

/* ---- texts ---- */

static void test_text_numbers(void **state)
{
	static const char *const texts[] = { "b", "a", "", "b", "ab", "a", "\xff", "" };
	static const uint32_t wanted[] = { 0, 1, 2, 0, 3, 1, 4, 2 };
	static const uint32_t wanted_ranks[] = { 3, 1, 0, 2, 4 };
	struct text_numbers numbers = { 0 };
	uint32_t *ranks;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		uint32_t number;

		assert_true(text_numbers_find(&numbers, texts[i], &number));
		assert_int_equal(number, wanted[i]);
	}
	assert_int_equal(numbers.count, 5);
	ranks = text_numbers_ranks(&numbers);
	assert_non_null(ranks);
	assert_memory_equal(ranks, wanted_ranks, sizeof wanted_ranks);
	free(ranks);
	text_numbers_free(&numbers);
	assert_int_equal(numbers.count, 0);
	ranks = text_numbers_ranks(&numbers); /* of none */
	assert_non_null(ranks);
	free(ranks);
}

/* More than the table's first slots: every text keeps its number while it grows. */
static void test_many_texts(void **state)
{
	static char texts[MOST][TEXT_SIZE];
	struct text_numbers numbers = { 0 };
	uint32_t number;

	(void)state;
	for (size_t i = 0; i < MOST; i++) {
		snprintf(texts[i], sizeof texts[i], "vm-%zu", i);
		assert_true(text_numbers_find(&numbers, texts[i], &number));
		assert_int_equal(number, i);
	}
	for (size_t i = 0; i < MOST; i++) {
		char copy[TEXT_SIZE];

		memcpy(copy, texts[i], sizeof copy);
		assert_true(text_numbers_find(&numbers, copy, &number));
		assert_int_equal(number, i);
	}
	assert_int_equal(numbers.count, MOST);
	text_numbers_free(&numbers);
}

/* Equal texts at many addresses, and many texts at addresses that are mistaken for each other. */
static void test_rank_texts(void **state)
{
	enum { COUNT_OF_TEXTS = 5000 };
	static char room[COUNT_OF_TEXTS][TEXT_SIZE];
	static const char *texts[COUNT_OF_TEXTS];
	static uint32_t ranks[COUNT_OF_TEXTS];
	uint64_t random = 9;

	(void)state;
	for (size_t i = 0; i < COUNT_OF_TEXTS; i++) {
		snprintf(room[i], sizeof room[i], "%03u", (unsigned)(draw(&random) % 300));
		texts[i] = i % 7 == 0 ? room[i / 7] : room[i];
	}
	texts[3] = NULL; /* "" */
	assert_int_equal(rank_texts(ranks, texts, COUNT_OF_TEXTS), 301);
	for (size_t i = 0; i < COUNT_OF_TEXTS; i++)
		assert_int_equal(ranks[i], i == 3 ? 0 : 1 + strtoul(texts[i], NULL, 10));
	assert_int_equal(rank_texts(ranks, texts, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),       cmocka_unit_test(test_keys_of_numbers),
		cmocka_unit_test(test_numbers),    cmocka_unit_test(test_text_numbers),
		cmocka_unit_test(test_many_texts), cmocka_unit_test(test_rank_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
