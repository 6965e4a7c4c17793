/* datasets-run.c — tests of writing a run, of what survives a cut, and of reading it back. */
#include "testing.h"

#include "datasets/append.h"
#include "datasets/output.h"
#include "datasets/package.h"
#include "datasets/run-write.h"
#include "datasets/run.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for each test, removed afterwards. */
static int set_up(void **state)
{
	char *folder = strdup("/tmp/migstat-run-XXXXXX");

	*state = folder;
	return folder && mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf '%s'", (char *)*state);
	free(*state);
	return system(command);
}

static json_t *some_provenance(void)
{
	return json_pack("{s:i, s:s}", "format", 1, "state", "running");
}

static struct migration_row some_row(long number)
{
	struct migration_row row = { .migration = number,
				     .case_name = "block, tunnelled",
				     .vm = "vm1",
				     .cycle = 1,
				     .direction = "AB",
				     .order = 1,
				     .clock_seconds = 12.5,
				     .outcome = OUTCOME_OK,
				     .started_at = "2026-01-31T12:00:00.000000Z",
				     .error = "a \"quoted\"\nreason" };

	for (size_t i = 0; i < METRIC_MAX; i++)
		row.value[i] = NAN;
	row.value[METRIC_TOTAL_TIME_SECONDS] = 1.25;
	return row;
}

static void make_run(const char *folder, long rows)
{
	struct run_writer *writer;
	struct error err = { 0 };
	json_t *provenance = some_provenance();

	assert_true(run_create(&writer, folder, provenance, 10, &err));
	for (long i = 1; i <= rows; i++) {
		struct migration_row row = some_row(i);

		assert_true(run_add_migration(writer, &row, &err));
	}
	run_close(writer);
	json_decref(provenance);
}

static void add_bytes(const char *folder, const char *bytes)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/migrations.csv", folder);
	file = fopen(path, "ab");
	assert_non_null(file);
	fputs(bytes, file);
	fclose(file);
}

static void rows_come_back(void **state)
{
	struct run run;
	struct error err = { 0 };

	make_run(*state, 2);
	assert_true(run_read(&run, *state, &err));
	assert_int_equal(run_rows(&run), 2);
	assert_string_equal(run_text(&run, 1, "case"), "block, tunnelled");
	assert_string_equal(run_text(&run, 1, "total_time_seconds"), "1.250000");
	assert_string_equal(run_text(&run, 1, "downtime_seconds"), "");
	assert_string_equal(run_text(&run, 1, "error"), "a \"quoted\" reason");
	assert_int_equal(run_outcome(&run, 0), OUTCOME_OK);
	assert_int_equal(strlen(run_created(&run)), 27);
	assert_string_equal(run_name(&run), strrchr(*state, '/') + 1);
	run_free(&run);
}

/* A line's end in a name is a blank in every table that is made of it, and so it is here. */
static void names_are_of_one_line(void **state)
{
	char path[128];
	struct run run;
	struct error err = { 0 };
	FILE *file;

	make_run(*state, 1);
	snprintf(path, sizeof path, "%s/datapackage.json", (char *)*state);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("{\"title\": \"one\\r\\ntwo\", \"created\": \"2026-01-01T00:00:00Z\", "
	      "\"migstat\": {\"format\": 1}}\n",
	      file);
	fclose(file);
	snprintf(path, sizeof path, "%s/migrations.csv", (char *)*state);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("migration,case,vm,cycle,direction,order,started_at,outcome\n"
	      "1,\"one\ntwo\",\"vm\r\n1\",1,AB,1,2026-01-01T00:00:00Z,ok\n",
	      file);
	fclose(file);
	if (!run_read(&run, *state, &err))
		fail_msg("%s", err.text);
	assert_string_equal(run_name(&run), "one  two");
	assert_string_equal(run_text(&run, 0, "case"), "one two");
	assert_string_equal(run_text(&run, 0, "vm"), "vm  1");
	run_free(&run);
}

/* What import wrote down tells it; a run of collect's own has no such word. */
static void made_up_vm_names_are_told(void **state)
{
	static const struct {
		const char *word;
		bool made_up;
	} cases[] = { { "told", false }, { "made up", true }, { "partly made up", true } };
	struct run run;
	struct error err = { 0 };
	json_t *import = json_object();

	make_run(*state, 1);
	assert_true(run_read(&run, *state, &err));
	assert_false(run_vm_names_made_up(&run));
	json_object_set_new(json_object_get(run.package, "migstat"), "import", import);
	assert_false(run_vm_names_made_up(&run));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		json_object_set_new(import, "vm_names", json_string(cases[i].word));
		assert_true(run_vm_names_made_up(&run) == cases[i].made_up);
	}
	json_object_set_new(import, "vm_names", json_true());
	assert_false(run_vm_names_made_up(&run));
	run_free(&run);
}

/* Only what the run's own plan says counts. */
static void random_order_is_told(void **state)
{
	struct run run;
	struct error err = { 0 };
	json_t *plan;

	make_run(*state, 1);
	assert_true(run_read(&run, *state, &err));
	plan = json_object();
	json_object_set_new(package_provenance(run.package), "plan", plan);
	assert_false(run_order_is_random(&run));
	json_object_set_new(plan, "order", json_true());
	assert_false(run_order_is_random(&run));
	json_object_set_new(plan, "order", json_string("interleaved"));
	assert_false(run_order_is_random(&run));
	json_object_set_new(plan, "order", json_string("random"));
	assert_true(run_order_is_random(&run));
	run_free(&run);
}

static void package_describes_every_column(void **state)
{
	struct error err = { 0 };
	json_t *package;
	json_t *fields;
	size_t tables = 0;

	make_run(*state, 1);
	package = package_read(*state, &err);
	assert_non_null(package);
	while (schema_run_tables[tables])
		tables++;
	assert_int_equal(json_array_size(json_object_get(package, "resources")), tables);
	fields = json_object_get(
		json_object_get(json_array_get(json_object_get(package, "resources"), 0), "schema"),
		"fields");
	assert_int_equal(json_array_size(fields), schema_count(&schema_migrations));
	assert_string_equal(package_text(package_provenance(package), "state"), "running");
	json_decref(package);
}

static void torn_row_is_left_out_then_cut_off(void **state)
{
	struct run_writer *writer;
	struct run run;
	struct migration_row row = some_row(3);
	struct error err = { 0 };
	bool torn;

	make_run(*state, 2);
	add_bytes(*state, "3,\"block, tun");
	assert_true(run_read(&run, *state, &err));
	assert_int_equal(run_rows(&run), 2);
	assert_int_equal(run.migrations.torn.line, 4);
	run_free(&run);

	assert_true(run_reopen(&writer, *state, &torn, &err));
	assert_true(torn);
	assert_true(run_add_migration(writer, &row, &err));
	run_close(writer);
	assert_true(run_read(&run, *state, &err));
	assert_int_equal(run_rows(&run), 3);
	assert_int_equal(run.migrations.torn.line, 0);
	run_free(&run);
}

static void full_disk_loses_nothing(void **state)
{
	char path[128];
	struct append *file;
	struct error err = { 0 };
	struct rlimit before;
	struct rlimit small;
	bool torn;

	/* a limit on the file's size makes write() fail half-way, as a full disk does */
	signal(SIGXFSZ, SIG_IGN);
	snprintf(path, sizeof path, "%s/grow.csv", (char *)*state);
	assert_true(append_open(&file, path, &torn, &err));
	assert_true(append_line(file, "first\n", 6, &err));
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = before;
	small.rlim_cur = 8;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(append_line(file, "second\n", 7, &err));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_non_null(strstr(err.text, "this line is not in it: second"));
	assert_true(append_line(file, "third\n", 6, &err));
	append_close(file);

	assert_true(append_open(&file, path, &torn, &(struct error){ 0 }));
	assert_false(torn);
	append_close(file);
	{
		char text[32] = "";
		FILE *check = fopen(path, "r");

		assert_int_equal(fread(text, 1, sizeof text - 1, check), 12);
		assert_string_equal(text, "first\nthird\n");
		fclose(check);
	}
}

static void bad_runs_are_refused(void **state)
{
	struct run run;
	struct run_writer *writer;
	struct error err = { 0 };
	json_t *provenance = some_provenance();

	assert_false(run_read(&run, *state, &err));
	assert_non_null(strstr(err.text, "a run is a folder with a datapackage.json in it"));

	make_run(*state, 0);
	err = (struct error){ 0 };
	assert_false(run_read(&run, *state, &err));
	assert_non_null(strstr(err.text, "the run is empty"));

	err = (struct error){ 0 };
	assert_false(run_create(&writer, *state, provenance, 1, &err));
	assert_non_null(strstr(err.text, "not empty"));
	err = (struct error){ 0 };
	assert_false(run_create(&writer, "/nowhere/run", provenance, 1, &err));
	assert_non_null(strstr(err.text, "/nowhere/run"));
	json_decref(provenance);
}

static void unknown_outcome_is_refused(void **state)
{
	struct run run;
	struct error err = { 0 };
	char row[512] = "1,c,vm,,1,AB,1,a,b,,,fine";

	make_run(*state, 0);
	for (size_t i = 0; i < metric_count() + 2; i++)
		strcat(row, ",");
	strcat(row, "\n");
	add_bytes(*state, row);
	assert_false(run_read(&run, *state, &err));
	assert_non_null(
		strstr(err.text, "migrations.csv:2:22: column 'outcome': 'fine' is none of"));
}

static void refuse_lines(struct run_writer *writer, size_t count)
{
	struct metrics_row rows[2];
	struct error err = { 0 };

	for (size_t i = 0; i < 2; i++) {
		rows[i] = (struct metrics_row){ .migration = 1, .clock_seconds = 5, .vm = "vm1" };
		values_forget(rows[i].value, METRICS_VALUES);
		rows[i].value[METRICS_WORK] = i == 0 ? INFINITY : 7;
	}
	for (size_t i = 0; i < count; i++)
		assert_true(run_add_metrics(writer, rows, 2, &err));
}

/* What the readers would refuse is not written: the cell is empty, and an event tells of it; a row
 * that needs the value is not there. */
static void values_are_checked_before_they_are_written(void **state)
{
	struct run_writer *writer;
	struct migration_row row = some_row(1);
	struct error err = { 0 };
	json_t *provenance = some_provenance();
	struct table table;
	struct run run;

	assert_true(run_create(&writer, *state, provenance, 10, &err));
	row.value[METRIC_TOTAL_TIME_SECONDS] = INFINITY;
	row.error = "\xff broken";
	assert_true(run_add_migration(writer, &row, &err));
	row = some_row(0);
	assert_true(run_add_migration(writer, &row, &err));
	refuse_lines(writer, 100);
	run_close(writer);
	json_decref(provenance);

	assert_true(run_read(&run, *state, &err));
	assert_int_equal(run_rows(&run), 1);
	assert_string_equal(run_text(&run, 0, "total_time_seconds"), "");
	assert_string_equal(run_text(&run, 0, "error"), "\xEF\xBF\xBD broken");
	run_free(&run);
	assert_true(table_read_in(&table, *state, &schema_metrics, &err));
	assert_int_equal(table.rows, 200);
	assert_string_equal(table_cell(&table, 0, "work"), "");
	assert_string_equal(table_cell(&table, 1, "work"), "7");
	table_free(&table);
	assert_true(table_read_in(&table, *state, &schema_events, &err));
	assert_int_equal(table.rows, 2 + 20); /* not one for each */
	assert_string_equal(table_cell(&table, 0, "event"), "value_refused");
	assert_non_null(strstr(table_cell(&table, 0, "detail"),
			       "migrations.csv: column 'total_time_seconds': 'inf'"));
	assert_non_null(strstr(table_cell(&table, 1, "detail"), "column 'migration': '0'"));
	table_free(&table);
}

/* An import is refused instead: its file can be mended. */
static void values_of_an_import_are_refused(void **state)
{
	struct run_writer *writer;
	const struct run_manner manner = { .sync_at_end = true };
	struct migration_row row = some_row(1);
	struct error err = { 0 };
	json_t *provenance = some_provenance();

	assert_true(run_create_as(&writer, *state, provenance, &manner, &err));
	row.value[METRIC_TOTAL_TIME_SECONDS] = -1;
	assert_false(run_add_migration(writer, &row, &err));
	assert_non_null(strstr(err.text, "column 'total_time_seconds': '-1.000000' is below zero"));
	run_close(writer);
	json_decref(provenance);
}

static void keys_stand_once(void **state)
{
	struct run_writer *writer;
	struct migration_row row = some_row(2);
	struct run run;
	struct error err = { 0 };
	bool torn;

	make_run(*state, 3);
	assert_true(run_reopen(&writer, *state, &torn, &err));
	assert_true(run_add_migration(writer, &row, &err));
	run_close(writer);
	assert_false(run_read(&run, *state, &err));
	assert_non_null(strstr(err.text, "migrations.csv:5:1: column 'migration': '2' is there "
					 "twice, first in line 3"));
}

static void output_is_whole_or_not_there(void **state)
{
	char path[128];
	struct output output;
	struct error err = { 0 };

	snprintf(path, sizeof path, "%s/out.txt", (char *)*state);
	assert_true(output_open(&output, path, &err));
	fputs("half", output.stream);
	assert_int_not_equal(access(path, F_OK), 0);
	output_abandon(&output);
	assert_int_not_equal(access(path, F_OK), 0);
	assert_true(output_open(&output, path, &err));
	fputs("whole", output.stream);
	assert_true(output_commit(&output, &err));
	assert_int_equal(access(path, F_OK), 0);
	assert_false(output_open(&output, "/nowhere/out", &err));
	assert_non_null(strstr(err.text, "/nowhere/out: cannot be written"));
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(rows_come_back),
		WITH_FOLDER(names_are_of_one_line),
		WITH_FOLDER(made_up_vm_names_are_told),
		WITH_FOLDER(random_order_is_told),
		WITH_FOLDER(package_describes_every_column),
		WITH_FOLDER(torn_row_is_left_out_then_cut_off),
		WITH_FOLDER(full_disk_loses_nothing),
		WITH_FOLDER(bad_runs_are_refused),
		WITH_FOLDER(unknown_outcome_is_refused),
		WITH_FOLDER(values_are_checked_before_they_are_written),
		WITH_FOLDER(values_of_an_import_are_refused),
		WITH_FOLDER(keys_stand_once),
		WITH_FOLDER(output_is_whole_or_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
