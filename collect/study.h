/*
 * study.h — the cycle loop: carries out the plan, one migration after the other, a row for each.
 */
#ifndef MIGSTAT_STUDY_H
#define MIGSTAT_STUDY_H

#include "display.h"
#include "driver.h"
#include "measure.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>

struct study {
	/* what is asked for; borrowed */
	const struct cases *cases;
	struct vms *vms;
	struct plan plan;
	const char *before_case; /* a command; NULL = none */
	/* what it is done with; borrowed */
	struct measurer measurer;
	struct display *display;
	/* where it stands */
	bool goes_on;      /* a run that was cut short: the VMs may stand on either host */
	size_t next;       /* index in the plan */
	size_t case_index; /* the case that has begun */
	struct error left; /* the last error that left a VM where it was, in this case */
	size_t counts[OUTCOME_COUNT];
};

/*
 * Before the first migration: every VM must be found, on one host only, and run; a new study
 * must find all on host A. Fills the VMs' UUIDs. False with *err.
 */
bool study_check(struct study *study, struct error *err);

/* The row of a planned migration with what is known before it starts; the rest is "not known". */
void study_start_row(const struct study *study, const struct move *move, struct migration_row *row);

/*
 * Carries out the plan from `next` on; a study that goes on first brings every VM to
 * where the plan wants it. True at its end and after a signal
 * (stop->signal tells); false with *err if the run could not be written.
 */
bool study_run(struct study *study, struct error *err);

#endif
