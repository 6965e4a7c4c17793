/*
 * Every VM by itself: none, one value, one direction, censored ones. Whole runs are held against R
 * by tests/cli/analyze.t (by-vm-*.csv).
 */
#include "testing.h"

#include "analyze/groups/groups.h"
#include "analyze/statistics/censor.h"
#include "analyze/summary/vm-parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/migstat-vm-parts.XXXXXX";

static void write_file(const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0 && fclose(file) == 0);
}

/* The samples of the total time in a run with these rows: vm,direction,seconds. */
static void read_samples(const char *rows, struct run *run, struct samples *samples)
{
	char text[2048] = "migration,case,vm,cycle,direction,order,outcome,total_time_seconds\n";
	size_t used = strlen(text);
	size_t all[16];
	struct error err = { 0 };

	for (int i = 1; *rows != '\0'; i++) {
		char vm[8];
		char direction[3];
		char seconds[16];
		int length;

		assert_int_equal(
			sscanf(rows, "%7[^,],%2[^,],%15[^;];%n", vm, direction, seconds, &length),
			3);
		used += (size_t)snprintf(text + used, sizeof text - used, "%d,c,%s,1,%s,1,ok,%s\n",
					 i, vm, direction, seconds);
		rows += length;
	}
	write_file("migrations.csv", text);
	write_file("datapackage.json", "{ \"title\": \"t\", \"migstat\": {\"format\": 1} }");
	assert_true(run_read(run, folder, &err));
	for (size_t i = 0; i < run_rows(run); i++)
		all[i] = i;
	*samples = samples_of(run, all, run_rows(run), METRIC_TOTAL_TIME_SECONDS);
}

static void check_part(const struct vm_part *part, const char *vm, const char *direction, double n,
		       double censored, double mean, double median)
{
	assert_string_equal(part->vm, vm);
	assert_string_equal(vm_direction_word(part->direction), direction);
	assert_true(part->value[BY_VM_N] == n && part->value[BY_VM_CENSORED] == censored);
	assert_close(part->value[BY_VM_MEAN], mean, 0);
	assert_close(part->value[BY_VM_MEDIAN], median, 0);
	assert_true(isnan(part->value[BY_VM_SD]) == (n < 2));
}

static void test_directions(void **state)
{
	struct run run;
	struct samples samples;
	struct vm_parts parts;

	(void)state;
	read_samples("b,BA,7;a,AB,1;a,BA,4;a,AB,2;", &run, &samples);
	parts = vm_parts_of(&samples, &run);
	assert_int_equal(parts.count, 5);
	check_part(&parts.at[0], "a", "AB", 2, 0, 1.5, 1.5);
	check_part(&parts.at[1], "a", "BA", 1, 0, 4, 4);
	check_part(&parts.at[2], "a", "both", 3, 0, 7.0 / 3, 2);
	check_part(&parts.at[3], "b", "BA", 1, 0, 7, 7);
	check_part(&parts.at[4], "b", "both", 1, 0, 7, 7);
	vm_parts_free(&parts);

	samples.count = 0;
	parts = vm_parts_of(&samples, &run);
	assert_int_equal(parts.count, 0);
	vm_parts_free(&parts);
	samples_free(&samples);
	run_free(&run);
}

/* The censored stand above all others; a VM may have nothing else. */
static void test_censored(void **state)
{
	struct run run;
	struct samples samples;
	struct vm_parts parts;

	(void)state;
	read_samples("a,AB,400;a,AB,1;a,BA,401;b,AB,402;", &run, &samples);
	samples_censor(&samples, 400);
	parts = vm_parts_of(&samples, &run);
	assert_int_equal(parts.count, 5);
	check_part(&parts.at[0], "a", "AB", 1, 1, 1, NAN);
	check_part(&parts.at[1], "a", "BA", 0, 1, NAN, NAN);
	check_part(&parts.at[2], "a", "both", 1, 2, 1, NAN);
	check_part(&parts.at[3], "b", "AB", 0, 1, NAN, NAN);
	check_part(&parts.at[4], "b", "both", 0, 1, NAN, NAN);
	vm_parts_free(&parts);
	samples_free(&samples);
	run_free(&run);
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command); /* NOLINT(cert-env33-c) */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_directions),
		cmocka_unit_test(test_censored),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
