/*
 * The plots of a terminal: places on the axis, dots, intervals, labels, and what a stream can show.
 */
#include "testing.h"

#include "analyze/page/plot-look.h"
#include "analyze/page/plot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct plot_look braille = { 80, true, false };
static const struct plot_look ascii = { 80, false, false };
static const struct plot_look coloured = { 80, false, true };

/* The row as a text behind no label; to be freed. */
static char *text_of(const struct plot_row *row, const struct plot_look *look)
{
	struct texts lines = { 0 };
	char *text;

	plot_row_add(&lines, row, look, "", 2);
	assert_false(lines.failed);
	assert_int_equal(lines.count, 1);
	assert_memory_equal(lines.at[0], "    ", 4);
	text = strdup(lines.at[0] + 4);
	texts_free(&lines);
	return text;
}

static void assert_row(const struct plot_row *row, const struct plot_look *look, const char *wanted)
{
	char *text = text_of(row, look);

	assert_string_equal(text, wanted);
	free(text);
}

static void test_axis(void **state)
{
	const struct interval wide = { -100, 100 };
	const struct interval none = { NAN, NAN };
	struct plot_axis axis = { 0 };

	(void)state;
	plot_axis_take(&axis, NAN);
	plot_axis_widen(&axis, &wide, -1, 1);
	assert_false(axis.any);
	plot_axis_take(&axis, 3);
	plot_axis_take(&axis, 1);
	plot_axis_take(&axis, INFINITY);
	plot_axis_widen(&axis, &none, 0, 9);
	assert_close(axis.low, 1, 0);
	assert_close(axis.high, 3, 0);
	plot_axis_widen(&axis, &wide, 0, 4);
	assert_close(axis.low, 0, 0);
	assert_close(axis.high, 4, 0);
	/* four places of width 1; an end belongs to the axis */
	assert_int_equal(plot_axis_place(&axis, 0, 4), 0);
	assert_int_equal(plot_axis_place(&axis, 0.99, 4), 0);
	assert_int_equal(plot_axis_place(&axis, 1, 4), 1);
	assert_int_equal(plot_axis_place(&axis, 4, 4), 3);
	assert_int_equal(plot_axis_place(&axis, -7, 4), 0);
	assert_int_equal(plot_axis_place(&axis, 7, 4), 3);
}

static void test_one_value(void **state)
{
	static const double values[] = { 0, 5, -5, 1e9 + 0.001 };

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		struct plot_axis axis = { 0 };

		plot_axis_take(&axis, values[i]);
		plot_axis_close(&axis);
		assert_true(axis.low < axis.high);
		assert_int_equal(plot_axis_place(&axis, values[i], 9), 4);
	}
}

static void test_dots_of_braille(void **state)
{
	/* two columns a cell: 0 1, 2 3, 4 0, 0 0, 0 4 */
	const size_t counts[] = { 0, 1, 2, 3, 4, 0, 0, 0, 0, 4 };
	/* in proportion to 100, upwards: 1, 1, 2, 4 */
	const size_t many[] = { 1, 25, 26, 100 };
	struct plot_row row = { .cells = 5 };
	struct plot_row small = { .cells = 2 };

	(void)state;
	assert_int_equal(plot_row_columns(&row, &braille), 10);
	plot_row_points(&row, &braille, counts);
	assert_row(&row, &braille, "⢀⣴⡇ ⢸");
	plot_row_points(&small, &braille, many);
	assert_row(&small, &braille, "⣀⣼");
}

static void test_dots_of_ascii(void **state)
{
	const size_t counts[] = { 1, 2, 3, 4, 0, 1, 0 };
	const size_t many[] = { 1000, 1, 250, 251, 0, 751, 0 };
	struct plot_row row = { .cells = 7 };
	struct plot_row dense = { .cells = 7 };

	(void)state;
	assert_int_equal(plot_row_columns(&row, &ascii), 7);
	plot_row_points(&row, &ascii, counts);
	assert_row(&row, &ascii, ".:*# .");
	plot_row_points(&dense, &ascii, many);
	assert_row(&dense, &ascii, "#..: #");
}

static void test_interval(void **state)
{
	const struct plot_axis axis = { 0, 10, true };
	const struct interval inside = { 2.5, 7.5 };
	const struct interval beyond = { -1, 11 };
	const struct interval none = { NAN, NAN };
	struct plot_row row = { .cells = 10 };
	struct plot_row cut = { .cells = 10 };
	struct plot_row alone = { .cells = 10 };

	(void)state;
	plot_row_interval(&row, &ascii, &axis, &inside, 5, TONE_PLAIN);
	assert_row(&row, &ascii, "  [--o-]");
	plot_row_interval(&cut, &braille, &axis, &beyond, 0, TONE_PLAIN);
	assert_row(&cut, &braille, "●────────>");
	plot_row_interval(&alone, &ascii, &axis, &none, 3, TONE_PLAIN);
	assert_row(&alone, &ascii, "   o");
}

static void test_lines(void **state)
{
	const struct plot_axis axis = { -5, 5, true };
	const struct interval interval = { -4.5, 4.5 };
	struct plot_row row = { .cells = 10 };

	(void)state;
	plot_row_line(&row, &ascii, &axis, -1.5, LINE_BOUND);
	plot_row_line(&row, &ascii, &axis, 1.5, LINE_BOUND);
	plot_row_line(&row, &ascii, &axis, 0, LINE_ZERO);
	plot_row_line(&row, &ascii, &axis, 6, LINE_BOUND); /* beyond: not drawn */
	plot_row_line(&row, &ascii, &axis, NAN, LINE_BOUND);
	plot_row_interval(&row, &ascii, &axis, &interval, 2.5, TONE_PLAIN);
	assert_row(&row, &ascii, "[--:-|:o-]");
}

static void test_colour(void **state)
{
	const struct plot_axis axis = { 0, 5, true };
	const struct interval interval = { 1.5, 3.5 };
	struct plot_row row = { .cells = 5 };

	(void)state;
	plot_row_line(&row, &coloured, &axis, 0, LINE_ZERO);
	plot_row_interval(&row, &coloured, &axis, &interval, 2.5, TONE_BAD);
	assert_row(&row, &coloured, "|\033[33m[o]\033[0m");
	assert_row(&row, &ascii, "|[o]");
}

static void assert_label(const char *label, size_t cells, const char *wanted)
{
	struct plot_row row = { .cells = 1 };
	struct texts lines = { 0 };

	plot_row_write(&row, 0, "x");
	plot_row_add(&lines, &row, &braille, label, cells);
	assert_string_equal(lines.at[0], wanted);
	texts_free(&lines);
}

static void test_labels(void **state)
{
	(void)state;
	assert_label("block", 8, "block     x");
	assert_label("block", 5, "block  x");
	assert_label("block-tunnelled", 9, "bloc..led  x");
	assert_label("größe", 6, "größe   x");
	assert_label("\xff\xfe", 4, "??    x");
}

static void test_text_beyond_the_row(void **state)
{
	struct plot_row row = { .cells = 4 };

	(void)state;
	plot_row_write(&row, 2, "µs and more");
	assert_row(&row, &braille, "  µs");
}

static void test_look_of_a_file(void **state)
{
	FILE *file = tmpfile();
	char *memory = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&memory, &size);

	(void)state;
	assert_non_null(file);
	assert_non_null(stream);
	assert_int_equal(plot_look_of(file).width, 0);
	assert_int_equal(plot_look_of(stream).width, 0); /* it has no descriptor */
	fclose(file);
	fclose(stream);
	free(memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_axis),
		cmocka_unit_test(test_one_value),
		cmocka_unit_test(test_dots_of_braille),
		cmocka_unit_test(test_dots_of_ascii),
		cmocka_unit_test(test_interval),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_colour),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_text_beyond_the_row),
		cmocka_unit_test(test_look_of_a_file),
	};

	return cmocka_run_group_tests_name("analyze-plot", tests, NULL, NULL);
}
