/*
 * journal.h — events of the hypervisor and decisions of collect, into events.csv.
 *
 * It also remembers, for every migration under way, when the source's guest was suspended and the
 * destination's resumed, and how many passes there were. Events of other VMs are written down but
 * never mixed in.
 */
#ifndef MIGSTAT_COLLECT_MIGRATION_JOURNAL_H
#define MIGSTAT_COLLECT_MIGRATION_JOURNAL_H

#include "collect/driver.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <pthread.h>

/* What the events tell of a migration. */
struct journal_seen {
	/* The last pass that has begun, and the first one that was told of: 1, or with QEMU 11.1
	 * 2; 0 = none was. */
	int iteration, first_iteration;
	bool taken_in;    /* the destination has begun to take the guest in: it has accepted it */
	bool post_copied; /* it really switched to post-copy */
};

/* A migration under way; the caller's own, between journal_begin and journal_end. */
struct journal_entry {
	long migration;
	const char *vm;
	enum side source;
	double suspended_seconds, resumed_seconds; /* on collect's clock; NaN = not seen */
	struct journal_seen seen;
	int wake_fd; /* readable when a pass begins; -1 = none */
	struct journal_entry *next;
};

struct journal {
	pthread_mutex_t lock;
	struct run_writer *run; /* borrowed; NULL: nothing is written yet */
	struct journal_entry *under_way;
	struct error error; /* the first event that could not be written */
};

void journal_init(struct journal *journal);
void journal_free(struct journal *journal);

/* From now on events go to run (borrowed). */
void journal_attach(struct journal *journal, struct run_writer *run);

/*
 * A migration begins; until journal_end its VM's events carry its number and fill *entry. Only one
 * migration of a VM can be under way. vm is borrowed. migration 0: it has no number.
 */
void journal_begin(struct journal *journal, struct journal_entry *entry, long migration,
		   const char *vm, enum side source);

/* What the events have told so far of a migration that is under way. */
struct journal_seen journal_seen(struct journal *journal, const struct journal_entry *entry);

/*
 * How many passes over the memory there were, the first one counted, by the hypervisor's counter as
 * it stands at the end: that, less the first number that it told of this migration, and 1. NaN
 * where no number was told, for what it begins at is another one from version to version.
 */
double journal_passes(const struct journal_seen *seen, double counter);

/* It is over. Returns the time between suspended and resumed in seconds, NaN if not both came. */
double journal_end(struct journal *journal, struct journal_entry *entry);

/* That migration, which was broken off or found undone, gets no row; a run that goes on does it
 * again. */
void journal_withdraw(struct journal *journal, long migration, const char *vm);

/* A decision of collect's own. vm and detail may be NULL. */
void journal_note(struct journal *journal, const char *vm, const char *event, const char *detail);

/* The driver's sink; closure is the journal. Safe from any thread. */
void journal_event(void *closure, const struct driver_event *event);

/* False with *err if some event could not be written. */
bool journal_good(struct journal *journal, struct error *err);

#endif
