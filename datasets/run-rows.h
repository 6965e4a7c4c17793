/*
 * run-rows.h — the rows of a run's tables, as collect and import fill them.
 *
 * Texts are borrowed. An empty cell is NULL, an empty text or NaN; in a whole number that may be
 * empty it is 0. Which member stands in which column: schema-run.c.
 */
#ifndef MIGSTAT_RUN_ROWS_H
#define MIGSTAT_RUN_ROWS_H

#include "clock.h"
#include "metric.h"
#include "outcome.h"

#include <stdbool.h>

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
enum progress_value {
	PROGRESS_JOB_TIME_SECONDS,
	PROGRESS_DATA_TOTAL_BYTES,
	PROGRESS_DATA_PROCESSED_BYTES,
	PROGRESS_DATA_REMAINING_BYTES,
	PROGRESS_MEMORY_TOTAL_BYTES,
	PROGRESS_MEMORY_PROCESSED_BYTES,
	PROGRESS_MEMORY_REMAINING_BYTES,
	PROGRESS_MEMORY_RATE_BYTES_PER_SECOND,
	PROGRESS_DIRTY_RATE_BYTES_PER_SECOND,
	PROGRESS_ITERATION,
	PROGRESS_DISK_TOTAL_BYTES,
	PROGRESS_DISK_PROCESSED_BYTES,
	PROGRESS_DISK_REMAINING_BYTES,
	PROGRESS_THROTTLE_RATIO,
	PROGRESS_VALUES
};

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
	const char *from; /* "a", "b", "collect" or "import" */
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
enum metrics_value {
	METRICS_CPU_SECONDS,
	METRICS_MEMORY_BYTES,
	METRICS_MEMORY_TOTAL_BYTES,
	METRICS_DISK_READ_BYTES,
	METRICS_DISK_WRITTEN_BYTES,
	METRICS_NETWORK_RECEIVED_BYTES,
	METRICS_NETWORK_SENT_BYTES,
	METRICS_WORK,
	METRICS_VALUES
};

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
