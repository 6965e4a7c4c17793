/* CSV files read by several processes, each a part: the very same as by one, wherever they are cut,
 * and however the files are written; of large groups and small ones; and what is wrong is said as
 * by one. */
#include "testing.h"

#include "analyze/rows/shared.h"
#include "analyze/summary/rows-summary.h"
#include "datasets/array.h"
#include "tests/lib/across-threads.h"
#include "tests/lib/rows-dump.h"

#include <string.h>
#include <unistd.h>

enum { FILES = 3 };

static char folder[] = "/tmp/migstat-shared-XXXXXX";
static char paths[FILES][64];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	for (size_t i = 0; i < FILES; i++)
		snprintf(paths[i], sizeof paths[i], "%s/%zu.csv", folder, i);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILES; i++)
		unlink(paths[i]);
	return rmdir(folder);
}

/* How the files are written. */
struct writing {
	const char *end; /* of a line */
	bool quoted, breaks, torn;
};

static void write_file(size_t index, size_t rows, const struct writing *as)
{
	static const char *const words[] = { "\"plain\"", "\"a \"\"b\"\" ,\"", "\"x\ny\n,z\"" };
	FILE *file = fopen(paths[index], "w");
	unsigned long long noise = 7 + index;

	assert_non_null(file);
	fprintf(file, "g,vm,cycle,direction,note,x,y ms%s", as->end);
	for (size_t i = 0; i < rows; i++) {
		noise = noise * 16807 % 2147483647;
		fprintf(file, "g%llu,v%llu,%zu,%s,%s,%llu.%03llu,%s", noise % 3, noise / 3 % 4,
			(index * rows + i) / 11, noise % 7 > 2 ? "AB" : "BA",
			!as->quoted ? "plain" : words[noise % (as->breaks ? 3 : 2)], noise % 1000,
			noise / 7 % 1000, noise % 13 == 0 ? "" : "12.5");
		if (i + 1 < rows || !as->torn)
			fputs(as->end, file);
	}
	fclose(file);
}

/* What is asked, and what one says. */
struct question {
	struct rows_query query;
	struct texts files, by;
	char *said; /* by process 0 */
};

/* All that there is to say; of all processes if rows->across. */
static char *say(struct rows *rows)
{
	char *text;
	size_t length;
	FILE *to = open_memstream(&text, &length);

	assert_non_null(to);
	fprintf(to, "%zu rows, %zu kept; limit %.17g\n", rows->read, rows->kept,
		rows_limit(rows, 0));
	for (size_t i = 0; i < rows->said.count; i++)
		fprintf(to, "said: %s\n", rows->said.at[i]);
	for (size_t g = 0; g < rows->count; g++)
		for (size_t c = 0; c < rows->column_count; c++) {
			struct summary summary = rows_summary(rows, g, c, UNIT_VM, 0, 0.95);

			for (size_t i = 0; i < SUMMARY_COLUMNS; i++)
				fprintf(to, "%s %.17g\n", schema_summary.trailing[i].name,
					summary.value[i]);
		}
	for (size_t g = 0; g < rows->count; g++) {
		for (size_t c = 0; c < rows->column_count; c++)
			if (rows_values(rows, g, c) > 0)
				rows_gather(rows, g, c);
		dump_group(to, rows, rows->groups[g]);
	}
	fclose(to);
	return text;
}

static void read_shared(const struct across *across, void *closure)
{
	struct question *of = closure;
	struct error err = { 0 };
	struct rows rows;
	char *text;

	if (rows_read_shared(&rows, &of->query, across, &err)) {
		text = say(&rows);
		rows_free(&rows);
	} else {
		text = strdup(err.text);
	}
	if (across->rank == 0)
		of->said = text;
	else
		free(text);
}

static char *read_alone(struct question *of)
{
	struct error err = { 0 };
	struct rows rows;
	char *text;

	if (!rows_read(&rows, &of->query, &err))
		return strdup(err.text);
	text = say(&rows);
	rows_free(&rows);
	return text;
}

static struct question question_of(size_t files, const char *unit_of)
{
	struct question of = {
		.query = { .path = "files", .unit_of = unit_of, .directions = true, .marked = true }
	};

	for (size_t i = 0; i < files; i++)
		texts_add(&of.files, "%s", paths[i]);
	texts_add(&of.by, "g");
	texts_add(&of.query.values, "x");
	texts_add(&of.query.values, "y ms");
	return of;
}

static void question_free(struct question *of)
{
	texts_free(&of->files);
	texts_free(&of->by);
	texts_free(&of->query.values);
}

/* By 1 to 5 processes, with threads and blocks of any size. What they say begins with what one
 * says: of an error it tells the process, too. */
static void check(size_t files, const char *unit_of, bool error)
{
	static const size_t ranks[] = { 1, 2, 3, 5 };
	static const size_t blocks[] = { 1, 40, 0 };
	struct question of = question_of(files, unit_of);
	char *expected;

	of.query.files = &of.files;
	of.query.by = &of.by;
	expected = read_alone(&of);
	if (error != (strstr(expected, " kept;") == NULL))
		fail_msg("it says: %s", expected);
	for (size_t r = 0; r < COUNT(ranks); r++)
		for (size_t b = 0; b < COUNT(blocks); b++) {
			of.query.threads = 1 + b;
			of.query.block_bytes = blocks[b];
			across_threads(ranks[r], read_shared, &of);
			if (error ? strncmp(of.said, expected, strlen(expected)) != 0
				  : strcmp(of.said, expected) != 0)
				fail_msg("%zu ranks, blocks of %zu bytes:\n%sinstead of\n%s",
					 ranks[r], blocks[b], of.said, expected);
			free(of.said);
		}
	free(expected);
	question_free(&of);
}

static void test_ways_of_writing(void **state)
{
	(void)state;
	for (unsigned bits = 0; bits < 16; bits++) {
		const struct writing as = { bits & 1 ? "\r\n" : "\n", bits & 2, bits & 4,
					    bits & 8 };

		for (size_t i = 0; i < FILES; i++)
			write_file(i, 40, &as);
		check(1, "vm", false);
		check(FILES, bits % 3 > 0 ? "vm" : NULL, false);
	}
}

static void test_few_rows(void **state)
{
	const struct writing as = { "\n", false, false, false };

	(void)state;
	write_file(0, 1, &as);
	write_file(1, 0, &as);
	write_file(2, 2, &as);
	check(1, "vm", false);
	check(2, NULL, false);
	check(FILES, "vm", false);
}

/* Replaces the first `from` behind so many bytes by `to`, which is as long. */
static void spoil(size_t index, long behind, const char *from, const char *to)
{
	static char text[100000];
	FILE *file = fopen(paths[index], "r+");
	size_t length;
	char *at;

	assert_non_null(file);
	length = fread(text, 1, sizeof text - 1, file);
	text[length] = '\0';
	at = strstr(text + behind, from);
	assert_non_null(at);
	assert_int_equal(strlen(from), strlen(to));
	fseek(file, at - text, SEEK_SET);
	fputs(to, file);
	fclose(file);
}

static void test_errors(void **state)
{
	const struct writing quoted = { "\n", true, true, false };
	const struct writing plain = { "\n", false, false, false };

	(void)state;
	for (size_t i = 0; i < FILES; i++)
		write_file(i, 40, i == 1 ? &quoted : &plain);
	spoil(1, 1200, "12.5", "12,5");
	check(FILES, "vm", true);
	write_file(1, 40, &quoted);
	spoil(1, 900, "12.5", "12\"5");
	check(FILES, "vm", true);
	write_file(1, 40, &plain);
	spoil(2, 500, "12.5", "abcd");
	spoil(0, 700, "12.5", "-2.5");
	check(FILES, "vm", true);
	write_file(0, 40, &plain);
	write_file(2, 40, &plain);
	spoil(2, 0, "cycle", "round");
	check(FILES, "vm", true);
	unlink(paths[2]);
	check(FILES, "vm", true);
}

/* More digits than 128 bits, and than a double, have: as samples then. */
static void test_many_digits(void **state)
{
	FILE *file = fopen(paths[0], "w");

	(void)state;
	assert_non_null(file);
	fputs("g,vm,x,y ms\n", file);
	for (int i = 0; i < 30; i++)
		fprintf(file, "g%d,v%d,0.1000000000000000000%d,1e%d\n", i % 2, i % 5, i, i);
	fclose(file);
	check(1, "vm", false);
	check(1, NULL, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ways_of_writing),
		cmocka_unit_test(test_few_rows),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_many_digits),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
