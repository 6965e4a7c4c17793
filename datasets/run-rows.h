/*
 * run-rows.h — the rows of a run's tables, as collect and import fill them.
 *
 * Texts are borrowed. An empty cell is NULL, an empty text or NaN; in a whole number that may be
 * empty it is 0. Which member stands in which column: schema-run.c; of the samples' numbers it is
 * told here, a line each: index in value[], column, unit, meaning.
 */
#ifndef MIGSTAT_RUN_ROWS_H
#define MIGSTAT_RUN_ROWS_H

#include "clock.h"
#include "metric.h"
#include "outcome.h"

#include <math.h>
#include <stdbool.h>

/* Makes each of a row's values unknown. */
static inline void values_forget(double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		values[i] = NAN;
}

/* One row of migrations.csv. */
struct migration_row {
	long migration; /* from 1 */
	const char *case_name, *vm, *vm_uuid;
	int cycle;             /* from 1 */
	const char *direction; /* "AB" or "BA" */
	int order;             /* from 1 */
	const char *source, *destination;
	char started_at[UTC_TEXT_SIZE]; /* "" = not started */
	double clock_seconds;
	enum outcome outcome;
	double value[METRIC_MAX]; /* by metric index */
	int error_code;           /* 0 = none */
	const char *error;
	const char *const *further; /* as many as the run has further columns; NULL = all empty */
};

/* One row of progress.csv. */
/* clang-format off */
#define PROGRESS_NUMBERS(C) \
	C(JOB_TIME_SECONDS,             "job_time_seconds",             "s",   "The job's own elapsed time.") \
	C(DATA_TOTAL_BYTES,             "data_total_bytes",             "B",   "Memory and disk to move.") \
	C(DATA_PROCESSED_BYTES,         "data_processed_bytes",         "B",   "Moved so far.") \
	C(DATA_REMAINING_BYTES,         "data_remaining_bytes",         "B",   "Still to move.") \
	C(MEMORY_TOTAL_BYTES,           "memory_total_bytes",           "B",   "Memory to move.") \
	C(MEMORY_PROCESSED_BYTES,       "memory_processed_bytes",       "B",   "Memory moved so far.") \
	C(MEMORY_REMAINING_BYTES,       "memory_remaining_bytes",       "B",   "Memory still to move.") \
	C(MEMORY_RATE_BYTES_PER_SECOND, "memory_rate_bytes_per_second", "B/s", "Rate of the memory transfer.") \
	C(DIRTY_RATE_BYTES_PER_SECOND,  "dirty_rate_bytes_per_second",  "B/s", "Dirty rate: pages per second times the page size.") \
	C(ITERATION,                    "iteration",                    "",    "Pass over the dirty memory.") \
	C(DISK_TOTAL_BYTES,             "disk_total_bytes",             "B",   "Disk to move (virtual size).") \
	C(DISK_PROCESSED_BYTES,         "disk_processed_bytes",         "B",   "Disk moved so far.") \
	C(DISK_REMAINING_BYTES,         "disk_remaining_bytes",         "B",   "Disk still to move.") \
	C(THROTTLE_RATIO,               "throttle_ratio",               "",    "Slowing of the guest's CPUs by auto-converge.")
/* clang-format on */

#define PROGRESS_INDEX(id, ...) PROGRESS_##id,
enum progress_value { PROGRESS_NUMBERS(PROGRESS_INDEX) PROGRESS_VALUES };
#undef PROGRESS_INDEX

struct progress_row {
	long migration;
	char at[UTC_TEXT_SIZE];
	double clock_seconds, elapsed_seconds;
	double value[PROGRESS_VALUES];
};

/* One row of events.csv. */
struct event_row {
	char at[UTC_TEXT_SIZE];
	double clock_seconds;
	long migration;
	const char *from; /* "a", "b", "manager", "collect" or "import" */
	const char *vm, *event, *detail;
};

/* One row of gaps.csv; all lengths in seconds. probes is a whole number. */
struct gap_row {
	long migration;
	const char *vm, *probe, *cause;
	double clock, gap, resolution, silence, own_late, threshold, baseline;
	double probes;
	bool open;
};

/* One row of metrics.csv. */
/* clang-format off */
#define METRICS_NUMBERS(C) \
	C(CPU_SECONDS,            "cpu_seconds",            "s", "CPU time used since its start: a counter. A host's is without idle and waiting.") \
	C(MEMORY_BYTES,           "memory_bytes",           "B", "Memory used: of a VM, what its process holds (resident); of a host, all but free, buffers and cache.") \
	C(MEMORY_TOTAL_BYTES,     "memory_total_bytes",     "B", "Memory it has.") \
	C(DISK_READ_BYTES,        "disk_read_bytes",        "B", "Read from all disks: a counter.") \
	C(DISK_WRITTEN_BYTES,     "disk_written_bytes",     "B", "Written to all disks: a counter.") \
	C(NETWORK_RECEIVED_BYTES, "network_received_bytes", "B", "Received by all network interfaces: a counter.") \
	C(NETWORK_SENT_BYTES,     "network_sent_bytes",     "B", "Sent by all network interfaces: a counter.") \
	C(WORK,                   "work",                   "",  "The guest's own counter of work done, in the workload's unit.")
/* clang-format on */

#define METRICS_INDEX(id, ...) METRICS_##id,
enum metrics_value { METRICS_NUMBERS(METRICS_INDEX) METRICS_VALUES };
#undef METRICS_INDEX

struct metrics_row {
	long migration;
	const char *phase;
	double clock_seconds, ask_seconds;
	const char *host, *vm;
	double value[METRICS_VALUES];
	const double *further; /* as many as the run has further columns; NULL = all empty */
};

/* One row of parameters.csv. */
struct parameter_row {
	long migration;
	const char *parameter, *asked, *in_force;
	const char *told_by; /* "call", "libvirt" or "qemu" */
};

#endif
