/* Groups of a run's rows, what became of them, their events, and limits. */
#include "analyze-testing.h"

#include "analyze/groups/counts.h"
#include "analyze/groups/events.h"
#include "analyze/groups/groups.h"
#include "analyze/groups/limits.h"

#include <string.h>

static const char migrations[] =
	"migration,case,vm,cycle,direction,order,outcome,total_time_seconds\n"
	"9,z,b,1,AB,1,ok,1\n"
	"2,z,a,1,AB,2,late,2\n"
	"3,z,b,1,BA,1,refused,\n"
	"4,y,a,1,BA,2,not_attempted,\n"
	"5,y,b,2,AB,1,ok,5\n"
	"6,z,a,2,AB,2,ok,6\n"
	"7,z,b,2,BA,1,timeout_cancelled,\n"
	"8,y,c,2,BA,2,ok,8\n";

static void assert_group(const struct group *group, const size_t *rows, size_t count)
{
	assert_int_equal(group->count, count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(group->rows[i], rows[i]);
}

/* In the order of their first rows; the rows of each as the run has them. */
static void test_groups(void **state)
{
	const size_t of_b[] = { 0, 2, 4, 6 };
	const size_t of_a[] = { 1, 3, 5 };
	const size_t of_c[] = { 7 };
	const size_t all[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
	const size_t of_z_b[] = { 0, 2, 6 };
	const size_t of_z_a[] = { 1, 5 };
	const size_t of_y_a[] = { 3 };
	struct run run = run_of_text(migrations);
	struct texts by = { 0 };
	struct error err = { 0 };
	struct groups groups;

	(void)state;
	assert_true(groups_of(&groups, &run, &by, &err));
	assert_int_equal(groups.count, 1);
	assert_group(&groups.at[0], all, 8);
	groups_free(&groups);
	assert_true(!groups.at && !groups.rows && groups.count == 0);
	assert_true(texts_add_list(&by, "vm"));
	assert_true(groups_of(&groups, &run, &by, &err));
	assert_int_equal(groups.count, 3);
	assert_group(&groups.at[0], of_b, 4);
	assert_group(&groups.at[1], of_a, 3);
	assert_group(&groups.at[2], of_c, 1);
	assert_string_equal(group_key(&groups.at[1], &run, "vm"), "a");
	groups_free(&groups);
	texts_free(&by);
	assert_true(texts_add_list(&by, "case,vm"));
	assert_true(groups_of(&groups, &run, &by, &err));
	assert_int_equal(groups.count, 5);
	assert_group(&groups.at[0], of_z_b, 3);
	assert_group(&groups.at[1], of_z_a, 2);
	assert_group(&groups.at[2], of_y_a, 1);
	assert_string_equal(group_key(&groups.at[2], &run, "vm"), "a");
	groups_free(&groups);
	texts_free(&by);
	run_free(&run);
}

static void test_columns_to_group_by(void **state)
{
	struct run run = run_of_text(migrations);
	static const char *const wrong[][2] = {
		{ "vn", "--by vn: /tmp/migstat-unit." },
		{ "median", "--by median: the analysis has a column of that name already" },
		{ "outcome,metric", "--by metric: the analysis has a column of that name already" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct texts by = { 0 };
		struct error err = { 0 };
		struct groups groups;

		assert_true(texts_add_list(&by, wrong[i][0]));
		assert_false(groups_of(&groups, &run, &by, &err));
		assert_memory_equal(err.text, wrong[i][1], strlen(wrong[i][1]));
		texts_free(&by);
	}
	run_free(&run);
}

static void test_counts(void **state)
{
	const size_t rows[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
	struct run run = run_of_text(migrations);
	struct counts counts = counts_of(&run, rows, 8);
	struct counts sum = counts_of(&run, rows, 4);
	struct counts rest = counts_of(&run, rows + 4, 4);
	struct rates rates = rates_of(&run, rows, 8, 0.95);
	char text[COUNTS_TEXT_SIZE];

	(void)state;
	assert_int_equal(counts.planned, 8);
	assert_int_equal(counts.attempted, 7);
	assert_int_equal(counts.not_attempted, 1);
	assert_int_equal(counts.ok + counts.failed, 7);
	assert_int_equal(counts.by_outcome[OUTCOME_OK], 4);
	assert_int_equal(counts.by_outcome[OUTCOME_REFUSED], 1);
	counts_text(&counts, COUNTS_ALL, text);
	assert_string_equal(text, "ok 4; late 1; refused 1; timeout_cancelled 1; not_attempted 1");
	counts_text(&counts, COUNTS_UNTIMED, text);
	assert_string_equal(text, "refused 1; timeout_cancelled 1; not_attempted 1");
	assert_close(rates.attempted.share, (double)counts.ok / 7, 1e-15);
	assert_close(rates.planned.share, (double)counts.ok / 8, 1e-15);
	sum.censored = 2;
	rest.censored = 3;
	counts_add(&sum, &rest);
	assert_int_equal(sum.censored, 5);
	sum.censored = counts.censored;
	assert_memory_equal(&sum, &counts, sizeof sum);
	counts = counts_of(&run, rows + 3, 1);
	assert_true(isnan(rates_of(&run, rows + 3, 1, 0.95).attempted.share));
	assert_close(rates_of(&run, rows + 3, 1, 0.95).planned.share, 0, 0);
	counts = counts_of(&run, rows, 0);
	counts_text(&counts, COUNTS_ALL, text);
	assert_string_equal(text, "");
	run_free(&run);
}

enum { MOST_SEEN = 16 };

struct seen {
	size_t count;
	size_t rows[MOST_SEEN];
	double clocks[MOST_SEEN];
};

static void see(void *closure, const struct run_event *event)
{
	struct seen *seen = closure;

	assert_true(seen->count < MOST_SEEN);
	seen->rows[seen->count] = event->row;
	seen->clocks[seen->count++] = event->clock_seconds;
}

/* Each event finds its row, the first and the last, whatever the order of the numbers. */
static void test_events(void **state)
{
	static const char events[] = "at,clock_seconds,migration,from,vm,event,detail\n"
				     "2026-01-01T00:00:00Z,1,9,a,b,suspended,\n"
				     "2026-01-01T00:00:00Z,2,2,a,b,suspended,\n"
				     "2026-01-01T00:00:00Z,3,,a,b,suspended,\n"
				     "2026-01-01T00:00:00Z,4,1,a,b,suspended,\n"
				     "2026-01-01T00:00:00Z,5,8,a,b,suspended,\n"
				     "2026-01-01T00:00:00Z,6,5,a,b,suspended,\n"
				     "2026-01-01T00:00:00Z,7,10,a,b,suspended,\n";
	const size_t rows[] = { 0, 1, 7, 4 };
	const double clocks[] = { 1, 2, 5, 6 };
	char folder[] = "/tmp/migstat-unit.XXXXXX";
	struct seen seen = { 0 };
	struct error err = { 0 };
	struct run run;
	char path[64];

	(void)state;
	make_run_folder(folder, migrations);
	put_file(folder, "events.csv", events);
	assert_true(run_read(&run, folder, &err));
	assert_true(run_events_read(&run, see, &seen, &err));
	snprintf(path, sizeof path, "%s/events.csv", folder);
	unlink(path);
	remove_run_folder(folder);
	assert_int_equal(seen.count, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(seen.rows[i], rows[i]);
		assert_close(seen.clocks[i], clocks[i], 0);
	}
	run_free(&run);
}

static void test_limits(void **state)
{
	static const struct {
		const char *text;
		double value;
	} good[] = {
		{ "2h", 7200 }, { "3min", 180 }, { "1.5", 1.5 }, { "20ms", 0.02 }, { "4 s", 4 }
	};
	struct limits limits = { .find = true };
	struct error err = { 0 };
	struct column time = { .name = "total_time_seconds", .unit = "s" };
	struct column job = { .name = "job_time_seconds", .unit = "s" };
	struct column bytes = { .name = "data_moved_bytes", .unit = "B" };
	double limit;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct limits one = { 0 };

		assert_true(limits_take(&one, NULL, good[i].text, &err));
		assert_close(limits_value(&one, "total_time_seconds"), good[i].value, 1e-15);
		limits_free(&one);
	}
	assert_true(limits_take(&limits, NULL, "4s", &err));
	assert_false(limits_to_find(&limits, &time, &limit)); /* it is named */
	assert_close(limit, 4, 0);
	assert_true(limits_to_find(&limits, &job, &limit));
	assert_false(limits_to_find(&limits, &bytes, &limit)); /* no time */
	assert_true(isnan(limit));
	limits.find = false;
	assert_false(limits_to_find(&limits, &job, &limit));
	while (limits.count < METRIC_MAX)
		assert_true(limits_take(&limits, NULL, "4s", &err));
	assert_false(limits_take(&limits, NULL, "4s", &err));
	assert_string_equal(err.text, "--limit: at most 64 limits");
	limits_free(&limits);
	err = (struct error){ 0 };
	assert_true(limits_take(&limits, NULL, "job_time_secnods=4s", &err));
	assert_false(limits_check(&limits, &err));
	assert_non_null(strstr(err.text, "--limit job_time_secnods=...: there is no such metric"));
	assert_non_null(strstr(err.text, "job_time_seconds"));
	limits_free(&limits);
	/* in the metric's own unit */
	assert_true(limits_take(&limits, NULL, "data_moved_bytes=1GiB", &err));
	assert_true(limits_value(&limits, "data_moved_bytes") == 1073741824);
	limits_free(&limits);
	assert_false(limits_take(&limits, NULL, "data_moved_bytes=1s", &err));
	limits_free(&limits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_groups), cmocka_unit_test(test_columns_to_group_by),
		cmocka_unit_test(test_counts), cmocka_unit_test(test_events),
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
