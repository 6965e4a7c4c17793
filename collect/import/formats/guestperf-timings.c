/*
 * guestperf-timings.c — guestperf's timings, into metrics.csv: CPU time of QEMU and of each
 * virtual CPU, and what the guest's stress program did.
 */
#include "guestperf.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What the timings belong to. */
struct timings {
	struct import_sink *sink;
	const struct json_at *root;
	const struct migration_row *row;
};

/* One record of a list of timings: whose, when, and how much. */
struct timing {
	double thread, when, value;
};

static bool read_timing(const struct json_at *record, struct timing *timing, struct error *err)
{
	const struct json_at thread = json_key_of(record, "tid");
	const struct json_at when = json_key_of(record, "timestamp");
	const struct json_at value = json_key_of(record, "value");

	return json_need_number(&thread, 0, 1e15, &timing->thread, err) &&
	       json_need_number(&when, 0, 1e12, &timing->when, err) &&
	       json_need_number(&value, 0, 1e15, &timing->value, err);
}

/* The records under key, as CPU time of the VM's QEMU or of one thread of it ("vcpu"). */
static bool add_cpu(const struct timings *timings, const char *key, const char *thread_word,
		    struct error *err)
{
	const struct json_at list = json_key_of(timings->root, key);
	const struct import_field *field = field_find(guestperf_fields, key, &schema_metrics);

	for (size_t i = 0; i < json_size_of(&list); i++) {
		const struct json_at record = json_item_of(&list, i);
		struct metrics_row row = sink_blank_metrics(timings->row->migration);
		struct timing timing;
		char vm[160];

		if (!read_timing(&record, &timing, err))
			return false;
		snprintf(vm, sizeof vm, thread_word ? "%.80s %s %.0f" : "%.80s", timings->row->vm,
			 thread_word, timing.thread);
		row.vm = vm;
		row.host = "a";
		row.clock_seconds = timing.when;
		row.value[METRICS_CPU_SECONDS] = field_convert(field, timing.value, NAN);
		if (!sink_metrics(timings->sink, &row, err))
			return false;
	}
	return true;
}

/* How many GB each guest thread has rewritten so far. */
struct thread_work {
	double thread, done;
};

struct works {
	struct thread_work *at;
	size_t count, capacity;
};

/* The counter of a thread, a new one at first; NULL without memory. */
static struct thread_work *work_of(struct works *works, double thread)
{
	for (size_t i = 0; i < works->count; i++)
		if (works->at[i].thread == thread)
			return &works->at[i];
	if (!array_grow(&works->at, &works->capacity, works->count, sizeof *works->at))
		return NULL;
	works->at[works->count] = (struct thread_work){ thread, 0 };
	return &works->at[works->count++];
}

/* One GB more: the thread's counter, and that of all together. */
static bool add_work_rows(const struct timings *timings, const struct timing *timing, double done,
			  double total, struct error *err)
{
	struct metrics_row row = sink_blank_metrics(timings->row->migration);
	char vm[160];

	row.clock_seconds = timing->when;
	snprintf(vm, sizeof vm, "%.80s thread %.0f", timings->row->vm, timing->thread);
	row.vm = vm;
	row.value[METRICS_WORK] = done;
	if (!sink_metrics(timings->sink, &row, err))
		return false;
	row.vm = timings->row->vm;
	row.value[METRICS_WORK] = total;
	return sink_metrics(timings->sink, &row, err);
}

static bool add_gigabyte(const struct timings *timings, const struct timing *timing,
			 struct works *works, double total, struct error *err)
{
	struct thread_work *work = work_of(works, timing->thread);

	if (!work)
		return error_memory(err);
	work->done++;
	return add_work_rows(timings, timing, work->done, total, err);
}

static bool add_work(const struct timings *timings, struct error *err)
{
	const struct json_at list = json_key_of(timings->root, "guest_timings");
	struct works works = { 0 };
	bool good = true;

	for (size_t i = 0; good && i < json_size_of(&list); i++) {
		const struct json_at record = json_item_of(&list, i);
		struct timing timing;

		good = read_timing(&record, &timing, err) &&
		       add_gigabyte(timings, &timing, &works, (double)(i + 1), err);
	}
	free(works.at);
	return good;
}

bool guestperf_add_timings(struct import_sink *sink, const struct json_at *root,
			   const struct migration_row *row, struct error *err)
{
	const struct timings timings = { sink, root, row };

	return add_cpu(&timings, "qemu_timings", NULL, err) &&
	       add_cpu(&timings, "vcpu_timings", "vcpu", err) && add_work(&timings, err);
}
