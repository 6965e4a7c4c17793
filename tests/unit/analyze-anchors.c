/*
 * When a migration began, switched over and ended: as collect takes it from the events, without
 * events, and for migrations that cannot be placed.
 */
#include "testing.h"

#include "analyze/resources/anchors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char migrations[] =
	"migration,case,vm,cycle,direction,order,clock_seconds,outcome,total_time_seconds,"
	"settle_time_seconds\n"
	"1,c,vm1,1,AB,1,100,ok,10,0.5\n"
	"2,c,vm1,1,BA,1,200,ok,10,\n"
	"3,c,vm1,2,AB,1,300,refused,10,\n"
	"4,c,vm1,2,BA,1,,ok,10,\n"
	"5,c,vm1,3,AB,1,500,late,10,\n"
	"6,c,vm1,3,BA,1,600,ok,,\n";

static const char events[] =
	"at,clock_seconds,migration,from,vm,event,detail\n"
	"2026-01-01T00:00:00Z,101,1,b,vm1,suspended_migrated,\n" /* not the source */
	"2026-01-01T00:00:00Z,102,1,a,vm1,suspended,\n"
	"2026-01-01T00:00:00Z,103,1,a,vm1,resumed,\n" /* taken back */
	"2026-01-01T00:00:00Z,108,1,a,vm1,suspended_migrated,\n"
	"2026-01-01T00:00:00Z,109,1,a,vm1,suspended_migrated,\n" /* not the first */
	"2026-01-01T00:00:00Z,109,1,b,vm1,resumed_migrated,\n"
	"2026-01-01T00:00:00Z,207,2,b,vm1,suspended_post_copy,\n"
	"2026-01-01T00:00:00Z,50,,collect,,started,\n"
	"2026-01-01T00:00:00Z,50,77,a,vm1,suspended,\n";

static void put(const char *folder, const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
	char *folder = strdup("/tmp/migstat-unit.XXXXXX");

	assert_non_null(mkdtemp(folder));
	put(folder, "datapackage.json",
	    "{\"title\": \"r\", \"created\": \"2026-01-01T00:00:00Z\", \"migstat\": {\"format\": "
	    "1}}");
	put(folder, "migrations.csv", migrations);
	*state = folder;
	return 0;
}

static int remove_folder(void **state)
{
	static const char *const names[] = { "datapackage.json", "migrations.csv", "events.csv" };
	char *folder = *state;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[128];

		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
	free(folder);
	return 0;
}

static void switchover_is_what_the_source_tells(void **state)
{
	struct error err = { 0 };
	struct run run;
	struct anchor *anchors;

	put(*state, "events.csv", events);
	assert_true(run_read(&run, *state, &err));
	anchors = anchors_of(&run, &err);
	assert_non_null(anchors);
	assert_close(anchors[0].start, 100, 0);
	assert_close(anchors[0].end, 110, 0);
	assert_close(anchors[0].settled, 110.5, 0);
	assert_close(anchors[0].switchover, 108, 0);
	assert_true(anchors[0].by_event && !anchors[0].from_b);
	assert_close(anchors[1].switchover, 207, 0); /* told by b, where it came from */
	assert_close(anchors[1].settled, 210, 0);
	assert_true(anchors[1].by_event && anchors[1].from_b);
	assert_close(anchors[4].switchover, 510, 0); /* no event: the end */
	assert_false(anchors[4].by_event);
	free(anchors);
	run_free(&run);
}

static void what_cannot_be_placed_has_no_start(void **state)
{
	struct error err = { 0 };
	struct run run;
	struct anchor *anchors;

	assert_true(run_read(&run, *state, &err)); /* without events.csv */
	anchors = anchors_of(&run, &err);
	assert_non_null(anchors);
	assert_close(anchors[0].start, 100, 0);
	assert_true(isnan(anchors[2].start));   /* refused */
	assert_true(isnan(anchors[3].start));   /* no clock */
	assert_close(anchors[4].start, 500, 0); /* late, but whole */
	assert_true(isnan(anchors[5].start));   /* no time */
	free(anchors);
	run_free(&run);
}

static void a_malformed_table_is_an_error(void **state)
{
	struct error err = { 0 };
	struct run run;

	put(*state, "events.csv", "at,clock_seconds,from,event\n,y,a,started\n");
	assert_true(run_read(&run, *state, &err));
	assert_null(anchors_of(&run, &err));
	assert_non_null(strstr(err.text, "events.csv:2:2: column 'clock_seconds'"));
	run_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(switchover_is_what_the_source_tells, make_folder,
						remove_folder),
		cmocka_unit_test_setup_teardown(what_cannot_be_placed_has_no_start, make_folder,
						remove_folder),
		cmocka_unit_test_setup_teardown(a_malformed_table_is_an_error, make_folder,
						remove_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
