/*
 * qmp-object.c — what one value of a QMP stream says: an answer to query-migrate, or an event.
 *
 * Scripts that log answers wrap them: {"timestamp": ..., "reply": {...}}, {"t": ...,
 * "query_migrate": {...}}, {"samples": [...]}, {"vm1": {...}, "vm2": {...}}. An answer is known by
 * its status, so it is looked for wherever a wrapper has it, in the order of the text.
 */
#include "collect/import/kit/iso-time.h"
#include "qemu-status.h"
#include "qmp.h"

#include "datasets/array.h"
#include "datasets/clock.h"

#include <math.h>
#include <string.h>

/* clang-format off */
const struct import_field qmp_fields[] = {
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

const char *const qmp_columns[] = { "precopy_bytes",
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

/* An answer as a sample of the job. */
static bool take_reply(struct qmp_stream *stream, const struct json_at *reply, struct error *err)
{
	struct job_sample sample = job_sample_blank();
	struct field_cells cells;
	double page_bytes;

	if (!state_of(reply, &sample.state, err) || !page_size_of(reply, &page_bytes, err) ||
	    !fields_fill(qmp_fields, &schema_progress, reply, page_bytes, sample.progress, err) ||
	    !fields_fill(qmp_fields, &schema_migrations, reply, page_bytes, sample.value, err) ||
	    !fields_cells(qmp_fields, qmp_columns, reply, &cells, err) ||
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
bool qmp_select_vm(struct qmp_stream *stream, const char *name, struct error *err)
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
static bool take_event(struct qmp_stream *stream, const struct json_at *event, struct error *err)
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

/* An answer to query-migrate tells a status; that to query-status one, too, and whether it runs. */
static bool is_answer(const struct json_at *reply)
{
	return json_key_of(reply, "status").value && !json_key_of(reply, "running").value;
}

/* The time that a wrapper gives the answer in it, where it is one since 1970. */
static void take_time(struct qmp_stream *stream, const struct json_at *wrapper)
{
	static const char *const keys[] = { "timestamp", "time", "ts" };

	for (size_t i = 0; i < COUNT(keys); i++) {
		json_t *value = json_key_of(wrapper, keys[i]).value;
		double when = json_is_number(value) ? json_number_value(value) : NAN;

		if (json_is_string(value) && !time_of_iso(json_string_value(value), &when))
			continue;
		if (is_epoch(when))
			stream->when = when;
	}
}

/* Whether what stands in a wrapper is an answer: other objects have a status, too. */
static bool is_wrapped_answer(const struct json_at *at)
{
	const char *status = json_string_value(json_key_of(at, "status").value);
	enum job_state state;

	return is_answer(at) &&
	       ((status && qemu_status(status, &state)) || json_key_of(at, "total-time").value ||
		json_key_of(at, "ram").value);
}

/* Whether objects or arrays stand in it, in which an answer may be. */
static bool is_wrapper(const struct json_at *at)
{
	const char *key;
	json_t *value;

	json_object_foreach(at->value, key,
			    value) if (json_is_object(value) || json_is_array(value)) return true;
	return false;
}

/* Whether an answer stands there, or somewhere in it; an empty one counts: there is no migration
 * yet. */
static bool holds_answer(const struct json_at *at)
{
	const struct json_at returned = json_key_of(at, "return");
	const char *key;
	json_t *value;

	if (returned.value)
		return is_wrapped_answer(&returned) ||
		       (json_is_object(returned.value) && json_size_of(&returned) == 0);
	if (is_wrapped_answer(at))
		return true;
	for (size_t i = 0; json_is_array(at->value) && i < json_size_of(at); i++) {
		const struct json_at item = json_item_of(at, i);

		if (holds_answer(&item))
			return true;
	}
	json_object_foreach(at->value, key, value)
	{
		const struct json_at member = json_key_of(at, key);

		if (holds_answer(&member))
			return true;
	}
	return false;
}

/* Whether several of its members are, or hold, answers, and in the same way: each of another VM. A
 * list of samples beside the last answer is of one. */
static bool holds_several(const struct json_at *wrapper)
{
	size_t lists = 0;
	size_t others = 0;
	const char *key;
	json_t *value;

	json_object_foreach(wrapper->value, key, value)
	{
		const struct json_at at = json_key_of(wrapper, key);

		if (holds_answer(&at))
			*(json_is_array(value) ? &lists : &others) += 1;
	}
	return lists + others > 1 && (lists == 0 || others == 0);
}

/* The VM that a wrapper names. */
static bool take_name(struct qmp_stream *stream, const struct json_at *object, struct error *err)
{
	static const char *const keys[] = {
		"vm", "domain", "guest", "vm_name", "instance", "name"
	};

	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct json_at at = json_key_of(object, keys[i]);
		const char *name = json_string_value(at.value);

		/* much has a name: only that of what holds an answer is a VM's */
		if (name && (strcmp(keys[i], "name") != 0 || holds_answer(object)))
			return qmp_select_vm(stream, name, err);
	}
	return true;
}

/* A member of a wrapper. Of several answers side by side each is of the VM that its name tells. */
static bool take_member(struct qmp_stream *stream, const struct json_at *at, bool several,
			struct error *err)
{
	bool array = json_is_array(at->value) && json_is_object(json_array_get(at->value, 0));

	if (!array && !json_is_object(at->value))
		return true;
	if (several && holds_answer(at) && !qmp_select_vm(stream, at->key, err))
		return false;
	if (array)
		return json_each(at, qmp_take_object, stream, err);
	if (is_wrapped_answer(at))
		return take_reply(stream, at, err);
	return !is_wrapper(at) || qmp_take_object(stream, at, err);
}

static bool take_wrapper(struct qmp_stream *stream, const struct json_at *wrapper,
			 struct error *err)
{
	bool several = holds_several(wrapper);
	const char *key;
	json_t *value;

	if (several)
		sink_note(stream->sink,
			  "several answers stand side by side in one object: each is "
			  "taken for that of the VM which its member is called after");
	json_object_foreach(wrapper->value, key, value)
	{
		const struct json_at at = json_key_of(wrapper, key);

		if (!take_member(stream, &at, several, err))
			return false;
	}
	return true;
}

/* A value whose time, if it tells one, is known. */
static bool take_timed(struct qmp_stream *stream, const struct json_at *root, struct error *err)
{
	const struct json_at inner = json_key_of(root, "reply");
	const struct json_at envelope = inner.value ? inner : *root;
	const struct json_at returned = json_key_of(&envelope, "return");
	const struct json_at reply = returned.value ? returned : envelope;

	if (json_key_of(root, "event").value)
		return take_event(stream, root, err);
	if (inner.value && isnan(stream->when) &&
	    !json_number_of(root, "timestamp", &stream->when, err))
		return false;
	if (is_wrapped_answer(&reply) || (is_answer(&reply) && !is_wrapper(&reply)))
		return take_reply(stream, &reply, err);
	if (json_key_of(&envelope, "error").value) {
		stream->job->silent = true; /* there is no such VM, or no migration */
		return true;
	}
	return inner.value || returned.value || take_wrapper(stream, root, err);
}

bool qmp_take_object(void *closure, const struct json_at *root, struct error *err)
{
	struct qmp_stream *stream = closure;
	double outside = stream->when;
	bool good;

	if (!json_need(root, JSON_OBJECT, err) || !take_name(stream, root, err))
		return false;
	take_time(stream, root);
	good = take_timed(stream, root, err);
	stream->when = outside;
	return good;
}
