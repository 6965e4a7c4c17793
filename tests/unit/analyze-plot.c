/*
 * The plots of a terminal: places on the axis, dots, intervals, labels, and what a stream can show.
 */
#include "testing.h"

#include "analyze/page/plot-look.h"
#include "analyze/page/plot.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const struct plot_look braille = { 80, true, false };
static const struct plot_look ascii = { 80, false, false };
static const struct plot_look coloured = { 80, false, true };

/* The row as a text behind no label; to be freed. */
static char *text_of(const struct plot_row *row, const struct plot_look *look)
{
	struct texts lines = { 0 };
	char *text;

	plot_row_add(&lines, row, look, "", 2);
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
	for (size_t end = 0; end < 2; end++) { /* an interval with one end is none */
		const struct interval half = { end == 0 ? NAN : 2, end == 0 ? 8 : NAN };
		struct plot_row row_of_half = { .cells = 10 };

		plot_row_interval(&row_of_half, &ascii, &axis, &half, 3, TONE_PLAIN);
		assert_row(&row_of_half, &ascii, "   o");
	}
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

/* 40 cells are the least; a hundred at most; COLUMNS only where the terminal tells no width. */
static void test_look_of_a_terminal(void **state)
{
	static const struct {
		unsigned short told;
		const char *columns;
		size_t width;
	} cases[] = {
		{ 39, NULL, 0 },    { 40, NULL, 40 },  { 99, NULL, 99 },   { 100, NULL, 100 },
		{ 101, NULL, 100 }, { 1, "90", 0 },    { 60, "90", 60 },   { 0, "90", 90 },
		{ 0, NULL, 80 },    { 0, "1", 0 },     { 0, "1000", 100 }, { 0, "wide", 80 },
		{ 0, "0", 80 },     { 0, "1001", 80 }, { 0, "90x", 80 },
	};
	static const struct {
		const char *no_color, *term;
		bool colour;
	} colours[] = {
		{ NULL, "xterm", true }, { "", "xterm", true }, { "1", "xterm", false },
		{ NULL, "dumb", false }, { NULL, "", false },   { NULL, NULL, false },
	};
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	FILE *terminal;

	(void)state;
	assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	terminal = fopen(ptsname(master), "r+");
	assert_non_null(terminal);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct winsize size = { .ws_col = cases[i].told };

		assert_int_equal(ioctl(master, TIOCSWINSZ, &size), 0);
		if (cases[i].columns)
			setenv("COLUMNS", cases[i].columns, 1);
		else
			unsetenv("COLUMNS");
		assert_int_equal(plot_look_of(terminal).width, cases[i].width);
	}
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
		unsetenv("NO_COLOR");
		unsetenv("TERM");
		if (colours[i].no_color)
			setenv("NO_COLOR", colours[i].no_color, 1);
		if (colours[i].term)
			setenv("TERM", colours[i].term, 1);
		assert_int_equal(plot_look_of(terminal).colour, colours[i].colour);
	}
	setenv("LC_ALL", "C", 1);
	assert_false(plot_look_of(terminal).utf8);
	setenv("LC_ALL", "C.UTF-8", 1);
	assert_true(plot_look_of(terminal).utf8);
	setenv("LC_ALL", "no_SUCH.locale", 1);
	assert_false(plot_look_of(terminal).utf8);
	fclose(terminal);
	close(master);
}

/* An interval widens only what has values, and each of its ends by itself. */
static void test_widen(void **state)
{
	const struct interval low = { 2, NAN };
	const struct interval high = { -INFINITY, 8 };
	const struct interval narrow = { 4.5, 5.5 };
	struct plot_axis axis = { 0 };

	(void)state;
	plot_axis_take(&axis, 4);
	plot_axis_take(&axis, 6);
	plot_axis_widen(&axis, &narrow, 0, 10);
	assert_true(axis.low == 4 && axis.high == 6);
	plot_axis_widen(&axis, &low, 0, 10);
	assert_true(axis.low == 2 && axis.high == 6);
	plot_axis_widen(&axis, &high, 0, 10);
	assert_true(axis.low == 2 && axis.high == 8);
	plot_axis_close(&axis); /* it is wide enough */
	assert_true(axis.low == 2 && axis.high == 8);
	axis = (struct plot_axis){ 0 };
	plot_axis_close(&axis); /* without a value nothing is to be seen */
	assert_true(axis.low == 0 && axis.high == 0);
	plot_axis_take(&axis, -20);
	plot_axis_close(&axis);
	assert_true(axis.low == -22 && axis.high == -18);
}

/* The longest label decides, up to a third of the line; two blanks part it from the plot. */
static void test_room(void **state)
{
	const struct plot_look look = { 60, true, false };
	struct texts labels = { 0 };
	struct plot_room room = plot_room_of(&look, &labels);

	(void)state;
	assert_true(room.label == 0 && room.cells == 58);
	texts_add(&labels, "%s", "größer");
	texts_add(&labels, "%s", "abc");
	room = plot_room_of(&look, &labels);
	assert_true(room.label == 6 && room.cells == 52);
	texts_add(&labels, "%s", "12345678901234567890");
	room = plot_room_of(&look, &labels);
	assert_true(room.label == 20 && room.cells == 38);
	texts_add(&labels, "%s", "123456789012345678901");
	room = plot_room_of(&look, &labels);
	assert_true(room.label == 20 && room.cells == 38);
	texts_free(&labels);
}

static void assert_axis(const struct plot_axis *axis, const char *low, const char *high,
			bool with_zero, const char *wanted)
{
	const struct plot_look look = { 40, false, false };
	const struct plot_room room = { 3, 20 };
	struct texts lines = { 0 };

	plot_add_axis(&lines, &look, &room, axis, low, high, with_zero);
	assert_int_equal(lines.count, 1);
	assert_string_equal(lines.at[0], wanted);
	texts_free(&lines);
}

/* 20 cells; the zero only where it stands between the ends and touches neither text. */
static void test_axis_line(void **state)
{
	const struct plot_axis both = { -10, 10, true };
	const struct plot_axis above = { 1, 10, true };
	const struct plot_axis below = { -10, -1, true };
	const struct plot_axis left = { -4.4, 15.6, true };
	const struct plot_axis touching = { -3.4, 16.6, true };
	const struct plot_axis right = { -16.5, 3.5, true };

	(void)state;
	assert_axis(&both, "-10", "+10", true, "     -10 ------0----- +10");
	assert_axis(&both, "-10", "+10", false, "     -10 ------------ +10");
	assert_axis(&above, "1", "10", true, "     1 --------------- 10");
	assert_axis(&below, "-10", "-1", true, "     -10 ------------- -1");
	/* "-10" and a blank take cells 0 to 3 */
	assert_axis(&left, "-10", "16", true, "     -10 ------------- 16");
	assert_axis(&touching, "-10", "16", true, "     -10 ------------- 16");
	assert_axis(&right, "-16", "+10", true, "     -16 ------------ +10");
}

/* One, two and three bytes; beyond, and what is no UTF-8, a question mark. */
static void test_characters(void **state)
{
	struct plot_row row = { .cells = 12 };

	(void)state;
	plot_row_write(&row, 0,
		       "~\x7f"
		       "\xc2\x80\u07ff\u0800\uffff");
	assert_row(&row, &braille,
		   "~\x7f"
		   "\xc2\x80\u07ff\u0800\uffff");
	row = (struct plot_row){ .cells = 12 };
	plot_row_write(&row, 0,
		       "a\U0001F600b\xe2\x82"
		       "c\xc3");
	assert_row(&row, &braille, "a?b?c?");
}

static void test_long_labels(void **state)
{
	(void)state;
	assert_label("123456", 6, "123456  x");
	assert_label("1234567", 6, "12..67  x");
	assert_label("12345678", 7, "123..78  x");
	assert_label("größenwahn", 6, "gr..hn  x");
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
		cmocka_unit_test(test_look_of_a_terminal),
		cmocka_unit_test(test_widen),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_axis_line),
		cmocka_unit_test(test_characters),
		cmocka_unit_test(test_long_labels),
	};

	return cmocka_run_group_tests_name("analyze-plot", tests, NULL, NULL);
}
