/* report-data.c — a run and its analysis become groups and points; an analysis that does not belong
 * to the run is refused, whichever of its numbers tells. */
#include "testing.h"

#include "report/data/data.h"
#include "report/data/labels.h"
#include "report/data/sources.h"

#include "datasets/metric.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const names[] = { "datapackage.json", "migrations.csv", "analysis/summary.csv",
				     "analysis/outcomes.csv", "analysis/analysis.json" };
/* the last one is made by seal */
enum { FILES = sizeof names / sizeof *names - 1 };

/* Of case b all that takes 9 s or more was given up. */
static const char *const contents[FILES] = {
	"{\"name\": \"r\", \"title\": \"r\", \"created\": \"2026-01-01T00:00:00Z\", \"migstat\": "
	"{\"format\": 1}}\n",
	"migration,case,vm,cycle,direction,order,outcome,total_time_seconds\n"
	"1,a,vm1,1,AB,1,ok,10\n"
	"2,a,vm3,1,BA,1,ok,12\n"
	"3,a,vm2,1,AB,2,ok,20\n"
	"4,a,vm2,1,BA,2,refused,\n"
	"5,b,vm1,1,AB,1,ok,5\n"
	"6,b,vm1,1,BA,1,ok,9\n",
	"run,metric,unit,case,n,vms,mean,mean_of_vms,interval_low,interval_high,interval_kind,"
	"level,min,max,censored,limit\n"
	"r,total_time_seconds,s,a,3,3,14,15.5,1,30,vm-means,0.95,10,20,0,\n"
	"r,total_time_seconds,s,b,1,1,5,5.000000001,,,,0.95,5,5,1,9\n"
	"other,total_time_seconds,s,a,3,2,99,99,,,,0.9,10,20,0,\n"
	"r,iterations,,a,3,2,99,99,,,,0.9,10,20,0,\n",
	"run,case,planned,attempted,ok,failed,not_attempted,by_outcome,level\n"
	"other,a,9,9,9,0,0,ok 9,0.95\n"
	"r,a,4,4,3,1,0,ok 3; refused 1,0.95\n"
	"r,b,2,2,2,0,0,ok 2,0.95\n",
};

/* One of the files with `instead` in the place of `word`. */
struct change {
	size_t file;
	const char *word, *instead;
};

static const struct change unchanged = { FILES, NULL, NULL };

struct made {
	char folder[40];
	struct sources *sources;
	struct labels labels;
	struct figure_data data;
	struct texts cases;
	struct error err;
};

static void put(const struct made *made, size_t file, const struct change *change)
{
	const char *text = contents[file];
	const char *at = file == change->file ? strstr(text, change->word) : NULL;
	char path[80];
	FILE *out;

	snprintf(path, sizeof path, "%s/%s", made->folder, names[file]);
	out = fopen(path, "w");
	assert_non_null(out);
	if (file == change->file && !at)
		fail_msg("'%s' is not in %s", change->word, names[file]);
	if (at)
		fprintf(out, "%.*s%s%s", (int)(at - text), text, change->instead,
			at + strlen(change->word));
	else
		fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

/* The analysis passes for what analyze made of the run. */
static void seal(const struct made *made)
{
	char command[80];

	snprintf(command, sizeof command, "tests/cli/seal %s", made->folder);
	assert_int_equal(system(command), 0);
}

/* Writes the run and reads it; whether it can be read. End with forget. */
static bool read_run(struct made *made, const struct change *change, const struct metric *metric,
		     const char *only_case)
{
	struct data_wish wish = { 0 };
	char *folders[1];
	char analysis[60];

	*made = (struct made){ .folder = "/tmp/migstat-data-XXXXXX" };
	assert_non_null(mkdtemp(made->folder));
	snprintf(analysis, sizeof analysis, "%s/analysis", made->folder);
	assert_int_equal(mkdir(analysis, 0777), 0);
	for (size_t i = 0; i < FILES; i++)
		put(made, i, change);
	seal(made);
	folders[0] = made->folder;
	if (!sources_open(&made->sources, folders, 1, &made->err))
		fail_msg("%s", made->err.text);
	if (only_case)
		texts_add(&made->cases, "%s", only_case);
	wish.cases = &made->cases;
	return figure_data_read(&made->data, made->sources, &made->labels, metric, &wish,
				&made->err);
}

static void forget(struct made *made, bool read)
{
	char path[80];

	if (read)
		figure_data_free(&made->data);
	sources_free(made->sources);
	texts_free(&made->cases);
	for (size_t i = 0; i <= FILES; i++) {
		snprintf(path, sizeof path, "%s/%s", made->folder, names[i]);
		assert_int_equal(unlink(path), 0);
	}
	snprintf(path, sizeof path, "%s/analysis", made->folder);
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(rmdir(made->folder), 0);
}

static const struct metric *total_time(void)
{
	return metric_at(METRIC_TOTAL_TIME_SECONDS);
}

static void rows_become_groups_and_points(void **state)
{
	static const double values[] = { 10, 12, 20, 5 };
	struct made made;
	const struct figure_data *data = &made.data;
	const struct group *group;

	(void)state;
	if (!read_run(&made, &unchanged, total_time(), NULL))
		fail_msg("%s", made.err.text);
	assert_true(data->group_count == 2 && data->point_count == 4 && data->by_count == 1);
	assert_string_equal(data->by[0], "case");
	assert_true(data->level == 0.95);
	for (size_t i = 0; i < 4; i++)
		assert_true(data->points[i].value == values[i]);
	assert_true(data->points[0].direction == DIRECTION_AB &&
		    data->points[1].direction == DIRECTION_BA);
	assert_string_equal(data->points[2].vm, "vm2");
	group = &data->groups[0];
	assert_true(group->n == 3 && group->vms == 3 && group->censored == 0 &&
		    group->planned == 4 && isnan(group->limit));
	assert_true(group->first_point == 0 && group->point_count == 3);
	assert_true(group->mean_is_of_vms && group->mean == 15.5);
	assert_true(group->low == 1 && group->high == 30 && group->least == 10 &&
		    group->most == 20);
	assert_string_equal(group->kind, "vm-means");
	assert_true(group->counts[OUTCOME_OK] == 3 && group->counts[OUTCOME_REFUSED] == 1);
	assert_true(group_number(data, group, "mean") == 14);
	group = &data->groups[1];
	assert_true(group->first_point == 3 && group->point_count == 1 && group->censored == 1 &&
		    group->limit == 9);
	assert_true(!group->mean_is_of_vms && group->mean == 5); /* as good as equal */
	assert_true(isnan(group->low) && isnan(group->high));
	assert_false(figure_data_is_empty(data));
	forget(&made, true);
}

static void one_case_may_be_wanted(void **state)
{
	struct made made;

	(void)state;
	assert_true(read_run(&made, &unchanged, total_time(), "b"));
	assert_int_equal(made.data.group_count, 1);
	assert_string_equal(made.data.groups[0].keys[0], "b");
	assert_true(made.data.points[made.data.groups[0].first_point].value == 5);
	forget(&made, true);
	assert_false(read_run(&made, &unchanged, total_time(), "c"));
	forget(&made, false);
}

/* Without a metric the groups are those of outcomes.csv; so are those of a metric without a value.
 */
static void groups_are_there_without_values(void **state)
{
	static const struct change change = { 3, "2,2,2,0,0,ok 2",
					      "2,1,1,0,1,ok 1; not_attempted 1" };
	struct made made;

	(void)state;
	if (!read_run(&made, &change, NULL, NULL))
		fail_msg("%s", made.err.text);
	assert_int_equal(made.data.group_count, 2);
	assert_int_equal(made.data.point_count, 0);
	assert_true(made.data.groups[0].row == 1 && made.data.groups[1].row == 2);
	assert_int_equal(made.data.groups[1].counts[OUTCOME_NOT_ATTEMPTED], 1);
	assert_true(figure_data_is_empty(&made.data));
	forget(&made, true);
	assert_true(read_run(&made, &unchanged, metric_at(METRIC_DOWNTIME_SECONDS), NULL));
	assert_int_equal(made.data.group_count, 2);
	assert_true(made.data.groups[0].row == SIZE_MAX && isnan(made.data.groups[0].mean) &&
		    isnan(made.data.groups[1].least));
	assert_true(isnan(group_number(&made.data, &made.data.groups[0], "mean")));
	assert_true(isnan(made.data.level));
	forget(&made, true);
}

/* Each is another number than that of the run; the last ones are none. */
static void an_analysis_belongs_to_its_run(void **state)
{
	static const struct change changes[] = {
		{ 2, "a,3,3,14", "a,2,2,14" },            /* values */
		{ 2, "a,3,3,14", "a,3,1,14" },            /* VMs */
		{ 2, "a,3,3,14", "a,3,2," },              /* no mean */
		{ 2, "10,20,0,", "10.1,20,0," },          /* the least */
		{ 2, "10,20,0,", "10,20.1,0," },          /* the most */
		{ 2, "10,20,0,", "10,20,1," },            /* given up */
		{ 2, "5,5,1,9", "5,5,1,9.5" },            /* where it was given up */
		{ 2, "0.95,5,5", "0.9,5,5" },             /* two levels */
		{ 2, "total_time_seconds,s,b", "x,s,b" }, /* a group is missing */
		{ 3, "r,a,4,4", "r,a,5,4" },              /* planned */
		{ 3, "ok 3; refused 1", "ok 3; refused 2" },
		{ 3, "ok 3; refused 1", "ok 3, refused 1" },
		{ 3, "ok 3; refused 1", "ok 4; refused 0" },
		{ 3, "ok 3; refused 1", "fine 3; refused 1" },
		{ 3, "ok 3; refused 1", "ok3; refused 1" },
		{ 3, "r,b,2", "x,b,2" },
		{ 3, "run,case,planned", "run,vm,planned" },
		{ 1, "1,a,vm1,1,AB,1,ok,10", "1,a,vm1,1,AB,1,ok,11" },
		{ 1, "4,a,vm2,1,BA,2,refused,", "4,a,vm2,1,BA,2,ok,15" },
		{ 1, "3,a,vm2", "3,a,vm1" },
		{ 1, "6,b,vm1,1,BA,1,ok,9\n", "6,b,vm1,1,BA,1,ok,8.999\n" },
		{ 1, "6,b,vm1,1,BA,1,ok,9\n", "6,b,vm1,1,BA,1,ok,9\n7,c,vm1,1,AB,1,ok,9\n" },
		{ 1, "5,b,vm1,1,AB,1,ok,5\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		struct made made;

		if (read_run(&made, &changes[i], total_time(), NULL))
			fail_msg("%s: %s", changes[i].word, changes[i].instead);
		assert_true(made.err.text[0] != '\0');
		assert_int_equal(made.data.group_count, 0);
		forget(&made, false);
	}
}

/* A metric that was measured but left out of the analysis is no metric without a value. */
static void a_metric_may_be_left_out(void **state)
{
	static const struct change changes[] = {
		{ 1, "total_time_seconds\n1,a,vm1,1,AB,1,ok,10",
		  "downtime_seconds\n1,a,vm1,1,AB,1,ok,10" },
		{ 1,
		  "total_time_seconds\n1,a,vm1,1,AB,1,ok,10\n2,a,vm3,1,BA,1,ok,12\n"
		  "3,a,vm2,1,AB,2,ok,20\n4,a,vm2,1,BA,2,refused,\n5,b,vm1,1,AB,1,ok,5\n"
		  "6,b,vm1,1,BA,1,ok,9",
		  "downtime_seconds\n1,a,vm1,1,AB,1,ok,\n2,a,vm3,1,BA,1,ok,\n"
		  "3,a,vm2,1,AB,2,ok,\n4,a,vm2,1,BA,2,refused,3\n5,b,vm1,1,AB,1,ok,\n"
		  "6,b,vm1,1,BA,1,ok," },
	};
	struct made made;

	(void)state;
	assert_false(read_run(&made, &changes[0], metric_at(METRIC_DOWNTIME_SECONDS), NULL));
	forget(&made, false);
	/* what was refused has no time, whatever stands there */
	assert_true(read_run(&made, &changes[1], metric_at(METRIC_DOWNTIME_SECONDS), NULL));
	assert_int_equal(made.data.group_count, 2);
	forget(&made, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_become_groups_and_points),
		cmocka_unit_test(one_case_may_be_wanted),
		cmocka_unit_test(groups_are_there_without_values),
		cmocka_unit_test(an_analysis_belongs_to_its_run),
		cmocka_unit_test(a_metric_may_be_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
