/* datasets-memory.c — arrays that grow, and programs that end where there is no memory. */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/csv.h"
#include "datasets/exit-status.h"
#include "datasets/must.h"
#include "datasets/nearest.h"
#include "datasets/schema-run.h"
#include "datasets/table.h"
#include "datasets/texts.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A request beyond all memory is answered by NULL there, too, not by the sanitizer's own end. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void grows_and_keeps(void **state)
{
	int *items = NULL;
	size_t capacity = 0;

	(void)state;
	for (size_t count = 0; count < 1000; count++) {
		assert_true(array_grow(&items, &capacity, count, sizeof *items));
		assert_true(capacity > count);
		items[count] = (int)count;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	free(items);
}

static void stays_without_memory(void **state)
{
	char *items = strdup("as it was");
	size_t capacity = SIZE_MAX / 4;

	(void)state;
	assert_false(array_grow(&items, &capacity, capacity, 16));
	assert_false(array_reserve(&items, &capacity, SIZE_MAX, 1));
	assert_int_equal(capacity, SIZE_MAX / 4);
	assert_string_equal(items, "as it was");
	free(items);
}

/* A line that did not get its memory says so once it is over; cleared, it is as new. */
static void a_line_fails_as_a_whole(void **state)
{
	struct csv_line line = { .length = SIZE_MAX / 4 };
	struct error err = { 0 };

	(void)state;
	csv_line_text(&line, "a");
	assert_true(line.failed);
	csv_line_text(&line, "b");
	assert_true(line.length == SIZE_MAX / 4);
	assert_false(csv_line_end(&line, &err));
	assert_true(err.text[0] != '\0');
	csv_line_clear(&line);
	csv_line_text(&line, "c");
	assert_true(csv_line_end(&line, &err));
	assert_string_equal(line.text, "c\n");
	csv_line_free(&line);
}

static void use_texts(void)
{
	struct texts texts = { 0 };

	for (int i = 0; i < 20; i++)
		texts_add(&texts, "%02000d", i);
	texts_free(&texts);
}

static void use_tables(void)
{
	char path[] = "/tmp/migstat-memory-XXXXXX";
	FILE *file = fdopen(mkstemp(path), "w");
	struct table table;
	struct error err = { 0 };

	fprintf(file, "case,c%02000d,c%02001d\n", 0, 0);
	for (int i = 0; i < 20; i++)
		fprintf(file, "%02000d,%02000d,7\n", i, i);
	assert_int_equal(fclose(file), 0);
	assert_true(table_read(&table, path, &schema_cases, CSV_TORN_IS_ROW, TABLE_UNKNOWN_PASSES,
			       &err));
	table_free(&table);
	assert_false(table_read(&table, path, &schema_cases, CSV_TORN_IS_ROW,
				TABLE_UNKNOWN_IS_ERROR, &err));
	unlink(path);
}

static void use_lines(void)
{
	struct csv_line line = { 0 };

	for (int i = 0; i < 1000; i++)
		csv_line_text(&line, "abc");
	csv_line_free(&line);
}

/* What is freed is freed whole; each use takes many thousand bytes, in pieces of more than a
 * thousand; the C library keeps a few freed ones at hand. (Under a sanitizer, which has its own eye
 * on this, nothing is counted.) */
static void nothing_stays(void **state)
{
	static void (*const uses[])(void) = { use_texts, use_tables, use_lines };

	(void)state;
	for (size_t i = 0; i < COUNT(uses); i++) {
		size_t before;

		for (int k = 0; k < 10; k++)
			uses[i](); /* until the C library keeps no more freed pieces at hand */
		before = mallinfo2().uordblks;
		for (int k = 0; k < 10; k++)
			uses[i]();
		if (mallinfo2().uordblks >= before + 20000)
			fail_msg("use %zu keeps %zu bytes", i, mallinfo2().uordblks - before);
	}
}

static void needs_too_much(int which)
{
	size_t capacity = SIZE_MAX / 4;
	char *items = NULL;

	switch (which) {
	case 0:
		items = must_alloc(SIZE_MAX / 2, 1);
		break;
	case 1:
		items = must_alloc(SIZE_MAX / 2, 4); /* the product overflows */
		break;
	case 2:
		items = must_resize(NULL, SIZE_MAX / 2, 4);
		break;
	default:
		must_grow(&items, &capacity, capacity, 16);
	}
	free(items);
}

/* In a child, for it ends; its standard error is caught. */
static void ends_with_a_sentence(void **state)
{
	(void)state;
	for (int which = 0; which < 4; which++) {
		char text[256] = "";
		ssize_t length = 0;
		int ends[2], status;
		pid_t child;

		assert_int_equal(pipe(ends), 0);
		child = fork();
		if (child == 0) {
			dup2(ends[1], STDERR_FILENO);
			close(ends[0]);
			close(ends[1]);
			needs_too_much(which);
			_exit(0); /* it got what nobody can have */
		}
		close(ends[1]);
		for (ssize_t got;
		     (got = read(ends[0], text + length, sizeof text - 1 - (size_t)length)) > 0;)
			length += got;
		close(ends[0]);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), EXIT_FAILED);
		assert_non_null(strstr(text, "datasets-memory: there is not enough memory\n"));
	}
}

static void texts(void **state)
{
	size_t length;
	char *text, *copy = must_copy_part("copied", 4);
	FILE *stream = must_open_text(&text, &length);

	(void)state;
	assert_string_equal(copy, "copi");
	free(copy);
	copy = must_print("%s %d", "cell", 7);
	fputs(copy, stream);
	must_close_text(stream);
	assert_string_equal(text, "cell 7");
	assert_int_equal(length, 6);
	free(copy);
	free(text);
	text = must_alloc(0, 8); /* nothing is something to free */
	free(text);
}

static void guesses(void **state)
{
	static const struct {
		int number;
		const char *name;
	} table[] = { { 1, "mean" }, { 2, NULL }, { 3, "median" } };
	char guess[NEAREST_TEXT_SIZE];

	(void)state;
	nearest_of(guess, "medain", &table[0].name, COUNT(table), sizeof *table);
	assert_string_equal(guess, "; did you mean 'median'?");
	nearest_of(guess, "variance", &table[0].name, COUNT(table), sizeof *table);
	assert_string_equal(guess, "");
}

static void columns_are_listed(void **state)
{
	static const char *const names[] = { "mean", NULL, "median" };
	char text[NEAREST_LIST_SIZE];
	const char *wide[200];

	(void)state;
	nearest_or_list(text, "meam", names, COUNT(names), sizeof *names);
	assert_string_equal(text, "; did you mean 'mean'?");
	nearest_or_list(text, "variance", names, COUNT(names), sizeof *names);
	assert_string_equal(text, "; it has mean, median");
	for (size_t i = 0; i < COUNT(wide); i++)
		wide[i] = "a_column_of_a_wide_table";
	nearest_or_list(text, "x", wide, COUNT(wide), sizeof *wide);
	assert_true(strlen(text) < NEAREST_LIST_SIZE);
	assert_non_null(strstr(text, "a_wide_table and 18"));
	assert_non_null(strstr(text, " more"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_and_keeps),
		cmocka_unit_test(stays_without_memory),
		cmocka_unit_test(a_line_fails_as_a_whole),
		cmocka_unit_test(nothing_stays),
		cmocka_unit_test(ends_with_a_sentence),
		cmocka_unit_test(texts),
		cmocka_unit_test(guesses),
		cmocka_unit_test(columns_are_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
