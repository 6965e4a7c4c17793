/* datasets-text.c — text for XML, HTML and LaTeX, times and whole numbers as text, lists, and
 * guesses. */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/characters.h"
#include "datasets/clock.h"
#include "datasets/error.h"
#include "datasets/json-write.h"
#include "datasets/latex.h"
#include "datasets/nearest.h"
#include "datasets/number-text.h"
#include "datasets/texts.h"
#include "datasets/xml.h"

#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* Each number as short as it can be, and all else as jansson has it. */
static void json_is_short(void **state)
{
	static const char wanted[] =
		"[\n  0.95,\n  1.0,\n  -0.1,\n  1e+300,\n  4.94065645841247e-324,\n  12,\n"
		"  -7,\n  true,\n  null,\n  {\n    \"0.5\\\" -1.0\": \"2.50\"\n  }\n]";
	json_t *array = json_pack("[f, f, f, f, f, i, i, b, n, {s:s}]", 0.95, 1.0, -0.1, 1e300,
				  5e-324, 12, -7, 1, "0.5\" -1.0", "2.50");
	char *got = NULL;
	size_t size;
	FILE *stream = open_memstream(&got, &size);

	(void)state;
	assert_non_null(array);
	assert_non_null(stream);
	assert_true(json_write(stream, array));
	assert_int_equal(fclose(stream), 0);
	assert_string_equal(got, wanted);
	free(got);
	json_decref(array);
}

/* As wide as the C library has them, but for what Unicode has changed since. */
static void characters_have_their_width(void **state)
{
	unsigned known = 0;
	unsigned different = 0;

	(void)state;
	assert_int_equal(text_width("vm 1"), 4);
	assert_int_equal(text_width("\xe8\x99\x9a\xe6\x8b\x9f\xe6\x9c\xba"),
			 6);                                  /* three signs of Chinese */
	assert_int_equal(text_width("e\xcc\x81\xc3\xa9"), 2); /* é, twice */
	assert_int_equal(text_width("\xf0\x9f\x98\x80"), 2);
	assert_int_equal(text_width("\xff"
				    "a"),
			 2);
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return;
	for (unsigned code = 0x20; code < 0x30000; code++) {
		int width = wcwidth((wchar_t)code);

		known += width >= 0;
		different += width >= 0 && (unsigned)width != character_width(code);
	}
	setlocale(LC_CTYPE, "C");
	assert_true(known > 100000);
	assert_true(different < known / 500);
}

static void expect(void (*print)(FILE *stream, const char *text), const char *text,
		   const char *wanted)
{
	char *got = NULL;
	size_t size;
	FILE *stream = open_memstream(&got, &size);

	assert_non_null(stream);
	print(stream, text);
	assert_int_equal(fclose(stream), 0);
	assert_string_equal(got, wanted);
	free(got);
}

static void xml_is_escaped(void **state)
{
	(void)state;
	expect(xml_print, "", "");
	expect(xml_print, "a<b>\"&'日", "a&lt;b&gt;&quot;&amp;'日");
	expect(xml_print, "a\nb\x01\x7F",
	       "a\xEF\xBF\xBD"
	       "b\xEF\xBF\xBD\xEF\xBF\xBD");
	expect(xml_print, "\x1F \x7E",
	       "\xEF\xBF\xBD ~"); /* the last that is none, the first and last that are */
}

static void latex_is_escaped(void **state)
{
	(void)state;
	expect(latex_print, "", "");
	expect(latex_print, "a_b&c%d$e#f{g}", "a\\_b\\&c\\%d\\$e\\#f\\{g\\}");
	expect(latex_print, "\\~^<>|",
	       "\\textbackslash{}\\textasciitilde{}\\textasciicircum{}"
	       "\\textless{}\\textgreater{}\\textbar{}");
	expect(latex_print, "[1]\"", "{[}1{]}\\char34{}");
	expect(latex_print, "−1 → 2 ≥ 3 µs", "$-$1 $\\rightarrow$ 2 $\\geq$ 3 $\\mu$s");
	expect(latex_print, "95\u00A0% 12\u202F345 a\u200Bb", "95~\\% 12\\,345 ab");
	expect(latex_print, "VM’s “x” – …", "VM's ``x'' -- \\dots{}");
	expect(latex_print, "Größe 日", "Größe 日");
	expect(latex_print, "a\nb\tc", "a b c");
	expect(latex_print, "\x01\x1F!}\x7F", "  !\\} ");
	expect(latex_print, "\xE2\x88", "  "); /* cut off: no sign at all */
}

/* Seconds by date -u -d @N. Half a microsecond rounds up, also into the next second. */
static void times_are_text(void **state)
{
	static const struct {
		double seconds;
		const char *text;
	} cases[] = {
		{ 0, "1970-01-01T00:00:00.000000Z" },
		{ 1795480103.25, "2026-11-24T00:28:23.250000Z" },
		{ 1795480103 + 0x3p-22, "2026-11-24T00:28:23.000001Z" }, /* 0.7 microseconds */
		{ 59.9999996, "1970-01-01T00:01:00.000000Z" },
		{ 59.9999994, "1970-01-01T00:00:59.999999Z" },
		{ 0.5, "1970-01-01T00:00:00.500000Z" },
		{ CLOCK_END, "9999-12-31T23:59:59.000000Z" },
		{ CLOCK_END + 1.0, "" },
		{ -0.001, "" },
		{ NAN, "" },
		{ INFINITY, "" },
	};
	char text[UTC_TEXT_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		clock_utc_text_of(cases[i].seconds, text);
		assert_string_equal(text, cases[i].text);
	}
}

static void text_is_a_time(void **state)
{
	static const char *const bad[] = { "", "2026-11-24", "2026-11-24T00:28:23",
					   "2026-11-24T00:28:23+01:00", "2026-11-24 00:28:23Z" };
	time_t when = 0;

	(void)state;
	assert_true(clock_of_utc_text("2026-11-24T00:28:23Z", &when));
	assert_int_equal(when, 1795480103);
	assert_true(clock_of_utc_text("1970-01-01T00:00:01.999999Z", &when));
	assert_int_equal(when, 1);
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(clock_of_utc_text(bad[i], &when));
}

static double seconds_of(const struct timespec *when)
{
	return (double)when->tv_sec + (double)when->tv_nsec / 1e9;
}

/* Between two readings of the kernel's own clocks, one before and one after. */
static void the_clocks_are_the_kernels(void **state)
{
	struct timespec before, after;
	char text[UTC_TEXT_SIZE], first[UTC_TEXT_SIZE], last[UTC_TEXT_SIZE];
	double now;

	(void)state;
	for (int i = 0; i < 100; i++) {
		clock_gettime(CLOCK_MONOTONIC, &before);
		now = clock_seconds();
		clock_gettime(CLOCK_MONOTONIC, &after);
		assert_true(now >= seconds_of(&before) - 1e-6);
		assert_true(now <= seconds_of(&after) + 1e-6);
		clock_gettime(CLOCK_REALTIME, &before);
		clock_utc_text(text);
		clock_gettime(CLOCK_REALTIME, &after);
		clock_utc_text_of(seconds_of(&before) - 2e-6, first);
		clock_utc_text_of(seconds_of(&after) + 2e-6, last);
		assert_true(strcmp(first, text) <= 0 && strcmp(text, last) <= 0);
	}
}

static void whole_numbers_have_bounds(void **state)
{
	static const struct {
		const char *text;
		long long low, high;
		bool good;
	} cases[] = {
		{ "-3", -3, 9, true },
		{ "-4", -3, 9, false },
		{ "9", -3, 9, true },
		{ "10", -3, 9, false },
		{ "0", 0, 0, true },
		{ "7", 7, 7, true },
		{ "", -3, 9, false },
		{ " 1", -3, 9, false },
		{ "1 ", -3, 9, false },
		{ "1x", -3, 9, false },
		{ "x", -3, 9, false },
		{ "-", -3, 9, false },
		{ "9223372036854775807", 0, LLONG_MAX, true },
		{ "9223372036854775808", 0, LLONG_MAX, false },
		{ "-9223372036854775809", LLONG_MIN, 0, false },
	};
	long long value;

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (integer_of_text(cases[i].text, cases[i].low, cases[i].high, &value) !=
		    cases[i].good)
			fail_msg("'%s'", cases[i].text);
	assert_true(integer_of_text("-12", -20, 0, &value));
	assert_int_equal(value, -12);
}

static void lists_are_parted_by_commas(void **state)
{
	static const char *const bad[] = { "", ",", "a,", ",a", "a,,b" };
	struct texts texts = { 0 };

	(void)state;
	assert_true(texts_add_list(&texts, "a,bc,d"));
	assert_true(texts_add_list(&texts, "e"));
	assert_int_equal(texts.count, 4);
	assert_string_equal(texts.at[0], "a");
	assert_string_equal(texts.at[1], "bc");
	assert_string_equal(texts.at[3], "e");
	assert_true(texts_have(&texts, "a") && texts_have(&texts, "e"));
	assert_false(texts_have(&texts, "b"));
	for (int i = 0; i < 40; i++)
		texts_add(&texts, "%d", i);
	assert_string_equal(texts.at[43], "39");
	assert_string_equal(texts.at[4], "0");
	texts_add(&texts, "%s", ""); /* no text is one, too */
	assert_string_equal(texts.at[44], "");
	texts_free(&texts);
	assert_int_equal(texts.count, 0);
	assert_false(texts_have(&texts, "a"));
	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_false(texts_add_list(&texts, bad[i]));
		texts_free(&texts);
	}
}

static void width_is_counted_in_columns(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("abc"), 3);
	assert_int_equal(text_width("Größe"), 5);
	assert_int_equal(text_width("日本"), 4);
	assert_int_equal(text_width("\xF0\x9F\x98\x80!"), 3);
}

/* ---- guesses ---- */

enum { NO_GUESS = 1000 };

static size_t distance(const char *typed, const char *word)
{
	struct nearest nearest = { .typed = typed };

	nearest_offer(&nearest, word);
	return nearest.word ? nearest.distance : NO_GUESS;
}

/* A stack that does not hold, from an earlier call, just what the next one should put there. */
static __attribute__((noinline)) void clear_stack(void)
{
	volatile char bytes[32768];

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = 0;
}

#define TEN   "abcdefghij"
#define FORTY TEN TEN TEN TEN

/* Distances counted by hand. A guess may be 2 letters off, a third of the word from nine letters
 * on, and must keep a letter of it. */
static void distances_are_counted(void **state)
{
	static const struct {
		const char *typed, *word;
		size_t distance;
	} cases[] = {
		{ "abcdef", "abcdef", 0 },
		{ "abcdf", "abcdef", 1 },   /* one is missing */
		{ "bcdef", "abcdef", 1 },   /* at the beginning */
		{ "abcde", "abcdef", 1 },   /* at the end */
		{ "abcddef", "abcdef", 1 }, /* one too many */
		{ "xabcdef", "abcdef", 1 },
		{ "abcdefx", "abcdef", 1 },
		{ "abxdef", "abcdef", 1 }, /* another one */
		{ "bacdef", "abcdef", 1 }, /* neighbours swapped */
		{ "abdcef", "abcdef", 1 },
		{ "abcdfe", "abcdef", 1 },
		{ "badcef", "abcdef", 2 },
		{ "cbadef", "abcdef", 2 }, /* no neighbours */
		{ "xbcdey", "abcdef", 2 },
		{ "abefcd", "abcdef", NO_GUESS },
		{ "ca", "abc", NO_GUESS }, /* a swap is not taken apart again: 3 */
		{ "", "abcdef", NO_GUESS },
		{ "", "ab", NO_GUESS },
		{ "x", "abcdefghi", NO_GUESS },
		{ "a", "ab", 1 },
		{ "b", "ab", 1 },
		{ "x", "a", NO_GUESS }, /* nothing of it is left */
		{ "xy", "ab", NO_GUESS },
		{ "axy", "abc", 2 },
		{ "abcxy", "abcde", 2 },
		{ "abxyz", "abcde", NO_GUESS },
		{ "abcxyz", "abcdef", NO_GUESS },
		{ "abcdexyz", "abcdefgh", NO_GUESS },
		{ "abcdefxyz", "abcdefghi", 3 },
		{ "abcdewxyz", "abcdefghi", NO_GUESS },
		{ FORTY, FORTY, 0 },
		{ "x" TEN TEN TEN "abcdefghi", FORTY, 2 },
		{ FORTY "k", FORTY, NO_GUESS }, /* too long to be worth it, on either side */
		{ FORTY, FORTY "k", NO_GUESS },
		{ FORTY "k", TEN, NO_GUESS },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t got;

		clear_stack();
		got = distance(cases[i].typed, cases[i].word);
		if (got != cases[i].distance)
			fail_msg("'%s' and '%s': %zu", cases[i].typed, cases[i].word, got);
	}
}

/* What stands before the words is none of theirs, although it would make a swap of neighbours. */
static void only_the_words_are_read(void **state)
{
	static const char word[] = "cabdefgh", typed[] = "xacbdefgh";

	(void)state;
	clear_stack();
	assert_int_equal(distance(typed, word + 1), 2); /* x and c are too many */
	clear_stack();
	assert_int_equal(distance(word + 1, typed), 2);
}

static void the_nearest_is_guessed(void **state)
{
	struct nearest nearest = { .typed = "abcdef" };
	char text[NEAREST_TEXT_SIZE];

	(void)state;
	nearest_text(&nearest, text);
	assert_string_equal(text, "");
	nearest_offer(&nearest, "abcdxx");
	nearest_offer(&nearest, "abcyyf"); /* as near: the first one stays */
	assert_string_equal(nearest.word, "abcdxx");
	nearest_offer(&nearest, "abcdex");
	assert_string_equal(nearest.word, "abcdex");
	nearest_offer(&nearest, "abcdxx");
	nearest_offer(&nearest, "nothing like it");
	nearest_text(&nearest, text);
	assert_string_equal(text, "; did you mean 'abcdex'?");
}

/* What acts on a terminal, or is no text, is shown as what it is. */
static void what_acts_is_made_visible(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{ "plain, é, 共有 and \xE2\x80\xAE", "plain, é, 共有 and \\u202e" },
		{ "\033[31mred", "\\x1b[31mred" },
		{ "\xC2\x9B"
		  "31m",
		  "\\u009b31m" },
		{ "one\ntwo\tthree\r", "one\\ntwo\\tthree\\x0d" },
		{ "a\xFF"
		  "b\xE2\x82",
		  "a\\xffb\\xe2\\x82" },
		{ "\xEF\xBF\xBE", "\\ufffe" },
		{ "", "" },
	};
	char shown[64];
	char *mended = text_mended("a\xFF"
				   "é");
	struct error err = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(text_visible(shown, sizeof shown, cases[i].text),
				 strlen(cases[i].shown));
		assert_string_equal(shown, cases[i].shown);
		assert_int_equal(text_is_plain(cases[i].text),
				 strcmp(cases[i].text, cases[i].shown) == 0);
	}
	/* whole characters only */
	assert_int_equal(text_visible(shown, 4, "éé"), 2);
	assert_string_equal(shown, "é");
	assert_int_equal(text_visible(shown, 4, "a\033"), 1);
	assert_string_equal(mended, "a\xEF\xBF\xBDé");
	free(mended);
	error_at(&err, (struct place){ "f\033", 1, 2 }, "'%s'", "x\xC2\x9B");
	assert_string_equal(err.text, "f\\x1b:1:2: 'x\\u009b'");
}

static void markup_holds_nothing_that_acts(void **state)
{
	static const char hostile[] = "a\033b\xC2\x9B"
				      "c\xFF<\xEF\xBF\xBE";

	(void)state;
	expect(xml_print, hostile,
	       "a\xEF\xBF\xBD"
	       "b\xEF\xBF\xBD"
	       "c\xEF\xBF\xBD&lt;\xEF\xBF\xBD");
	expect(latex_print, hostile, "a b c \\textless{} ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_have_their_width),
		cmocka_unit_test(json_is_short),
		cmocka_unit_test(what_acts_is_made_visible),
		cmocka_unit_test(markup_holds_nothing_that_acts),
		cmocka_unit_test(xml_is_escaped),
		cmocka_unit_test(latex_is_escaped),
		cmocka_unit_test(times_are_text),
		cmocka_unit_test(text_is_a_time),
		cmocka_unit_test(the_clocks_are_the_kernels),
		cmocka_unit_test(whole_numbers_have_bounds),
		cmocka_unit_test(lists_are_parted_by_commas),
		cmocka_unit_test(width_is_counted_in_columns),
		cmocka_unit_test(distances_are_counted),
		cmocka_unit_test(only_the_words_are_read),
		cmocka_unit_test(the_nearest_is_guessed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
