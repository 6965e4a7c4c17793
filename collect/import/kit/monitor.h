/*
 * monitor.h — samples of hosts and VMs from foreign monitors, as rows of metrics.csv.
 *
 * One engine for all monitors: the format's table of fields (field.h) says which of its columns
 * becomes which of ours and in which unit it is, and the engine converts by it. Memory is a level,
 * which stands as it is. All else in metrics.csv is a counter; monitors write rates or differences:
 * here it is their sum over all intervals since the file's first sample, so that differences are
 * what the monitor saw. A sample belongs to the migration in whose time it falls (phase during),
 * else to the nearest one within a minute (before, after), else to none.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_MONITOR_H
#define MIGSTAT_COLLECT_IMPORT_KIT_MONITOR_H

#include "column.h"
#include "field.h"
#include "sink.h"

#include "datasets/csv.h"
#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>

/* What a number of a monitor is, where metrics.csv has a counter. */
enum monitor_kind {
	MONITOR_COUNTER, /* a counter already */
	MONITOR_RATE,    /* a second; to be summed up */
	MONITOR_DELTA    /* since the sample before; to be summed up */
};

/* A host that is watched, or one VM of it. Zero it but for the texts (borrowed). */
struct monitored {
	const char *host; /* its own name, NULL = the file does not tell */
	const char *vm;   /* NULL: the host as a whole */
	double when;      /* of the sample before, seconds since 1970; 0 = none yet */
	double sums[METRICS_VALUES];
};

/* One sample. NaN = not known. */
struct monitor_sample {
	double when;     /* seconds since 1970 */
	double interval; /* that it stands for; NaN: since the sample before */
	double value[METRICS_VALUES];
	enum monitor_kind kind[METRICS_VALUES];
	double further[SAMPLES]; /* column.h */
};

struct monitor_sample monitor_sample_blank(double when);

/* The field of that name that becomes a number of a sample; NULL: none does. */
const struct import_field *monitor_field(import_fields *fields, const char *name);

/* Puts a number of the monitor where its field (of monitor_field) says. A second one of the same
 * column of metrics.csv is added to the first: disks and interfaces are summed. */
void monitor_take(struct monitor_sample *sample, const struct import_field *field,
		  enum monitor_kind kind, double theirs);

/* The same of a cell of CSV. False with *err if it is neither empty nor a number from 0 on. */
bool monitor_take_cell(struct monitor_sample *sample, const struct import_field *field,
		       enum monitor_kind kind, const struct cell *cell, struct error *err);

/* Adds to a value of the sample, in our unit; NaN adds nothing. */
void monitor_add(struct monitor_sample *sample, enum metrics_value column, enum monitor_kind kind,
		 double value);

/* Of a sample whose cpu_ratio is the share of idle time: turns it into that of busy time, what
 * remains beside idle and waiting. */
void monitor_busy_of_idle(struct monitor_sample *sample);

/* Writes the row; the sample stands at that place. Rates and deltas of a sample whose interval is
 * not known count for nothing. False with *err also where time goes back. */
bool monitor_write(struct monitored *monitored, const struct monitor_sample *sample,
		   struct place at, struct import_sink *sink, struct error *err);

#endif
