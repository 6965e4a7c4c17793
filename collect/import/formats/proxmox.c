/*
 * proxmox.c — task logs of Proxmox VE: what `qm migrate` tells, a migration in each or several one
 * after the other.
 *
 * Lines carry the local time to a second; old logs have neither a year nor a zone, and then only
 * the duration is known. A VM that is off, or a container, is not moved live: its log is left out.
 */
#include "collect/import/kit/iso-time.h"
#include "formats.h"

#include "datasets/clock.h"
#include "datasets/metric.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "starting migration of VM",        "",   "migrations", "vm",                 "the VM's number; and started_at, local time: --utc-offset" },
	{ "on node, to node",                "",   "migrations", "destination",        "the source is not in the log: --set source=" },
	{ "migration finished successfully", "",   "migrations", "outcome",            "ok; aborted is refused before the VM was started on the other node and error_returned after, aborted_by_manager where the task was stopped; with problems, or without an end, unknown" },
	{ "duration",                        "s",  "migrations", "total_time_seconds", "of one that finished; of the whole task, with local disks, to a second" },
	{ "downtime",                        "ms", "migrations", "downtime_seconds",   "as QEMU says" },
	{ "VM-state",                        "B",  "migrations", "memory_moved_bytes", "where it says `migration completed, transferred`" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* A migration while its lines are read. */
struct task {
	bool open;
	bool live;    /* it said so */
	bool started; /* the VM on the other node */
	struct migration_row row;
	char vm[32], destination[128], error[256];
};

struct reader {
	struct import_lines lines;
	struct import_sink *sink;
	struct task task;
	size_t others; /* that were not live */
};

/* Of a VM, and of a container, which is never moved live: then comes the number. */
static const char *const start_words[] = { "starting migration of VM ",
					   "starting migration of CT " };

static bool end_task(struct reader *reader, struct error *err)
{
	struct task *task = &reader->task;

	if (!task->open)
		return true;
	task->open = false;
	if (!task->live && task->row.outcome != OUTCOME_REFUSED) {
		reader->others++;
		return true;
	}
	if (task->row.outcome != OUTCOME_OK) {
		task->row.error =
			task->error[0] != '\0' ? task->error : "the log does not say how it ended";
		task->row.value[METRIC_DOWNTIME_SECONDS] = NAN;
	}
	return sink_is_repeat(reader->sink, &task->row, true) ||
	       sink_migration(reader->sink, &task->row, NULL, 0, err);
}

/* Copies a word up to one of the marks. */
static void copy_word(const char *text, const char *marks, char *word, size_t size)
{
	snprintf(word, size, "%.*s", (int)strcspn(text, marks), text);
}

/* What follows the words: `100 to node 'pve2' (192.0.2.12)` */
static bool begin_task(struct reader *reader, const char *what, double when, struct error *err)
{
	struct task *task = &reader->task;
	const char *node = strstr(what, "node '");

	if (!end_task(reader, err))
		return false;
	*task = (struct task){ .open = true, .row = sink_blank_migration() };
	copy_word(what, " ", task->vm, sizeof task->vm);
	task->row.vm = task->vm;
	if (node) {
		copy_word(node + 6, "'", task->destination, sizeof task->destination);
		task->row.destination = task->destination;
	}
	task->row.outcome = OUTCOME_UNKNOWN;
	task->row.clock_seconds = when;
	clock_utc_text_of(when, task->row.started_at);
	return true;
}

/* `(duration 00:00:18)` in seconds; NaN: there is none. */
static double duration_of(const char *text)
{
	const char *at = strstr(text, "(duration ");
	char *end;
	double seconds = 0;

	if (!at)
		return NAN;
	at += strlen("(duration ");
	for (int i = 0; i < 3; i++) {
		unsigned long part = strtoul(at, &end, 10);

		if (end == at || (i < 2 && *end != ':') || part > 1000000)
			return NAN;
		seconds = 60 * seconds + (double)part;
		at = end + 1;
	}
	return seconds;
}

/* `- downtime 57 ms` */
static void take_downtime(struct task *task, const char *text)
{
	const char *at = strstr(text, "- downtime ");
	char *end;
	double number;

	if (!at)
		return;
	at += strlen("- downtime ");
	number = strtod(at, &end);
	if (end > at && strncmp(end, " ms", 3) == 0 && number >= 0)
		task->row.value[METRIC_DOWNTIME_SECONDS] = field_convert(
			field_find(fields, "downtime", &schema_migrations), number, NAN);
}

/* `migration completed, transferred 11.7 GiB VM-state` */
static void take_moved(struct task *task, const char *text)
{
	static const struct {
		const char *unit;
		double bytes;
	} units[] = { { " B", 1 },
		      { " KiB", 1024.0 },
		      { " MiB", 1048576.0 },
		      { " GiB", 1073741824.0 },
		      { " TiB", 1099511627776.0 } };
	const char *at = strstr(text, "transferred ");
	char *end;
	double number;

	if (!at)
		return;
	number = strtod(at + strlen("transferred "), &end);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strncmp(end, units[i].unit, strlen(units[i].unit)) == 0 && number >= 0)
			task->row.value[METRIC_MEMORY_MOVED_BYTES] = number * units[i].bytes;
}

/* `ERROR: ...`, and the task's own. */
static void take_error(struct task *task, const char *text)
{
	if (strstr(text, "migration finished with problems")) {
		task->row.outcome = OUTCOME_UNKNOWN; /* it may have moved */
	} else if (strstr(text, "interrupted by signal") || strstr(text, "unexpected status") ||
		   strstr(text, "received interrupt") || strstr(text, "migration canceled")) {
		task->row.outcome = OUTCOME_ABORTED_BY_MANAGER;
	} else if (strstr(text, "migration aborted") && task->row.outcome == OUTCOME_UNKNOWN) {
		task->row.outcome = task->started ? OUTCOME_ERROR_RETURNED : OUTCOME_REFUSED;
	}
	if (task->error[0] == '\0' || strstr(text, "migration aborted (duration"))
		snprintf(task->error, sizeof task->error, "%s", text);
}

static void take_words(struct task *task, const char *text)
{
	if (strncmp(text, "starting online/live migration", 30) == 0)
		task->live = true;
	else if (strncmp(text, "starting VM ", 12) == 0 && strstr(text, "on remote node"))
		task->started = task->live = true;
	else if (strstr(text, "migration speed: "))
		take_downtime(task, text);
	else if (strncmp(text, "migration completed, transferred ", 33) == 0)
		take_moved(task, text);
	else if (strncmp(text, "ERROR: ", 7) == 0)
		take_error(task, text + 7);
	else if (strncmp(text, "TASK ERROR: ", 12) == 0)
		take_error(task, text + 12);
	else if (strncmp(text, "migration finished successfully", 31) == 0) {
		task->row.outcome = OUTCOME_OK;
		task->row.value[METRIC_TOTAL_TIME_SECONDS] = duration_of(text);
	}
}

/* Passes the time at the beginning of the line; NaN: it tells none, or no whole one. */
static const char *pass_time(struct reader *reader, double *when)
{
	char *text = reader->lines.text;
	char copy[20];
	double local;

	*when = NAN;
	snprintf(copy, sizeof copy, "%.19s", text);
	if (strlen(copy) == 19 && time_of_iso(copy, &local)) {
		*when = sink_utc(reader->sink, local, "");
		return text + 19 + strspn(text + 19, " ");
	}
	/* `May 02 10:57:01 ...` */
	if (strlen(copy) > 15 && copy[3] == ' ' && copy[9] == ':' && copy[12] == ':')
		return text + 15 + strspn(text + 15, " ");
	return text;
}

static bool take_line(void *closure, struct error *err)
{
	struct reader *reader = closure;
	double when;
	const char *text = pass_time(reader, &when);

	for (size_t i = 0; i < sizeof start_words / sizeof *start_words; i++)
		if (strncmp(text, start_words[i], strlen(start_words[i])) == 0)
			return begin_task(reader, text + strlen(start_words[i]), when, err);
	if (reader->task.open)
		take_words(&reader->task, text);
	return true;
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source }, .sink = sink };
	char text[160];

	bool told;

	if (!lines_each(&reader.lines, take_line, &reader, err) || !end_task(&reader, err))
		return false;
	sink_note(sink, "total_time_seconds is that of the whole task, with local disks, true to a "
			"second");
	snprintf(text, sizeof text,
		 "%zu task%s that moved no running VM (it was off, or a container) left out",
		 reader.others, reader.others == 1 ? "" : "s");
	if (reader.others > 0)
		sink_note(sink, text);
	told = sink_tell_repeats(sink);
	if (sink_migrations_here(sink) == 0)
		sink_nothing(sink,
			     told ? "all that it tells of was told already"
				  : "no live migration: the VM was off, or it is a container");
	return true;
}

const struct import_format import_proxmox = {
	.name = "proxmox",
	.producer = "Proxmox VE, the log of the task qm migrate",
	.holds = "migrations",
	.has_all = { "starting migration of ", " to node '" },
	.read = read_file,
	.fields = fields,
};
