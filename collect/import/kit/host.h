/*
 * host.h — samples of hosts and VMs from foreign monitors, as rows of metrics.csv.
 *
 * Monitors write rates, metrics.csv holds counters: a counter here is the sum of rate times length
 * of all intervals since the file's first sample, so that differences are what the monitor saw. A
 * sample belongs to the migration in whose time it falls (phase during), else to the nearest one
 * within a minute (before, after), else to none.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_HOST_H
#define MIGSTAT_COLLECT_IMPORT_KIT_HOST_H

#include "column.h"
#include "sink.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>

/* What a column of a monitor is to us. */
enum host_kind {
	HOST_LEVEL,   /* its value stands as it is */
	HOST_COUNTER, /* already a counter */
	HOST_RATE,    /* a second; to be summed up */
	HOST_DELTA    /* since the sample before; to be summed up */
};

/* The samples of one host, or of one VM of it. Zero it but for the texts (borrowed). */
struct host {
	const char *name; /* the host's own, NULL = the file does not tell */
	const char *vm;   /* NULL: the host as a whole */
	double when;      /* of the sample before, seconds since 1970; 0 = none yet */
	double sums[METRICS_VALUES];
};

/* One sample. NaN = not known. */
struct host_sample {
	double when;     /* seconds since 1970 */
	double interval; /* that it stands for; NaN: since the sample before */
	double value[METRICS_VALUES];
	enum host_kind kind[METRICS_VALUES];
	double further[SAMPLES]; /* column.h */
};

struct host_sample host_sample_blank(double when);

/* Adds one of several things of the same column that are to be summed (disks, interfaces). */
void host_sample_add(struct host_sample *sample, enum metrics_value column, enum host_kind kind,
		     double value);

/* Writes the row; the sample stands at that place. Rates and deltas of a sample whose interval is
 * not known count for nothing. False with *err also where time goes back. */
bool host_write(struct host *host, const struct host_sample *sample, struct place at,
		struct import_sink *sink, struct error *err);

#endif
