/*
 * qmp.c — answers of QEMU to the QMP command query-migrate: one, or a stream of lines with
 * the time of each.
 *
 * A line is the answer alone, an answer behind its time in seconds since 1970 and a blank, or an
 * object with members `timestamp` and `reply`. An answer is the value of `return`, within its
 * envelope or without it. Lines that are no JSON object (an error of virsh's, say) mean that there
 * is no job any more.
 */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/job.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/metric.h"
#include "datasets/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "timestamp",               "s",      "progress",   "clock_seconds",                "and at" },
	{ "total-time",              "ms",     "progress",   "job_time_seconds",             NULL },
	{ "ram.total",               "B",      "progress",   "memory_total_bytes",           NULL },
	{ "ram.transferred",         "B",      "progress",   "memory_processed_bytes",       NULL },
	{ "ram.remaining",           "B",      "progress",   "memory_remaining_bytes",       NULL },
	{ "ram.mbps",                "Mbit/s", "progress",   "memory_rate_bytes_per_second", "megabits a second, whatever its name" },
	{ "ram.dirty-pages-rate",    "page/s", "progress",   "dirty_rate_bytes_per_second",  "times ram.page-size; empty without it" },
	{ "ram.dirty-sync-count",    "",       "progress",   "iteration",                    NULL },
	{ "disk.total",              "B",      "progress",   "disk_total_bytes",             NULL },
	{ "disk.transferred",        "B",      "progress",   "disk_processed_bytes",         NULL },
	{ "disk.remaining",          "B",      "progress",   "disk_remaining_bytes",         NULL },
	{ "cpu-throttle-percentage", "%",      "progress",   "throttle_ratio",               NULL },
	{ "status",                  "",       "migrations", "outcome",                      "completed is ok, failed error_returned, cancelled aborted_by_manager; unknown where none of these comes" },
	{ "timestamp",               "s",      "migrations", "clock_seconds",                "of the first sample, less its total-time; and started_at" },
	{ "error-desc",              "",       "migrations", "error",                        NULL },
	{ "total-time",              "ms",     "migrations", "job_time_seconds",             "of a migration that is over, as all below" },
	{ "setup-time",              "ms",     "migrations", "setup_time_seconds",           NULL },
	{ "downtime",                "ms",     "migrations", "downtime_seconds",             "of a completed one only" },
	{ "ram.transferred",         "B",      "migrations", "memory_moved_bytes",           NULL },
	{ "ram.total",               "B",      "migrations", "memory_total_bytes",           NULL },
	{ "ram.normal-bytes",        "B",      "migrations", "memory_normal_bytes",          NULL },
	{ "ram.mbps",                "Mbit/s", "migrations", "memory_rate_bytes_per_second", NULL },
	{ "ram.dirty-sync-count",    "",       "migrations", "iterations",                   NULL },
	{ "disk.transferred",        "B",      "migrations", "disk_moved_bytes",             NULL },
	{ "disk.total",              "B",      "migrations", "disk_total_bytes",             NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* The words of QEMU's MigrationStatus (qapi/migration.json). */
static bool state_of(const struct json_at *reply, enum job_state *state, struct error *err)
{
	static const struct import_word words[] = {
		{ "none", JOB_NONE },
		{ "setup", JOB_RUNNING },
		{ "active", JOB_RUNNING },
		{ "postcopy-active", JOB_RUNNING },
		{ "postcopy-paused", JOB_RUNNING },
		{ "postcopy-recover", JOB_RUNNING },
		{ "postcopy-recover-setup", JOB_RUNNING },
		{ "pre-switchover", JOB_RUNNING },
		{ "device", JOB_RUNNING },
		{ "colo", JOB_RUNNING },
		{ "wait-unplug", JOB_RUNNING },
		{ "cancelling", JOB_RUNNING },
		{ "completed", JOB_COMPLETED },
		{ "failed", JOB_FAILED },
		{ "cancelled", JOB_CANCELLED },
		{ NULL, -1 },
	};
	const struct json_at at = json_key_of(reply, "status");
	const char *status;
	int number;

	*state = JOB_NONE;
	if (!json_text_at(&at, &status, err) || !status)
		return err->text[0] == '\0'; /* without a status there was no migration */
	number = import_word_number(words, status);
	if (number < 0)
		return json_fail(&at, err, "'%s' is no status of a migration", status);
	*state = (enum job_state)number;
	return true;
}

/* The value of `return`, or the object itself if it has none. */
static struct json_at reply_of(const struct json_at *object)
{
	const struct json_at inner = json_key_of(object, "return");

	return inner.value ? inner : *object;
}

static bool page_size_of(const struct json_at *reply, double *bytes, struct error *err)
{
	const struct json_at ram = json_key_of(reply, "ram");

	return json_number_of(&ram, "page-size", bytes, err);
}

/* An answer as a sample of the job. */
static bool take_reply(struct job *job, const struct json_at *reply, double when, struct error *err)
{
	struct job_sample sample = job_sample_blank();
	double page_bytes;

	if (!json_need(reply, JSON_OBJECT, err) || !state_of(reply, &sample.state, err) ||
	    !page_size_of(reply, &page_bytes, err) ||
	    !fields_fill(fields, &schema_progress, reply, page_bytes, sample.progress, err) ||
	    !fields_fill(fields, &schema_migrations, reply, page_bytes, sample.value, err) ||
	    !json_text_of(reply, "error-desc", &sample.error, err))
		return false;
	/* a guest that came in by a migration says "completed" and no more until it goes out */
	if (sample.state == JOB_COMPLETED && !job->open && !json_key_of(reply, "total-time").value)
		sample.state = JOB_NONE;
	sample.when = when;
	return job_add(job, &sample, err);
}

/* An answer, its job and when it was given; NaN = not known. */
struct answer {
	struct job *job;
	double when;
};

static bool take_answer(void *closure, const struct json_at *root, struct error *err)
{
	struct answer *answer = closure;
	const struct json_at inner = json_key_of(root, "reply");
	const struct json_at reply = reply_of(inner.value ? &inner : root);

	if (inner.value && !json_number_of(root, "timestamp", &answer->when, err))
		return false;
	return take_reply(answer->job, &reply, answer->when, err);
}

static bool take_text(struct job *job, const struct import_source *source, double when,
		      struct error *err)
{
	struct answer answer = { job, when };

	return json_read(source, take_answer, &answer, err);
}

/* The line's JSON as a source of its own; where something is wrong with it, once more behind as
 * many empty lines as stand before it, so that the complaint has the right place. */
static bool take_json(struct job *job, const struct import_lines *lines, const char *json,
		      double when, struct error *err)
{
	const char *path = lines->source->path;
	size_t before = (size_t)(json - lines->text);
	size_t length = strlen(json);
	size_t padding = (size_t)lines->number - 1 + before;
	struct import_source source;
	struct error at_first = { 0 };
	struct job untouched = *job;
	char *padded;
	bool good;

	if (!source_of_text(&source, path, json, length, err))
		return false;
	good = take_text(job, &source, when, &at_first);
	source_free(&source);
	if (good)
		return true;
	padded = malloc(padding + length + 1);
	if (!padded)
		return error_memory(err);
	memset(padded, '\n', (size_t)lines->number - 1);
	memset(padded + lines->number - 1, ' ', before);
	memcpy(padded + padding, json, length + 1);
	if (source_of_text(&source, path, padded, padding + length, err)) {
		take_text(&untouched, &source, when, err);
		source_free(&source);
	}
	free(padded);
	return error_set(err, "%s", at_first.text);
}

/* A stream of answers. */
struct stream {
	struct import_lines lines;
	struct job *job;
};

static bool take_line(void *closure, struct error *err)
{
	struct stream *stream = closure;
	struct import_lines *lines = &stream->lines;
	char *brace = strchr(lines->text, '{');
	double when = NAN;
	char *end;

	if (!brace)
		return lines->text[strspn(lines->text, " \t")] == '\0' || job_end(stream->job, err);
	if (brace > lines->text) {
		for (end = brace; end > lines->text && strchr(" \t", end[-1]); end--)
			;
		*end = '\0';
		if (!number_of_text(lines->text, &when) || !is_epoch(when))
			return error_at(err, lines_place(lines, lines->text),
					"'%s' before the answer is no time in seconds since 1970",
					lines->text);
	}
	return take_json(stream->job, lines, brace, when, err);
}

static bool read_stream(struct job *job, const struct import_source *source, struct error *err)
{
	struct stream stream = { { .source = source }, job };

	return lines_each(&stream.lines, take_line, &stream, err);
}

/* Whether the whole file is one JSON text, on one line or over many. */
static bool is_one(const struct import_source *source)
{
	json_t *root = json_loadb(source->text, source->length, 0, NULL);
	bool one = json_is_object(root);

	json_decref(root);
	return one;
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct job job = { .sink = sink };

	if (!(is_one(source) ? take_text(&job, source, NAN, err)
			     : read_stream(&job, source, err)) ||
	    !job_end(&job, err))
		return false;
	return sink_migrations_here(sink) > 0 || error_at(err, (struct place){ source->path, 1, 0 },
							  "no answer tells of a migration");
}

const struct import_format import_qmp = {
	.name = "qmp",
	.producer = "QEMU's QMP command query-migrate, one answer or a stream of lines",
	.holds = "migrations, progress",
	.has_all = { "\"status\"" },
	.has_one = { "\"dirty-sync-count\"", "\"error-desc\"" },
	.read = read_file,
	.fields = fields,
};
