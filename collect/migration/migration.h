/*
 * migration.h — one migration, measured: the call, the samples while it runs, the audit afterwards,
 * and tidying up.
 *
 * In: one VM, its case and its host (a request), a driver, and an observer that looks on
 * (collect/observe).
 * Out: the measured cells of the migration's row; rows of progress.csv, parameters.csv, events.csv.
 * Doors: this header; journal.h (events.csv, which others write into, too).
 */
#ifndef MIGSTAT_COLLECT_MIGRATION_MIGRATION_H
#define MIGSTAT_COLLECT_MIGRATION_MIGRATION_H

#include "collect/driver.h"
#include "collect/observe/observe.h"
#include "collect/stop.h"
#include "journal.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>

/* What a measurement needs; all borrowed. */
struct measurer {
	struct driver *driver;
	struct journal *journal;
	struct run_writer *run;    /* for progress.csv and parameters.csv; NULL: nothing is kept */
	struct stop *stop;         /* a signal cancels the job under way; NULL: none is looked at */
	double interval_seconds;   /* between two samples */
	double patience_seconds;   /* without progress before a call is given up; 0 = for ever */
	bool no_deadline;          /* the case's deadline does not count */
	double audit_seconds;      /* how long to wait for both hosts to settle */
	struct observer *observer; /* looks on from outside, if there is a run; NULL: nobody does */
	/* Told at each sample, for the progress line; NULL: nobody is. */
	void (*watch)(void *closure, const struct progress_row *row);
	/* Told of a host that is busy before a migration: the share of its processors in use. NULL:
	 * nobody is. */
	void (*busy)(void *closure, enum side side, double ratio);
	void *closure;
};

/*
 * Migrates request->vm, which runs on request->source, and fills the measured columns of *row
 * (started_at, clock_seconds, outcome, value[], error_code, error); row->migration must be set.
 * row->error points into *result. False with *err only if a sample could not be written; the row
 * is filled all the same, so that what was measured can still be kept.
 */
bool measure_migration(const struct measurer *measurer, const struct migration_request *request,
		       struct migration_row *row, struct migration_result *result,
		       struct error *err);

#endif
