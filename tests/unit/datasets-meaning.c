/* datasets-meaning.c — metrics that kept their name when what they count changed. */
#include "testing.h"

#include "datasets/array.h"
#include "datasets/meaning.h"

#include <stdlib.h>
#include <unistd.h>

static void versions_are_numbers(void **state)
{
	(void)state;
	assert_int_equal(meaning_version("7.2.22"), 7002022);
	assert_int_equal(meaning_version("11.1"), 11001000);
	assert_int_equal(meaning_version("10.0.13 (Debian)"), 10000013);
	assert_int_equal(meaning_version("7002022"), 7002022); /* as OpenStack says it */
	assert_int_equal(meaning_version(""), 0);
	assert_int_equal(meaning_version("later"), 0);
}

static void write_file(const char *folder, const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void remove_files(const char *folder)
{
	char path[128];

	snprintf(path, sizeof path, "%s/migrations.csv", folder);
	unlink(path);
	snprintf(path, sizeof path, "%s/datapackage.json", folder);
	unlink(path);
	rmdir(folder);
}

/* A row of a run between two hosts that are described so. */
static enum meaning meaning_between(const char *a, const char *b, const char *direction,
				    const char *source, const char *disk)
{
	char folder[] = "/tmp/migstat-meaning-XXXXXX";
	char text[512];
	char version[MEANING_VERSION_SIZE];
	struct run run;
	struct error err = { 0 };
	enum meaning meaning;

	assert_non_null(mkdtemp(folder));
	snprintf(text, sizeof text,
		 "migration,case,vm,cycle,direction,order,source,outcome,disk_total_bytes\n"
		 "1,x,vm1,1,%s,1,%s,ok,%s\n",
		 direction, source, disk);
	write_file(folder, "migrations.csv", text);
	snprintf(text, sizeof text,
		 "{\"profile\":\"tabular-data-package\",\"name\":\"x\",\"created\":"
		 "\"2026-01-01T00:00:00Z\",\"resources\":[],\"migstat\":{\"format\":1,"
		 "\"platform\":{\"hosts\":{\"a\":{\"name\":\"left\",%s},\"b\":{\"name\":"
		 "\"right\",%s}}}}}",
		 a, b);
	write_file(folder, "datapackage.json", text);
	if (!run_read(&run, folder, &err))
		fail_msg("%s", err.text);
	meaning = meaning_of(meaning_change_of(METRIC_DISK_MOVED_BYTES), &run, 0, version);
	run_free(&run);
	remove_files(folder);
	return meaning;
}

#define OLD     "\"hypervisor_version\":\"7.2.22\""
#define LAST    "\"hypervisor_version\":\"10.0.13\""
#define BETWEEN "\"hypervisor_version\":\"10.1.0\""
#define NEW     "\"hypervisor_version\":11001003"
#define NONE    "\"cpus\":2"

static void a_row_counts_as_its_source_does(void **state)
{
	static const struct {
		const char *a, *b, *direction, *source, *disk;
		enum meaning meaning;
	} rows[] = {
		{ OLD, OLD, "AB", "", "268435456", MEANING_FIRST },
		{ LAST, NEW, "AB", "", "268435456", MEANING_FIRST },
		{ LAST, NEW, "BA", "", "35586048", MEANING_LATER },
		/* the host by its name before the direction */
		{ LAST, NEW, "AB", "right", "35586048", MEANING_LATER },
		{ NEW, LAST, "AB", "left", "35586048", MEANING_LATER },
		{ BETWEEN, NEW, "AB", "", "1", MEANING_UNKNOWN },
		{ NONE, NEW, "AB", "", "1", MEANING_UNKNOWN },
		/* no disk is moved: whatever the version */
		{ NEW, OLD, "AB", "", "0", MEANING_EITHER },
		{ NONE, NONE, "AB", "", "0", MEANING_EITHER },
		{ NEW, OLD, "AB", "", "", MEANING_LATER },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(meaning_between(rows[i].a, rows[i].b, rows[i].direction,
						 rows[i].source, rows[i].disk),
				 rows[i].meaning);
}

static void most_metrics_never_changed(void **state)
{
	size_t changed = 0;

	(void)state;
	for (size_t i = 0; i < metric_count(); i++)
		changed += meaning_change_of(i) != NULL;
	assert_int_equal(changed, 4);
	assert_null(meaning_change_of(METRIC_TOTAL_TIME_SECONDS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(versions_are_numbers),
		cmocka_unit_test(a_row_counts_as_its_source_does),
		cmocka_unit_test(most_metrics_never_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
