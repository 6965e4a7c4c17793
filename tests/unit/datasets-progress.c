/* What a line of progress says, and when there is one. */
#include "testing.h"

#include "datasets/progress.h"

#include <stdlib.h>
#include <string.h>

static void says(const char *expected, double seconds, uint64_t done, uint64_t total)
{
	char text[PROGRESS_TEXT_SIZE];

	progress_text(text, seconds, done, total);
	assert_string_equal(text, expected);
}

static void test_text(void **state)
{
	(void)state;
	says("1.00 GB of 4.00 GB, 500 MB/s, 6 s left", 2, 1000000000, 4000000000);
	says("999 B of 10.0 kB, 666 B/s, 14 s left", 1.5, 999, 10000);
	says("10.0 MB of 1.00 GB, 1.00 MB/s, 17 min left", 10, 10000000, 1000000000);
	says("12.3 MB, 6.17 MB/s", 2, 12345678, 0);
	says("5.00 kB of 5.00 kB, 2.50 kB/s, 0 s left", 2, 5000, 5000);
	says("1.00 MB of 1.00 MB, 333 kB/s, 1 s left", 3, 999900, 1000000);
}

/* Nothing of short work, and nothing without a stream. */
static void test_short(void **state)
{
	struct progress none = { 0 };
	struct progress progress = { 0 };
	char *text;
	size_t length;

	(void)state;
	progress.to = open_memstream(&text, &length);
	assert_non_null(progress.to);
	progress_show(&progress, 10, 100);
	progress_show(&progress, 20, 100);
	progress_show(&progress, 0, 0);
	fclose(progress.to);
	assert_int_equal(length, 0);
	free(text);
	progress_show(&none, 10, 100);
}

/* As if it had begun long ago; at the end the line goes away. */
static void test_long(void **state)
{
	struct progress progress = { .begin = 1e-9 };
	char *text;
	size_t length;

	(void)state;
	progress.to = open_memstream(&text, &length);
	assert_non_null(progress.to);
	progress_show(&progress, 10, 100);
	progress_show(&progress, 20, 100); /* too soon for another */
	progress_show(&progress, 0, 0);
	fclose(progress.to);
	assert_memory_equal(text, "\r10 B of 100 B, ", 16);
	assert_null(strstr(text, "20 B"));
	assert_true(length > 5 && strcmp(text + length - 4, "\r\033[K") == 0);
	free(text);
}

/* Work of two parts on 1000 bytes: 300 of them for the first part, 700 for the second. */
static void test_shares(void **state)
{
	struct progress progress = { 0 };
	char *text;
	size_t length;

	(void)state;
	progress.to = open_memstream(&text, &length);
	assert_non_null(progress.to);
	progress_begin(&progress, 1000);
	progress_part(&progress, 30);
	progress.begin = 1e-9; /* as if it had begun long ago */
	progress_share(&progress, 1, 2);
	progress.last = 0;
	progress_part(&progress, 70);
	progress.last = 0;
	progress_share(&progress, 1, 2);
	progress_share(&progress, 2, 2); /* too soon for another */
	progress_end(&progress);
	fclose(progress.to);
	assert_memory_equal(text, "\r150 B of 1.00 kB, ", 19);
	assert_non_null(strstr(text, "\r300 B of 1.00 kB, "));
	assert_non_null(strstr(text, "\r650 B of 1.00 kB, "));
	assert_null(strstr(text, "\r1.00 kB of"));
	assert_true(strcmp(text + length - 4, "\r\033[K") == 0);
	free(text);
}

/* Nobody looks, or nothing is known of the bytes: then nothing is told. */
static void test_no_shares(void **state)
{
	struct progress unseen = { 0 };
	struct progress unknown = { .begin = 1e-9 };
	char *text;
	size_t length;

	(void)state;
	progress_begin(NULL, 10);
	progress_part(NULL, 100);
	progress_share(NULL, 1, 2);
	progress_end(NULL);
	progress_begin(&unseen, 10);
	progress_part(&unseen, 100);
	progress_share(&unseen, 1, 2);
	unknown.to = open_memstream(&text, &length);
	assert_non_null(unknown.to);
	progress_begin(&unknown, 0);
	progress_part(&unknown, 100);
	progress_share(&unknown, 1, 2);
	progress_end(&unknown);
	fclose(unknown.to);
	assert_int_equal(length, 0);
	free(text);
}

static void write_bytes(const char *path, size_t bytes)
{
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	for (size_t i = 0; i < bytes; i++)
		fputc('x', file);
	assert_int_equal(fclose(file), 0);
}

static void test_bytes(void **state)
{
	char folder[] = "/tmp/migstat-progress.XXXXXX";
	char path[2][64];

	(void)state;
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < 2; i++) {
		snprintf(path[i], sizeof path[i], "%s/%zu", folder, i);
		write_bytes(path[i], 10 + i);
	}
	assert_int_equal(progress_bytes(folder), 21);
	assert_int_equal(progress_bytes(path[1]), 11);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(remove(path[i]), 0);
	assert_int_equal(progress_bytes(path[1]), 0); /* there is none */
	assert_int_equal(remove(folder), 0);
	assert_int_equal(progress_bytes("/dev/null"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),      cmocka_unit_test(test_short),
		cmocka_unit_test(test_long),      cmocka_unit_test(test_shares),
		cmocka_unit_test(test_no_shares), cmocka_unit_test(test_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
