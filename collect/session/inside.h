/*
 * inside.h — what the files of one call of `migstat collect` share.
 *
 * prepare.c makes it ready to measure; session.c carries it out, and ends it.
 */
#ifndef MIGSTAT_COLLECT_SESSION_INSIDE_H
#define MIGSTAT_COLLECT_SESSION_INSIDE_H

#include "collect/migration/journal.h"
#include "collect/stop.h"
#include "collect/study/study.h"
#include "leftover.h"
#include "options.h"

#include "datasets/lock.h"

struct session {
	struct collect_options *options;
	const char *folder;
	struct lock lock; /* nobody else writes to the folder */
	struct stop stop;
	struct journal journal;
	struct display display;
	struct driver *driver;
	struct run_writer *run;
	struct observer *observer;
	json_t *provenance;
	struct leftover leftover; /* all zero for a new run */
	struct study study;
};

/* ---- left-hosts.c ---- */

struct table;

/* What the run's events say of the hosts that were being emptied; those that were gone through are
 * done. For leftover_read. */
bool left_hosts_read(struct leftover *leftover, const struct table *events, struct study *study,
		     struct error *err);

/* ---- prepare.c ---- */

/* Ready to measure: hosts reached, VMs chosen, nothing in the way. False with *err. */
bool session_prepare(struct session *session, FILE *told, struct error *err);

#endif
