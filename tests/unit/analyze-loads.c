/*
 * From samples of counters to loads in bins: counters that begin anew, cells not known, single
 * samples, bins at the edge, windows that overlap. Expected numbers are worked out by hand.
 */
#include "testing.h"

#include "analyze/resources/loads.h"

#include <stdlib.h>

static struct load_sample sample_at(double at, double cpu, double memory)
{
	struct load_sample sample = { .at = at };

	for (size_t i = 0; i < QUANTITY_COUNT; i++)
		sample.value[i] = NAN;
	sample.value[QUANTITY_CPU] = cpu;
	sample.value[QUANTITY_MEMORY] = memory;
	return sample;
}

static void test_span(void **state)
{
	const struct load_sample before = sample_at(10, 3, 100);
	const struct load_sample after = sample_at(12, 4, 300);
	struct load_span span;

	(void)state;
	assert_true(load_span_of(&span, &before, &after));
	assert_close(span.from, 10, 0);
	assert_close(span.to, 12, 0);
	assert_close(span.value[QUANTITY_CPU], 0.5, 0);
	assert_close(span.value[QUANTITY_MEMORY], 200, 0);
	assert_true(isnan(span.value[QUANTITY_NETWORK_SENT]));
}

static void test_counter_that_begins_anew(void **state)
{
	const struct load_sample before = sample_at(10, 1e9, 100);
	const struct load_sample after = sample_at(11, 0.01, 50);
	struct load_span span;

	(void)state;
	assert_true(load_span_of(&span, &before, &after));
	assert_true(isnan(span.value[QUANTITY_CPU]));
	assert_close(span.value[QUANTITY_MEMORY], 75, 0); /* no counter: it may fall */
}

static void test_no_span(void **state)
{
	const struct load_sample none = { .at = NAN };
	const struct load_sample one = sample_at(10, 1, 1);
	const struct load_sample earlier = sample_at(9, 1, 1);
	const struct load_sample unknown = sample_at(11, NAN, 1);
	struct load_span span;

	(void)state;
	assert_false(load_span_of(&span, &none, &one));
	assert_false(load_span_of(&span, &one, &one));
	assert_false(load_span_of(&span, &one, &earlier));
	assert_true(load_span_of(&span, &one, &unknown));
	assert_true(isnan(span.value[QUANTITY_CPU]));
}

static void test_share(void **state)
{
	const struct load_bins bins = load_bins_of(-1, 2, 1);
	struct load_cell cells[3] = { { 0, 0 } };

	(void)state;
	assert_int_equal(bins.count, 3);
	load_share(cells, &bins, -0.5, 0.5, 4);
	load_share(cells, &bins, 0.5, 1, 8);
	load_share(cells, &bins, 1.75, 99, 8); /* to the end, and no farther */
	load_share(cells, &bins, -99, -98, 8); /* outside */
	load_share(cells, &bins, 0, 1, NAN);
	assert_close(cells[0].seconds, 0.5, 1e-15);
	assert_close(load_mean(&cells[0], &bins), 4, 1e-15); /* just half is covered */
	assert_close(load_mean(&cells[1], &bins), 6, 1e-15);
	assert_close(cells[2].seconds, 0.25, 1e-15);
	assert_true(isnan(load_mean(&cells[2], &bins))); /* less than half */
}

static void test_large_counters_keep_small_differences(void **state)
{
	const struct load_bins bins = load_bins_of(0, 1, 1);
	const struct load_sample before = sample_at(1e9, 1e9, 1e15);
	const struct load_sample after = sample_at(1e9 + 1, 1e9 + 0.25, 1e15);
	struct load_cell cell = { 0, 0 };
	struct load_span span;

	(void)state;
	assert_true(load_span_of(&span, &before, &after));
	load_share(&cell, &bins, span.from - 1e9, span.to - 1e9, span.value[QUANTITY_CPU]);
	assert_close(load_mean(&cell, &bins), 0.25, 1e-12);
}

static void test_bin_widths(void **state)
{
	static const double expected[][2] = {
		/* span, width: at most 60 bins of 1, 2 or 5 times a power of ten, 0.1 at least */
		{ 0, 0.1 },  { 2.5, 0.1 }, { 6, 0.1 },   { 6.1, 0.2 },  { 12, 0.2 },
		{ 13, 0.5 }, { 30, 0.5 },  { 31, 1 },    { 60, 1 },     { 61, 2 },
		{ 600, 10 }, { 601, 20 },  { 3000, 50 }, { 3001, 100 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		assert_close(load_bin_width(expected[i][0]), expected[i][1], 1e-12);
}

static void test_bins_have_an_edge_at_zero(void **state)
{
	struct load_bins bins = load_bins_of(-0.5, 1.27, 0.1);

	(void)state;
	assert_int_equal(bins.count, 5 + 13);
	assert_close(bins.first, -0.5, 1e-15);
	/* the doubles nearest to the decimals, so that they are printed short */
	assert_true(load_bin_middle(&bins, 0) == -0.45);
	assert_true(load_bin_middle(&bins, 5) == 0.05);
	assert_true(load_bin_middle(&bins, 8) == 0.35);
	bins = load_bins_of(0, 20, 5);
	assert_int_equal(bins.count, 4);
	assert_true(load_bin_middle(&bins, 1) == 7.5);
}

/* The rows of the windows that hold from..to, as digits, the latest first. */
static int found(const struct time_windows *windows, double from, double to)
{
	const struct time_window *window;
	size_t next = windows->count;
	int rows = 0;

	while ((window = time_windows_next(windows, from, to, &next)) != NULL)
		rows = 10 * rows + (int)window->row;
	return rows;
}

static void test_windows(void **state)
{
	static const struct time_window all[] = {
		{ 5, 6, 3 }, { 0, 10, 1 }, { 1, 2, 2 }, { 12, 13, 4 }
	};
	struct time_window *at = calloc(4, sizeof *at);
	struct time_windows windows;

	(void)state;
	assert_non_null(at);
	for (size_t i = 0; i < 4; i++)
		at[i] = all[i];
	windows = time_windows_of(at, 4);
	assert_int_equal(found(&windows, 1.2, 1.5), 21);
	assert_int_equal(found(&windows, 5, 6), 31);
	assert_int_equal(found(&windows, 5, 7), 1);
	assert_int_equal(found(&windows, 1.5, 5.5), 1);
	assert_int_equal(found(&windows, 9, 11), 0);
	assert_int_equal(found(&windows, 12, 13), 4);
	assert_int_equal(found(&windows, 14, 15), 0);
	assert_int_equal(found(&windows, -2, -1), 0);
	time_windows_free(&windows);
}

/* Many windows, all of which begin before: the walk finds each that holds the span, and ends where
 * none before can. */
static void test_many_windows(void **state)
{
	struct time_window *at = calloc(9, sizeof *at);
	struct time_windows windows;

	(void)state;
	assert_non_null(at);
	for (size_t i = 0; i < 9; i++) /* 8..9, 7..8, ..., 1..2, 0..1: put in order */
		at[i] = (struct time_window){ 8 - (double)i, 9 - (double)i, 9 - i };
	at[4].to = 7.5; /* 4..7.5, row 5 */
	windows = time_windows_of(at, 9);
	for (size_t i = 0; i < 9; i++)
		assert_int_equal(windows.at[i].row, i + 1);
	assert_int_equal(found(&windows, 0, 1), 1);
	assert_int_equal(found(&windows, 8, 9), 9);
	assert_int_equal(found(&windows, 7.25, 7.5), 85);
	assert_int_equal(found(&windows, 7.25, 7.51), 8);
	assert_int_equal(found(&windows, 6.9, 7.4), 5);
	assert_int_equal(found(&windows, 4, 5), 5);
	assert_int_equal(found(&windows, 3.9, 4.1), 0);
	time_windows_free(&windows);
	assert_true(!windows.at && windows.count == 0);
	/* the same beginning: by row */
	at = calloc(3, sizeof *at);
	assert_non_null(at);
	at[0] = (struct time_window){ 1, 2, 3 };
	at[1] = (struct time_window){ 1, 5, 1 };
	at[2] = (struct time_window){ 1, 4, 2 };
	windows = time_windows_of(at, 3);
	assert_int_equal(found(&windows, 1, 2), 321);
	assert_int_equal(found(&windows, 1, 3), 21);
	time_windows_free(&windows);
}

static void test_no_windows(void **state)
{
	struct time_windows windows;

	(void)state;
	windows = time_windows_of(calloc(1, sizeof *windows.at), 0);
	assert_int_equal(found(&windows, 0, 1), 0);
	time_windows_free(&windows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_span),
		cmocka_unit_test(test_counter_that_begins_anew),
		cmocka_unit_test(test_no_span),
		cmocka_unit_test(test_share),
		cmocka_unit_test(test_large_counters_keep_small_differences),
		cmocka_unit_test(test_bin_widths),
		cmocka_unit_test(test_bins_have_an_edge_at_zero),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_many_windows),
		cmocka_unit_test(test_no_windows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
