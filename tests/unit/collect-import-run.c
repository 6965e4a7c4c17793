/* collect-import-run.c — a run as importers make it, read again: rows of jobs and of monitors, what
 * is filled in, and further columns. Expected values are counted by hand. */
#include "testing.h"

#include "collect/import/kit/column.h"
#include "collect/import/kit/job.h"
#include "collect/import/kit/monitor.h"
#include "collect/import/kit/source.h"

#include "datasets/array.h"
#include "datasets/metric.h"
#include "datasets/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A sink whose run is read once it is committed. */
struct making_run {
	char parent[32], folder[48];
	struct import_source source;
	json_t *description;
	struct import_sink *sink;
};

static void begin(struct making_run *made, const char *const *columns, bool samples,
		  const struct import_settings *settings)
{
	struct error err = { 0 };

	strcpy(made->parent, "/tmp/migstat-import-XXXXXX");
	assert_non_null(mkdtemp(made->parent));
	snprintf(made->folder, sizeof made->folder, "%s/run", made->parent);
	assert_true(source_of_text(&made->source, "some.log", "x", 1, &err));
	made->description = json_object();
	assert_true(sink_open(&made->sink, made->folder, columns, samples, settings, &err));
	sink_begin_file(made->sink, &made->source, made->description);
}

static void commit(struct making_run *made)
{
	struct error err = { 0 };
	json_t *provenance = json_object();

	assert_true(sink_commit(made->sink, provenance, &err));
	json_decref(provenance);
}

static void read_rows(const struct making_run *made, const char *file, const struct schema *schema,
		      struct table *table)
{
	struct error err = { 0 };
	char path[96];

	snprintf(path, sizeof path, "%s/%s", made->folder, file);
	assert_true(table_read(table, path, schema, CSV_TORN_IS_ROW, TABLE_UNKNOWN_PASSES, &err));
}

static void end(struct making_run *made)
{
	char command[64];

	sink_free(made->sink);
	source_free(&made->source);
	json_decref(made->description);
	snprintf(command, sizeof command, "rm -rf '%s'", made->parent);
	assert_int_equal(system(command), 0);
}

static const char *const no_columns[] = { NULL };
static const struct import_settings none = { .utc_offset = NAN };

/* ---- jobs ---- */

static void tell(struct jobs *jobs, enum job_state state, double when, double elapsed, double rate)
{
	struct job_sample sample = job_sample_blank();
	struct error err = { 0 };

	sample.state = state;
	sample.when = when;
	sample.value[METRIC_JOB_TIME_SECONDS] = elapsed;
	sample.value[METRIC_DOWNTIME_SECONDS] = 0.25;
	sample.progress[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND] = rate;
	sample.progress[PROGRESS_THROTTLE_RATIO] = rate / 1000;
	assert_true(job_add(jobs, jobs_of(jobs, NULL), &sample, &err));
}

static void jobs_become_rows(void **state)
{
	struct making_run made;
	struct jobs job = { 0 };
	struct table table;
	struct error err = { 0 };

	(void)state;
	begin(&made, no_columns, false, &none);
	job.sink = made.sink;
	tell(&job, JOB_RUNNING, 1000.5, 0.5, 100); /* began at 1000 */
	tell(&job, JOB_RUNNING, 1002, 2, 300);
	tell(&job, JOB_RUNNING, 1003, 3, 200);
	tell(&job, JOB_COMPLETED, 1004, 4, 900); /* what is told of the end was never seen */
	tell(&job, JOB_RUNNING, 2001, 1, 50);
	tell(&job, JOB_CANCELLED, 2002, 2, NAN);
	tell(&job, JOB_RUNNING, NAN, 7, NAN); /* a log without times */
	assert_true(jobs_end(&job, &err));
	jobs_free(&job);
	commit(&made);
	read_rows(&made, "progress.csv", &schema_progress, &table);
	assert_int_equal(table.rows, 5);
	assert_close(table_cell_number(&table, 0, "elapsed_seconds"), 0.5, 1e-9);
	assert_close(table_cell_number(&table, 2, "elapsed_seconds"), 3, 1e-9);
	assert_close(table_cell_number(&table, 1, "dirty_rate_bytes_per_second"), 300, 0);
	assert_close(table_cell_number(&table, 3, "elapsed_seconds"), 1, 1e-9);
	assert_string_equal(table_cell(&table, 3, "migration"), "2");
	assert_close(table_cell_number(&table, 4, "elapsed_seconds"), 7, 1e-9);
	assert_string_equal(table_cell(&table, 0, "at"), "1970-01-01T00:16:40.500000Z");
	table_free(&table);
	read_rows(&made, "migrations.csv", &schema_migrations, &table);
	assert_int_equal(table.rows, 3);
	assert_string_equal(table_cell(&table, 0, "outcome"), "ok");
	assert_string_equal(table_cell(&table, 0, "started_at"), "1970-01-01T00:16:40.000000Z");
	assert_close(table_cell_number(&table, 0, "downtime_seconds"), 0.25, 0);
	assert_close(table_cell_number(&table, 0, "dirty_rate_max_bytes_per_second"), 300, 0);
	assert_close(table_cell_number(&table, 0, "throttle_max_ratio"), 0.3, 1e-9);
	assert_close(table_cell_number(&table, 0, "job_time_seconds"), 4, 0);
	assert_string_equal(table_cell(&table, 1, "outcome"), "aborted_by_manager");
	assert_string_equal(table_cell(&table, 1, "downtime_seconds"), ""); /* only expected */
	assert_close(table_cell_number(&table, 1, "dirty_rate_max_bytes_per_second"), 50, 0);
	assert_string_equal(table_cell(&table, 2, "outcome"), "unknown");
	assert_string_equal(table_cell(&table, 2, "started_at"), "");
	/* filled in, each of the same VM, case and direction */
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(table_cell_number(&table, i, "migration"), i + 1);
		assert_int_equal(table_cell_number(&table, i, "cycle"), i + 1);
		assert_int_equal(table_cell_number(&table, i, "order"), 1);
		assert_string_equal(table_cell(&table, i, "direction"), "AB");
		assert_string_equal(table_cell(&table, i, "case"), "imported");
		assert_string_equal(table_cell(&table, i, "vm"), "vm");
	}
	table_free(&table);
	end(&made);
}

/* ---- monitors ---- */

/* From 1000 to 1010, and from 1200 to 1210. */
static void add_migrations(struct import_sink *sink)
{
	static const char *const begins[] = { "1970-01-01T00:16:40Z", "1970-01-01T00:20:00Z" };
	struct error err = { 0 };

	for (size_t i = 0; i < COUNT(begins); i++) {
		struct migration_row row = sink_blank_migration();

		strcpy(row.started_at, begins[i]);
		row.value[METRIC_TOTAL_TIME_SECONDS] = 10;
		assert_true(sink_migration(sink, &row, NULL, 0, &err));
	}
}

/* The nearest migration, at most a minute away. */
static void samples_belong_to_the_nearest_migration(void **state)
{
	static const struct {
		double when;
		const char *migration, *phase;
	} cases[] = {
		{ 30, "", "" },           { 939.5, "", "" },       { 940, "1", "before" },
		{ 999.5, "1", "before" }, { 1000, "1", "during" }, { 1010, "1", "during" },
		{ 1010.5, "1", "after" }, { 1070, "1", "after" },  { 1070.5, "", "" },
		{ 1140, "2", "before" },  { 1205, "2", "during" }, { 1211, "2", "after" },
	};
	struct monitored host = { .host = "hv1" };
	struct making_run made;
	struct table table;
	struct error err = { 0 };
	const struct place at = { "some.log", 7, 1 };

	(void)state;
	begin(&made, no_columns, true, &none);
	add_migrations(made.sink);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct monitor_sample sample = monitor_sample_blank(cases[i].when);

		sample.further[SAMPLE_WAIT] = 0.125;
		assert_true(monitor_write(&host, &sample, at, made.sink, &err));
	}
	{
		struct monitor_sample sample = monitor_sample_blank(1210.5);

		assert_false(monitor_write(&host, &sample, at, made.sink, &err));
		assert_string_equal(err.text, "some.log:7:1: time goes back, from 1211.000000 to "
					      "1210.500000");
	}
	commit(&made);
	read_rows(&made, "metrics.csv", &schema_metrics, &table);
	assert_int_equal(table.rows, COUNT(cases));
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(table_cell(&table, i, "migration"), cases[i].migration);
		assert_string_equal(table_cell(&table, i, "phase"), cases[i].phase);
		assert_string_equal(table_cell(&table, i, "host"), "a");
		assert_string_equal(table_text(&table, i, table_find(&table, "cpu_wait_ratio")),
				    "0.125");
		assert_string_equal(table_text(&table, i, table_find(&table, "cpu_ratio")), "");
	}
	table_free(&table);
	end(&made);
}

/* Counters stay; rates are multiplied by the time, deltas are not, and both are summed up. */
static void rates_and_deltas_become_counters(void **state)
{
	struct monitored vm = { .vm = "vm1" };
	struct making_run made;
	struct table table;
	struct error err = { 0 };
	const struct place at = { "some.log", 1, 1 };

	(void)state;
	begin(&made, no_columns, true, &none);
	for (int i = 0; i < 3; i++) {
		struct monitor_sample sample = monitor_sample_blank(100 + 2 * i);

		if (i == 2)
			sample.interval = 0.5;
		monitor_add(&sample, METRICS_CPU_SECONDS, MONITOR_COUNTER, 5 + i);
		monitor_add(&sample, METRICS_NETWORK_RECEIVED_BYTES, MONITOR_RATE, 10);
		monitor_add(&sample, METRICS_NETWORK_RECEIVED_BYTES, MONITOR_RATE,
			    6); /* a second one */
		monitor_add(&sample, METRICS_NETWORK_RECEIVED_BYTES, MONITOR_RATE, NAN);
		monitor_add(&sample, METRICS_NETWORK_SENT_BYTES, MONITOR_DELTA, 7);
		monitor_add(&sample, METRICS_MEMORY_BYTES, MONITOR_DELTA, 1000);
		sample.further[SAMPLE_CPU] = i == 0 ? 0.5 : 0.96; /* idle */
		sample.further[SAMPLE_WAIT] = i == 0 ? 0.125 : 0.0625;
		monitor_busy_of_idle(&sample);
		assert_true(monitor_write(&vm, &sample, at, made.sink, &err));
	}
	commit(&made);
	read_rows(&made, "metrics.csv", &schema_metrics, &table);
	assert_int_equal(table.rows, 3);
	for (size_t i = 0; i < 3; i++) {
		/* nothing before the first: 16 a second for no known time; then 2 s and 0.5 s */
		static const double received[] = { 0, 32, 40 };

		assert_close(table_cell_number(&table, i, "cpu_seconds"), 5 + (double)i, 0);
		assert_close(table_cell_number(&table, i, "network_received_bytes"), received[i],
			     0);
		assert_close(table_cell_number(&table, i, "network_sent_bytes"),
			     7 * ((double)i + 1), 0);
		assert_close(table_cell_number(&table, i, "memory_bytes"), 1000, 0);
		assert_close(table_number(&table, i, table_find(&table, "cpu_ratio")),
			     i == 0 ? 0.375 : 0, 1e-12);
		assert_string_equal(table_cell(&table, i, "vm"), "vm1");
		assert_string_equal(table_cell(&table, i, "host"), "");
		assert_string_equal(table_cell(&table, i, "memory_total_bytes"), "");
	}
	table_free(&table);
	end(&made);
}

static void a_host_must_have_a_side(void **state)
{
	struct monitored nobody = { 0 };
	struct import_setting setting = { "host", "b" };
	const struct import_settings side = { &setting, 1, NAN };
	struct monitor_sample sample = monitor_sample_blank(100);
	const struct place at = { "some.log", 1, 1 };
	struct making_run made;
	struct table table;
	struct error err = { 0 };

	(void)state;
	begin(&made, no_columns, false, &none);
	assert_false(monitor_write(&nobody, &sample, at, made.sink, &err));
	assert_string_equal(err.text, "some.log: whether this is host a or b is not clear; give it "
				      "by --set host=a");
	end(&made);
	nobody.when = 0;
	err = (struct error){ 0 };
	begin(&made, no_columns, true, &side);
	assert_true(monitor_write(&nobody, &sample, at, made.sink, &err));
	commit(&made);
	read_rows(&made, "metrics.csv", &schema_metrics, &table);
	assert_string_equal(table_cell(&table, 0, "host"), "b");
	table_free(&table);
	end(&made);
}

/* ---- further columns ---- */

/* A format's own, each once, and those of --set; samples have theirs beside them. */
static void further_columns_are_written(void **state)
{
	static const char *const columns[] = { "file", "flavor", "file", NULL };
	struct import_setting at[] = { { "rack", "7" }, { "flavor", "m1" }, { "case", "named" } };
	const struct import_settings settings = { at, COUNT(at), NAN };
	static const struct import_cell cells[] = { { "flavor", "m1" }, { "other", "x" } };
	struct migration_row row = sink_blank_migration();
	struct making_run made;
	struct table table;
	struct error err = { 0 };

	(void)state;
	begin(&made, columns, true, &settings);
	assert_true(sink_migration(made.sink, &row, cells, COUNT(cells), &err));
	row = sink_blank_migration();
	assert_true(sink_migration(made.sink, &row, NULL, 0, &err));
	row = sink_blank_migration();
	assert_false(
		sink_migration(made.sink, &row, &(struct import_cell){ "flavor", "m2" }, 1, &err));
	assert_string_equal(err.text, "some.log: it says itself that flavor is 'm2'; --set "
				      "flavor=m1 contradicts it");
	assert_true(monitor_write(
		&(struct monitored){ .vm = "vm" }, &(struct monitor_sample){ .when = 5 },
		(struct place){ "some.log", 1, 1 }, made.sink, &(struct error){ 0 }));
	commit(&made);
	read_rows(&made, "migrations.csv", &schema_migrations, &table);
	assert_int_equal(table.rows, 2);
	assert_int_equal(table.columns, schema_count(&schema_migrations) + 3);
	for (size_t i = 0; i < 2; i++) {
		assert_string_equal(table_text(&table, i, table_find(&table, "file")), "some.log");
		assert_string_equal(table_text(&table, i, table_find(&table, "flavor")), "m1");
		assert_string_equal(table_text(&table, i, table_find(&table, "rack")), "7");
		assert_string_equal(table_cell(&table, i, "case"), "named");
	}
	table_free(&table);
	read_rows(&made, "metrics.csv", &schema_metrics, &table);
	assert_int_equal(table.columns, schema_count(&schema_metrics) + SAMPLES);
	table_free(&table);
	end(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jobs_become_rows),
		cmocka_unit_test(samples_belong_to_the_nearest_migration),
		cmocka_unit_test(rates_and_deltas_become_counters),
		cmocka_unit_test(a_host_must_have_a_side),
		cmocka_unit_test(further_columns_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
