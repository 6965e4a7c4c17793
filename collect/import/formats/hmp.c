/*
 * hmp.c — what QEMU's monitor for people prints at `info migrate`: once, or a log of many, in the
 * layout of before QEMU 10.0 (a field on each line) and in the newer one (several on a line).
 *
 * A prompt, a time (log-line.h) or the line that begins an answer separates one answer from the
 * next. Lines that are not known are skipped.
 */
#include "collect/import/kit/job.h"
#include "collect/import/kit/log-line.h"
#include "collect/import/kit/unit.h"
#include "formats.h"
#include "qemu-status.h"

#include "datasets/array.h"
#include "datasets/metric.h"
#include "datasets/table.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A field of the newer layout is LABEL/KEY; where QEMU prints a unit, that unit counts. */
/* clang-format off */
static const struct import_field fields[] = {
	{ "total time",                 "ms",     "progress",   "job_time_seconds",             NULL },
	{ "total ram",                  "KiB",    "progress",   "memory_total_bytes",           NULL },
	{ "transferred ram",            "KiB",    "progress",   "memory_processed_bytes",       NULL },
	{ "remaining ram",              "KiB",    "progress",   "memory_remaining_bytes",       NULL },
	{ "throughput",                 "Mbit/s", "progress",   "memory_rate_bytes_per_second", "mbps: megabits a second" },
	{ "dirty pages rate",           "page/s", "progress",   "dirty_rate_bytes_per_second",  "times page size; empty without it" },
	{ "dirty sync count",           "",       "progress",   "iteration",                    NULL },
	{ "total disk",                 "KiB",    "progress",   "disk_total_bytes",             NULL },
	{ "transferred disk",           "KiB",    "progress",   "disk_processed_bytes",         NULL },
	{ "remaining disk",             "KiB",    "progress",   "disk_remaining_bytes",         NULL },
	{ "cpu throttle percentage",    "%",      "progress",   "throttle_ratio",               NULL },
	{ "Time (ms)/total",            "ms",     "progress",   "job_time_seconds",             "of QEMU 10.0 on, as all with a /" },
	{ "Sizes/total",                "B",      "progress",   "memory_total_bytes",           "QEMU rounds sizes to three digits" },
	{ "Transfers/transferred",      "B",      "progress",   "memory_processed_bytes",       NULL },
	{ "Transfers/remain",           "B",      "progress",   "memory_remaining_bytes",       NULL },
	{ "Throughput (Mbps)",          "Mbit/s", "progress",   "memory_rate_bytes_per_second", NULL },
	{ "Page Rates (pps)/dirty",     "page/s", "progress",   "dirty_rate_bytes_per_second",  "times Sizes/pagesize" },
	{ "Others/dirty_syncs",         "",       "progress",   "iteration",                    NULL },
	{ "CPU Throttle (%)",           "%",      "progress",   "throttle_ratio",               NULL },
	{ "Migration status",           "",       "migrations", "outcome",                      "or Status: completed is ok, failed error_returned, cancelled aborted_by_manager; unknown where none of these comes; what stands behind in brackets is the error" },
	{ "total time",                 "ms",     "migrations", "job_time_seconds",             "of a migration that is over, as all below" },
	{ "setup",                      "ms",     "migrations", "setup_time_seconds",           NULL },
	{ "downtime",                   "ms",     "migrations", "downtime_seconds",             "of a completed one only" },
	{ "transferred ram",            "KiB",    "migrations", "memory_moved_bytes",           NULL },
	{ "total ram",                  "KiB",    "migrations", "memory_total_bytes",           NULL },
	{ "normal bytes",               "KiB",    "migrations", "memory_normal_bytes",          NULL },
	{ "throughput",                 "Mbit/s", "migrations", "memory_rate_bytes_per_second", NULL },
	{ "dirty sync count",           "",       "migrations", "iterations",                   NULL },
	{ "transferred disk",           "KiB",    "migrations", "disk_moved_bytes",             NULL },
	{ "total disk",                 "KiB",    "migrations", "disk_total_bytes",             NULL },
	{ "Time (ms)/total",            "ms",     "migrations", "job_time_seconds",             NULL },
	{ "Time (ms)/setup",            "ms",     "migrations", "setup_time_seconds",           NULL },
	{ "Time (ms)/down",             "ms",     "migrations", "downtime_seconds",             NULL },
	{ "Transfers/transferred",      "B",      "migrations", "memory_moved_bytes",           NULL },
	{ "Sizes/total",                "B",      "migrations", "memory_total_bytes",           NULL },
	{ "Page Types/normal",          "page",   "migrations", "memory_normal_bytes",          "times Sizes/pagesize" },
	{ "Throughput (Mbps)",          "Mbit/s", "migrations", "memory_rate_bytes_per_second", NULL },
	{ "Others/dirty_syncs",         "",       "migrations", "iterations",                   NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

struct reader {
	struct import_lines lines;
	struct jobs jobs;
	struct job *job;
	struct job_sample sample;
	struct place at; /* of its status */
	bool begun;
	double when; /* the time that was told last, and in which line; NaN, 0 = none yet */
	long stamp;
	double page_bytes;
	double dirty_pages, normal_pages; /* until the page size is known */
	char error[256];
};

static void blank(struct reader *reader, double when)
{
	reader->sample = job_sample_blank();
	reader->sample.when = when;
	reader->begun = false;
	reader->page_bytes = reader->dirty_pages = reader->normal_pages = NAN;
	reader->error[0] = '\0';
}

/* The answer ends. */
static bool end_answer(struct reader *reader, double when_of_next, struct error *err)
{
	struct job_sample *sample = &reader->sample;
	bool good = true;

	if (reader->begun) {
		sample->progress[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND] =
			reader->dirty_pages * reader->page_bytes;
		if (!isnan(reader->normal_pages))
			sample->value[METRIC_MEMORY_NORMAL_BYTES] =
				reader->normal_pages * reader->page_bytes;
		sample->error = reader->error[0] != '\0' ? reader->error : NULL;
		/* a guest that came in says "completed" and no more until it goes out */
		if (sample->state == JOB_COMPLETED && !reader->job->open &&
		    isnan(sample->value[METRIC_JOB_TIME_SECONDS]))
			sample->state = JOB_NONE;
		reader->jobs.at = reader->at;
		if (reader->stamp > 0 && reader->job->stamp == reader->stamp)
			sample->when = NAN; /* a time is that of one sample of each VM */
		reader->job->stamp = reader->stamp;
		good = job_add(&reader->jobs, reader->job, sample, err);
	}
	blank(reader, when_of_next);
	return good;
}

/* QEMU's word for a unit as import/kit/unit.h has it; "" = none of its own. */
static const char *unit_name(const char *unit)
{
	static const struct {
		const char *theirs, *ours;
	} words[] = {
		{ "kbytes", "KiB" },     { "milliseconds", "ms" }, { "mbps", "Mbit/s" },
		{ "pages/s", "page/s" }, { "pages", "" },          { "percent", "%" },
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(unit, words[i].theirs) == 0)
			return words[i].ours;
	return unit;
}

/* A number and its unit, such as "104 ms" or "16.0 GiB". */
static bool value_of(const struct reader *reader, const char *name, const char *text,
		     const struct import_field *field, double *value, struct error *err)
{
	char *end;
	double number = strtod(text, &end);
	const char *unit = unit_name(end + strspn(end, " "));
	const char *to = field_column_unit(field);
	double factor;

	if (end == text || !isdigit((unsigned char)*text))
		return error_at(err, lines_place(&reader->lines, reader->lines.text),
				"'%s': '%.40s' is not a number from 0 on", name, text);
	*value = NAN;
	if (number_is_wrapped(number))
		return true;
	if (strcmp(field->unit, "page/s") == 0 || strcmp(field->unit, "page") == 0) {
		*value = number;
		return true;
	}
	if (!unit_factor(*unit != '\0' ? unit : field->unit, to, NAN, &factor))
		return error_at(err, lines_place(&reader->lines, reader->lines.text),
				"'%s': '%.20s' is not a unit of it; it should be %s or the like",
				name, unit, field->unit);
	*value = import_unit_scale(number, factor);
	if (number_is_wrapped(*value)) /* 16 EiB */
		*value = NAN;
	return true;
}

/* Puts a field of that name into all cells that the table names for it. */
static bool take_field(struct reader *reader, const char *name, const char *text, struct error *err)
{
	static const struct import_field page = { "page size", "KiB", "progress",
						  "memory_total_bytes", NULL };

	if (strcmp(name, "page size") == 0 || strcmp(name, "Sizes/pagesize") == 0)
		return value_of(reader, name, text, &page, &reader->page_bytes, err);
	for (const struct import_field *field = fields; field->field; field++) {
		bool progress = strcmp(field->table, "progress") == 0;
		const struct schema *table = progress ? &schema_progress : &schema_migrations;
		double *cells = progress ? reader->sample.progress : reader->sample.value;
		size_t index = field_index(field, table);
		double *cell;

		if (strcmp(field->field, name) != 0 ||
		    index >= (progress ? (size_t)PROGRESS_VALUES : metric_count()))
			continue;
		cell = strcmp(field->unit, "page/s") == 0 ? &reader->dirty_pages
		       : strcmp(field->unit, "page") == 0 ? &reader->normal_pages
							  : &cells[index];
		if (!value_of(reader, name, text, field, cell, err))
			return false;
	}
	return true;
}

/* `key=value, key=value` behind a label of the newer layout. */
static bool take_pairs(struct reader *reader, const char *label, char *text, struct error *err)
{
	char *rest = NULL;

	for (char *pair = strtok_r(text, ",", &rest); pair; pair = strtok_r(NULL, ",", &rest)) {
		char *equals = strchr(pair, '=');
		char name[96];

		if (!equals)
			continue;
		*equals = '\0';
		snprintf(name, sizeof name, "%s/%s", label, pair + strspn(pair, " \t"));
		if (!take_field(reader, name, equals + 1, err))
			return false;
	}
	return true;
}

/* `completed`, or `failed (why)`. */
static bool take_status(struct reader *reader, char *text, struct error *err)
{
	char *bracket = strstr(text, " (");

	if (reader->begun && !end_answer(reader, NAN, err))
		return false;
	reader->begun = true;
	reader->at = lines_place(&reader->lines, reader->lines.text);
	if (bracket) {
		char *close = strrchr(bracket, ')');

		*bracket = '\0';
		if (close)
			*close = '\0';
		snprintf(reader->error, sizeof reader->error, "%s", bracket + 2);
	}
	if (strcmp(text, "postcopy-device") == 0) { /* newer than what QMP's logs were seen with */
		reader->sample.state = JOB_RUNNING;
		return true;
	}
	return qemu_status(text, &reader->sample.state) ||
	       error_at(err, reader->at, "'%.40s' is no status of a migration", text);
}

static bool take_label(struct reader *reader, char *text, struct error *err)
{
	char *label = text + strspn(text, " \t");
	char *colon = strchr(label, ':');
	char *value;
	char *end;

	if (!colon)
		return true;
	*colon = '\0';
	value = colon + 1 + strspn(colon + 1, " \t");
	for (end = value + strlen(value); end > value && strchr(" \t", end[-1]);)
		*--end = '\0';
	if (strcmp(label, "Migration status") == 0 || strcmp(label, "Status") == 0)
		return take_status(reader, value, err);
	if (strchr(value, '='))
		return take_pairs(reader, label, value, err);
	return take_field(reader, label, value, err);
}

static bool take_line(void *closure, struct error *err)
{
	struct reader *reader = closure;
	char name[LOG_NAME_SIZE];
	double when = NAN;

	if (strncmp(reader->lines.text, "(qemu)", 6) == 0)
		return end_answer(reader, reader->begun ? NAN : reader->sample.when, err);
	switch (log_line_read(reader->lines.text, reader->jobs.sink, &when, name)) {
	case LOG_EMPTY:
		return true;
	case LOG_TIME:
		reader->when = when;
		reader->stamp = reader->lines.number;
		return end_answer(reader, when, err);
	case LOG_VM:
		if (!end_answer(reader, reader->when, err))
			return false;
		reader->job = jobs_of(&reader->jobs, name);
		return reader->job || error_memory(err);
	case LOG_OTHER:
		break;
	}
	return take_label(reader, reader->lines.text, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source }, .jobs = { .sink = sink } };
	bool good;

	blank(&reader, NAN);
	reader.when = NAN;
	reader.job = jobs_of(&reader.jobs, NULL);
	good = (reader.job || error_memory(err)) &&
	       lines_each(&reader.lines, take_line, &reader, err) &&
	       end_answer(&reader, NAN, err) && jobs_end(&reader.jobs, err);
	jobs_free(&reader.jobs);
	if (source_has(source, "pagesize="))
		sink_note(sink, "sizes were rounded by QEMU to three digits of KiB, MiB or GiB");
	if (source_has_wrapped(source))
		sink_note(sink, number_wrapped_note);
	if (good && sink_migrations_here(sink) == 0)
		sink_nothing(sink, "no answer tells of a migration");
	return good;
}

const struct import_format import_hmp = {
	.name = "hmp",
	.producer = "QEMU's monitor, info migrate, also of QEMU 10; one answer or a log",
	.holds = "migrations, progress",
	.has_one = { "Migration status: ", "Time (ms):" },
	.read = read_file,
	.fields = fields,
	.derived = job_fields,
};
