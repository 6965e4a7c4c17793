/*
 * collect-page.c — the page that a person sees of a study under way, line by line and at every
 * width, and the sparklines in it.
 */
#include "testing.h"

#include "collect/study/display.h"

#include "datasets/array.h"
#include "datasets/texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct migration_row row_of(long migration, const char *vm, const char *direction)
{
	struct migration_row row = { .migration = migration,
				     .case_name = "plain",
				     .vm = vm,
				     .direction = direction,
				     .cycle = 3,
				     .outcome = OUTCOME_OK };

	for (size_t i = 0; i < METRIC_MAX; i++)
		row.value[i] = NAN;
	return row;
}

static void sample(struct page *page, long migration, double elapsed, double remaining)
{
	struct progress_row row = { .migration = migration, .elapsed_seconds = elapsed };

	for (size_t i = 0; i < PROGRESS_VALUES; i++)
		row.value[i] = NAN;
	row.value[PROGRESS_DATA_TOTAL_BYTES] = 1 << 30;
	row.value[PROGRESS_DATA_REMAINING_BYTES] = remaining * 1048576;
	page_sample(page, &row);
}

/* The lines at that size, joined by line ends; cmocka compares them. */
static const char *lines_of(const struct page *page, size_t columns, size_t rows, bool utf8,
			    double now)
{
	static char text[PAGE_LINES * PAGE_LINE_SIZE];
	static char lines[PAGE_LINES][PAGE_LINE_SIZE];
	const struct page_look look = { columns, rows, utf8 };
	size_t count = page_lines(page, &look, now, lines);
	size_t used = 0;

	assert_true(count <= rows && count <= PAGE_LINES);
	text[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		assert_true(text_width(lines[i]) <= columns);
		used += (size_t)snprintf(text + used, sizeof text - used, "%s\n", lines[i]);
	}
	return text;
}

static void nothing_is_known_at_first(void **state)
{
	const struct page page = { .planned = 8 };

	(void)state;
	assert_string_equal(lines_of(&page, 79, 23, true, 100),
			    "0 of 8 migrations  [                    ]\n"
			    "last gap: not known\n"
			    "outcomes: none yet\n");
}

static void what_is_under_way_is_told(void **state)
{
	struct page page = { .planned = 240, .done = 57, .first = 50, .counts = { 0 } };
	struct migration_row one = row_of(58, "web1", "AB");
	struct migration_row two = row_of(59, "db", "AB");

	(void)state;
	page.counts[OUTCOME_OK] = 55;
	page.counts[OUTCOME_REFUSED] = 2;
	page_begin(&page, &one);
	page_begin(&page, &two);
	for (int i = 0; i <= 8; i++)
		sample(&page, 58, i, 1024 - 128 * i);
	sample(&page, 0, 1, 7);  /* of a warm-up, which has no row */
	sample(&page, 99, 1, 7); /* of one that has no line */
	/* 70 s for 7 of them, 183 to go */
	assert_string_equal(lines_of(&page, 79, 23, true, 70),
			    "57 of 240 migrations, 30:30 left  [====                ]\n"
			    "case plain, cycle 3\n"
			    "  AB web1                    8.0 s       0 MiB to go █▇▆▅▄▃▂▁▁\n"
			    "  AB db                    begins\n"
			    "last gap: not known\n"
			    "outcomes: ok 55, refused 2\n");
	assert_string_equal(lines_of(&page, 79, 3, false, 70),
			    "57 of 240 migrations, 30:30 left  [====                ]\n"
			    "case plain, cycle 3\n"
			    "  AB web1                    8.0 s       0 MiB to go @#*+=-:..\n");
	assert_string_equal(lines_of(&page, 40, 2, false, 700),
			    "57 of 240 migrations, 5 h 05 min left\n"
			    "case plain, cycle 3\n");
	page_drop(&page, 59);
	assert_int_equal(page.under_way, 1);
	assert_int_equal(page.done, 57);
}

static void what_has_ended_is_counted(void **state)
{
	struct page page = { .planned = 4 };
	struct migration_row row = row_of(1, "web1", "AB");

	(void)state;
	page_begin(&page, &row);
	row.value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS] = 0.0431;
	page_end(&page, &row);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 5), "\nlast gap: 0.043 s, web1\n"
								 "outcomes: ok 1\n"));
	/* what knows no gap does not take it away; what heard none says so */
	row = row_of(2, "db", "AB");
	row.outcome = OUTCOME_ERROR_RETURNED;
	page_begin(&page, &row);
	page_end(&page, &row);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 5),
			       "\nlast gap: 0.043 s, web1\noutcomes: ok 1, "));
	row.value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS] = 0;
	page_begin(&page, &row);
	page_end(&page, &row);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 5), "\nlast gap: none heard, db\n"));
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 15), "3 of 4 migrations, 0:05 left"));
}

/* More than there are lines for. */
static void many_are_under_way(void **state)
{
	struct page page = { .planned = 100 };
	char names[7][24];

	(void)state;
	for (long i = 0; i < 7; i++) {
		struct migration_row row;

		snprintf(names[i], sizeof names[i], "vm%ld", i + 1);
		row = row_of(i + 1, names[i], "BA");
		page_begin(&page, &row);
	}
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 1),
			       "  BA vm4                   begins\n  and 3 more under way\n"));
	page_drop(&page, 2);
	page_drop(&page, 7);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 1), "  and 2 more under way\n"));
}

/* A name may be anything: nothing of it acts, none breaks its line. */
static void names_are_made_visible(void **state)
{
	struct page page = { .planned = 100 };
	struct migration_row row = row_of(1, "a\x1b[2Jb\nc\xff", "AB");
	struct migration_row wide = row_of(2, "東京東京東京東京東京東京東京", "AB");

	(void)state;
	row.case_name = "x\x1b]0;y\a";
	page_begin(&page, &row);
	row.value[METRIC_DOWNTIME_NETWORK_MAX_SECONDS] = 1;
	page_begin(&page, &wide);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 1),
			       "  AB a\\x1b[2Jb\\nc\\xff      begins\n"
			       "  AB 東京東京東京東京東京  begins\n"));
	page_end(&page, &row);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 1),
			       "last gap: 1.000 s, a\\x1b[2Jb\\nc\\xff\n"));
	row.migration = 3;
	page_begin(&page, &row);
	assert_non_null(
		strstr(lines_of(&page, 79, 23, true, 1), "case x\\x1b]0;y\\x07, cycle 3\n"));
	for (size_t columns = 1; columns < 100; columns++)
		for (size_t rows = 1; rows < 12; rows++)
			for (const char *at = lines_of(&page, columns, rows, true, 1); *at; at++)
				assert_true((unsigned char)*at >= ' ' || *at == '\n');
}

/* A manager tells memory and disks, but no sum. */
static void remaining_bytes_are_added_up(void **state)
{
	struct page page = { .planned = 2 };
	struct migration_row row = row_of(1, "v", "AB");
	struct progress_row told = { .migration = 1, .elapsed_seconds = 2 };

	(void)state;
	page_begin(&page, &row);
	for (size_t i = 0; i < PROGRESS_VALUES; i++)
		told.value[i] = NAN;
	page_sample(&page, &told);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 1), "    2.0 s\n"));
	told.value[PROGRESS_MEMORY_TOTAL_BYTES] = 1;
	told.value[PROGRESS_MEMORY_REMAINING_BYTES] = 3 << 20;
	page_sample(&page, &told);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 1), " 3 MiB to go █\n"));
	told.value[PROGRESS_DISK_REMAINING_BYTES] = 4 << 20;
	page_sample(&page, &told);
	assert_non_null(strstr(lines_of(&page, 79, 23, true, 1), " 7 MiB to go ▄█\n"));
}

/* All of it is seen, however long it takes: the first points become fewer. */
static void a_sparkline_holds_all_of_it(void **state)
{
	struct sparkline line = { .count = 0 };
	char text[SPARKLINE_SIZE];

	(void)state;
	sparkline_text(&line, 8, true, text);
	assert_string_equal(text, "");
	sparkline_add(&line, 0);
	sparkline_text(&line, 8, true, text);
	assert_string_equal(text, "▁");
	for (int i = 1; i < 1000; i++) {
		sparkline_add(&line, i);
		assert_true(line.count <= SPARKLINE_MOST);
		assert_true(line.at[line.count - 1] == i);
	}
	assert_int_equal(line.each, 32);
	assert_int_equal(line.count, 32);
	for (size_t i = 0; i + 1 < line.count; i++)
		assert_true(line.at[i] == (double)(i + 1) * 32 - 1);
	sparkline_text(&line, 3, false, text);
	assert_string_equal(text, "@@@");
	sparkline_text(&line, SPARKLINE_MOST, true, text);
	assert_int_equal(strlen(text), SPARKLINE_SIZE - 1);
	assert_memory_equal(text, "▁▁▁▂▂▂", 18);
}

/* Into a log there go lines, and nothing of them acts where the log is shown. */
static void what_is_said_in_a_log_does_not_act(void **state)
{
	struct display display;
	struct migration_row row = row_of(1, "web\x1b[2J", "AB");
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);

	(void)state;
	display_init(&display, stream, false);
	display_plan(&display, 4, (const size_t[OUTCOME_COUNT]){ [OUTCOME_OK] = 2 });
	display_begin(&display, &row);
	row.outcome = OUTCOME_REFUSED;
	row.error = "no\nroom\x9b";
	display_end(&display, &row);
	display_say(&display, "VM '%s' is here", row.vm);
	display_free(&display);
	assert_int_equal(fclose(stream), 0);
	assert_string_equal(text, "3/4 plain, cycle 3, AB, web\\x1b[2J: refused (no\\nroom\\x9b)\n"
				  "VM 'web\\x1b[2J' is here\n");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_known_at_first),
		cmocka_unit_test(what_is_under_way_is_told),
		cmocka_unit_test(what_has_ended_is_counted),
		cmocka_unit_test(many_are_under_way),
		cmocka_unit_test(names_are_made_visible),
		cmocka_unit_test(remaining_bytes_are_added_up),
		cmocka_unit_test(a_sparkline_holds_all_of_it),
		cmocka_unit_test(what_is_said_in_a_log_does_not_act),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
