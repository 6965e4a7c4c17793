/*
 * A table read row by row: what it refuses is tested with table_read, which stands on it
 * (datasets-tables.c); here its cells, its end, and the short way of reading numbers against
 * strtod.
 */
#include "testing.h"

#include "datasets/number-text.h"
#include "datasets/table-stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A file with that text; the caller unlinks it. */
static void put(char path[32], const char *text)
{
	FILE *file;
	int fd;

	strcpy(path, "/tmp/migstat-unit.XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	file = fdopen(fd, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void test_rows(void **state)
{
	struct table_stream stream;
	struct error err = { 0 };
	char path[32];
	bool more;

	(void)state;
	put(path, "migration,at,new,clock_seconds,from,event\n"
		  "7,2026-01-01T00:00:00Z,x,1.5,a,started\n"
		  ",2026-01-01T00:00:00Z,x,2.5,collect,en");
	assert_true(table_stream_open(&stream, path, &schema_events, CSV_TORN_IS_LEFT_OUT,
				      TABLE_UNKNOWN_PASSES, &err));
	assert_true(table_stream_next(&stream, &more, &err));
	assert_true(more);
	assert_close(table_stream_number(&stream, table_stream_column(&stream, "migration")), 7, 0);
	assert_close(table_stream_number(&stream, 3), 1.5, 0);
	assert_string_equal(table_stream_text(&stream, table_stream_column(&stream, "event")),
			    "started");
	/* a column that the file does not have */
	assert_int_equal(table_stream_column(&stream, "vm"), stream.columns);
	assert_string_equal(table_stream_text(&stream, stream.columns), "");
	assert_true(isnan(table_stream_number(&stream, stream.columns)));
	/* the torn last line is left out */
	assert_true(table_stream_next(&stream, &more, &err));
	assert_false(more);
	table_stream_close(&stream);
	unlink(path);
}

static void test_bad_rows(void **state)
{
	static const struct {
		const char *row, *wanted;
	} bad[] = {
		{ "1,,x,a,started\n", "column 'clock_seconds': 'x' is not a number" },
		{ "1.5,,1,a,started\n", "column 'migration': '1.5' is not a whole number" },
		{ "-5,,1,a,started\n", "column 'migration': '-5' is not a whole number from 1" },
		{ "99999999999999,,1,a,started\n", "'99999999999999' is not a whole number" },
		{ "1,,1e999,a,started\n", "column 'clock_seconds': '1e999' is not a number" },
		{ "1,2026-02-31T25:61:61Z,1,a,started\n", "is no moment such as" },
		{ "1,2026-02-29T00:00:00Z,1,a,started\n", "is no moment such as" },
		{ "1,2026,1,a,started\n", "column 'at': '2026' is no moment such as" },
		{ "1,,1,c,started\n", "column 'from': 'c' is none of a, b, manager" },
		{ "1,,1,a,\n", "column 'event' is empty" },
		{ "1,,1,a\n", "4 cells where the header has 5" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct table_stream stream;
		struct error err = { 0 };
		char path[32];
		char text[128];
		bool more;

		snprintf(text, sizeof text, "migration,at,clock_seconds,from,event\n%s",
			 bad[i].row);
		put(path, text);
		assert_true(table_stream_open(&stream, path, &schema_events, CSV_TORN_IS_ROW,
					      TABLE_UNKNOWN_PASSES, &err));
		assert_false(table_stream_next(&stream, &more, &err));
		assert_non_null(strstr(err.text, bad[i].wanted));
		assert_non_null(strstr(err.text, ":2:"));
		table_stream_close(&stream);
		unlink(path);
	}
}

static void test_empty_file(void **state)
{
	struct table_stream stream;
	struct error err = { 0 };
	char path[32];

	(void)state;
	put(path, "");
	assert_false(table_stream_open(&stream, path, &schema_events, CSV_TORN_IS_ROW,
				       TABLE_UNKNOWN_PASSES, &err));
	assert_non_null(strstr(err.text, "the file is empty"));
	unlink(path);
}

/* Numbers as they stand in runs, and at the border of the short way. */
/* No measurement has a sign without a size: "-0" would be a minimum of -0. */
static void zero_has_no_sign(void **state)
{
	static const char *const zeros[] = { "-0", "-0.0", "-.000", "-0e5", "0", "-1e-400" };
	double value;

	(void)state;
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
		assert_true(number_of_text(zeros[i], &value));
		assert_true(value == 0 && !signbit(value));
	}
	assert_true(number_of_text("-0.5", &value) && value == -0.5);
}

static void test_short_way_is_strtod(void **state)
{
	static const char *const edges[] = {
		"0",
		"-0",
		"0.1",
		"-.5",
		"5.",
		"999999999999999",
		"1e22",
		"0.000001",
		"+1.25",
		"1e-5",
		"9007199254740993",
		"123456789012345.6",
		"-12.5",
		"00012.50",
		"1.7976931348623157e308",
		"0.000000000000001",
		"4.9e-324",
	};
	unsigned seed = 1;

	(void)state;
	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
		double value;
		double expected = strtod(edges[i], NULL) + 0.0; /* "-0" is 0 */

		assert_true(number_of_text(edges[i], &value));
		assert_memory_equal(&value, &expected, sizeof value);
	}
	for (int i = 0; i < 100000; i++) {
		char text[40];
		double value;
		double expected;

		snprintf(text, sizeof text, "%s%d.%0*d", i % 3 == 0 ? "-" : "", rand_r(&seed),
			 1 + i % 10, rand_r(&seed));
		expected = strtod(text, NULL);
		assert_true(number_of_text(text, &value));
		assert_memory_equal(&value, &expected, sizeof value);
	}
}

static void test_no_numbers(void **state)
{
	static const char *const bad[] = { "",   "-",   ".",   "-.",  "1.2.3", "1-2", "--1", " 1",
					   "1 ", "0x1", "nan", "inf", "1e999", "1,5", "e5" };
	double value;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(number_of_text(bad[i], &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_bad_rows),
		cmocka_unit_test(test_empty_file),
		cmocka_unit_test(zero_has_no_sign),
		cmocka_unit_test(test_short_way_is_strtod),
		cmocka_unit_test(test_no_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
