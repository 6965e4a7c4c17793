/* report-ticks.c — ticks, scale, units, numbers and lengths. */
#include "testing.h"

#include "report/draw/number.h"
#include "report/draw/paper.h"
#include "report/draw/ticks.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

/* Oracle: R 4.2, package labeling: extended(low, high, wanted), which its authors wrote. */
static const struct {
	double low, high;
	int wanted;
	double first, step;
	size_t count;
} oracle[] = {
	{ 8.1, 14.1, 4, 8, 2, 4 },
	{ 0, 37.2, 5, 0, 10, 5 },
	{ 12.3, 4821, 6, 0, 1000, 6 },
	/* Zero is worth a tick if the axis reaches it, from either side, and only at a tick. These
	 * came out of a second implementation of the paper; each is another without one of the
	 * conditions. */
	{ -1, 10.7, 6, 0, 2.5, 5 },
	{ -2.3, 12, 3, 0, 10, 2 },
	{ -13.3, -1.1, 7, -14, 2, 8 },
	{ -7.9, 0, 7, -8, 1, 9 },
	{ 0.6, 7.7, 6, 0, 2, 5 },
	{ -17.3, -7.5, 3, -17.5, 5, 3 },
	{ -14.6, 14.6, 4, -10, 10, 3 },
	{ -1.1, 0, 4, -1.2, 0.4, 4 },
	{ -2.4, 0.9, 7, -2.5, 0.5, 8 },
	/* and these are drawn: ranges from zero, through it, beside it */
	{ 0, 31, 5, 0, 10, 4 },
	{ -0.8, 2.8, 8, -1, 0.5, 9 },
	{ -18.4, 27.5, 2, -25, 50, 2 },
	{ 20.8, 54.8, 2, 20, 40, 2 },
	{ 0, 78.2, 6, 0, 20, 5 },
	{ -9.5, 18.8, 3, -10, 10, 4 },
	{ -6, 24.2, 2, 0, 25, 2 },
	{ 18.2, 35.7, 6, 18, 3, 7 },
	{ 0, 9.6, 7, 0, 2, 6 },
	{ 6.9, 22.6, 7, 7.5, 2.5, 7 },
	{ -22.8, 8.5, 4, -20, 10, 4 },
	{ 1.6, 3.1, 6, 1.6, 0.4, 5 },
	{ 0, 85, 6, 0, 20, 5 },
	{ -3.4, 15, 5, -5, 5, 5 },
	{ -16.9, 7.1, 8, -16, 4, 7 },
	{ 73.3, 86.3, 6, 74, 2, 7 },
	{ 0, 46.8, 2, 0, 50, 2 },
	{ 0.8, 20.6, 6, 0, 5, 5 },
	{ -25.8, 20.2, 7, -30, 10, 6 },
	{ 37.7, 62.1, 3, 40, 10, 3 },
	{ 0, 28.4, 9, 0, 5, 7 },
	{ -2.6, 15.5, 7, -2.5, 2.5, 8 },
	{ -3.8, 3.1, 5, -4, 2, 5 },
	{ 64, 119.6, 2, 60, 60, 2 },
	{ 0, 13.1, 5, 0, 2.5, 6 },
	{ -8.4, -6.7, 4, -8.5, 0.5, 5 },
	{ -9.8, 26.9, 7, -10, 5, 8 },
	{ 66.4, 257.7, 6, 50, 50, 5 },
	{ 0, 33, 2, 0, 30, 2 },
	{ 18.6, 42.1, 7, 20, 5, 5 },
	{ -5, 26.1, 8, -5, 5, 7 },
	{ 27.1, 43.8, 3, 28, 8, 3 },
	{ 0, 29.9, 9, 0, 5, 7 },
	{ -4.7, 24.2, 6, -5, 5, 7 },
	{ -13.4, 11, 7, -15, 5, 6 },
	{ 16.1, 54.1, 9, 15, 5, 9 },
	{ 0, 99.7, 7, 0, 20, 6 },
	{ -2.4, 4.6, 3, -2.5, 2.5, 4 },
	{ -26.7, 2, 5, -30, 10, 4 },
	{ 54, 211.3, 4, 50, 50, 4 },
	{ 0, 55.1, 2, 0, 50, 2 },
	{ -7.1, -5.1, 5, -7, 0.5, 5 },
	{ -7.6, 12.3, 6, -8, 4, 6 },
	{ 43.5, 76.7, 5, 40, 10, 5 },
	{ 0, 49.7, 8, 0, 10, 6 },
	{ -3.2, 5, 5, -2.5, 2.5, 4 },
	{ -5.9, 15, 8, -6, 3, 8 },
	{ 4.3, 7.7, 2, 4, 4, 2 },
};

static void ticks_are_those_of_r(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof oracle / sizeof *oracle; i++) {
		struct ticks ticks = ticks_of(oracle[i].low, oracle[i].high, oracle[i].wanted);

		assert_int_equal(ticks.count, oracle[i].count);
		for (size_t j = 0; j < ticks.count; j++)
			assert_close((ticks.at[j] - oracle[i].first) / oracle[i].step, (double)j,
				     1e-12);
	}
}

static void ticks_of_any_range_are_few_and_near(void **state)
{
	(void)state;
	for (double high = 1e-12; high < 1e15; high *= 1.37)
		for (int wanted = 2; wanted <= TICKS_WANTED_MOST; wanted++) {
			struct ticks ticks = ticks_of(0, high, wanted);

			assert_in_range(ticks.count, 2, TICKS_MOST);
			assert_true(ticks.at[0] >= -high && ticks.at[ticks.count - 1] <= 2 * high);
			assert_true(ticks.step > 0);
		}
}

static void ticks_of_strange_ranges_end(void **state)
{
	(void)state;
	assert_int_equal(ticks_of(5, 5, 5).count, 1);
	assert_close(ticks_of(5, 5, 5).at[0], 5, 0);
	assert_int_equal(ticks_of(0, 0, 5).count, 1);
	assert_int_equal(ticks_of(0, 5e-324, 5).count, 1);
	assert_int_equal(ticks_of(-DBL_MAX, DBL_MAX, 5).count, 1);
	assert_int_equal(ticks_of(0, INFINITY, 5).count, 1);
	assert_in_range(ticks_of(0, 1e-250, 5).count, 2, 9);
	assert_in_range(ticks_of(0, 1e300, 5).count, 2, 9);
	assert_in_range(ticks_of(-3, 7, 5).count, 3, 9);
}

static void ticks_have_the_decimals_they_need(void **state)
{
	(void)state;
	assert_int_equal(ticks_of(0, 37.2, 5).decimals, 0);
	assert_int_equal(ticks_of(0, 1, 5).decimals, 2);
	assert_int_equal(ticks_of(0, 10, 5).decimals, 1);
	assert_int_equal(ticks_of(0, 0.002, 5).decimals, 4);
}

/* Ticks that are no multiples of their step, too, are told apart: 32.5, 37.5, … not 32, 38. */
static void every_tick_has_its_decimals(void **state)
{
	(void)state;
	for (double low = 30; low < 40; low += 0.37)
		for (int wanted = 2; wanted <= 8; wanted++) {
			struct ticks ticks = ticks_of(low, low + 13.1, wanted);

			for (size_t i = 0; i < ticks.count; i++) {
				char text[NUMBER_TEXT_SIZE];

				number_fixed(text, ticks.at[i], ticks.decimals, &languages[0]);
				assert_close(strtod(text, NULL), ticks.at[i], 1e-9);
			}
		}
}

static void scale_maps_and_cuts(void **state)
{
	struct scale scale = { 0, 50, 200, 100, false };
	struct extent extent = scale_interval(&scale, -3, 60);

	(void)state;
	assert_close(scale_at(&scale, 0), 200, 1e-12);
	assert_close(scale_at(&scale, 50), 100, 1e-12);
	assert_close(scale_at(&scale, 25), 150, 1e-12);
	assert_close(extent.from, 200, 1e-12);
	assert_close(extent.to, 100, 1e-12);
	assert_true(extent.cut_below && extent.cut_above);
	extent = scale_interval(&scale, 10, 50);
	assert_false(extent.cut_below || extent.cut_above);
	assert_close(extent.from, 180, 1e-12);
	extent = scale_interval(&scale, 60, 70); /* all of it lies beyond */
	assert_close(extent.from, 100, 1e-12);
	assert_true(extent.cut_above);
}

static void units_have_prefixes(void **state)
{
	static const struct {
		const char *unit;
		double top, factor;
		const char *text;
	} cases[] = {
		{ "s", 37.2, 1, "s" },
		{ "s", 0.99, 1e3, "ms" },
		{ "s", 5e-4, 1e6, "µs" },
		{ "s", 0, 1, "s" },
		{ "B", 999, 1, "B" },
		{ "B", 2.5e9, 1e-9, "GB" },
		{ "B/s", 3e6, 1e-6, "MB/s" },
		{ "B", 7e15, 1e-12, "TB" },
		{ "", 0.3, 1, "" },
		{ "s", 1, 1, "s" },
		{ "s", 1e-3, 1e3, "ms" },
		{ "s", 9.99e-4, 1e6, "µs" },
		{ "s", -5, 1, "s" },
		{ "B", 1000, 1e-3, "kB" },
		{ "B", 999999, 1e-3, "kB" },
		{ "B", 1e6, 1e-6, "MB" },
		{ "B", 1e9, 1e-9, "GB" },
		{ "B", 9.99e11, 1e-9, "GB" },
		{ "B/s", 1e12, 1e-12, "TB/s" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unit unit = unit_of(cases[i].unit, cases[i].top);

		assert_close(unit.factor, cases[i].factor, 1e-12);
		assert_string_equal(unit.text, cases[i].text);
	}
}

static void numbers_have_three_digits(void **state)
{
	static const struct {
		double value;
		const char *text;
	} cases[] = {
		{ 37.234, "37.2" },
		{ 9.996, "10.0" },
		{ 999.6, "1000" },
		{ 0.012345, "0.0123" },
		{ 123456, "123,456" },
		{ 0, "0" },
		{ -3.14159, "−3.14" },
		{ 1, "1.00" },
		{ 9999, "9999" },
		{ 10000, "10,000" },
		{ 99.96, "100" },
		{ 99.94, "99.9" },
		{ 1e-10, "0.000000000100" },
		{ 1e-11, "0.000000000010" },
	};
	char text[NUMBER_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		number_short(text, cases[i].value, &languages[0]);
		assert_string_equal(text, cases[i].text);
	}
	number_fixed(text, -0.001, 2, &languages[0]);
	assert_string_equal(text, "0.00");          /* no minus before a zero */
	number_short(text, DBL_MAX, &languages[0]); /* fits, whatever it looks like */
	assert_true(strlen(text) < NUMBER_TEXT_SIZE);
}

/* Six digits, and no zeros behind the last that counts. */
static void round_numbers_are_short(void **state)
{
	static const struct {
		double value;
		const char *text;
	} cases[] = {
		{ 0.123456, "0.123456" },
		{ 0.1234567, "0.123457" },
		{ 1.5, "1.5" },
		{ 100, "100" },
		{ 1234567.8, "1,234,568" },
		{ 10.01, "10.01" },
		{ -0.02, "−0.02" },
		{ 0, "0" },
	};
	static const struct {
		double share;
		const char *text;
	} percents[] = {
		{ 0.12345, "12.3\u00A0%" }, { 1, "100\u00A0%" },        { 0, "0\u00A0%" },
		{ 0.005, "0.5\u00A0%" },    { 0.99949, "99.9\u00A0%" }, { 0.9996, "100\u00A0%" },
	};
	char text[NUMBER_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		number_plain(text, cases[i].value, &languages[0]);
		assert_string_equal(text, cases[i].text);
	}
	for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
		number_percent(text, percents[i].share, &languages[0]);
		assert_string_equal(text, percents[i].text);
	}
	number_count(text, 1234567, &languages[0]);
	assert_string_equal(text, "1,234,567");
}

/* Minutes from 300 s on, hours from 10,800. */
static void quantities_have_the_unit_that_fits(void **state)
{
	static const struct {
		double value;
		const char *unit, *text;
	} cases[] = {
		{ 299.9, "s", "300\u00A0s" },
		{ 300, "s", "5.00\u00A0min" },
		{ 10799, "s", "180\u00A0min" },
		{ 10800, "s", "3.00\u00A0h" },
		{ -300, "s", "−5.00\u00A0min" },
		{ 0.318, "s", "318\u00A0ms" },
		{ 20000, "B", "20.0\u00A0kB" },
		{ 400, "B", "400\u00A0B" },
		{ 0.5, "", "0.500" },
		{ NAN, "s", "–" },
	};
	char text[QUANTITY_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		quantity_text(text, cases[i].value, cases[i].unit, &languages[0]);
		assert_string_equal(text, cases[i].text);
	}
}

/* Three digits of the least deviation, else four of the largest; from none to nine decimals. */
static void tables_have_the_decimals_that_count(void **state)
{
	static const struct {
		double largest, least_sd;
		int decimals;
	} cases[] = {
		{ 3, 0.5, 3 },    { 3, 1, 2 },     { 3, 0.99, 3 },   { 900, 100, 0 },
		{ 9000, 9e3, 0 }, { 3, NAN, 3 },   { 37.2, 0, 2 },   { 9.99, 0, 3 },
		{ 10, 0, 2 },     { 1e5, NAN, 0 }, { 0, NAN, 0 },    { 0, 0, 0 },
		{ NAN, NAN, 0 },  { 3, 1e-7, 9 },  { 3, 1.1e-7, 9 }, { 3, 1e-6, 8 },
		{ 0.5, 1e-4, 3 }, { 3, 1e-12, 9 },
	};
	struct notation notation = notation_of("s", 3, 1, &languages[0]);
	char text[NUMBER_TEXT_SIZE];
	char range[NOTATION_RANGE_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(
			notation_of("s", cases[i].largest, cases[i].least_sd, &languages[0])
				.decimals,
			cases[i].decimals);
	notation_text(text, &notation, 2.345);
	assert_string_equal(text, "2.35");
	notation_text(text, &notation, NAN);
	assert_string_equal(text, "–");
	notation_range(range, &notation, 1, 2);
	assert_string_equal(range, "1.00 to 2.00");
	notation_range(range, &notation, NAN, 2);
	assert_string_equal(range, "? to 2.00");
	notation_range(range, &notation, 1, NAN);
	assert_string_equal(range, "1.00 to ?");
	notation_range(range, &notation, NAN, NAN);
	assert_string_equal(range, "–");
	notation = notation_of("s", 0.5, 0.1, &languages[0]);
	notation_text(text, &notation, 0.25);
	assert_string_equal(text, "250");
}

static void lengths_are_read(void **state)
{
	static const struct {
		const char *text;
		double mm;
	} good[] = {
		{ "88mm", 88 },    { "88", 88 },       { "18cm", 180 },
		{ "3.5in", 88.9 }, { "88.5mm", 88.5 },
	};
	static const char *const bad[] = { "",    "mm",  "88 mm", "88pt",  "88mmm", "1e2mm", "0x10",
					   "nan", "inf", "8,8cm", "88mm ", "--88",  "+-1mm" };
	double mm = 7;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(length_parse(good[i].text, &mm));
		assert_close(mm, good[i].mm, 1e-12);
	}
	mm = 7;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (length_parse(bad[i], &mm))
			fail_msg("'%s' was taken as %g mm", bad[i], mm);
	assert_close(mm, 7, 0);
	assert_close(length_points(88), 249.44881889763778, 1e-15);
	assert_close(length_mm(length_points(88)), 88, 1e-15);
	assert_int_equal(length_pixels(88, 300), 1039);
	assert_int_equal(length_pixels(180, 1200), 8504);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticks_are_those_of_r),
		cmocka_unit_test(ticks_of_any_range_are_few_and_near),
		cmocka_unit_test(ticks_of_strange_ranges_end),
		cmocka_unit_test(ticks_have_the_decimals_they_need),
		cmocka_unit_test(every_tick_has_its_decimals),
		cmocka_unit_test(scale_maps_and_cuts),
		cmocka_unit_test(units_have_prefixes),
		cmocka_unit_test(numbers_have_three_digits),
		cmocka_unit_test(round_numbers_are_short),
		cmocka_unit_test(quantities_have_the_unit_that_fits),
		cmocka_unit_test(tables_have_the_decimals_that_count),
		cmocka_unit_test(lengths_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
