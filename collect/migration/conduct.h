/*
 * conduct.h — what collect does to a migration while its call is out.
 *
 * It cancels it when a signal has asked for the end, does at the deadline what the case says,
 * switches to post-copy after the first pass if the case wants it, reads back once which
 * parameters are in force, and where nothing has moved for too long cancels the job and then gives
 * the call up. Everything it does is an event in the journal.
 *
 * Only the job that this call began is touched: while somebody else's runs, the hypervisor lets the
 * call wait, and what would be done to it would be done to that one.
 */
#ifndef MIGSTAT_COLLECT_MIGRATION_CONDUCT_H
#define MIGSTAT_COLLECT_MIGRATION_CONDUCT_H

#include "collect/driver.h"
#include "collect/stop.h"
#include "journal.h"
#include "stall.h"

#include "datasets/run-write.h"

#include <stdbool.h>

struct conduct {
	/* borrowed */
	struct driver *driver;
	struct journal *journal;
	const struct journal_entry *entry;
	const struct migration_request *request;
	struct stop *stop;       /* NULL: no signal is looked at */
	double deadline_seconds; /* on collect's clock; INFINITY = none */
	double started_seconds;  /* when the call went out */
	/* what it did */
	bool stopping;              /* a signal has asked for the end */
	bool cancelled_by_signal;   /* and the job was cancelled for it */
	bool past_deadline;         /* the deadline came before the call was back */
	bool cancelled_at_deadline; /* and the job was cancelled for it */
	bool suspended;             /* and the guest was suspended on the source */
	bool post_copy_tried;
	double memory_bytes, remaining_bytes; /* as the last sample told; 0 = none did yet */
	double gone_through_bytes;            /* of the memory, by all samples */
	struct stall stall;                   /* whether it gets on */
	bool foreign;                         /* the job that runs is somebody else's */
	bool told_all;                        /* told[] is read */
	struct told told[PARAMETER_COUNT];
};

/* Starts at clock_seconds() = started_seconds. with_deadline: whether the case's deadline counts.
 * patience_seconds: without progress; 0 = for ever. */
void conduct_begin(struct conduct *conduct, double started_seconds, bool with_deadline,
		   double patience_seconds);

/* What a sample of the job has shown. */
void conduct_sampled(struct conduct *conduct, const struct progress_row *sample);

/* Whatever is due now. moving: memory has been seen moving, so that parameters are in force. */
void conduct_step(struct conduct *conduct, bool moving);

/* When conduct_step should be called next at the latest, on collect's clock; INFINITY = only when
 * the journal's entry or the stop wakes it. */
double conduct_next(const struct conduct *conduct);

/* After the call: a guest that was suspended at the deadline and is still on the source runs on.
 */
void conduct_end(struct conduct *conduct, bool succeeded);

/*
 * Writes what was asked and what was in force, a row for each parameter, into parameters.csv. If
 * something else was in force than asked, that is an event, too. False with *err if a row could
 * not be written.
 */
bool conduct_record(const struct conduct *conduct, struct run_writer *run, struct error *err);

#endif
