/* datasets-imported.c — tests of what a run is that collect did not make: further columns, times of
 * other clocks, cells that nobody knows, and the notes that go with it. */
#include "testing.h"

#include "datasets/package.h"
#include "datasets/run-write.h"
#include "datasets/run.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int set_up(void **state)
{
	char *folder = strdup("/tmp/migstat-imported-XXXXXX");

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

static struct migration_row blank_row(long number)
{
	struct migration_row row = { .migration = number,
				     .case_name = "some",
				     .vm = "vm1",
				     .cycle = 1,
				     .direction = "AB",
				     .order = 1,
				     .clock_seconds = NAN };

	for (size_t i = 0; i < METRIC_MAX; i++)
		row.value[i] = NAN;
	return row;
}

static struct metrics_row blank_metrics(void)
{
	struct metrics_row row = { .clock_seconds = NAN, .ask_seconds = NAN };

	for (size_t i = 0; i < METRICS_VALUES; i++)
		row.value[i] = NAN;
	return row;
}

/* The line of that number (from 1) of a table of the run, without its end. */
static void line_of(const char *folder, const char *name, int number, char line[2048])
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "rb");
	assert_non_null(file);
	for (; number > 0; number--)
		assert_non_null(fgets(line, 2048, file));
	line[strcspn(line, "\n")] = '\0';
	fclose(file);
}

static bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text);

	return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static const struct column flavor[] = { { "flavor", COLUMN_TEXT, "", false, "Its size.", NULL } };
static const struct column idle[] = { { "idle", COLUMN_NUMBER, "s", false, "Idle time.", NULL } };

static void further_columns_stand_last(void **state)
{
	const struct further_columns further[] = { { &schema_migrations, flavor, 1 },
						   { &schema_metrics, idle, 1 },
						   { NULL, NULL, 0 } };
	const struct run_manner manner = { .further = further, .sync_at_end = true };
	const char *const texts[] = { "small" };
	const double numbers[] = { 2.5 };
	json_t *provenance = json_pack("{s:{s:[s,s]}}", "import", "notes", "One.", "Two.");
	struct migration_row row = blank_row(1);
	struct metrics_row sample = blank_metrics();
	struct run_writer *writer;
	struct error err = { 0 };
	char line[2048];
	struct run run;

	assert_true(run_create_so(&writer, *state, provenance, &manner, &err));
	row.further = texts;
	assert_true(run_add_migration(writer, &row, &err));
	row = blank_row(2);
	assert_true(run_add_migration(writer, &row, &err));
	sample.further = numbers;
	assert_true(run_add_metrics(writer, &sample, 1, &err));
	sample.further = NULL;
	assert_true(run_add_metrics(writer, &sample, 1, &err));
	assert_true(run_sync(writer, &err));
	run_close(writer);
	json_decref(provenance);

	line_of(*state, "migrations.csv", 1, line);
	assert_true(ends_with(line, ",error_code,error,flavor"));
	line_of(*state, "metrics.csv", 1, line);
	assert_true(ends_with(line, ",work,idle"));
	line_of(*state, "metrics.csv", 2, line);
	assert_string_equal(line, ",,,,,,,,,,,,,,2.5");
	line_of(*state, "metrics.csv", 3, line);
	assert_string_equal(line, ",,,,,,,,,,,,,,");
	assert_true(run_read(&run, *state, &err));
	assert_string_equal(run_text(&run, 0, "flavor"), "small");
	assert_string_equal(run_text(&run, 1, "flavor"), "");
	assert_string_equal(package_note(run.package, 0), "One.");
	assert_string_equal(package_note(run.package, 1), "Two.");
	assert_null(package_note(run.package, 2));
	run_free(&run);
}

/* The package describes the further columns of its own tables only. */
static void package_describes_further_columns(void **state)
{
	const struct further_columns further[] = { { &schema_metrics, idle, 1 },
						   { NULL, NULL, 0 } };
	json_t *provenance = json_object();
	const struct package_content content = { "a run", "2026-01-31T12:00:00.000000Z", further,
						 provenance };
	struct error err = { 0 };
	json_t *package;
	json_t *resources;

	assert_true(package_write(*state, &content, &err));
	package = package_read(*state, &err);
	assert_non_null(package);
	assert_null(package_note(package, 0));
	resources = json_object_get(package, "resources");
	for (size_t i = 0; schema_run_tables[i]; i++) {
		const json_t *schema = json_object_get(json_array_get(resources, i), "schema");
		const json_t *fields = json_object_get(schema, "fields");
		size_t count = schema_count(schema_run_tables[i]);
		const json_t *last = json_array_get(fields, count);

		if (schema_run_tables[i] != &schema_metrics) {
			assert_int_equal(json_array_size(fields), count);
			continue;
		}
		assert_int_equal(json_array_size(fields), count + 1);
		assert_string_equal(json_string_value(json_object_get(last, "name")), "idle");
		assert_string_equal(json_string_value(json_object_get(last, "unit")), "s");
		assert_string_equal(json_string_value(json_object_get(last, "description")),
				    "Idle time.");
	}
	json_decref(package);
	json_decref(provenance);
}

static void what_nobody_knows_is_empty(void **state)
{
	json_t *provenance = json_object();
	struct run_writer *writer;
	struct error err = { 0 };
	const struct gap_row gap = { .vm = "vm1",
				     .probe = "icmp",
				     .cause = "target",
				     .clock = 12.5,
				     .gap = 0.5,
				     .resolution = 0.1,
				     .silence = NAN,
				     .own_late = NAN,
				     .threshold = NAN,
				     .baseline = NAN,
				     .probes = NAN };
	const struct event_row event = { .clock_seconds = NAN, .from = "import", .event = "said" };
	char line[2048];

	assert_true(run_create(&writer, *state, provenance, 0, &err));
	assert_true(run_add_gap(writer, &gap, &err));
	assert_true(run_add_event(writer, &event, &err));
	run_close(writer);
	json_decref(provenance);
	line_of(*state, "gaps.csv", 2, line);
	assert_string_equal(line, ",vm1,icmp,target,12.500000,0.500000,0.100000,,,,,,no");
	line_of(*state, "events.csv", 2, line);
	assert_string_equal(line, ",,,import,,said,");
}

/* Seconds since 1970 by date -u -d @SECONDS. */
static void moments_are_written_in_utc(void **state)
{
	static const struct {
		double seconds;
		const char *text;
	} moments[] = {
		{ 0, "1970-01-01T00:00:00.000000Z" },
		{ 1700000000.25, "2023-11-14T22:13:20.250000Z" },
		{ 951782400, "2000-02-29T00:00:00.000000Z" },
		{ 1699999999.9999999, "2023-11-14T22:13:20.000000Z" },
		{ 253402300799, "9999-12-31T23:59:59.000000Z" },
		{ 253402300800, "" },
		{ -1, "" },
		{ NAN, "" },
		{ INFINITY, "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
		char text[UTC_TEXT_SIZE];

		clock_utc_text_of(moments[i].seconds, text);
		assert_string_equal(text, moments[i].text);
	}
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(further_columns_stand_last),
		WITH_FOLDER(package_describes_further_columns),
		WITH_FOLDER(what_nobody_knows_is_empty),
		cmocka_unit_test(moments_are_written_in_utc),
	};

	return cmocka_run_group_tests_name("datasets-imported", tests, NULL, NULL);
}
