/*
 * observe.h — all that looks on from outside while a VM is migrated: the probes, the samples of
 * hosts and VMs, the guest's own work rate. It holds them together and turns what they saw into
 * rows of gaps.csv and cells of migrations.csv.
 *
 * For each migration: observer_before (takes the margin's time), observer_start just before the
 * call, observer_settled when both hosts have settled (takes the margin's time again, and more
 * while the VM does not answer), observer_fill. Different VMs may be observed at once, from
 * different threads. Everywhere an observer of NULL is allowed and does nothing.
 *
 * In: which VM is migrated and when (collect/migration), a driver for the loads of hosts and VMs,
 * and the network.
 * Out: rows of gaps.csv and metrics.csv; cells of the migration's row.
 * Doors: this header; options.h (what is asked for) with probe-plan.h and work.h, which it is made
 * of; for import, which works out other tools' probe logs in the same way: gaps.h, probe-track.h
 * and prober.h. window.h and work-loss.h come along.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_OBSERVE_H
#define MIGSTAT_COLLECT_OBSERVE_OBSERVE_H

#include "collect/driver.h"
#include "collect/stop.h"
#include "options.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>
#include <stddef.h>

struct observer; /* opaque */

/* Whether this process may send the probes that are asked for; to be known before a run is made.
 * False with *err that says what to do. */
bool observer_may(const struct observe_options *options, const struct vms *vms, struct error *err);

/* Starts what the options ask for. All but options is borrowed. False with *err; *observer is
 * then NULL. */
bool observer_open(struct observer **observer, const struct observe_options *options,
		   struct driver *driver, const struct vms *vms, struct run_writer *run,
		   struct error *err);

/* Ends it. False with *err if some sample could not be written. NULL is allowed. */
bool observer_close(struct observer *observer, struct error *err);

/* Waits until every VM that is probed has answered once, at most so long; a stop (may be NULL) ends
 * the waiting. */
void observer_listen(struct observer *observer, double seconds, struct stop *stop);

/* Whether that VM (by its place among the VMs) is probed and has never answered. */
bool observer_is_silent(struct observer *observer, size_t vm);

/* One migration being observed. */
struct observation {
	struct observer *observer; /* NULL: nobody looks on */
	size_t vm;
	long migration;
	double start_seconds, settled_seconds; /* monotonic */
	bool started;      /* observer_start was called: there is a window to speak of */
	bool network_lost; /* every probe that was answered before is silent, and stayed so */
};

/* Begins the window of vm's migration and waits for the margin; a stop (may be NULL) ends the
 * waiting. */
void observer_before(struct observer *observer, struct observation *observation, const char *vm,
		     long migration, struct stop *stop);

/* From this share on a host counts as busy: it has hardly a processor free. */
#define BUSY_RATIO 0.9

/* The share of a host's processors that was in use in the margin, 0 to 1; NaN: not known. */
double observer_busy_ratio(const struct observation *observation, enum side side);

/* The migration call comes next. */
void observer_start(struct observation *observation);

/* Both hosts have settled (or will not). Waits for the margin and, if the VM has moved, for the
 * network to come back. */
void observer_settled(struct observation *observation, bool moved, struct stop *stop);

/* Writes the gaps and ends the window. Fills row->value[] where the observer knows more. False
 * with *err if a gap could not be written. */
bool observer_fill(struct observation *observation, struct migration_row *row, struct error *err);

/* What the run's provenance says of it at the end: whether the probes were in real time, how late
 * they were, what they cost. New reference. */
json_t *observer_describe(struct observer *observer);

#endif
