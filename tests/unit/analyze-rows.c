/* Any CSV file: the same numbers as a run's, held as samples or not; and what is wrong with it. */
#include "testing.h"

#include "analyze/rows/rows.h"
#include "analyze/statistics/censor.h"
#include "analyze/summary/rows-summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/migstat-rows-XXXXXX";

static int make_file(void **state)
{
	int file = mkstemp(path);

	(void)state;
	return file < 0 ? -1 : close(file);
}

static int remove_file(void **state)
{
	(void)state;
	return unlink(path);
}

static void write_file(const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* Lists are borrowed for the call. */
static bool read_file(struct rows *rows, const char *values, const char *by, const char *unit_of,
		      const char *where, struct error *err)
{
	struct texts columns = { 0 };
	struct rows_query query = {
		.path = path, .by = &columns, .unit_of = unit_of, .where = where
	};
	bool good;

	assert_true(texts_add_list(&query.values, values));
	assert_true(by == NULL || texts_add_list(&columns, by));
	good = rows_read(rows, &query, err);
	texts_free(&query.values);
	texts_free(&columns);
	return good;
}

/* Every number of both summaries; NaN equals NaN. What does not come from exact sums or whole
 * values is as good as doubles are: here, beside spreads of a hundredth of a millionth of the
 * values. */
static void same_summary(const struct summary *a, const struct summary *b)
{
	for (size_t i = 0; i < SUMMARY_COLUMNS; i++) {
		bool exact = i <= SUMMARY_MAX;
		double left = a->value[i];
		double right = b->value[i];
		double close = exact || isnan(a->value[SUMMARY_MAX])
				       ? 0
				       : fabs(a->value[SUMMARY_MAX]) * 1e-14 + fabs(left) * 1e-4;
		if (!(fabs(left - right) <= close || (isnan(left) && isnan(right))))
			fail_msg("%s: %.17g, %.17g", schema_summary.trailing[i].name, left, right);
	}
	assert_int_equal(a->missing, b->missing);
	assert_string_equal(summary_kind(a), summary_kind(b));
}

/* The summary of values that were censored as samples are: from a file read anew. */
static struct summary censored_summary(const char *unit_of, size_t group, double limit)
{
	struct error err = { 0 };
	struct rows rows;
	struct rows_samples samples;
	struct summary summary;

	assert_true(read_file(&rows, "x", "g", unit_of, NULL, &err));
	samples = rows_samples(&rows, group, 0);
	samples_censor(&samples.samples, limit);
	summary = summary_of(&samples.samples, unit_of ? UNIT_VM : UNIT_MIGRATION, 0.95);
	summary_choose(&summary, KIND_AUTO, false);
	rows_samples_free(&samples);
	rows_free(&rows);
	return summary;
}

/* As samples and as sums: every group and column of the file at hand comes out the same, with all
 * values, and with those at or above limit censored. */
static void check_both_ways(const char *unit_of, double limit)
{
	struct error err = { 0 };
	struct rows rows;

	if (!read_file(&rows, "x", "g", unit_of, NULL, &err))
		fail_msg("%s", err.text);
	rows_censor(&rows, 0, limit);
	for (size_t g = 0; g < rows.count; g++) {
		struct summary samples = censored_summary(unit_of, g, limit);
		struct summary sums;

		for (size_t most = 0; most < 2; most++) {
			sums = rows_summary(&rows, g, 0, UNIT_VM, most == 0 ? 0 : SIZE_MAX, 0.95);
			summary_choose(&sums, KIND_AUTO, false);
			same_summary(&samples, &sums);
		}
	}
	rows_free(&rows);
}

static void test_both_ways(void **state)
{
	static char text[400000];
	size_t used = (size_t)snprintf(text, sizeof text, "g,vm,x\n");
	unsigned long long noise = 1;

	(void)state;
	/* VMs of so different sizes that their common denominator does not fit, and some empty */
	for (int i = 0; i < 6000; i++) {
		noise = noise * 16807 % 2147483647;
		used += (size_t)snprintf(text + used, sizeof text - used, "g%d,vm%llu,", i % 3,
					 noise % 211 * (noise % 7 > 3));
		if (noise % 50 != 0)
			used += (size_t)snprintf(text + used, sizeof text - used, "%llu.%03llu",
						 noise % 1000, noise / 7 % 1000);
		used += (size_t)snprintf(text + used, sizeof text - used, "\n");
	}
	write_file(text);
	check_both_ways("vm", INFINITY);
	check_both_ways(NULL, INFINITY);
	check_both_ways("vm", 900.5);
	check_both_ways(NULL, 300);
}

/* With cycles and directions, some of them missing. */
static void test_both_ways_of_cycles(void **state)
{
	static char text[100000];
	size_t used = (size_t)snprintf(text, sizeof text, "g,vm,cycle,direction,x\n");
	unsigned long long noise = 7;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		noise = noise * 16807 % 2147483647;
		used += (size_t)snprintf(text + used, sizeof text - used,
					 "g%d,vm%d,%d,%s,%llu.%02llu\n", i % 2, i / 2 % 7,
					 i / 14 % 11, noise % 9 > 4 ? "AB" : "BA", 100 + noise % 50,
					 noise / 7 % 100);
	}
	write_file(text);
	check_both_ways("vm", INFINITY);
	check_both_ways(NULL, INFINITY);
	check_both_ways("vm", 130);
}

static void test_both_ways_of_few(void **state)
{
	(void)state;
	write_file("g,vm,x\na,1,5\nb,1,1.5\nb,2,2.5\nc,1,\nd,1,7\nd,1,7\nd,2,7\n"
		   "e,1,1000000000.001\ne,1,1000000000.002\ne,2,1000000000.004\n"
		   "f,1,-0\nf,1,0.1\nf,2,1e-5\nf,2,1e22\n"
		   /* no double says it; and sums beyond 128 bits */
		   "h,1,0.10000000000000000001\nh,2,3\ni,1,1e30\ni,1,1e-30\ni,2,5\n");
	check_both_ways("vm", INFINITY);
	check_both_ways(NULL, INFINITY);
	check_both_ways("vm", 5);
	check_both_ways("vm", -1e30);
}

static void test_units_and_where(void **state)
{
	struct error err = { 0 };
	struct rows rows;
	struct summary summary;

	(void)state;
	write_file("time (ms),state,size_mib\n1500.5,ok,1\n2500,ok,2\n9,bad,3\n,ok,4\n");
	assert_true(read_file(&rows, "time (ms),size_mib", NULL, NULL, "state = ok", &err));
	assert_int_equal(rows.count, 1);
	assert_int_equal(rows.read, 4);
	assert_int_equal(rows.kept, 3);
	assert_true(rows.independent);
	assert_string_equal(rows.columns[0].name, "time_seconds");
	assert_string_equal(rows.columns[0].metric.column.unit, "s");
	assert_int_equal(rows.columns[0].metric.decimals, 4);
	summary = rows_summary(&rows, 0, 0, UNIT_VM, SIZE_MAX, 0.95);
	assert_true(summary.value[SUMMARY_N] == 2 && summary.value[SUMMARY_MEAN] == 2.00025 &&
		    summary.missing == 1);
	summary = rows_summary(&rows, 0, 1, UNIT_VM, SIZE_MAX, 0.95);
	assert_true(summary.value[SUMMARY_N] == 3 && summary.value[SUMMARY_MAX] == 4 * 1048576.0);
	rows_free(&rows);
}

/* A metric that migstat knows keeps its title and which way is better. */
static void test_known_metric(void **state)
{
	struct error err = { 0 };
	struct rows rows;

	(void)state;
	write_file("total time (ms),other\n1,2\n");
	assert_true(read_file(&rows, "total time (ms),other", NULL, NULL, NULL, &err));
	assert_string_equal(rows.columns[0].metric.title, "Total migration time");
	assert_true(rows.columns[0].metric.better == LOWER_IS_BETTER);
	assert_true(rows.columns[1].metric.better == NEITHER_IS_BETTER);
	rows_free(&rows);
}

/* As a run: its rows are the groups. */
static void test_as_run(void **state)
{
	struct texts columns = { 0 };
	struct rows_query query = { .path = path, .by = &columns, .unit_of = "host" };
	struct error err = { 0 };
	struct rows rows;
	struct run run;

	(void)state;
	write_file("case,host,x\na,h1,1500\nb,h1,2500\na,h2,\na,h1,1250.5\n");
	assert_true(texts_add_list(&query.values, "x") && texts_add_list(&columns, "case"));
	assert_true(rows_read(&rows, &query, &err));
	run = rows_run(&rows, path, &columns);
	assert_string_equal(run_name(&run), path);
	assert_int_equal(run_rows(&run), 2);
	assert_string_equal(run_text(&run, 0, "case"), "a");
	assert_string_equal(run_text(&run, 1, "case"), "b");
	run_free(&run);
	run = rows_run(&rows, "-", &columns);
	assert_string_equal(run_name(&run), "standard input");
	run_free(&run);
	rows_free(&rows);
	texts_free(&query.values);
	texts_free(&columns);
}

/* Rows that failed are counted by VM, and have no values, whatever stands in their cells. */
static void test_failed(void **state)
{
	struct texts none = { 0 };
	struct rows_query query = {
		.path = path, .by = &none, .unit_of = "vm", .failed = "state != ok"
	};
	struct error err = { 0 };
	struct rows rows;

	(void)state;
	write_file("vm,state,x\na,ok,1\na,lost,?\nb,lost,400\nb,late,\nb,ok,\n");
	assert_true(texts_add_list(&query.values, "x"));
	assert_true(rows_read(&rows, &query, &err));
	assert_int_equal(rows.kept, 5);
	assert_int_equal(rows_values(&rows, 0, 0), 1);
	assert_int_equal(rows.groups[0]->missing[0], 1);
	assert_int_equal(rows.groups[0]->vms[0]->rows, 2);
	assert_int_equal(rows.groups[0]->vms[0]->failed, 1);
	assert_int_equal(rows.groups[0]->vms[1]->rows, 3);
	assert_int_equal(rows.groups[0]->vms[1]->failed, 2);
	rows_free(&rows);
	texts_free(&query.values);
	/* without any column of values */
	assert_true(rows_read(&rows, &query, &err));
	assert_int_equal(rows.groups[0]->vms[1]->failed, 2);
	rows_free(&rows);
	query.failed = "state";
	assert_false(rows_read(&rows, &query, &err));
	assert_non_null(strstr(err.text, "--failed, at its end"));
}

/* Groups as they appear, VMs by name; samples in that order, or as the rows stood. */
static void test_samples(void **state)
{
	static const char *const of_a[] = {
		"7", "3", "12", "11", "10", "9", "8", "6", "5", "4", "2"
	};
	static const char *const by_vm[] = { "9", "7", "12", "10", "8", "5",
					     "2", "3", "11", "6",  "4" };
	struct error err = { 0 };
	struct rows rows;
	struct rows_samples samples;

	(void)state;
	write_file("g,vm,x\na,v,7\nb,v,1\na,w,3\na,v,12\na,w,11\na,v,10\na,u,9\na,v,8\na,w,6\n"
		   "a,v,5\na,w,4\na,v,2\na,w,\n");
	assert_true(read_file(&rows, "x", "g", NULL, NULL, &err));
	assert_int_equal(rows.count, 2);
	assert_string_equal(rows.groups[0]->key[0], "a");
	assert_string_equal(rows.groups[1]->key[0], "b");
	assert_int_equal(rows.groups[0]->rows, 12);
	assert_int_equal(rows_values(&rows, 0, 0), 11);
	samples = rows_samples(&rows, 0, 0);
	assert_int_equal(samples.samples.count, 11);
	assert_int_equal(samples.samples.vms, 11);
	assert_int_equal(samples.samples.missing, 1);
	for (size_t i = 0; i < 11; i++)
		assert_string_equal(samples.samples.at[i].text, of_a[i]);
	rows_samples_free(&samples);
	assert_true(!samples.texts && !samples.samples.at);
	rows_free(&rows);
	assert_true(!rows.columns && rows.count == 0);
	assert_true(read_file(&rows, "x", "g", "vm", NULL, &err));
	assert_int_equal(rows.groups[0]->count, 3);
	assert_string_equal(rows.groups[0]->vms[0]->name, "u");
	assert_string_equal(rows.groups[0]->vms[2]->name, "w");
	samples = rows_samples(&rows, 0, 0);
	assert_int_equal(samples.samples.vms, 3);
	for (size_t i = 0; i < 11; i++) {
		assert_string_equal(samples.samples.at[i].text, by_vm[i]);
		assert_string_equal(samples.samples.at[i].vm, i == 0 ? "u" : i < 7 ? "v" : "w");
	}
	rows_samples_free(&samples);
	rows_censor(&rows, 0, 9);
	assert_int_equal(rows.groups[0]->censored[0], 4);
	assert_int_equal(rows.groups[1]->censored[0], 0);
	assert_int_equal(rows_values(&rows, 0, 0), 7);
	rows_free(&rows);
}

/* A pile of three at 50 and above, in the smaller of two groups; then the other goes beyond it. */
static void test_limit(void **state)
{
	static const char pile[] = "g,x\nb,1\nb,2\nb,1\nb,2\nb,1\nb,2\nb,1\nb,2\nb,1\nb,2\nb,1\n"
				   "b,2\nb,1\nb,2\na,1\na,2\na,1\na,2\na,1\na,2\na,1\na,2\na,1\n"
				   "a,2\na,50.1\na,50.3\na,50.2\n";
	char more[sizeof pile + 20];
	struct error err = { 0 };
	struct rows rows;

	(void)state;
	write_file(pile);
	assert_true(read_file(&rows, "x", "g", NULL, NULL, &err));
	assert_close(rows_limit(&rows, 0), 50, 0);
	rows_free(&rows);
	snprintf(more, sizeof more, "%sb,80\n", pile);
	write_file(more);
	assert_true(read_file(&rows, "x", "g", NULL, NULL, &err));
	assert_true(isnan(rows_limit(&rows, 0)));
	rows_free(&rows);
}

/* The column "direction" is a further key, unless it is one already or the file has none. */
static void test_directions(void **state)
{
	struct texts by = { 0 };
	struct rows_query query = { .path = path, .by = &by, .directions = true };
	struct error err = { 0 };
	struct rows rows;
	struct run run;

	(void)state;
	write_file("direction,x,g\nBA,1,c\nAB,2,c\nBA,3,d\nBA,4,c\n");
	assert_true(texts_add_list(&query.values, "x") && texts_add_list(&by, "g"));
	assert_true(rows_read(&rows, &query, &err));
	assert_true(rows.directions && rows.count == 3);
	assert_int_equal(rows.groups[0]->rows, 2);
	assert_string_equal(rows.groups[1]->key[1], "AB");
	assert_null(rows.groups[1]->key[2]);
	run = rows_run(&rows, path, &by);
	assert_string_equal(run_text(&run, 1, "direction"), "AB");
	assert_string_equal(run_text(&run, 2, "g"), "d");
	assert_string_equal(run_text(&run, 2, "direction"), "BA");
	run_free(&run);
	rows_free(&rows);
	assert_true(texts_add_list(&by, "direction"));
	assert_true(rows_read(&rows, &query, &err));
	assert_true(!rows.directions && rows.count == 3);
	rows_free(&rows);
	texts_free(&by);
	write_file("way,x\nBA,1\nAB,2\n");
	assert_true(rows_read(&rows, &query, &err));
	assert_true(!rows.directions && rows.count == 1);
	rows_free(&rows);
	texts_free(&query.values);
}

static bool read_cycles(struct rows *rows, const char *cycle_of, struct error *err)
{
	struct texts none = { 0 };
	struct rows_query query = {
		.path = path, .by = &none, .unit_of = "vm", .cycle_of = cycle_of
	};
	bool good = texts_add_list(&query.values, "x") && rows_read(rows, &query, err);

	texts_free(&query.values);
	return good;
}

static void check_places(const struct rows *rows, const size_t *cycles, const unsigned *directions)
{
	struct rows_samples samples = rows_samples(rows, 0, 0);

	assert_int_equal(samples.samples.cycles, places_cycles(&rows->places) > 0);
	for (size_t i = 0; i < samples.samples.count; i++) {
		assert_int_equal(samples.samples.at[i].cycle, cycles[i]);
		assert_int_equal(samples.samples.at[i].direction, directions[i]);
	}
	rows_samples_free(&samples);
}

/* Cycles count by their numbers, or as they appear; they stay beside their values when others are
 * censored. */
static void test_cycles(void **state)
{
	static const size_t by_number[] = { 2, 0, 1, 0 };
	static const size_t as_they_appear[] = { 0, 1, 2, 1 };
	static const size_t of_the_small[] = { 2, 1, 0 };
	static const size_t unknown[] = { 0, 0, 0, 0 };
	static const unsigned ways[] = { 0, 1, 0, 1 };
	static const unsigned small_ways[] = { 0, 0, 1 };
	static const unsigned one_way[] = { 0, 0, 0, 0 };
	struct error err = { 0 };
	struct rows rows;

	(void)state;
	write_file("vm,cycle,direction,x\na,10,BA,1\na,1,AB,200\na,9.5,BA,3\nb,1,AB,4\n");
	assert_true(read_cycles(&rows, NULL, &err));
	assert_string_equal(rows.places.cycle_column, "cycle");
	assert_int_equal(places_cycles(&rows.places), 3);
	check_places(&rows, by_number, ways);
	rows_censor(&rows, 0, 100);
	check_places(&rows, of_the_small, small_ways);
	rows_free(&rows);
	assert_true(read_cycles(&rows, "none", &err));
	assert_true(!rows.places.cycle_column);
	check_places(&rows, unknown, ways);
	rows_free(&rows);
	/* a text is not a number; of three directions none is known */
	write_file("vm,round,direction,x\na,z,N,1\na,2,E,2\na,y,S,3\nb,2,N,4\n");
	assert_true(read_cycles(&rows, "round", &err));
	check_places(&rows, as_they_appear, one_way);
	rows_free(&rows);
	assert_true(read_cycles(&rows, NULL, &err));
	assert_true(!rows.places.cycle_column && rows.groups[0]->vms[0]->columns[0].tags);
	rows_free(&rows);
	assert_false(read_cycles(&rows, "rounds", &err));
	assert_non_null(strstr(err.text, "--cycle rounds: "));
	assert_non_null(strstr(err.text, "did you mean 'round'?"));
}

/* A row without a cycle makes all unknown, or is an error where the column was named. */
static void test_no_cycle(void **state)
{
	static const size_t unknown[] = { 0, 0, 0 };
	static const unsigned one_way[] = { 0, 0, 0 };
	struct error err = { 0 };
	struct rows rows;

	(void)state;
	write_file("vm,x,cycle\na,1,1\na,2,\nb,3,2\n");
	assert_true(read_cycles(&rows, NULL, &err));
	assert_int_equal(rows.places.cycle_empty, 1);
	check_places(&rows, unknown, one_way);
	rows_free(&rows);
	assert_false(read_cycles(&rows, "cycle", &err));
	assert_non_null(strstr(err.text, ":3:5: column 'cycle' is empty: --cycle"));
	write_file("vm,x\na,1\n");
	assert_true(read_cycles(&rows, NULL, &err));
	assert_null(rows.groups[0]->vms[0]->columns[0].tags);
	rows_free(&rows);
}

static void test_errors(void **state)
{
	static const struct {
		const char *file, *values, *by, *unit_of, *where, *error;
	} cases[] = {
		{ "", "x", NULL, NULL, NULL, ":1: the file is empty" },
		{ "x\n", "x", NULL, NULL, NULL, "no row beneath its header" },
		{ "x\n1\n", "y", NULL, NULL, NULL, "--value y: " },
		{ "total,x\n1,2\n", "totl", NULL, NULL, NULL, "did you mean 'total'?" },
		{ "x\n1\n", "x", "y", NULL, NULL, "--by y: " },
		{ "x,mean\n1,2\n", "x", "mean", NULL, NULL, "has a column of that name already" },
		{ "x\n1\n", "x", NULL, "y", NULL, "--unit-of y: " },
		{ "x,y\n1,\n", "x", NULL, "y", NULL, ":2:3: column 'y' is empty: --unit-of" },
		{ "x,x\n1,2\n", "x", NULL, NULL, NULL, ":1:3: column 'x' stands there twice" },
		{ "x,y\n1\n", "x", NULL, NULL, NULL, ":2:1: 1 cells where the header has 2" },
		{ "x,y\n1,2\n3,z\n", "y", NULL, NULL, NULL,
		  ":3:3: column 'y': 'z' is not a number" },
		{ "x_tb\n1e300\n", "x_tb", NULL, NULL, NULL,
		  ":2:1: column 'x_tb': '1e300' is too" },
		{ "x_ms,x_s\n1,2\n", "x_ms,x_s", NULL, NULL, NULL, "are both x_seconds" },
		{ "x\n1\n", "x", NULL, NULL, "x > 1", "no row fits --where" },
		{ "x\n1\n", "x", NULL, NULL, "x >", "--where, at its end (character 4)" },
		{ "x\n\"1\n", "x", NULL, NULL, NULL, ":2:1: a quote that is never closed" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = { 0 };
		struct rows rows;

		write_file(cases[i].file);
		assert_false(read_file(&rows, cases[i].values, cases[i].by, cases[i].unit_of,
				       cases[i].where, &err));
		if (!strstr(err.text, cases[i].error))
			fail_msg("%s: %s", cases[i].error, err.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_ways),
		cmocka_unit_test(test_both_ways_of_few),
		cmocka_unit_test(test_both_ways_of_cycles),
		cmocka_unit_test(test_units_and_where),
		cmocka_unit_test(test_known_metric),
		cmocka_unit_test(test_as_run),
		cmocka_unit_test(test_failed),
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_directions),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_cycles),
		cmocka_unit_test(test_no_cycle),
	};

	return cmocka_run_group_tests(tests, make_file, remove_file);
}
