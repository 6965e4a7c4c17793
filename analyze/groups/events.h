/*
 * events.h — a run's events.csv, event by event, each with the migration that it belongs to.
 */
#ifndef MIGSTAT_ANALYZE_GROUPS_EVENTS_H
#define MIGSTAT_ANALYZE_GROUPS_EVENTS_H

#include "datasets/error.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

/* One event of a migration; the texts live for the call. */
struct run_event {
	size_t row;       /* the migration's, of migrations.csv */
	const char *from; /* "a" or "b": the host; or "collect" */
	const char *event;
	double clock_seconds;
};
typedef void run_event_sink(void *closure, const struct run_event *event);

/*
 * Shows sink every event that belongs to a migration of the run, in the order of the file. A run
 * without events.csv is no error. False with *err if the file is malformed.
 */
bool run_events_read(const struct run *run, run_event_sink *sink, void *closure, struct error *err);

#endif
