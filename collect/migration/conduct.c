/* conduct.c — what collect does to a migration while its call is out. */
#include "conduct.h"

#include "collect/driver-calls.h"

#include "datasets/array.h"
#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Of the memory, as samples show it: so much of it gone through is all of it. */
#define WHOLE_PASS 0.95

/*
 * Each pass is told of as it begins, by a number. One that begins with 1 counts passes: the first
 * is over when another number comes. One that begins later (QEMU 11.1: 2) also goes on within a
 * pass; there the samples have to show, too, that all of the memory has been gone through.
 */
static bool first_pass_is_over(const struct conduct *conduct)
{
	struct journal_seen seen = journal_seen(conduct->journal, conduct->entry);

	return seen.iteration > seen.first_iteration &&
	       (seen.first_iteration <= 1 || !(conduct->memory_bytes > 0) ||
		conduct->gone_through_bytes >= WHOLE_PASS * conduct->memory_bytes);
}

static void note(const struct conduct *conduct, const char *event, const char *detail)
{
	journal_note(conduct->journal, conduct->request->vm->name, event, detail);
}

/* A job that had been running for longer than this call has been out when it was asked is not this
 * call's. The times are told in milliseconds, by two clocks. */
#define JOB_AGE_SLACK_SECONDS 0.1

static bool job_is_foreign(struct conduct *conduct)
{
	struct progress_row sample = { 0 };

	if (driver_sample(conduct->driver, conduct->request, &sample) &&
	    sample.value[PROGRESS_JOB_TIME_SECONDS] >
		    clock_seconds() - conduct->started_seconds + JOB_AGE_SLACK_SECONDS)
		conduct->foreign = true;
	return conduct->foreign;
}

/* Does it and notes it: `word` if it worked, `word`_failed with the reason if not. */
static bool act(struct conduct *conduct,
		bool (*what)(struct driver *, const struct migration_request *, struct error *),
		const char *word, const char *detail)
{
	struct error why = { 0 };
	char failed[64];

	if (job_is_foreign(conduct)) {
		note(conduct, "left_alone", "the job that runs is not this call's");
		return false;
	}
	if (what(conduct->driver, conduct->request, &why)) {
		note(conduct, word, detail);
		return true;
	}
	snprintf(failed, sizeof failed, "%s_failed", word);
	note(conduct, failed, why.text);
	return false;
}

void conduct_begin(struct conduct *conduct, double started_seconds, bool with_deadline,
		   double patience_seconds)
{
	double deadline = case_number(conduct->request->parameters, PARAMETER_DEADLINE);

	conduct->started_seconds = started_seconds;
	conduct->deadline_seconds =
		with_deadline && deadline > 0 ? started_seconds + deadline : INFINITY;
	stall_begin(&conduct->stall, patience_seconds, started_seconds);
}

void conduct_sampled(struct conduct *conduct, const struct progress_row *sample)
{
	double total = sample->value[PROGRESS_MEMORY_TOTAL_BYTES];
	double remaining = sample->value[PROGRESS_MEMORY_REMAINING_BYTES];

	stall_sampled(&conduct->stall, sample, clock_seconds());
	if (!(total > 0) || isnan(remaining))
		return;
	if (!(conduct->memory_bytes > 0))
		conduct->remaining_bytes = total;
	conduct->memory_bytes = total;
	/* what is dirtied meanwhile hides a part of it: it is at least so much */
	conduct->gone_through_bytes += fmax(0, conduct->remaining_bytes - remaining);
	conduct->remaining_bytes = remaining;
}

/* A call that gets nowhere is not waited for for ever: first its job is cancelled, which a live
 * hypervisor answers by its end; then the call is left to itself. */
static void step_stall(struct conduct *conduct, struct journal_seen seen)
{
	char detail[96];
	double now = clock_seconds();

	stall_iteration(&conduct->stall, seen.iteration, now);
	snprintf(detail, sizeof detail, "nothing has moved for %.0f s",
		 now - conduct->stall.moved_seconds);
	switch (stall_advice(&conduct->stall, !seen.post_copied, now)) {
	case STALL_NOTHING:
		break;
	case STALL_CANCEL:
		if (act(conduct, driver_cancel, "cancel", detail))
			conduct->cancelled_at_deadline = true;
		break;
	case STALL_GIVE_UP:
		note(conduct, "call_given_up", detail);
		driver_give_up(conduct->driver, conduct->request);
		break;
	}
}

static void switch_to_post_copy(struct conduct *conduct, const char *detail)
{
	conduct->post_copy_tried = true;
	act(conduct, driver_post_copy, "post_copy", detail);
}

static void at_deadline(struct conduct *conduct)
{

	conduct->past_deadline = true;
	note(conduct, "deadline_passed",
	     parameter_word(PARAMETER_AT_DEADLINE,
			    case_word(conduct->request->parameters, PARAMETER_AT_DEADLINE)));
	switch ((enum at_deadline)case_word(conduct->request->parameters, PARAMETER_AT_DEADLINE)) {
	case AT_DEADLINE_MARK:
		break;
	case AT_DEADLINE_CANCEL:
		conduct->cancelled_at_deadline =
			act(conduct, driver_cancel, "cancel", "the deadline has passed");
		break;
	case AT_DEADLINE_POST_COPY:
		if (!conduct->post_copy_tried)
			switch_to_post_copy(conduct, "the deadline has passed");
		break;
	case AT_DEADLINE_SUSPEND:
		conduct->suspended =
			act(conduct, driver_suspend, "suspend", "the deadline has passed");
		break;
	case AT_DEADLINE_FORCE:
		act(conduct, driver_force, "force_complete", "the deadline has passed");
		break;
	}
}

void conduct_step(struct conduct *conduct, bool moving)
{

	if (conduct->stop && !conduct->stopping && stop_requested(conduct->stop)) {
		conduct->stopping = true;
		conduct->cancelled_by_signal =
			act(conduct, driver_cancel, "cancel", "a signal asked for the end");
	}
	if (!conduct->past_deadline && clock_seconds() >= conduct->deadline_seconds)
		at_deadline(conduct);
	if (case_is(conduct->request->parameters, PARAMETER_POST_COPY) &&
	    !conduct->post_copy_tried && first_pass_is_over(conduct))
		switch_to_post_copy(conduct, "the first pass is over");
	step_stall(conduct, journal_seen(conduct->journal, conduct->entry));
	if (moving && !conduct->told_all)
		conduct->told_all =
			driver_in_force(conduct->driver, conduct->request, conduct->told);
}

double conduct_next(const struct conduct *conduct)
{
	return conduct->past_deadline ? INFINITY : conduct->deadline_seconds;
}

/* Whether the guest stands still on the source and is nowhere else. */
static bool is_left_suspended(const struct conduct *conduct)
{
	const struct migration_request *request = conduct->request;
	struct host_view here;
	struct host_view there;

	driver_look(conduct->driver, request->source, request->vm->name, &here);
	driver_look(conduct->driver, other_side(request->source), request->vm->name, &there);
	return here.state == GUEST_PAUSED && !here.job_active &&
	       (here.pause == PAUSE_BY_USER || here.pause == PAUSE_BY_MIGRATION) &&
	       (there.state == GUEST_ABSENT || there.state == GUEST_OFF);
}

void conduct_end(struct conduct *conduct, bool succeeded)
{
	const struct migration_request *request = conduct->request;
	struct error why = { 0 };

	if (!conduct->suspended || succeeded || !is_left_suspended(conduct))
		return;
	if (driver_resume(conduct->driver, request->source, request->vm->name, &why))
		note(conduct, "resume", "collect had suspended it at the deadline");
	else
		note(conduct, "resume_failed", why.text);
}

/* What nobody can be asked for, but collect knows from the call that it made itself; a call that
 * the manager makes it does not know. */
static void tell_by_call(const struct conduct *conduct, struct told told[PARAMETER_COUNT])
{
	static const enum parameter_index by_call[] = {
		PARAMETER_DEADLINE,  PARAMETER_AT_DEADLINE, PARAMETER_CONTROL,
		PARAMETER_TUNNELLED, PARAMETER_UNIX_SOCKET, PARAMETER_UNSAFE,
	};
	size_t count = conduct->driver->operations->manager ? 2 : COUNT(by_call);

	for (size_t i = 0; i < count; i++) {
		parameter_text(&conduct->request->parameters->value[by_call[i]], by_call[i],
			       told[by_call[i]].in_force);
		told[by_call[i]].told_by = told[by_call[i]].in_force[0] ? "call" : NULL;
	}
}

/* That it may and was asked to is not enough: a migration that had converged in the meantime ends
 * by pre-copy all the same. The event of the switchover tells. */
static void tell_post_copy(const struct conduct *conduct, struct told *told)
{
	bool yes = journal_seen(conduct->journal, conduct->entry).post_copied;

	snprintf(told->in_force, sizeof told->in_force, "%s", yes ? "yes" : "no");
	told->told_by = "libvirt";
}

/* Post-copy may also have been asked for by what to do at the deadline. */
static bool is_as_asked(const struct conduct *conduct, enum parameter_index index,
			const char *asked, const struct told *told)
{
	return asked[0] == '\0' || !told->told_by || strcmp(asked, told->in_force) == 0 ||
	       (index == PARAMETER_POST_COPY && conduct->past_deadline &&
		case_word(conduct->request->parameters, PARAMETER_AT_DEADLINE) ==
			AT_DEADLINE_POST_COPY);
}

static void tell_other_in_force(const struct conduct *conduct, const char *name, const char *asked,
				const char *in_force)
{
	char detail[3 * PARAMETER_TEXT_SIZE];

	snprintf(detail, sizeof detail, "%s: asked '%.255s', in force '%.255s'", name, asked,
		 in_force);
	note(conduct, "other_in_force", detail);
}

bool conduct_record(const struct conduct *conduct, struct run_writer *run, struct error *err)
{
	struct told told[PARAMETER_COUNT];
	bool good = true;

	memcpy(told, conduct->told, sizeof told);
	if (conduct->told_all)
		tell_by_call(conduct, told);
	/* the event is enough to know, also where a busy QEMU told nothing */
	if (conduct->told_all || journal_seen(conduct->journal, conduct->entry).post_copied)
		tell_post_copy(conduct, &told[PARAMETER_POST_COPY]);
	for (unsigned i = 0; good && i < PARAMETER_COUNT; i++) {
		char asked[PARAMETER_TEXT_SIZE];
		struct parameter_row row = { conduct->entry->migration, parameter_name(i), asked,
					     told[i].in_force, told[i].told_by };

		parameter_text(&conduct->request->parameters->value[i], i, asked);
		if (!is_as_asked(conduct, i, asked, &told[i]))
			tell_other_in_force(conduct, row.parameter, asked, told[i].in_force);
		good = run_add_parameter(run, &row, err);
	}
	return good;
}
