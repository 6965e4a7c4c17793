/*
 * run-write.h — a run being measured: tables that grow and are on the disk after every migration.
 */
#ifndef MIGSTAT_RUN_WRITE_H
#define MIGSTAT_RUN_WRITE_H

#include "clock.h"
#include "error.h"
#include "metric.h"
#include "outcome.h"
#include "schema.h"

#include <jansson.h>
#include <stdbool.h>

/* One row of migrations.csv. Texts are borrowed; NULL = empty. NaN in value[] = not known. */
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

/* One row of progress.csv. value[] by the order of the columns after elapsed_seconds; in all
 * these rows NaN and an empty `at` = not known. */
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

/* One row of events.csv. migration 0 = none. */
struct event_row {
	char at[UTC_TEXT_SIZE];
	double clock_seconds;
	long migration;
	const char *from; /* "a", "b", "collect" or "import" */
	const char *vm, *event, *detail;
};

/* One row of gaps.csv; all lengths in seconds. migration 0 = none, probes < 0 = not known. */
struct gap_row {
	long migration;
	const char *vm, *probe, *cause;
	double clock, gap, resolution, silence, own_late, threshold, baseline;
	long probes;
	bool open;
};

/* One row of metrics.csv. value[] by the order of the columns after vm; NaN = not known.
 * migration 0 = none; phase NULL = none. */
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
	const char *host, *vm; /* NULL = empty */
	double value[METRICS_VALUES];
	const double *further; /* as many as the run has further columns; NULL = all empty */
};

/* One row of parameters.csv. Texts are borrowed; NULL = empty. */
struct parameter_row {
	long migration;
	const char *parameter, *asked, *in_force;
	const char *told_by; /* "call", "libvirt", "qemu", or NULL */
};

struct run_writer; /* opaque */

/*
 * Starts a run in folder, which must be new or empty: writes datapackage.json and the headers.
 * provenance is borrowed. rows: how many migrations are planned; room on the disk is set aside
 * for them. The run's name is the folder's last part. Free *writer with run_close.
 */
bool run_create(struct run_writer **writer, const char *folder, json_t *provenance, size_t rows,
		struct error *err);

/* A run that is not as collect makes it. */
struct run_manner {
	size_t rows;
	const struct further_columns
		*further; /* of migrations.csv (texts) and metrics.csv
			     (numbers); borrowed until run_close; NULL = none */
	bool sync_at_end; /* rows need not be on the disk before run_sync */
};

/* As run_create, in that manner. */
bool run_create_so(struct run_writer **writer, const char *folder, json_t *provenance,
		   const struct run_manner *manner, struct error *err);

/* Goes on with a run that was cut short: torn last lines are cut off (*torn says whether). */
bool run_reopen(struct run_writer **writer, const char *folder, bool *torn, struct error *err);

/* Adds a row. A migration's row puts everything on the disk; the others do not. An error says the
 * line that could not be written, so that nothing measured is lost. Safe from several threads. */
bool run_add_migration(struct run_writer *writer, const struct migration_row *row,
		       struct error *err);
bool run_add_progress(struct run_writer *writer, const struct progress_row *row, struct error *err);
bool run_add_event(struct run_writer *writer, const struct event_row *row, struct error *err);
bool run_add_gap(struct run_writer *writer, const struct gap_row *row, struct error *err);
/* All rows by one write(): it may be thousands a second. */
bool run_add_metrics(struct run_writer *writer, const struct metrics_row *rows, size_t count,
		     struct error *err);
bool run_add_parameter(struct run_writer *writer, const struct parameter_row *row,
		       struct error *err);

/* Puts all rows on the disk. */
bool run_sync(struct run_writer *writer, struct error *err);

/* Writes datapackage.json anew with this provenance (the run's end). */
bool run_describe(struct run_writer *writer, json_t *provenance, struct error *err);

void run_close(struct run_writer *writer); /* NULL is allowed */

#endif
