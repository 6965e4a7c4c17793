/*
 * job.h — from samples of a VM's migration job, as a log holds them, to migrations.
 *
 * A log does not say where a migration begins or ends. It begins with the first sample of a running
 * job, and ends with one that is over (perhaps after some that tell of no job), with the next
 * running job, when the job's own clock goes back, or with the log. Only a sample of the ended job
 * tells what became of it and its last numbers; without one the outcome is unknown and the numbers
 * are empty: the last sample of a running job is a lower bound, no result.
 *
 * Who asks again after the end hears the same again; that is no further migration. The same is what
 * agrees in every value and in its error. If a count of bytes is among them, or nobody tells the
 * time, that is enough; else the two must have been asked for in less time than another such job
 * would have taken. A note says how many were taken for repeats.
 *
 * A log may be one of several VMs, if it names them (jobs_of). If it does not, and two jobs are
 * under way at once (one-vm.h), it is refused.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_JOB_H
#define MIGSTAT_COLLECT_IMPORT_KIT_JOB_H

#include "field.h"
#include "one-vm.h"
#include "sink.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>

/* What the course of a job tells, for --list (kit.h). */
extern const struct import_field job_fields[];

enum job_state { JOB_NONE, JOB_RUNNING, JOB_COMPLETED, JOB_FAILED, JOB_CANCELLED };

struct job_sample {
	enum job_state state;
	double when;                      /* seconds since 1970; NaN = not known */
	double progress[PROGRESS_VALUES]; /* of a running job */
	double value[METRIC_MAX]; /* of one that is over; the job's time also of a running one */
	const char *error;        /* NULL = none; borrowed during the call, as are cells */
	const struct import_cell *cells; /* further columns of one that is over */
	size_t cell_count;
};

/* The jobs of one VM. */
struct job {
	char *vm;    /* NULL = the log does not name it */
	bool open;   /* a migration is under way */
	bool silent; /* it was, and the last sample tells of no job */
	long migration;
	double begin, last_elapsed, dirty_rate_max, throttle_max;
	long stamp;              /* the reader's: the line of the time that its last sample had */
	struct one_vm seen;      /* where no VM is named: whether all samples are of one */
	double stopped, resumed; /* the guest's CPUs, by events; NaN = not (yet) */
	struct job_sample over;  /* the last one that was over; JOB_NONE = none yet */
	char *over_error;
};

/* The jobs of a log. Zero it but for sink before the first sample; free with jobs_free. */
struct jobs {
	struct import_sink *sink;
	struct place at;  /* of the sample: the reader sets it before each */
	struct job **all; /* one by one, so that pointers to them stay good */
	size_t count, capacity;
	size_t repeats; /* ends that were told again */
};

void jobs_free(struct jobs *jobs);

/* The jobs of the VM of that name (NULL: it has none). NULL without memory. */
struct job *jobs_of(struct jobs *jobs, const char *vm);

/* A sample in which nothing is known. */
struct job_sample job_sample_blank(void);

bool job_add(struct jobs *jobs, struct job *job, const struct job_sample *sample,
	     struct error *err);

/*
 * The guest's CPUs stopped, or went on: the downtime_events_seconds of a completed job under way
 * then, whichever of its end and the going on is told first. Both by one clock.
 */
void job_stopped(struct job *job, double when);
void job_resumed(struct jobs *jobs, struct job *job, double when);

/* The job is over, and nobody saw its end. */
bool job_end(struct jobs *jobs, struct job *job, struct error *err);

/* The log ends, for all VMs. */
bool jobs_end(struct jobs *jobs, struct error *err);

#endif
