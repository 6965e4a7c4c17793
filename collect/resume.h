/*
 * resume.h — a run that was cut short: what is there, what was under way, what comes next.
 */
#ifndef MIGSTAT_RESUME_H
#define MIGSTAT_RESUME_H

#include "study.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

struct leftover {
	size_t rows;    /* of migrations.csv */
	bool torn;      /* a torn last line was left out of migrations.csv or events.csv */
	bool under_way; /* the next migration had begun when the run was cut short */
	bool whole;     /* nothing is left to do */
	size_t planned;
};

/* Whether folder holds a run of collect's (a datapackage.json). */
bool leftover_is_run(const char *folder);

/*
 * Reads what the run in folder holds and checks that its rows follow the plan. False with *err if
 * the run is malformed or is another plan's.
 */
bool leftover_read(struct leftover *leftover, const char *folder, const struct plan *plan,
		   struct error *err);

/* One line that tells a person what was found. */
void leftover_text(const struct leftover *leftover, const char *folder, char text[512]);

/* Waits until no job of the migration that was under way runs any more; before study_check. */
bool leftover_wait(const struct leftover *leftover, struct study *study, struct error *err);

/*
 * Settles the migration that was under way, if any; after study_check. If the VM stands on the
 * destination, the migration happened unmeasured: its row is written with the outcome
 * `interrupted`, and *written is true. If it stands on the source, the migration is done again.
 * False with *err if the row could not be written.
 */
bool leftover_settle(const struct leftover *leftover, struct study *study, bool *written,
		     struct error *err);

#endif
