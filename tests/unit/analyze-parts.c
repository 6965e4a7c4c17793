/* A CSV file read in blocks by several threads: the very same as row by row, whatever the size of
 * the blocks, the number of threads, and the way in which the file is written. */
#include "testing.h"

#include "tests/lib/rows-dump.h"

#include "datasets/array.h"

#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/migstat-parts-XXXXXX";

static int make_file(void **state)
{
	int file = mkstemp(path);

	(void)state;
	return file < 0 ? -1 : close(file);
}

static int remove_file(void **state)
{
	(void)state;
	return unlink(path);
}

/* What is asked of the file at hand. */
struct question {
	const char *values, *by, *unit_of, *where, *failed, *cycle_of, *missing, *time_of;
	bool no_header, marked;
};

static char *read_as(const struct question *of, size_t threads, size_t block_bytes)
{
	struct texts by = { 0 };
	struct rows_query query = {
		.path = path,
		.by = &by,
		.unit_of = of->unit_of,
		.where = of->where,
		.failed = of->failed,
		.cycle_of = of->cycle_of,
		.no_header = of->no_header,
		.time_of = of->time_of,
		.marked = of->marked,
		.directions = true,
		.threads = threads,
		.block_bytes = block_bytes,
		.row_by_row = threads == 0,
	};
	char *text;

	assert_true(texts_add_list(&query.values, of->values));
	assert_true(!of->by || texts_add_list(&by, of->by));
	assert_true(!of->missing || texts_add_list(&query.missing, of->missing));
	text = rows_dump(&query);
	texts_free(&query.values);
	texts_free(&query.missing);
	texts_free(&by);
	return text;
}

/* The text that row by row gives. Free it. */
static char *check_all_ways(const struct question *of)
{
	static const size_t threads[] = { 1, 2, 3, 8 };
	static const size_t sizes[] = { 1, 2, 5, 11, 40, 100, 101, 500, 4096, 0 };
	char *expected = read_as(of, 0, 0);

	for (size_t t = 0; t < COUNT(threads); t++)
		for (size_t s = 0; s < COUNT(sizes); s++) {
			char *text = read_as(of, threads[t], sizes[s]);

			if (strcmp(text, expected) != 0)
				fail_msg("%zu threads, blocks of %zu bytes:\n%sinstead of\n%s",
					 threads[t], sizes[s], text, expected);
			free(text);
		}
	return expected;
}

static void write_file(const char *text, size_t length)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* A file of that text, and what all ways have of it. Free it. */
static char *check_text(const char *text, const struct question *of)
{
	write_file(text, strlen(text));
	return check_all_ways(of);
}

/* How a file of the same rows may be written. */
struct writing {
	const char *line_end;
	bool quotes, last_end, blanks;
};

static void write_rows(const struct writing *writing, size_t rows)
{
	const char *quote = writing->quotes ? "\"" : "";
	const char *blank = writing->blanks ? " \t" : "";
	FILE *file = fopen(path, "w");
	unsigned state = 7;

	assert_non_null(file);
	fprintf(file, "host,vm,cycle,direction,note,t_ms,moved_mib,delta%s", writing->line_end);
	for (size_t i = 0; i < rows; i++) {
		state = state * 1103515245 + 12345;
		fprintf(file, "%sh%u%s,%s%svm %u%s,%zu,%s,%s%s%s,", quote, state >> 16 & 1, quote,
			blank, quote, state >> 17 & 3, quote, i / 9, i % 2 ? "AB" : "BA", quote,
			writing->quotes && i % 5 == 0 ? "a \"\"line\"\",\nand another" : "plain",
			quote);
		fprintf(file, "%s%u.%02u%s,%u,%s%u.5%s", blank, state >> 20 & 255, state >> 8 & 99,
			blank, state >> 12 & 63, i % 3 ? "-" : "", state >> 24,
			i + 1 < rows || writing->last_end ? writing->line_end : "");
		if (i % 50 == 49)
			fprintf(file, "%s", writing->line_end); /* a blank line */
	}
	assert_int_equal(fclose(file), 0);
}

static void test_writings(void **state)
{
	static const char *const ends[] = { "\n", "\r\n" };
	static const struct question questions[] = {
		{ .values = "t_ms", .by = "host" },
		{ .values = "delta,t_ms,moved_mib", .by = "host,note", .unit_of = "vm" },
		{ .values = "t_ms", .unit_of = "vm", .where = "cycle > 3 and host = h1" },
		{ .values = "t_ms", .failed = "moved_mib < 9", .cycle_of = "none" },
		{ .values = "moved_mib", .by = "vm,host", .missing = "7,12" },
		{ .values = "t_ms,delta", .by = "host", .unit_of = "vm", .marked = true },
		{ .values = "t_ms", .time_of = "cycle", .marked = true, .failed = "vm = 'vm 2'" },
	};

	(void)state;
	for (size_t form = 0; form < 16; form++) {
		const struct writing writing = { ends[form & 1], form & 2, form & 4, form & 8 };

		write_rows(&writing, 130);
		for (size_t q = 0; q < COUNT(questions); q++) {
			char *text = check_all_ways(&questions[q]);

			assert_non_null(strstr(text, "130 rows"));
			free(text);
		}
	}
}

/* What a block cannot take is taken row by row, and complained of at its place. */
static void test_odd(void **state)
{
	static const struct {
		const char *text, *said;
	} odd[] = {
		{ "x,g\n1,a\n2,b,c\n", ":3:1: 3 cells where the header has 2" },
		{ "x,g\n1,a\n\n2\n", ":4:1: 1 cells where the header has 2" },
		{ "x,g\n1,a\n \t\n2,b\n3,\"b\n", ":5:3: a quote that is never closed" },
		{ "x,g\n1,a\n2,b\"\n3,\"c\n\"\n4,d\n", ":3:4: a misplaced quote" },
		{ "x,g\n1,a\n2,b\n3x,c\n4,d\n", ":4:1: column 'x': '3x' is not a number" },
		{ "x,g\n1,a\n\"two\nlines\",b\n", ":3:1: column 'x': 'two" },
		{ "x,g\n1,a\n  \n2\n", ":4:1: 1 cells" }, /* not where the blank line is */
		{ "x,g\r1,a\r2,b\r", "2 rows, 2 kept" },
		{ "x,g\n1,a\n2\r,b\n", ":3:1: 1 cells" },
		{ "x,g\n1,a\r\r\n2,b\n", "2 rows, 2 kept" },
		{ "x,g\n1,a\n2,b\n3,c", "3 rows, 3 kept" },
		{ "x,g\n1,a\n2,b\n3,", "3 rows, 3 kept" },
		{ "x,g\n1,a\n2,b\n   ", "2 rows, 2 kept" },
		{ "x\n1\n\n \n2\n\t\n", "2 rows, 2 kept" },
		{ "x;g\n1,5;a\n2,5;b\n2.5;b\n", ":4:1: column 'x': '2.5'" },
		{ "x;g\n1,5;a\n2,25;b\n", "decimals" },
		{ "x,g\n1,a\n#2,b\n# a \"comment\n3,c\n", "comments (#) passed over" },
		{ "t_ms,g\n1,a\n-2,b\n", ":3:1: column 't_ms': '-2' is below 0" },
		{ "x,cycle\n1,1\n2,\n3,2\n", "0 cycles" },
		{ "x,g\nNA,a\n1e3,b\n-,a\n+5,a\n.5,a\n-0,a\n,b\n", "7 rows, 7 kept" },
		{ "x,g\n123456789012345678901234567890,a\n0.1234567890123456789,b\n", "decimals" },
		{ "x,g\n1e999,a\n", "is not a number" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(odd); i++) {
		const bool times = strncmp(odd[i].text, "t_ms", 4) == 0;
		const struct question question = { .values = times ? "t_ms" : "x" };
		char *text = check_text(odd[i].text, &question);

		if (!strstr(text, odd[i].said))
			fail_msg("'%s': %s", odd[i].text, text);
		free(text);
	}
}

/* The line and the time of each value; of too many rows none is kept, wherever that is seen. */
static void test_marks(void **state)
{
	const struct question plain = { .values = "x", .marked = true };
	const struct question asked = { .values = "x", .marked = true, .time_of = "when" };
	char *text = check_text("x,started_at\n1,2026-01-01T00:00:01Z\n2,soon\n\n3,7\n", &plain);
	FILE *file;

	(void)state;
	assert_non_null(strstr(text, "line 3 tells no time"));
	assert_non_null(strstr(text, " 1#2/2 2#3/3 3#5/5\n"));
	free(text);
	text = check_text("x,when\n1,5\n2,4\n3,soon\n", &asked);
	assert_non_null(strstr(text, ":4:3: column 'when': 'soon' is no time"));
	free(text);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "x,g\n");
	for (int i = 0; i <= MARKS_MOST; i++)
		fprintf(file, "%d,a\n", i % 7);
	assert_int_equal(fclose(file), 0);
	for (size_t threads = 0; threads < 3; threads++) {
		text = read_as(&plain, threads, threads == 2 ? 5000 : 0);
		assert_non_null(strstr(text, "100001 rows"));
		assert_null(strchr(text, '#'));
		free(text);
	}
}

static void test_nul_and_no_header(void **state)
{
	static const char nul[] = "x,g\n1,a\n2,\0\n3,c\n";
	const struct question question = { .values = "x" };
	const struct question numbered = { .values = "2", .by = "1", .no_header = true };
	char *text;

	(void)state;
	write_file(nul, sizeof nul - 1);
	text = check_all_ways(&question);
	assert_non_null(strstr(text, ":3:3: a NUL byte"));
	free(text);
	text = check_text("a,1\nb,2\na,3\n", &numbered);
	assert_non_null(strstr(text, "3 rows, 3 kept"));
	free(text);
}

/* A compressed file is unpacked in between; a block may begin as a compressed file does. */
static void test_marks_of_other_files(void **state)
{
	const struct question question = { .values = "x", .by = "g" };
	char *text =
		check_text("g,x\na,1\n\x1f\x8b\x08,2\n\xef\xbb\xbf,3\nBZh91AY&SY,4\n", &question);

	(void)state;
	assert_non_null(strstr(text, "group '\xef\xbb\xbf'"));
	assert_non_null(strstr(text, "4 rows, 4 kept"));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_writings),
		cmocka_unit_test(test_odd),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_nul_and_no_header),
		cmocka_unit_test(test_marks_of_other_files),
	};

	return cmocka_run_group_tests(tests, make_file, remove_file);
}
