/*
 * anchors.h — the moments of a run's migrations on collect's clock: start, switchover, end.
 */
#ifndef MIGSTAT_ANALYZE_RESOURCES_ANCHORS_H
#define MIGSTAT_ANALYZE_RESOURCES_ANCHORS_H

#include "datasets/error.h"
#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

/* The moments of one migration, in seconds. start is NaN where it cannot be placed: its outcome
 * gives no time of a whole migration, or clock, total time or direction are not known. */
struct anchor {
	double start;      /* just before the migration call */
	double end;        /* total migration time later */
	double settled;    /* settle time after that; the end where that is not known */
	double switchover; /* the guest stood still at the source; where no event tells it, the end
			    */
	bool by_event;     /* an event told the switchover */
	bool from_b;       /* the source is host b */
};

/*
 * The anchors of a run, by row of migrations.csv; the caller frees them. events.csv tells the
 * switchover as collect takes it: the source's first `suspended...` event that no `resumed...` of
 * the source takes back. A run without events.csv is no error. NULL with *err if events.csv is
 * malformed.
 */
struct anchor *anchors_of(const struct run *run, struct error *err);

#endif
