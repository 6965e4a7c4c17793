/*
 * study.h — the cycle loop: carries out the plan, a row for each migration.
 *
 * In: the cases, VMs and plan (collect/plan), a driver, and a measurer (collect/migration) that
 * measures one migration.
 * Out: rows of migrations.csv in an open run, commands of the user's run, and what a person sees.
 * Doors: this header; display.h (what is shown), hook.h (the user's commands), until.h (when
 * enough has been seen), which are of use without a study, too; page.h, screen.h and sparkline.h
 * come along with display.h.
 */
#ifndef MIGSTAT_COLLECT_STUDY_STUDY_H
#define MIGSTAT_COLLECT_STUDY_STUDY_H

#include "collect/driver.h"
#include "collect/migration/migration.h"
#include "display.h"
#include "hook.h"
#include "until.h"

#include "datasets/error.h"
#include "datasets/run-write.h"
#include "datasets/texts.h"

#include <pthread.h>
#include <stdbool.h>

struct study {
	/* what is asked for; borrowed */
	const struct cases *cases;
	struct vms *vms;
	struct plan plan;
	const char *folder;              /* the run's, for the hooks */
	const char *command[HOOK_COUNT]; /* NULL = none */
	bool hook_failure_stops;
	int parallel;          /* VMs under way at once, from 1 (0 counts as 1) */
	double settle_seconds; /* between a migration's end and the next one's start */
	int refusals_most;     /* of one case in a row, then the case is given up; 0 = never */
	int warm_up;           /* cycles of every VM, not measured, where a case comes up first */
	struct until until;
	/* hosts that are emptied through the manager, which chooses where the VMs go: one in each
	 * cycle where the plan is one way, else the first one in all; NULL or none: not so */
	const struct texts *drained;
	/* what it is done with; borrowed */
	struct measurer measurer;
	struct display *display;
	/* where it stands: made by study_open */
	pthread_mutex_t lock; /* guards what follows while lanes run */
	bool goes_on;         /* a run that was cut short: the VMs may stand on either host */
	bool *done;           /* by index in the plan: its row is written */
	size_t done_count;
	size_t skipped;        /* done without a row: nothing was there to be moved */
	const char *draining;  /* the host that is being emptied; NULL = none */
	const char *shut;      /* the host that is to be opened again; NULL = none */
	bool *seen;            /* by case: it has come up in this call */
	int *refusals;         /* by case: in a row, in this call */
	struct error *left;    /* by VM: the last error that left it where it was, in this case */
	const char **given_up; /* by VM: why it is not moved any more; NULL = it is */
	size_t case_index;     /* the case that has begun */
	bool in_case;          /* one has */
	bool queue_told;       /* that the manager lets VMs wait has been said */
	bool ended;            /* nothing is left to do */
	struct error halt;     /* why it stopped by itself; "" = it did not */
	size_t counts[OUTCOME_COUNT];
};

/* Makes room for where it stands; what is asked for is set already. Free with study_close. */
bool study_open(struct study *study, struct error *err);
void study_close(struct study *study);

/*
 * Before the first migration: every VM must be found, on one host only, and run; a new study
 * must find all on host A. Fills the VMs' UUIDs. False with *err.
 */
bool study_check(struct study *study, struct error *err);

/* The row of a planned migration with what is known before it starts; the rest is "not known". */
void study_start_row(const struct study *study, const struct move *move, struct migration_row *row);

/* The migration at that index has its row: with this outcome and this value of until's metric. */
void study_count(struct study *study, size_t index, enum outcome outcome, double value);

/* How many hosts are emptied through the manager. */
static inline size_t study_drained(const struct study *study)
{
	return study->drained ? study->drained->count : 0;
}

/* The migration at that index is not to be: the VM is not on the host that is emptied. */
void study_skip(struct study *study, size_t index);

/* How many migrations there are, without those. */
size_t study_planned(const struct study *study);

/* Opens the host that is still shut, if one is: after study_run, before study_restore. False with
 * *err, and it has been shouted. */
bool study_open_host(struct study *study, struct error *err);

/* Whether a signal has asked for the end. */
bool study_stopped(const struct study *study);

/*
 * Carries out what is left of the plan; a study that goes on first brings every VM to where the
 * plan wants it. True at its end (ended), after a signal, or where it stopped by itself (halt says
 * why); false with *err if the run could not be written.
 */
bool study_run(struct study *study, struct error *err);

/* Brings every VM back to host A, where it stood at the start, unless the plan is one way. False
 * with *err if one could not be brought; the others are brought all the same. */
bool study_restore(const struct study *study, struct error *err);

#endif
