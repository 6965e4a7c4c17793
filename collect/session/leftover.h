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
	size_t under_way; /* how many of them */
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

/* Waits until no job of a migration that was under way runs any more; before study_check. */
bool leftover_wait(const struct leftover *leftover, struct study *study, struct error *err);

/*
 * Settles the migrations that were under way, if any; after study_check. If the VM stands on the
 * destination, the migration happened unmeasured: its row is written with the outcome
 * `interrupted`. If it stands on the source, the migration is done again. False with *err if a row
 * could not be written.
 */
bool leftover_settle(const struct leftover *leftover, struct study *study, struct error *err);

#endif
