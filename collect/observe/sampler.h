/*
 * sampler.h — the load of both hosts and of their VMs around each migration, into metrics.csv.
 *
 * Each host is asked by a thread of its own at a rate of its own: one that answers slowly delays
 * nobody, and its samples say how long it took.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_SAMPLER_H
#define MIGSTAT_COLLECT_OBSERVE_SAMPLER_H

#include "collect/driver.h"
#include "window.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

struct sampler; /* opaque */

/*
 * Starts two threads that ask while there is a window. driver, vms, windows and run are borrowed.
 * A platform that cannot tell loads (no operation `load`) is no error: there are no rows then.
 * Close windows (windows_close) before sampler_close. False with *err; close it all the same.
 */
bool sampler_open(struct sampler **sampler, struct driver *driver, const struct vms *vms,
		  struct windows *windows, struct run_writer *run, double interval_seconds,
		  struct error *err);

/* The share of a host's processors in use in the margin before that migration (busy.h); NaN: not
 * known. */
double sampler_busy_ratio(struct sampler *sampler, enum side side, long migration);

/* Ends the threads. False with *err if some row could not be written. NULL is allowed. */
bool sampler_close(struct sampler *sampler, struct error *err);

/* Sleeps until the next of the ticks that are counted from `began`, so that a late one does not
 * shift those after it. */
void sampler_sleep(double began, double interval_seconds);

#endif
