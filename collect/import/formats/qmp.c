/*
 * qmp.c — answers of QEMU to the QMP command query-migrate, and its events: one, or a stream of
 * them in any form that JSON has, on a line each or over many.
 *
 * An answer is the value of `return`, within its envelope or without it, or in an object with
 * members `timestamp` and `reply`. Before it, or on a line of its own, may stand the time when it
 * was given, and the name of the VM (log-line.h; `NAME:` before the answer; a member `vm`). The
 * greeting and other commands' answers are passed over. Other lines that are no JSON (an error of
 * virsh's, say) mean that there is no job any more.
 */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/job.h"
#include "collect/import/kit/log-line.h"
#include "collect/import/kit/unit.h"
#include "formats.h"
#include "qemu-status.h"

#include "datasets/array.h"
#include "datasets/clock.h"

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
	{ "ram.precopy-bytes",       "B",      "migrations", "precopy_bytes",                "of QEMU 7.0 on, as the next two" },
	{ "ram.downtime-bytes",      "B",      "migrations", "downtime_bytes",               NULL },
	{ "ram.postcopy-bytes",      "B",      "migrations", "postcopy_bytes",               NULL },
	{ "ram.multifd-bytes",       "B",      "migrations", "multifd_bytes",                NULL },
	{ "vfio.transferred",        "B",      "migrations", "vfio_bytes",                   NULL },
	{ "postcopy-blocktime",      "ms",     "migrations", "postcopy_blocktime_seconds",   NULL },
	{ "dirty-limit-throttle-time-per-round", "us", "migrations", "dirty_limit_throttle_seconds", NULL },
	{ "dirty-limit-ring-full-time", "us",  "migrations", "dirty_limit_ring_full_seconds", NULL },
	{ "event",                   "",       "events",     "event",                        "STOP, RESUME and MIGRATION with its status: also the switchover (pre-switchover, device)" },
	{ "RESUME less STOP",        "s",      "migrations", "downtime_events_seconds",      "of a completed one; QEMU's own stamps, true if both hosts have one clock" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static const char *const columns[] = { "precopy_bytes",
				       "downtime_bytes",
				       "postcopy_bytes",
				       "multifd_bytes",
				       "vfio_bytes",
				       "postcopy_blocktime_seconds",
				       "dirty_limit_throttle_seconds",
				       "dirty_limit_ring_full_seconds",
				       NULL };

static bool state_of(const struct json_at *reply, enum job_state *state, struct error *err)
{
	const struct json_at at = json_key_of(reply, "status");
	const char *status;

	*state = JOB_NONE;
	if (!json_text_at(&at, &status, err) || !status)
		return err->text[0] == '\0'; /* without a status there was no migration */
	return qemu_status(status, state) ||
	       json_fail(&at, err, "'%s' is no status of a migration", status);
}

static bool page_size_of(const struct json_at *reply, double *bytes, struct error *err)
{
	const struct json_at ram = json_key_of(reply, "ram");

	return json_number_of(&ram, "page-size", bytes, err);
}

/* A stream on its way through the file. */
struct stream {
	const struct import_source *source;
	struct import_sink *sink;
	struct jobs jobs;
	struct job *job; /* of the VM that was named last */
	double when;     /* of the next answer; NaN = not known */
	size_t placed;   /* the byte whose place jobs.at is */
};

/* An answer as a sample of the job. */
static bool take_reply(struct stream *stream, const struct json_at *reply, struct error *err)
{
	struct job_sample sample = job_sample_blank();
	struct field_cells cells;
	double page_bytes;

	if (!state_of(reply, &sample.state, err) || !page_size_of(reply, &page_bytes, err) ||
	    !fields_fill(fields, &schema_progress, reply, page_bytes, sample.progress, err) ||
	    !fields_fill(fields, &schema_migrations, reply, page_bytes, sample.value, err) ||
	    !fields_cells(fields, columns, reply, &cells, err) ||
	    !json_text_of(reply, "error-desc", &sample.error, err))
		return false;
	/* a guest that came in by a migration says "completed" and no more until it goes out */
	if (sample.state == JOB_COMPLETED && !stream->job->open &&
	    !json_key_of(reply, "total-time").value)
		sample.state = JOB_NONE;
	sample.when = stream->when;
	sample.cells = cells.cell;
	sample.cell_count = cells.count;
	return job_add(&stream->jobs, stream->job, &sample, err);
}

/* From now on it is of the VM of that name. */
static bool select_vm(struct stream *stream, const char *name, struct error *err)
{
	stream->job = jobs_of(&stream->jobs, name);
	return stream->job || error_memory(err);
}

/* The event's own time. */
static bool time_of_event(const struct json_at *event, double *when, struct error *err)
{
	const struct json_at at = json_key_of(event, "timestamp");
	double micro;

	if (!json_is_object(at.value))
		return json_number_at(&at, when, err);
	if (!json_number_of(&at, "seconds", when, err) ||
	    !json_number_of(&at, "microseconds", &micro, err))
		return false;
	*when += isnan(micro) ? 0 : micro / 1e6;
	return isnan(*when) || is_epoch(*when) ||
	       json_fail(&at, err, "%g is no time in seconds since 1970", *when);
}

/* STOP, RESUME and MIGRATION; all others are none of ours. */
static bool take_event(struct stream *stream, const struct json_at *event, struct error *err)
{
	const struct json_at data = json_key_of(event, "data");
	struct event_row row = { .clock_seconds = NAN, .from = "import" };
	const char *status = NULL;

	if (!json_need_text(event, "event", &row.event, err) ||
	    !time_of_event(event, &row.clock_seconds, err))
		return false;
	if (strcmp(row.event, "STOP") == 0)
		job_stopped(stream->job, row.clock_seconds);
	else if (strcmp(row.event, "RESUME") == 0)
		job_resumed(&stream->jobs, stream->job, row.clock_seconds);
	else if (strcmp(row.event, "MIGRATION") != 0)
		return true;
	else if (!json_text_of(&data, "status", &status, err))
		return false;
	clock_utc_text_of(row.clock_seconds, row.at);
	row.vm = stream->job->vm;
	row.migration = stream->job->open ? stream->job->migration : 0;
	row.detail = status;
	return sink_event(stream->sink, &row, err);
}

/* The VM that a wrapper names. */
static bool take_name(struct stream *stream, const struct json_at *object, struct error *err)
{
	static const char *const keys[] = { "vm", "domain", "guest" };

	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct json_at at = json_key_of(object, keys[i]);
		const char *name = json_string_value(at.value);

		if (name)
			return select_vm(stream, name, err);
	}
	return true;
}

/* An answer to query-migrate tells a status; that to query-status one, too, and whether it runs. */
static bool is_answer(const struct json_at *reply)
{
	return json_key_of(reply, "status").value && !json_key_of(reply, "running").value;
}

/* One value of the stream: an answer, alone, in its envelope or in a wrapper; an event; what else a
 * monitor says is passed over. */
static bool take_object(void *closure, const struct json_at *root, struct error *err)
{
	struct stream *stream = closure;
	const struct json_at inner = json_key_of(root, "reply");
	const struct json_at envelope = inner.value ? inner : *root;
	const struct json_at returned = json_key_of(&envelope, "return");
	const struct json_at reply = returned.value ? returned : envelope;

	if (!json_need(root, JSON_OBJECT, err) || !take_name(stream, root, err))
		return false;
	if (json_key_of(root, "event").value)
		return take_event(stream, root, err);
	if (inner.value && !json_number_of(root, "timestamp", &stream->when, err))
		return false;
	if (is_answer(&reply))
		return take_reply(stream, &reply, err);
	if (json_key_of(&envelope, "error").value)
		stream->job->silent = true; /* there is no such VM, or no migration */
	return true;
}

/* The value at byte *at, which it passes. */
static bool take_value(struct stream *stream, size_t *at, struct error *err)
{
	struct json_file file;
	struct json_at root;
	bool good;

	stream->jobs.at = source_place_on(stream->source->text + *at, stream->jobs.at,
					  stream->source->text + stream->placed);
	stream->placed = *at;
	if (!json_value_read(&file, stream->source, *at, at, err))
		return false;
	root = json_root_of(&file);
	good = json_is_array(root.value) ? json_each(&root, take_object, stream, err)
					 : take_object(stream, &root, err);
	json_file_free(&file);
	stream->when = NAN;
	return good;
}

/* What stands before a value in its line: its time, the name of its VM and a colon, a prompt. */
static bool take_prefix(struct stream *stream, char *text, size_t at, struct error *err)
{
	static const char *const prompts[] = { "->", "<-", "QMP>", "(QEMU)", "(qemu)" };
	char name[LOG_NAME_SIZE];
	char *colon = strstr(text, ": ");

	for (size_t i = 0; i < COUNT(prompts); i++)
		if (strncmp(text, prompts[i], strlen(prompts[i])) == 0)
			return true;
	if (text[0] != '\0' && text[strlen(text) - 1] == ':')
		colon = text + strlen(text) - 1;
	if (colon && !memchr(text, ' ', (size_t)(colon - text))) {
		*colon = '\0';
		if (!select_vm(stream, text, err))
			return false;
		text = colon + 1;
	}
	if (text[strspn(text, " ")] == '\0' ||
	    log_line_read(text, stream->sink, &stream->when, name) == LOG_TIME)
		return true;
	return error_at(err, source_place(stream->source, stream->source->text + at),
			"'%.60s' before the answer is no time in seconds since 1970 (nor `NAME:`, "
			"the VM's)",
			text);
}

/* A line without a value. What is neither a time nor a VM's name, such as an error of virsh, means
 * that there is no job any more. */
static bool take_line(struct stream *stream, const char *text, struct error *err)
{
	char name[LOG_NAME_SIZE];

	switch (log_line_read(text, stream->sink, &stream->when, name)) {
	case LOG_VM:
		return select_vm(stream, name, err);
	case LOG_OTHER:
		return job_end(&stream->jobs, stream->job, err);
	case LOG_EMPTY:
	case LOG_TIME:
		break;
	}
	return true;
}

/* The words from byte *at to the next value in this line, or to its end. */
static bool take_words(struct stream *stream, size_t *at, struct error *err)
{
	const char *begin = stream->source->text + *at;
	size_t line = strcspn(begin, "\n");
	size_t length = strcspn(begin, "\n{");
	bool prefix = length < line;
	char *text;
	bool good;

	if (prefix)
		while (length > 0 && strchr(" \t", begin[length - 1]))
			length--;
	text = strndup(begin, length);
	if (!text)
		return error_memory(err);
	good = prefix ? take_prefix(stream, text, *at, err) : take_line(stream, text, err);
	free(text);
	*at += strcspn(begin, "\n{");
	return good;
}

/* Whether a value begins there: an array only if objects stand in it. */
static bool is_value(const char *text)
{
	return *text == '{' || (*text == '[' && text[1 + strspn(text + 1, " \t\n")] == '{');
}

static bool read_stream(struct stream *stream, struct error *err)
{
	const struct import_source *source = stream->source;
	size_t at = 0;
	bool good = select_vm(stream, NULL, err);

	while (good) {
		at += strspn(source->text + at, " \t\n");
		if (at >= source->length)
			break;
		good = is_value(source->text + at) ? take_value(stream, &at, err)
						   : take_words(stream, &at, err);
	}
	return good && jobs_end(&stream->jobs, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct stream stream = { .source = source,
				 .sink = sink,
				 .jobs = { .sink = sink, .at = { source->path, 1, 1 } },
				 .when = NAN };
	bool good = read_stream(&stream, err);

	jobs_free(&stream.jobs);
	if (source_has_wrapped(source))
		sink_note(sink, number_wrapped_note);
	if (good && sink_migrations_here(sink) == 0)
		sink_nothing(sink, "no answer tells of a migration");
	return good;
}

const struct import_format import_qmp = {
	.name = "qmp",
	.producer = "QEMU's QMP command query-migrate, one answer or a stream, with events or not",
	.holds = "migrations, progress, events",
	.has_all = { "\"status\"" },
	.has_one = { "\"dirty-sync-count\"", "\"error-desc\"", "\"total-time\"" },
	.read = read_file,
	.fields = fields,
	.columns = columns,
};
