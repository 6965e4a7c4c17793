/*
 * leftover.h — a run that was cut short: what is there, what was under way, what comes next.
 */
#ifndef MIGSTAT_COLLECT_SESSION_LEFTOVER_H
#define MIGSTAT_COLLECT_SESSION_LEFTOVER_H

#include "collect/study/study.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* All zero for a new run. */
struct leftover {
	size_t rows, planned;
	bool torn;        /* a torn last line was left out of migrations.csv or events.csv */
	bool *began;      /* by index in the plan: it had begun and has no row */
	bool *touched;    /* by VM: a migration of it, measured or to place it, had begun */
	bool *resumed;    /* by VM: leftover_wait let it run on */
	size_t under_way; /* how many of them */
	bool *shut;       /* by drained host: collect had shut it, and not opened it again */
	bool *opened;     /* by drained host: leftover_open_hosts has */
};

/* Whether folder holds a run of collect's (a datapackage.json). */
bool leftover_is_run(const char *folder);

/*
 * Reads what the run in folder holds, checks that its rows are the plan's and counts them in the
 * study (which is open). Free with leftover_free. False with *err if the run is malformed or is
 * another plan's.
 */
bool leftover_read(struct leftover *leftover, const char *folder, struct study *study,
		   struct error *err);

void leftover_free(struct leftover *leftover);

/* One line that tells a person what was found. */
void leftover_text(const struct leftover *leftover, const char *folder, char text[512]);

/*
 * Opens the hosts that the dead collect has left shut, unless somebody has opened them, or shut
 * them anew, meanwhile. First of all. False with *err, which says how it is done by hand.
 */
bool leftover_open_hosts(struct leftover *leftover, const struct study *study,
			 struct driver *driver, struct error *err);

/*
 * Waits until what the dead collect left of the migrations that were under way has settled on both
 * hosts: no job, no half-made domain on the destination. Before study_check. A guest that its
 * switchover left paused, with no other copy on any host, is let run on: the migration was ours.
 * False with *err: it does not settle, and then which command does what.
 */
bool leftover_wait(struct leftover *leftover, struct study *study, struct error *err);

/*
 * Settles the migrations that were under way, if any; after study_check. If the VM stands on the
 * destination, the migration happened unmeasured: its row is written with the outcome
 * `interrupted`. If it stands on the source, the migration is done again. False with *err if a row
 * could not be written.
 */
bool leftover_settle(const struct leftover *leftover, struct study *study, struct error *err);

#endif
