/*
 * guestperf.c — JSON reports of QEMU's guestperf (tests/migration-stress/guestperf): one
 * migration in one file.
 *
 * Its versions differ in their keys, so every one of them may be missing. What was asked is taken
 * from the parameter fields: a scenario's name has been known to lie about them.
 */
#include "guestperf.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/csv.h"
#include "datasets/metric.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
const struct import_field guestperf_fields[] = {
	{ "scenario.name",                   "",       "migrations", "case",                            "only a name: see parameters.csv" },
	{ "dst_host",                        "",       "migrations", "destination",                     NULL },
	{ "hardware.cpus",                   "",       "migrations", "guest_cpus",                      NULL },
	{ "hardware.mem",                    "GiB",    "migrations", "guest_memory_bytes",              NULL },
	{ "now",                             "s",      "migrations", "clock_seconds",                   "of the first record, less its duration; and started_at" },
	{ "status",                          "",       "migrations", "outcome",                         "of the last record: completed is ok, failed error_returned, cancelled (by guestperf, at max_iters or max_time) timeout_cancelled" },
	{ "duration",                        "ms",     "migrations", "job_time_seconds",                "of the last record, as all below" },
	{ "setup_time",                      "ms",     "migrations", "setup_time_seconds",              NULL },
	{ "downtime",                        "ms",     "migrations", "downtime_seconds",                "only if it completed" },
	{ "ram.transferred_bytes",           "B",      "migrations", "memory_moved_bytes",              NULL },
	{ "ram.total_bytes",                 "B",      "migrations", "memory_total_bytes",              NULL },
	{ "ram.normal_bytes",                "B",      "migrations", "memory_normal_bytes",             NULL },
	{ "ram.transfer_rate_mbs",           "Mbit/s", "migrations", "memory_rate_bytes_per_second",    NULL },
	{ "ram.iterations",                  "",       "migrations", "iterations",                      NULL },
	{ "ram.dirty_rate_pps",              "page/s", "migrations", "dirty_rate_max_bytes_per_second", "the highest; page size: ram.normal_bytes / ram.normal_pages" },
	{ "throttle_pcent",                  "%",      "migrations", "throttle_max_ratio",              "the highest" },
	{ "now",                             "s",      "progress",   "clock_seconds",                   "and at" },
	{ "duration",                        "ms",     "progress",   "elapsed_seconds",                 NULL },
	{ "duration",                        "ms",     "progress",   "job_time_seconds",                NULL },
	{ "ram.total_bytes",                 "B",      "progress",   "memory_total_bytes",              NULL },
	{ "ram.transferred_bytes",           "B",      "progress",   "memory_processed_bytes",          NULL },
	{ "ram.remaining_bytes",             "B",      "progress",   "memory_remaining_bytes",          NULL },
	{ "ram.transfer_rate_mbs",           "Mbit/s", "progress",   "memory_rate_bytes_per_second",    NULL },
	{ "ram.dirty_rate_pps",              "page/s", "progress",   "dirty_rate_bytes_per_second",     "page size: ram.normal_bytes / ram.normal_pages" },
	{ "ram.iterations",                  "",       "progress",   "iteration",                       NULL },
	{ "throttle_pcent",                  "%",      "progress",   "throttle_ratio",                  NULL },
	{ "qemu_timings",                    "ms",     "metrics",    "cpu_seconds",                     "host a, the VM's QEMU process" },
	{ "vcpu_timings",                    "ms",     "metrics",    "cpu_seconds",                     "host a, vm is 'VM vcpu THREAD'" },
	{ "guest_timings",                   "",       "metrics",    "work",                            "GB of memory rewritten so far; vm is 'VM thread THREAD', and 'VM' for all threads; their timestamps are of the guest's own clock" },
	{ "scenario.downtime",               "ms",     "parameters", "downtime-limit",                  NULL },
	{ "scenario.bandwidth",              "MiB/s",  "parameters", "bandwidth",                       NULL },
	{ "scenario.max_time",               "s",      "parameters", "deadline",                        "guestperf then cancels" },
	{ "scenario.post_copy",              "",       "parameters", "post-copy",                       NULL },
	{ "scenario.auto_converge",          "",       "parameters", "auto-converge",                   NULL },
	{ "scenario.auto_converge_step",     "%",      "parameters", "auto-converge-increment",         NULL },
	{ "scenario.compression_mt_threads", "",       "parameters", "compression-threads",             NULL },
	{ "scenario.multifd_channels",       "",       "parameters", "connections",                     NULL },
	{ "scenario.*",                      "",       "parameters", "*",                               "every other key under its own name; empty where its switch is off, as pause_iters without pause" },
	{ "hardware",                        "",       "package",    "hardware",                        NULL },
	{ "scenario",                        "",       "package",    "scenario",                        NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static const char *const columns[] = { "guest_cpus", "guest_memory_bytes", NULL };

/* What is known of the report while its parts are read. */
struct report {
	struct import_sink *sink;
	struct json_at root, history;
	struct migration_row row;
	double page_bytes; /* NaN = not known */
};

/* The page size: QEMU counts what it sent in both. */
static bool find_page_size(struct report *report, const struct json_at *record, struct error *err)
{
	const struct json_at ram = json_key_of(record, "ram");
	double bytes;
	double pages;

	if (!json_number_of(&ram, "normal_bytes", &bytes, err) ||
	    !json_number_of(&ram, "normal_pages", &pages, err))
		return false;
	report->page_bytes = pages > 0 && bytes > 0 ? bytes / pages : NAN;
	return true;
}

static bool read_outcome(struct report *report, const struct json_at *last, struct error *err)
{
	static const struct import_word outcomes[] = {
		{ "completed", OUTCOME_OK },
		{ "failed", OUTCOME_ERROR_RETURNED },
		{ "cancelled", OUTCOME_TIMEOUT_CANCELLED },
		{ "cancelling", OUTCOME_TIMEOUT_CANCELLED },
		{ NULL, OUTCOME_UNKNOWN },
	};
	const char *status;

	if (!json_text_of(last, "status", &status, err))
		return false;
	import_take_status(&report->row, outcomes, status);
	return true;
}

/* The highest value that a column of progress.csv has in the whole history. */
static bool highest(const struct report *report, enum progress_value column, double *result,
		    struct error *err)
{
	*result = NAN;
	for (size_t i = 0; i < json_size_of(&report->history); i++) {
		const struct json_at record = json_item_of(&report->history, i);
		double value[PROGRESS_VALUES];

		if (!fields_fill(guestperf_fields, &schema_progress, &record, report->page_bytes,
				 value, err))
			return false;
		*result = fmax(*result, value[column]);
	}
	return true;
}

/* The whole row's numbers: the last record's, and the highest of all records. */
static bool read_numbers(struct report *report, const struct json_at *last, struct error *err)
{
	double *value = report->row.value;

	if (!fields_fill(guestperf_fields, &schema_migrations, last, report->page_bytes, value,
			 err) ||
	    !highest(report, PROGRESS_DIRTY_RATE_BYTES_PER_SECOND,
		     &value[METRIC_DIRTY_RATE_MAX_BYTES_PER_SECOND], err) ||
	    !highest(report, PROGRESS_THROTTLE_RATIO, &value[METRIC_THROTTLE_MAX_RATIO], err))
		return false;
	if (report->row.outcome != OUTCOME_OK)
		value[METRIC_DOWNTIME_SECONDS] = NAN; /* expected, not real */
	return true;
}

/* The start: the first record's moment less the time that the job then took already. */
static bool read_start(struct report *report, const struct json_at *first, struct error *err)
{
	double now;
	double duration;

	if (!json_number_of(first, "now", &now, err) ||
	    !json_number_of(first, "duration", &duration, err))
		return false;
	report->row.clock_seconds = now - duration / 1000;
	clock_utc_text_of(report->row.clock_seconds, report->row.started_at);
	return true;
}

static bool add_migration(struct report *report, struct error *err)
{
	const size_t records = json_size_of(&report->history);
	const struct json_at first = json_item_of(&report->history, 0);
	const struct json_at last = json_item_of(&report->history, records - 1);
	const struct json_at scenario = json_key_of(&report->root, "scenario");
	const struct json_at hardware = json_key_of(&report->root, "hardware");
	char cpus[32] = "";
	char memory[32] = "";
	const struct import_cell cells[] = { { "guest_cpus", cpus },
					     { "guest_memory_bytes", memory } };
	double number;

	if (!json_text_of(&scenario, "name", &report->row.case_name, err) ||
	    !json_text_of(&report->root, "dst_host", &report->row.destination, err) ||
	    !json_number_of(&hardware, "cpus", &number, err))
		return false;
	import_cell_text(cpus, number);
	if (!json_number_of(&hardware, "mem", &number, err))
		return false;
	import_cell_text(memory, field_convert(field_find(guestperf_fields, "hardware.mem",
							  &schema_migrations),
					       number, NAN));
	return find_page_size(report, &last, err) && read_outcome(report, &last, err) &&
	       read_numbers(report, &last, err) && read_start(report, &first, err) &&
	       sink_migration(report->sink, &report->row, cells, 2, err);
}

static bool add_progress(struct report *report, struct error *err)
{
	for (size_t i = 0; i < json_size_of(&report->history); i++) {
		const struct json_at record = json_item_of(&report->history, i);
		struct progress_row row = sink_blank_progress(report->row.migration);

		if (!fields_fill(guestperf_fields, &schema_progress, &record, report->page_bytes,
				 row.value, err) ||
		    !json_number_of(&record, "now", &row.clock_seconds, err))
			return false;
		row.elapsed_seconds = row.value[PROGRESS_JOB_TIME_SECONDS];
		clock_utc_text_of(row.clock_seconds, row.at);
		if (!sink_progress(report->sink, &row, err))
			return false;
	}
	return true;
}

/* Writes a parameter's value as cases.csv has it. */
static bool value_text(const struct json_at *at, char text[64], struct error *err)
{
	if (json_is_boolean(at->value))
		snprintf(text, 64, "%s", json_is_true(at->value) ? "yes" : "no");
	else if (json_is_number(at->value))
		csv_exact_text(text, json_number_value(at->value));
	else if (json_is_string(at->value))
		snprintf(text, 64, "%s", json_string_value(at->value));
	else if (!json_is_null(at->value))
		return json_fail(at, err, "should be a number, a text, true or false");
	return true;
}

/* Whether a switch that is off takes all effect from key: pause from pause_iters. */
static bool is_switched_off(const struct json_at *scenario, const char *key)
{
	const char *other;
	json_t *value;

	json_object_foreach(scenario->value, other, value)
	{
		if (strcmp(key, other) != 0 && strstr(key, other) && json_is_false(value))
			return true;
	}
	return false;
}

static const char *parameter_name(const char *key)
{
	for (const struct import_field *field = guestperf_fields; field->field; field++)
		if (strcmp(field->table, "parameters") == 0 &&
		    strcmp(field->field + strlen("scenario."), key) == 0)
			return field->column;
	return key;
}

static bool add_parameters(struct report *report, struct error *err)
{
	const struct json_at scenario = json_key_of(&report->root, "scenario");
	const char *key;
	json_t *value;

	json_object_foreach(scenario.value, key, value)
	{
		const struct json_at at = json_key_of(&scenario, key);
		char text[64] = "";
		const struct parameter_row row = {
			.migration = report->row.migration,
			.parameter = parameter_name(key),
			.asked = is_switched_off(&scenario, key) ? NULL : text,
		};

		if (strcmp(key, "name") == 0)
			continue;
		if (!value_text(&at, text, err) || !sink_parameter(report->sink, &row, err))
			return false;
	}
	return true;
}

static void describe(struct report *report)
{
	static const char *const keys[] = { "hardware", "scenario",  "binary", "kernel",
					    "initrd",   "transport", "sleep" };

	for (size_t i = 0; i < COUNT(keys); i++) {
		json_t *value = json_object_get(report->root.value, keys[i]);

		if (value)
			sink_describe(report->sink, keys[i], json_incref(value));
	}
	sink_note(report->sink,
		  "The case's name is the scenario's; what was really asked stands in "
		  "parameters.csv.");
}

static bool read_report(void *closure, const struct json_at *root, struct error *err)
{
	struct report report = { .sink = closure,
				 .root = *root,
				 .history = json_key_of(root, "progress_history"),
				 .row = sink_blank_migration() };

	if (!json_need(root, JSON_OBJECT, err) || !json_need(&report.history, JSON_ARRAY, err))
		return false;
	if (json_size_of(&report.history) == 0) {
		sink_nothing(closure, "it holds no migration: progress_history is empty");
		return true;
	}
	if (!add_migration(&report, err))
		return false;
	describe(&report);
	return add_progress(&report, err) && add_parameters(&report, err) &&
	       guestperf_add_timings(report.sink, root, &report.row, err);
}

const struct import_format import_guestperf = {
	.name = "guestperf",
	.producer = "QEMU's tests/migration-stress/guestperf, JSON report",
	.holds = "migrations, progress, parameters, CPU and guest work (metrics)",
	.has_all = { "\"progress_history\"", "\"scenario\"" },
	.read_json = read_report,
	.fields = guestperf_fields,
	.columns = columns,
};
