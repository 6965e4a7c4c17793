/* datasets-csv.c — tests of the CSV reader and writer: places, bad input, torn files. */
#include "testing.h"

#include "datasets/csv.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Writes bytes to a new file; the caller unlinks it. */
static void make_file(char path[32], const char *bytes, size_t length)
{
	int fd;

	strcpy(path, "/tmp/migstat-csv-XXXXXX");
	fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), (ssize_t)length);
	close(fd);
}

/* Reads all rows and returns them as "a|b;c|d;" or, after an error, its text less the path. */
static char *read_all(const char *bytes, size_t length, enum csv_torn torn, long *torn_line)
{
	static char text[4096];
	char path[32];
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };

	make_file(path, bytes, length);
	assert_true(csv_open(&reader, path, torn, &err));
	text[0] = '\0';
	while (csv_next(reader, &row, &err) && row.count > 0) {
		for (size_t i = 0; i < row.count; i++) {
			strcat(text, i ? "|" : "");
			strcat(text, row.cells[i].text);
		}
		strcat(text, ";");
	}
	if (err.text[0] != '\0') {
		assert_memory_equal(err.text, path, strlen(path));
		strcpy(text, err.text + strlen(path));
	}
	if (torn_line)
		*torn_line = csv_torn_at(reader).line;
	csv_close(reader);
	unlink(path);
	return text;
}

static void rows_are_read(void **state)
{
	static const struct {
		const char *bytes, *rows;
	} cases[] = {
		{ "", "" },
		{ "a,b\n1,2\n", "a|b;1|2;" },
		{ "a,b\r\n1,2\r\n", "a|b;1|2;" },
		{ "a,b\n1,2", "a|b;1|2;" },
		{ "a\n\n\nb\n", "a;b;" },
		{ "\xEF\xBB\xBF"
		  "a,b\n",
		  "a|b;" },
		{ "\xEF\xBB\xBF", "" },
		{ "\xEF\xBB", "\xEF\xBB;" },
		{ "\xEF\xBB\xBF\n\xEF\xBB\xBF\n", "\xEF\xBB\xBF;" }, /* a mark only at the start */
		{ "a\n\r\n", "a;" },
		{ "a\rb\r", "a;b;" },
		{ "\"x, \"\"y\"\"\nz\",2\n", "x, \"y\"\nz|2;" },
		{ ",\n", "|;" },
		{ " a , b \n", "a|b;" },
		{ "\" a \"\n", " a ;" },
		{ "\xC3\xA9,\xE6\x97\xA5\n", "\xC3\xA9|\xE6\x97\xA5;" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
			read_all(cases[i].bytes, strlen(cases[i].bytes), CSV_TORN_IS_ROW, NULL),
			cases[i].rows);
}

static void bad_input_is_placed(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *start;
	} cases[] = {
		{ "a,b\n1,\"x\"y\n", 11, ":2:6: a misplaced quote" },
		{ "a,b\n1,2\"\n", 9, ":2:4: a misplaced quote" },
		{ "a,b\n1,\"2\n3,4\n", 13, ":2:3: a quote that is never closed" },
		{ "a,b\n1,2\0\n", 9, ":2:3: a NUL byte" },
		{ "a,b\n\n\n\"1\n2\",3\"\n", 16, ":5:5: a misplaced quote" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *text = read_all(cases[i].bytes, cases[i].length, CSV_TORN_IS_ROW, NULL);

		assert_memory_equal(text, cases[i].start, strlen(cases[i].start));
	}
}

static void places_are_exact(void **state)
{
	static const char bytes[] = "a,b\n\n\"1\n2\", 3\n";
	char path[32];
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };

	(void)state;
	make_file(path, bytes, strlen(bytes));
	assert_true(csv_open(&reader, path, CSV_TORN_IS_ROW, &err));
	assert_true(csv_next(reader, &row, &err));
	assert_int_equal(row.count, 2);
	assert_int_equal(row.cells[0].at.line, 1);
	assert_int_equal(row.cells[0].at.column, 1);
	assert_int_equal(row.cells[1].at.line, 1);
	assert_int_equal(row.cells[1].at.column, 3);
	assert_true(csv_next(reader, &row, &err));
	assert_int_equal(row.cells[0].at.line, 3);
	assert_int_equal(row.cells[0].at.column, 1);
	assert_int_equal(row.cells[1].at.line, 4);
	assert_int_equal(row.cells[1].at.column, 4);
	assert_int_equal(csv_torn_at(reader).line, 0);
	csv_close(reader);
	unlink(path);
}

static void torn_line_is_left_out(void **state)
{
	static const struct {
		const char *bytes, *rows;
		long torn;
	} cases[] = {
		{ "a,b\n1,2\n", "a|b;1|2;", 0 },
		{ "a,b\n1,2\n3,4", "a|b;1|2;", 3 },
		{ "a,b\n1,2\n3,\"4\n5", "a|b;1|2;", 3 },
		{ "a,b\n1,2\n\"", "a|b;1|2;", 3 },
		{ "a,b", "", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		long torn;

		assert_string_equal(read_all(cases[i].bytes, strlen(cases[i].bytes),
					     CSV_TORN_IS_LEFT_OUT, &torn),
				    cases[i].rows);
		assert_int_equal(torn, cases[i].torn);
	}
}

static void blocks_do_not_matter(void **state)
{
	/* a row across the reader's 64 KiB block */
	size_t length = 200000;
	char *bytes = malloc(length + 1);
	char path[32];
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };

	(void)state;
	memset(bytes, 'x', length);
	bytes[70000] = ',';
	bytes[length - 1] = '\n';
	make_file(path, bytes, length);
	assert_true(csv_open(&reader, path, CSV_TORN_IS_ROW, &err));
	assert_true(csv_next(reader, &row, &err));
	assert_int_equal(row.count, 2);
	assert_int_equal(strlen(row.cells[0].text), 70000);
	assert_int_equal(strlen(row.cells[1].text), length - 70002);
	assert_int_equal(row.cells[1].at.column, 70002);
	csv_close(reader);
	unlink(path);
	free(bytes);
}

static void text_in_memory_is_read(void **state)
{
	static const char text[] = "a,b\n\"1\",2"; /* longer than what is to be read */
	struct csv_reader *reader;
	struct csv_row row;
	struct error err = { 0 };

	(void)state;
	assert_true(csv_open_text(&reader, "some.csv", text, 9, &err));
	assert_true(csv_next(reader, &row, &err));
	assert_int_equal(row.count, 2);
	assert_true(csv_next(reader, &row, &err));
	assert_string_equal(row.cells[1].text, "2");
	assert_string_equal(row.cells[1].at.file, "some.csv");
	assert_int_equal(row.cells[1].at.column, 5);
	assert_true(csv_next(reader, &row, &err));
	assert_int_equal(row.count, 0);
	csv_close(reader);
	assert_true(csv_open_text(&reader, "some.csv", text, 6, &err));
	assert_true(csv_next(reader, &row, &err));
	assert_false(csv_next(reader, &row, &err));
	assert_string_equal(err.text, "some.csv:2:1: a quote that is never closed");
	csv_close(reader);
}

static void missing_file_is_named(void **state)
{
	struct csv_reader *reader;
	struct error err = { 0 };

	(void)state;
	assert_false(csv_open(&reader, "/nowhere/x.csv", CSV_TORN_IS_ROW, &err));
	assert_null(reader);
	assert_string_equal(err.text, "/nowhere/x.csv: No such file or directory");
	csv_close(NULL);
}

static void lines_are_written(void **state)
{
	struct csv_line line = { 0 };
	struct error err = { 0 };

	(void)state;
	csv_line_text(&line, "plain");
	csv_line_text(&line, NULL);
	csv_line_text(&line, "a, \"b\"\nc");
	csv_line_text(&line, " blank ");
	csv_line_integer(&line, -7);
	csv_line_exact(&line, NAN);
	csv_line_exact(&line, 0.1);
	csv_line_exact(&line, 1.0 / 3.0);
	csv_line_exact(&line, 2000000000.0);
	assert_true(csv_line_end(&line, &err));
	assert_string_equal(line.text, "plain,,\"a, \"\"b\"\" c\",\" blank \",-7,,0.1,"
				       "0.3333333333333333,2000000000\n");
	csv_line_free(&line);
}

/* Blanks at either end, and what parts cells and lines; nothing else. Beside it: there is always
 * room for the end of the text. */
static void only_what_must_is_quoted(void **state)
{
	static const struct {
		const char *cell, *written;
	} cases[] = {
		{ "", "" },           { "a", "a" },
		{ "a b", "a b" },     { " a", "\" a\"" },
		{ "a ", "\"a \"" },   { "\ta", "\"\ta\"" },
		{ "a\t", "\"a\t\"" }, { " ", "\" \"" },
		{ "a,", "\"a,\"" },   { "a\nb", "\"a b\"" },
		{ "a\r", "\"a \"" },  { "\"", "\"\"\"\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct csv_line line = { 0 };
		struct error err = { 0 };
		char expected[32];

		csv_line_text(&line, cases[i].cell);
		assert_true(line.capacity > line.length);
		assert_true(csv_line_end(&line, &err));
		assert_true(line.capacity > line.length);
		snprintf(expected, sizeof expected, "%s\n", cases[i].written);
		assert_string_equal(line.text, expected);
		csv_line_free(&line);
	}
}

/* Lines that are put together one behind the other, and what one leaves to the next. */
static void lines_follow_one_another(void **state)
{
	struct csv_line line = { 0 };
	struct error err = { 0 };
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	(void)state;
	csv_line_text(&line, "a");
	assert_true(csv_line_end(&line, &err));
	for (int i = 0; i < 500; i++) {
		csv_line_text(&line, "b");
		assert_true(line.capacity > line.length);
	}
	assert_memory_equal(line.text, "a\nb,b", 5);
	assert_int_equal(line.length, 2 + 500 + 499);
	csv_line_clear(&line);
	csv_line_text(&line, "c");
	csv_line_integer(&line, 0);
	assert_true(csv_line_print(&line, stream, &err));
	csv_line_exact(&line, NAN);
	csv_line_text(&line, "d");
	assert_true(csv_line_print(&line, stream, &err));
	assert_int_equal(fclose(stream), 0);
	assert_string_equal(text, "c,0\n,d\n");
	csv_line_free(&line);
	free(text);
}

static void exact_numbers_read_back(void **state)
{
	static const double values[] = { 0,
					 0.1,
					 0.1 + 0.2, /* needs 17 digits */
					 1e-300,
					 1.7976931348623157e308,
					 123456789.123456789,
					 -5e-324 };
	char text[32];

	(void)state;
	csv_exact_text(text, 0.1 + 0.2);
	assert_string_equal(text, "0.30000000000000004");
	csv_exact_text(text, 1e15 + 0.5);
	assert_string_equal(text, "1000000000000000.5");
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		csv_exact_text(text, values[i]);
		assert_true(strtod(text, NULL) == values[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_read),
		cmocka_unit_test(bad_input_is_placed),
		cmocka_unit_test(places_are_exact),
		cmocka_unit_test(torn_line_is_left_out),
		cmocka_unit_test(blocks_do_not_matter),
		cmocka_unit_test(missing_file_is_named),
		cmocka_unit_test(text_in_memory_is_read),
		cmocka_unit_test(lines_are_written),
		cmocka_unit_test(exact_numbers_read_back),
		cmocka_unit_test(only_what_must_is_quoted),
		cmocka_unit_test(lines_follow_one_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
