/*
 * inside.h — what the files of this room share: loop.c takes the stretches of the plan one after
 * the other, lanes.c carries one out, placement.c moves VMs outside the measurement,
 * drain.c shuts a host while it is emptied.
 */
#ifndef MIGSTAT_COLLECT_STUDY_INSIDE_H
#define MIGSTAT_COLLECT_STUDY_INSIDE_H

#include "study.h"

/* True if the VM runs on that side and on no other; else *err says what is the matter. *split says
 * whether it runs on both. */
bool study_runs_on(const struct study *study, const struct vm *vm, enum side side,
		   struct host_view *view, bool *split, struct error *err);

/* Why a VM is not moved any more. */
#define GIVEN_UP_CALL "an earlier call that moves it was given up, and is still out"
#define GIVEN_UP_DISAGREED                                                                         \
	"the manager and the hosts disagree about where it is: another migration could destroy it"

/* The study shall end, for this reason; the first one stays. Safe from every lane. */
void study_halt(struct study *study, const char *why);

/* Whether the migrations from first to before end are done. */
bool study_all_done(const struct study *study, size_t first, size_t end);

/* Around a stretch, also where it empties no host: the host is shut, and opened again. False: it
 * cannot be emptied, and the study halts; drain_end is called all the same. */
bool drain_begin(struct study *study, size_t stretch, const struct error *case_error);
void drain_end(struct study *study, size_t stretch);

/*
 * Runs the user's command for that occasion, about a case or about a migration of it (else vm and
 * row are NULL); true also if there is none. A failure is an event, and perhaps the study's end.
 */
bool study_hook(struct study *study, enum hook hook, size_t case_index, const struct vm *vm,
		const struct migration_row *row, struct error *why);

/*
 * Carries out what is left of one stretch of the plan, several VMs under way at once. A lane is a
 * thread that takes the next migration of the stretch, carries it out, and writes its row, until
 * none is left. The stretch ends when every lane has: no VM goes back while another is still on its
 * way there. case_error: why none of it is to be attempted; "" = all is well. False with *err if
 * the run could not be written.
 */
bool lanes_run(struct study *study, size_t stretch, const struct error *case_error,
	       struct error *err);

/*
 * Brings every VM to where the plan wants it, as far as it is done, by the parameters of the case
 * that has begun. Such a migration has no row in migrations.csv; events.csv tells of it. False with
 * *err if one could not be brought; the others are brought all the same.
 */
bool placement_by_plan(const struct study *study, struct error *err);

/* Moves every VM to the other host and back, study->warm_up times, by the parameters of the case
 * that has begun. A signal ends it. */
void placement_warm_up(const struct study *study);

#endif
