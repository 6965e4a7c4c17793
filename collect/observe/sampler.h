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

#include <pthread.h>

struct sampler; /* opaque */

/*
 * Starts two threads that ask while there is a window. driver, vms, windows and run are borrowed.
 * A platform that cannot tell loads (no operation `load`) is no error: there are no rows then.
 * Close windows (windows_close) before sampler_close. False with *err; close it all the same.
 */
bool sampler_open(struct sampler **sampler, struct driver *driver, const struct vms *vms,
		  struct windows *windows, struct run_writer *run, double interval_seconds,
		  struct error *err);

/* The share of a host's processors in use in the margin before that migration (busy_ratio); NaN:
 * not known. */
double sampler_busy_ratio(struct sampler *sampler, enum side side, long migration);

/* Ends the threads. False with *err if some row could not be written. NULL is allowed. */
bool sampler_close(struct sampler *sampler, struct error *err);

/* Sleeps until the next of the ticks that are counted from `began`, so that a late one does not
 * shift those after it. */
void sampler_sleep(double began, double interval_seconds);

/*
 * How much of one host's processors was in use just before a migration. What else runs on a host
 * takes its time from the migration. So the samples of the margin before it are kept an eye on
 * while they are taken: whoever measures should know at once, not from the figures a day later.
 * Safe from several threads.
 */
struct busy {
	pthread_mutex_t lock;
	long migration; /* that the samples belong to; 0: none yet */
	double first_seconds, first_idle_seconds;
	double last_seconds, last_idle_seconds;
	double processors;
};

void busy_init(struct busy *busy);
void busy_free(struct busy *busy);

/*
 * A sample of the host in the margin before that migration: for how many seconds its processors had
 * nothing to do until now, all together, and how many they are. NaN: not known.
 */
void busy_add(struct busy *busy, long migration, double clock_seconds, double idle_seconds,
	      double processors);

/*
 * The share of the processors' time between the first and the last sample before that migration
 * that was not idle, 0 to 1. Where the host is a virtual machine, what its own host took from it
 * counts, too. NaN: fewer than two samples, or something is not known.
 */
double busy_ratio(struct busy *busy, long migration);

#endif
