/*
 * job.h — from samples of a VM's migration job, as a log holds them, to migrations.
 *
 * A log does not say where a migration begins or ends. It begins with the first sample of a running
 * job, and ends with one that is over (perhaps after some that tell of no job), with the next
 * running job, when the job's own clock goes back, or with the log. Only a sample of the ended job
 * tells what became of it and its last numbers; without one the outcome is unknown and the numbers
 * are empty: the last sample of a running job is a lower bound, no result. Who asks again after the
 * end hears the same again; that is no further migration.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_JOB_H
#define MIGSTAT_COLLECT_IMPORT_KIT_JOB_H

#include "sink.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>

enum job_state { JOB_NONE, JOB_RUNNING, JOB_COMPLETED, JOB_FAILED, JOB_CANCELLED };

struct job_sample {
	enum job_state state;
	double when;                      /* seconds since 1970; NaN = not known */
	double progress[PROGRESS_VALUES]; /* of a running job */
	double value[METRIC_MAX]; /* of one that is over; the job's time also of a running one */
	const char *error;        /* NULL = none; borrowed during the call */
};

/* The migration under way. Zero it but for sink before the first sample. */
struct job {
	struct import_sink *sink;
	bool open;
	bool silent;         /* it was under way, and the last sample tells of no job */
	enum job_state over; /* of the last job that was over; JOB_NONE = none yet */
	double over_time;    /* and its time */
	long migration;
	double begin, last_elapsed, dirty_rate_max, throttle_max;
};

/* A sample in which nothing is known. */
struct job_sample job_sample_blank(void);

bool job_add(struct job *job, const struct job_sample *sample, struct error *err);

/* The log ends. */
bool job_end(struct job *job, struct error *err);

#endif
