/*
 * busy.h — how much of one host's processors was in use just before a migration.
 *
 * What else runs on a host takes its time from the migration. So the samples of the margin before
 * it are kept an eye on while they are taken: whoever measures should know at once, not from the
 * figures a day later. Safe from several threads.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_BUSY_H
#define MIGSTAT_COLLECT_OBSERVE_BUSY_H

#include <pthread.h>

/* From this share on a host counts as busy: it has hardly a processor free. */
#define BUSY_RATIO 0.9

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
