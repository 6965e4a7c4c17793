/* report-axis.c — axes, numbers in several languages, labels, and the sheet of a figure. */
#include "testing.h"

#include "report/draw/axis-paint.h"
#include "report/draw/paper.h"
#include "report/figures/figures.h"
#include "report/figures/kit/sheet.h"
#include "report/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct language *language(const char *tag)
{
	struct error err = { 0 };
	const struct language *found = language_find(tag, &err);

	if (!found)
		fail_msg("%s", err.text);
	return found;
}

static void check_ticks(const struct axis *axis, const char *wanted)
{
	char all[256] = "";

	for (size_t i = 0; i < axis->ticks.count; i++) {
		char text[NUMBER_TEXT_SIZE];

		axis_tick_text(axis, i, &languages[0], text);
		strcat(strcat(all, i > 0 ? " " : ""), text);
	}
	assert_string_equal(all, wanted);
}

static void log_axis_has_decades_or_less(void **state)
{
	struct axis axis = axis_log(0.002, 3, "s", 5);

	(void)state;
	check_ticks(&axis, "0.01 0.1 1");
	assert_true(axis.low < 0.002 && axis.high > 3);
	axis = axis_log(0.004, 0.06, "s", 5);
	assert_string_equal(axis.unit.text, "ms");
	check_ticks(&axis, "5 10 20 50");
	axis = axis_log(0.031, 0.034, "s", 5);
	assert_true(axis.ticks.count >= 2 && axis.ticks.count <= 9);
	axis = axis_log(12, 42, "s", 3); /* one label is none */
	check_ticks(&axis, "20 30 40");
	axis = axis_between(AXIS_LOG, 1, 100, "s", 5);
	assert_true(axis.low == 1 && axis.high == 100);
	check_ticks(&axis, "1 10 100");
	axis = axis_between(AXIS_LINEAR, 0, 2.5, "s", 5);
	assert_true(axis.low == 0 && axis.high == 2.5);
	check_ticks(&axis, "0.0 0.5 1.0 1.5 2.0 2.5");
	axis = axis_log(7, 7, "", 5);
	assert_true(axis.low < 7 && axis.high > 7 && axis.ticks.count >= 1);
}

static void log_scale_is_even_in_ratios(void **state)
{
	struct scale scale = { 1, 1000, 0, 30, true };

	(void)state;
	assert_close(scale_at(&scale, 10), 10, 1e-9);
	assert_close(scale_at(&scale, 100), 20, 1e-9);
	assert_close(scale_at(&scale, 0.1), -10, 1e-9);
	assert_close(scale_at(&scale, 0), 0, 0); /* has no place */
	assert_close(scale_at(&scale, -5), 0, 0);
}

static void linear_axis_keeps_zero(void **state)
{
	struct axis axis = axis_linear(0, 37.2, "s", 5);

	(void)state;
	check_ticks(&axis, "0 10 20 30 40");
	assert_close(axis.low, 0, 0);
	assert_true(axis.high > 37.2);
	axis = axis_linear(12, 12, "s", 5);
	assert_true(axis.low < 12 && axis.high > 12);
	axis = axis_linear(-8, -2, "s", 5);
	assert_true(axis.low < -8 && axis.high > -2);
	axis = axis_empty("B");
	assert_int_equal(axis.ticks.count, 0);
	assert_int_equal(axis_wanted(10, 28), 3);
	assert_int_equal(axis_wanted(1e4, 28), 9);
}

/* A fiftieth of the range beyond the data, or to the next tick if that is further; zero stays. */
static void linear_axis_ends_where_it_should(void **state)
{
	static const struct {
		double low, high, from, to;
		const char *ticks;
	} cases[] = {
		{ 0, 37.2, 0, 40, "0 10 20 30 40" },
		{ 0, 41, 0, 41 * 1.02, "0 10 20 30 40" },
		{ -41, 0, -41 * 1.02, 0, "−40 −30 −20 −10 0" },
		{ -41, 41, -41 - 82 * 0.02, 41 + 82 * 0.02, "−40 −20 0 20 40" },
		{ 0, 0, 0, 1.02, "0.00 0.25 0.50 0.75 1.00" },
		{ 20, 20, 10, 30, "10 15 20 25 30" },
		{ -20, -20, -30, -10, "−30 −25 −20 −15 −10" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct axis axis = axis_linear(cases[i].low, cases[i].high, "", 5);

		check_ticks(&axis, cases[i].ticks);
		if (cases[i].low != cases[i].high || cases[i].low == 0) {
			assert_close(axis.low, cases[i].from, 1e-12);
			assert_close(axis.high, cases[i].to, 1e-12);
		}
		/* one value has half of it to each side, and then the fiftieth */
		if (cases[i].low == cases[i].high && cases[i].low != 0) {
			assert_close(axis.low, cases[i].from - 0.4, 1e-12);
			assert_close(axis.high, cases[i].to + 0.4, 1e-12);
		}
	}
	assert_string_equal(axis_linear(-2000, 1, "B", 5).unit.text, "kB");
}

/* 1.2023 is the 25th root of 100. */
static void log_axis_ends_where_it_should(void **state)
{
	struct axis axis = axis_log(1, 100, "", 5);

	(void)state;
	check_ticks(&axis, "1 10 100");
	assert_close(axis.low, 1 / 1.2022644346174129, 1e-12);
	assert_close(axis.high, 100 * 1.2022644346174129, 1e-12);
	axis = axis_log(2, 20, "", 5);
	check_ticks(&axis, "2 5 10 20");
	axis = axis_log(7, 7, "", 5);
	assert_close(axis.low, 7 / 1.5, 1e-12);
	assert_close(axis.high, 10.5, 1e-12);
	check_ticks(&axis, "5 6 7 8 9 10");
}

static void counts_have_whole_ticks(void **state)
{
	struct axis axis = axis_counts(1, 30);

	(void)state;
	check_ticks(&axis, "10 20 30");
	assert_close(axis.low, 0.5, 0);
	assert_close(axis.high, 30.5, 0);
	axis = axis_counts(1, 2);
	check_ticks(&axis, "1 2");
}

static void axes_cut_what_reaches_beyond(void **state)
{
	struct axis axis = { .low = 1, .high = 3 };

	(void)state;
	assert_false(axis_cuts(&axis, 1, 3));
	assert_true(axis_cuts(&axis, 0.9, 3));
	assert_true(axis_cuts(&axis, 1, 3.1));
	assert_false(axis_cuts(&axis, NAN, NAN));
	assert_int_equal(axis_wanted(112, 28), 5);
	assert_int_equal(axis_wanted(125, 28), 5);
	assert_int_equal(axis_wanted(127, 28), 6);
	assert_int_equal(axis_wanted(56, 28), 3);
	assert_int_equal(axis_wanted(28 * 8, 28), 9);
	assert_int_equal(axis_wanted(28 * 9, 28), 9);
}

static void numbers_follow_the_language(void **state)
{
	static const struct {
		const char *tag;
		double value;
		int decimals;
		const char *wanted;
	} cases[] = {
		{ "en", 1234.5, 1, "1234.5" },         { "en", 12345.5, 1, "12,345.5" },
		{ "en", -1234567, 0, "−1,234,567" },   { "de", 1234567.25, 2, "1.234.567,25" },
		{ "de_DE.UTF-8", 0.5, 1, "0,5" },      { "de-CH", 12345.5, 1, "12’345.5" },
		{ "fr", 12345.5, 1, "12\u202F345,5" }, { "FR-ca", 99999, 0, "99\u202F999" },
	};
	char text[NUMBER_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		number_fixed(text, cases[i].value, cases[i].decimals, language(cases[i].tag));
		assert_string_equal(text, cases[i].wanted);
	}
	number_plain(text, 0.0200, language("de"));
	assert_string_equal(text, "0,02");
	number_plain(text, 500, language("de"));
	assert_string_equal(text, "500");
	number_percent(text, 0.125, language("fr"));
	assert_string_equal(text, "12,5\u202F%");
	number_percent(text, 1, language("it"));
	assert_string_equal(text, "100%");
}

static void unknown_words_get_a_guess(void **state)
{
	struct report_options options = { 0 };
	struct error err = { 0 };

	(void)state;
	assert_null(language_find("klingon", &err));
	assert_non_null(strstr(err.text, "its numbers are not known"));
	assert_non_null(strstr(err.text, "en, cs, da, de"));
	err.text[0] = '\0';
	assert_false(flags_take(flags_find(&verb_report, "theme"), &options, "drak", &err));
	assert_non_null(strstr(err.text, "did you mean 'dark'"));
	err.text[0] = '\0';
	assert_false(flags_take(flags_find(&verb_report, "figure"), &options, "meens", &err));
	assert_non_null(strstr(err.text, "did you mean 'means'"));
}

static void table_of_flags_is_sound(void **state)
{
	struct error err = { 0 };

	(void)state;
	assert_true(flags_check(&verb_report, &err));
}

/* Contrast of two colours: Web Content Accessibility Guidelines 2.1, relative luminance. */
static double luminance(struct colour colour)
{
	const double parts[] = { colour.red, colour.green, colour.blue };
	static const double weights[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++)
		sum += weights[i] * (parts[i] <= 0.03928 ? parts[i] / 12.92
							 : pow((parts[i] + 0.055) / 1.055, 2.4));
	return sum;
}

static double contrast(struct colour a, struct colour b)
{
	double first = luminance(a) + 0.05;
	double second = luminance(b) + 0.05;

	return fmax(first, second) / fmin(first, second);
}

static void themes_can_be_read(void **state)
{
	(void)state;
	for (const struct theme *theme = themes; theme->name; theme++) {
		assert_true(contrast(theme->ink, theme->paper) >= 12);
		assert_true(contrast(theme->soft, theme->paper) >= 4.5);
		assert_true(contrast(theme->ink, theme->faint) >= 7);
		assert_true(contrast(theme->looks[0].colour, theme->looks[1].colour) >= 1.5);
		for (int i = 0; i < LOOK_COUNT; i++)
			assert_true(contrast(theme->looks[i].colour, theme->paper) >= 2);
	}
	assert_close(themes[0].type[TYPE_SMALL], 7, 0);
}

/* Writes text to a file, reads it as labels; false with *err. */
static bool read_labels(struct labels *labels, const char *text, struct error *err)
{
	char path[] = "/tmp/report-axis-XXXXXX";
	int file = mkstemp(path);
	bool good;

	assert_true(file >= 0);
	assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
	assert_int_equal(close(file), 0);
	good = labels_read(labels, path, err);
	assert_int_equal(unlink(path), 0);
	return good;
}

static void labels_replace_names(void **state)
{
	struct labels labels;
	struct error err = { 0 };
	char *text;

	(void)state;
	assert_true(read_labels(&labels, "case,label\nblock,Block storage\n", &err));
	text = labels_text(&labels, "block");
	assert_string_equal(text, "Block storage");
	free(text);
	text = labels_text(&labels, "shared");
	assert_string_equal(text, "shared");
	free(text);
	labels_free(&labels);
	text = labels_text(NULL, "a\nb");
	assert_string_equal(text, "a b");
	free(text);
}

static void labels_are_checked(void **state)
{
	static const struct {
		const char *text, *wanted;
	} cases[] = {
		{ "case,lable\nx,y\n", ":1:6: unknown column 'lable'" },
		{ "case,vm,label\nx,y,z\n", ":1: wanted are two columns" },
		{ "label\nx\n", ":1: wanted are two columns" },
		{ "name,label\nx,\n", ":2:3: column 'label' is empty" },
		{ "name,label\n,x\n", ":2:1: column 'name' is empty" },
		{ "name,label\nx,a\nx,b\n", ":3:1: column 'name': 'x' has a label already, in "
					    "line 2" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct labels labels;
		struct error err = { 0 };

		assert_false(read_labels(&labels, cases[i].text, &err));
		if (!strstr(err.text, cases[i].wanted))
			fail_msg("'%s' does not stand in: %s", cases[i].wanted, err.text);
	}
}

static void sheet_stacks_its_parts(void **state)
{
	struct error err = { 0 };
	struct text_setter *setter = text_setter_new();
	struct figure_wish wish = { .width_mm = 88, .title = "A title" };
	struct figure_job job = { .figure = &figures[0],
				  .wish = &wish,
				  .style = { setter, &themes[0], &languages[0] } };
	struct drawing drawing = { .title = (char[]){ "A title" },
				   .caption = (char[]){ "A caption that takes more than one line "
							"at a width of 88 millimetres, surely." } };
	struct legend legend = { 0 };
	struct sheet sheet;

	(void)state;
	legend_add(&legend, LEGEND_LINE, theme_look(&themes[0], 1), "a line");
	assert_true(sheet_lay_out(&sheet, &job, &drawing, &legend, 100, 56, &err));
	assert_true(sheet.title.y + sheet.title.height < sheet.legend.y);
	assert_true(sheet.legend.y + sheet.legend.height < sheet.body.y);
	assert_true(sheet.body.y + sheet.body.height < sheet.caption.y);
	assert_close(sheet.caption.y + sheet.caption.height + LAYOUT_MARGIN, sheet.page.height,
		     1e-9);
	assert_true(sheet.body.height >= 100);
	assert_close(drawing.height_mm, round(drawing.height_mm), 1e-9);
	wish.bare = true;
	wish.height_mm = 60;
	assert_true(sheet_lay_out(&sheet, &job, &drawing, NULL, 100, 56, &err));
	assert_close(sheet.body.height, length_points(60) - 2 * LAYOUT_MARGIN, 1e-9);
	wish.height_mm = 20;
	assert_false(sheet_lay_out(&sheet, &job, &drawing, NULL, 100, 70, &err));
	assert_non_null(strstr(err.text, "--height must be at least 27mm"));
	text_setter_free(setter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(log_axis_has_decades_or_less),
		cmocka_unit_test(log_scale_is_even_in_ratios),
		cmocka_unit_test(linear_axis_keeps_zero),
		cmocka_unit_test(linear_axis_ends_where_it_should),
		cmocka_unit_test(log_axis_ends_where_it_should),
		cmocka_unit_test(counts_have_whole_ticks),
		cmocka_unit_test(axes_cut_what_reaches_beyond),
		cmocka_unit_test(numbers_follow_the_language),
		cmocka_unit_test(unknown_words_get_a_guess),
		cmocka_unit_test(table_of_flags_is_sound),
		cmocka_unit_test(themes_can_be_read),
		cmocka_unit_test(labels_replace_names),
		cmocka_unit_test(labels_are_checked),
		cmocka_unit_test(sheet_stacks_its_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
