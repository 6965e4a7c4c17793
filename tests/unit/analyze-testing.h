/*
 * analyze-testing.h — samples and runs made from texts, for the unit tests of analyze/.
 */
#ifndef MIGSTAT_ANALYZE_TESTING_H
#define MIGSTAT_ANALYZE_TESTING_H

#include "analyze/statistics/samples.h"
#include "testing.h"

#include "datasets/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const vm_names[] = { "vm0", "vm1", "vm2", "vm3", "vm4", "vm5", "vm6", "vm7" };

/* Value i belongs to VM number i mod vms (from 0). Free with samples_free; texts are borrowed. */
static inline struct samples samples_of_texts(const char *const *texts, size_t count, size_t vms)
{
	struct samples samples = { .at = calloc(count + 1, sizeof *samples.at), .count = count };

	assert_non_null(samples.at);
	assert_true(vms >= 1 && vms <= sizeof vm_names / sizeof *vm_names);
	for (size_t i = 0; i < count; i++)
		samples.at[i] =
			(struct sample){ .vm = vm_names[i % vms], .text = texts[i], .row = i };
	samples_prepare(&samples);
	return samples;
}

static inline void put_file(const char *folder, const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* The folder of a run whose migrations.csv is that text; `folder` ends in XXXXXX. */
static inline void make_run_folder(char *folder, const char *migrations)
{
	assert_non_null(mkdtemp(folder));
	put_file(folder, "datapackage.json",
		 "{\"title\": \"r\", \"created\": \"2026-01-01T00:00:00Z\", \"migstat\": "
		 "{\"format\": 1}}");
	put_file(folder, "migrations.csv", migrations);
}

static inline void remove_run_folder(const char *folder)
{
	static const char *const names[] = { "datapackage.json", "migrations.csv" };
	char path[128];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
}

/* The run of such a folder, which is gone again. Free with run_free. */
static inline struct run run_of_text(const char *migrations)
{
	char folder[] = "/tmp/migstat-unit.XXXXXX";
	struct error err = { 0 };
	struct run run;

	make_run_folder(folder, migrations);
	if (!run_read(&run, folder, &err))
		fail_msg("%s", err.text);
	remove_run_folder(folder);
	return run;
}

#endif
