/*
 * journal.h — events of the hypervisor and decisions of collect, into events.csv.
 *
 * It also remembers, for the migration under way, when the source's guest was suspended and the
 * destination's resumed. Events of other VMs are written down but never mixed in.
 */
#ifndef MIGSTAT_JOURNAL_H
#define MIGSTAT_JOURNAL_H

#include "driver.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <pthread.h>

struct journal {
	pthread_mutex_t lock;
	struct run_writer *run; /* borrowed; NULL: nothing is written yet */
	long migration;         /* under way; 0 = none */
	const char *vm;
	enum side source;
	double suspended_seconds, resumed_seconds; /* on collect's clock; NaN = not seen */
	struct error error;                        /* the first event that could not be written */
};

void journal_init(struct journal *journal);
void journal_free(struct journal *journal);

/* From now on events go to run (borrowed). */
void journal_attach(struct journal *journal, struct run_writer *run);

/* A migration begins; until journal_end its VM's events carry its number. */
void journal_begin(struct journal *journal, long migration, const char *vm, enum side source);

/* It is over. Returns the time between suspended and resumed in seconds, NaN if not both came. */
double journal_end(struct journal *journal);

/* A decision of collect's own. vm and detail may be NULL. */
void journal_note(struct journal *journal, const char *vm, const char *event, const char *detail);

/* The driver's sink; closure is the journal. Safe from any thread. */
void journal_event(void *closure, const struct driver_event *event);

/* False with *err if some event could not be written. */
bool journal_good(struct journal *journal, struct error *err);

#endif
