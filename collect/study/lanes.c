/* lanes.c — carries out one stretch of the plan. */
#include "inside.h"

#include "collect/driver-calls.h"

#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the lanes of one stretch share. */
struct crew {
	struct study *study;
	const struct error *case_error;
	size_t next, end;   /* indices in the plan; study->lock guards */
	struct error error; /* the run could not be written; "" = it could; study->lock guards */
};

static void not_attempted(struct study *study, struct migration_row *row, const char *why)
{
	row->outcome = OUTCOME_NOT_ATTEMPTED;
	row->error = why;
	journal_note(study->measurer.journal, row->vm, "not_attempted", why);
}

/* Why a VM is not where it should be, with the error that left it there, if one did. */
static void explain(const struct study *study, const struct move *move, struct error *why)
{
	size_t used = strlen(why->text);
	const char *left = study->left[move->vm_index].text;

	if (left[0] != '\0')
		snprintf(why->text + used, sizeof why->text - used, "; left there by: %.400s",
			 left);
}

static void split_brain(struct study *study, const char *vm)
{
	struct error text = { 0 };

	error_set(&text,
		  "VM '%s' RUNS ON BOTH HOSTS: stop one of them by hand before they ruin its disk; "
		  "collect touches neither",
		  vm);
	display_shout(study->display, text.text);
	study_halt(study, text.text);
}

/* Between two looks at a job that has to end first. */
#define LOOK_AGAIN_SECONDS 0.1

/* The host on which a job of the VM runs, or NULL. */
static const char *busy_side(struct study *study, const char *vm)
{
	struct host_view view[2];

	driver_look_both(study->measurer.driver, vm, view);
	for (int side = 0; side < 2; side++)
		if (view[side].job_active)
			return side_word((enum side)side);
	return NULL;
}

/* A job that runs before the call is somebody else's: the call would wait for it or be refused, and
 * nothing of what is done to a migration may be done to that one. A short one is waited for. */
static bool is_free(struct study *study, const char *vm, struct error *why)
{
	double until = clock_seconds() + study->measurer.audit_seconds;
	const char *busy;

	while ((busy = busy_side(study, vm)) && clock_seconds() < until && !study_stopped(study))
		clock_sleep_until(clock_seconds() + LOOK_AGAIN_SECONDS);
	return !busy || error_set(why,
				  "VM '%s': a job runs on host %s already (a migration, a save "
				  "or a dump): virsh domjobinfo tells of it",
				  vm, busy);
}

static bool is_given_up(struct study *study, size_t case_index)
{
	bool given_up;

	pthread_mutex_lock(&study->lock);
	given_up = study->refusals_most > 0 && study->refusals[case_index] >= study->refusals_most;
	pthread_mutex_unlock(&study->lock);
	return given_up;
}

/* What has been refused again and again will be, and nobody waits for it. Where no case is left,
 * the study ends, so that it can go on once the reason is mended. */
static void count_refusal(struct study *study, const struct migration_row *row, size_t case_index)
{
	struct error text = { 0 };
	size_t given_up = 0;
	bool now;

	if (study->refusals_most == 0 || row->outcome == OUTCOME_NOT_ATTEMPTED)
		return;
	pthread_mutex_lock(&study->lock);
	if (row->outcome != OUTCOME_REFUSED)
		study->refusals[case_index] = 0;
	else
		study->refusals[case_index]++;
	now = row->outcome == OUTCOME_REFUSED &&
	      study->refusals[case_index] == study->refusals_most;
	for (size_t i = 0; i < study->plan.cases; i++)
		given_up += study->refusals[i] >= study->refusals_most;
	pthread_mutex_unlock(&study->lock);
	if (!now)
		return;
	error_set(&text, "case %s was refused %d times in a row and is given up; the last time: %s",
		  row->case_name, study->refusals_most,
		  row->error ? row->error : "no reason given");
	journal_note(study->measurer.journal, NULL, "case_given_up", text.text);
	display_say(study->display, "%s", text.text);
	if (given_up == study->plan.cases)
		study_halt(study, text.text);
}

/* Whether the migration can begin: the command before it went well, the VM is where it should be.
 * *why says why not. */
static bool ready(struct study *study, const struct move *move, const struct migration_row *row,
		  const struct error *case_error, struct error *why)
{
	const struct vm *vm = &study->vms->at[move->vm_index];
	struct host_view view;
	bool split;

	if (case_error->text[0] != '\0')
		return error_set(why, "%s", case_error->text);
	if (is_given_up(study, move->case_index))
		return error_set(why, "the case is given up: it was refused %d times in a row",
				 study->refusals_most);
	if (!study_hook(study, HOOK_BEFORE, move->case_index, vm, row, why))
		return false;
	if (study->given_up[move->vm_index])
		return error_set(why, "VM '%s': %s", vm->name, study->given_up[move->vm_index]);
	if (study_runs_on(study, vm, move->source, &view, &split, why))
		return is_free(study, vm->name, why);
	if (split)
		split_brain(study, vm->name);
	explain(study, move, why);
	return false;
}

/* Nova says `queued` of every migration for a moment: this share of its time is more than that,
 * and a migration that waits for another one waits longer. */
#define QUEUE_SHARE 0.25

/* A pair that waits for one another is not measured as a pair. */
static void tell_queue(struct study *study, const struct migration_row *row)
{
	bool first;

	if (!(row->value[METRIC_QUEUE_TIME_SECONDS] >
	      QUEUE_SHARE * row->value[METRIC_API_TIME_SECONDS]))
		return;
	pthread_mutex_lock(&study->lock);
	first = !study->queue_told;
	study->queue_told = true;
	pthread_mutex_unlock(&study->lock);
	if (first)
		display_say(study->display,
			    "warning: the manager let VM '%s' wait in its queue: a host sends out "
			    "so many at a time (max_concurrent_live_migrations), whatever "
			    "--parallel says",
			    row->vm);
}

static bool carry_out(struct study *study, const struct move *move, struct migration_row *row,
		      struct migration_result *result, const struct error *case_error,
		      struct error *err)
{
	struct migration_request request = { &study->vms->at[move->vm_index],
					     &study->cases->at[move->case_index], move->source };
	struct error why = { 0 };
	struct error shout = { 0 };
	bool good;

	if (!ready(study, move, row, case_error, &why)) {
		result->error = why;
		not_attempted(study, row, result->error.text);
		return true;
	}
	good = measure_migration(&study->measurer, &request, row, result, err);
	if (result->given_up) {
		study->given_up[move->vm_index] = GIVEN_UP_CALL;
		error_set(&shout, "VM '%s': %s", row->vm, row->error);
		display_shout(study->display, shout.text);
	}
	if (row->error)
		study->left[move->vm_index] = result->error;
	if (row->outcome == OUTCOME_RUNNING_ON_BOTH)
		split_brain(study, request.vm->name);
	if (row->outcome == OUTCOME_MANAGER_DISAGREES)
		display_say(study->display, "warning: VM '%s' is not moved any more: %s",
			    request.vm->name, row->error);
	tell_queue(study, row);
	return good;
}

/*
 * One migration of the plan and its row. One that a signal to collect broke off gets none: it was
 * not measured, and a run that goes on does it again. False with *err if the run could not be
 * written.
 */
static bool run_move(struct crew *crew, size_t index, struct error *err)
{
	struct study *study = crew->study;
	struct move move = plan_move(&study->plan, index);
	struct migration_result result = { 0 };
	struct migration_row row;
	bool good;

	study_start_row(study, &move, &row);
	display_begin(study->display, &row);
	good = carry_out(study, &move, &row, &result, crew->case_error, err);
	if (study_stopped(study) &&
	    (row.outcome == OUTCOME_ABORTED_BY_MANAGER || row.outcome == OUTCOME_NOT_ATTEMPTED)) {
		journal_withdraw(study->measurer.journal, row.migration, row.vm);
		display_drop(study->display, &row);
		return good;
	}
	good = run_add_migration(study->measurer.run, &row, err) && good;
	study_count(study, index, row.outcome, row.value[study->until.metric]);
	display_end(study->display, &row);
	count_refusal(study, &row, move.case_index);
	if (row.outcome != OUTCOME_NOT_ATTEMPTED)
		study_hook(study, HOOK_AFTER, move.case_index, &study->vms->at[move.vm_index], &row,
			   &(struct error){ 0 });
	return good && journal_good(study->measurer.journal, err);
}

/* The next migration for a lane; false: there is none, or the study is to end. */
static bool take_next(struct crew *crew, size_t *index)
{
	struct study *study = crew->study;
	bool taken;

	pthread_mutex_lock(&study->lock);
	while (crew->next < crew->end && study->done[crew->next])
		crew->next++;
	taken = crew->next < crew->end && crew->error.text[0] == '\0' &&
		study->halt.text[0] == '\0' && !study_stopped(study);
	*index = crew->next;
	if (taken)
		crew->next++;
	pthread_mutex_unlock(&study->lock);
	return taken;
}

/* Nothing has to settle before the first migration of all. */
static void settle(struct study *study)
{
	bool first;

	pthread_mutex_lock(&study->lock);
	first = study->done_count == 0;
	pthread_mutex_unlock(&study->lock);
	if (study->settle_seconds > 0 && !first && study->measurer.stop)
		stop_wait(study->measurer.stop, study->settle_seconds);
}

static void *run_lane(void *closure)
{
	struct crew *crew = closure;
	struct error err = { 0 };
	size_t index;

	while (take_next(crew, &index)) {
		if (!is_given_up(crew->study, plan_move(&crew->study->plan, index).case_index))
			settle(crew->study);
		if (study_stopped(crew->study) || !run_move(crew, index, &err))
			break;
	}
	pthread_mutex_lock(&crew->study->lock);
	if (err.text[0] != '\0')
		error_set(&crew->error, "%s", err.text);
	pthread_mutex_unlock(&crew->study->lock);
	return NULL;
}

bool lanes_run(struct study *study, size_t stretch, const struct error *case_error,
	       struct error *err)
{
	struct crew crew = { .study = study,
			     .case_error = case_error,
			     .next = stretch * study->plan.vms,
			     .end = (stretch + 1) * study->plan.vms };
	size_t wanted = study->parallel > 1 ? (size_t)study->parallel - 1 : 0;
	pthread_t *threads = calloc(wanted + 1, sizeof *threads);
	size_t started = 0;

	/* this thread is a lane, too: what cannot be started is only missing */
	while (threads && started < wanted && started + 1 < study->plan.vms &&
	       pthread_create(&threads[started], NULL, run_lane, &crew) == 0)
		started++;
	run_lane(&crew);
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	free(threads);
	return crew.error.text[0] == '\0' || error_set(err, "%s", crew.error.text);
}
