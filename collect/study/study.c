/* study.c — where a study stands: what is done, and on which host its VMs are. */
#include "inside.h"

#include "collect/driver-calls.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool study_open(struct study *study, struct error *err)
{
	pthread_mutex_init(&study->lock, NULL);
	study->done = calloc(plan_count(&study->plan), sizeof *study->done);
	study->seen = calloc(study->plan.cases, sizeof *study->seen);
	study->left = calloc(study->plan.vms, sizeof *study->left);
	study->refusals = calloc(study->plan.cases, sizeof *study->refusals);
	study->given_up = calloc(study->plan.vms, sizeof *study->given_up);
	if (!study->done || !study->seen || !study->left || !study->refusals || !study->given_up)
		return error_memory(err);
	return until_open(&study->until, study->plan.cases, study->plan.vms, study->plan.cycles,
			  err);
}

void study_close(struct study *study)
{
	until_close(&study->until);
	free(study->done);
	free(study->seen);
	free(study->left);
	free(study->refusals);
	free(study->given_up);
	pthread_mutex_destroy(&study->lock);
}

void study_count(struct study *study, size_t index, enum outcome outcome, double value)
{
	struct move move = plan_move(&study->plan, index);

	pthread_mutex_lock(&study->lock);
	study->done[index] = true;
	study->done_count++;
	study->counts[outcome]++;
	if (outcome == OUTCOME_MANAGER_DISAGREES)
		study->given_up[move.vm_index] = GIVEN_UP_DISAGREED;
	if (outcome_info(outcome)->timed)
		until_add(&study->until, move.case_index, move.vm_index, move.cycle,
			  (unsigned)move.source, value);
	pthread_mutex_unlock(&study->lock);
}

void study_skip(struct study *study, size_t index)
{
	pthread_mutex_lock(&study->lock);
	study->done[index] = true;
	study->skipped++;
	pthread_mutex_unlock(&study->lock);
	if (study->display)
		display_skip(study->display);
}

size_t study_planned(const struct study *study)
{
	return plan_count(&study->plan) - study->skipped;
}

bool study_stopped(const struct study *study)
{
	return study->measurer.stop && stop_requested(study->measurer.stop);
}

void study_halt(struct study *study, const char *why)
{
	pthread_mutex_lock(&study->lock);
	error_set(&study->halt, "%s", why);
	pthread_mutex_unlock(&study->lock);
	journal_note(study->measurer.journal, NULL, "halted", why);
}

/* The command may write to the terminal. */
static bool run_command(struct study *study, enum hook hook, const struct hook_scene *scene,
			struct error *why)
{
	bool good;

	display_rest(study->display);
	good = hook_run(hook, study->command[hook], scene, study->measurer.stop, why);
	display_go_on(study->display);
	return good;
}

bool study_hook(struct study *study, enum hook hook, size_t case_index, const struct vm *vm,
		const struct migration_row *row, struct error *why)
{
	const struct hook_scene scene = { study->folder, &study->cases->at[case_index], vm, row };
	char event[32];

	if (!study->command[hook] || run_command(study, hook, &scene, why))
		return true;
	snprintf(event, sizeof event, "%s_failed", hook_name(hook));
	for (char *c = event; *c != '\0'; c++)
		*c = *c == '-' ? '_' : *c;
	journal_note(study->measurer.journal, vm ? vm->name : NULL, event, why->text);
	/* the signal that ends the study may have ended a case's command, too */
	if (study->hook_failure_stops && (vm || !study_stopped(study)))
		study_halt(study, why->text);
	return false;
}

static const char *host_name(const struct study *study, enum side side)
{
	return driver_host_name(study->measurer.driver, side);
}

static const char *host_words(const struct study *study, enum side side)
{
	const char *name = host_name(study, side);

	return name ? name : "any other";
}

bool study_runs_on(const struct study *study, const struct vm *vm, enum side side,
		   struct host_view *view, bool *split, struct error *err)
{
	struct host_view other;

	driver_look(study->measurer.driver, side, vm->name, view);
	driver_look(study->measurer.driver, other_side(side), vm->name, &other);
	*split = view->state == GUEST_RUNNING && other.state == GUEST_RUNNING;
	if (view->state == GUEST_UNKNOWN || other.state == GUEST_UNKNOWN)
		return error_set(err, "VM '%s': a host cannot be asked: %s", vm->name,
				 view->state == GUEST_UNKNOWN ? view->error.text
							      : other.error.text);
	if (*split)
		return error_set(err, "VM '%s' runs on both hosts: split brain; stop one of them",
				 vm->name);
	if (view->state == GUEST_RUNNING)
		return true;
	if (other.state == GUEST_RUNNING)
		return error_set(err, "VM '%s' runs on host %s (%s), not on host %s (%s)", vm->name,
				 side_word(other_side(side)), host_words(study, other_side(side)),
				 side_word(side), host_words(study, side));
	if (view->state == GUEST_ABSENT && other.state == GUEST_ABSENT)
		return error_set(err, "VM '%s' is on neither host: no such VM", vm->name);
	return error_set(err, "VM '%s' does not run (%s on host %s); start it first", vm->name,
			 view->state == GUEST_PAUSED || other.state == GUEST_PAUSED ? "paused"
										    : "off",
			 side_word(view->state != GUEST_ABSENT ? side : other_side(side)));
}

bool study_check(struct study *study, struct error *err)
{
	for (size_t i = 0; i < study->vms->count; i++) {
		struct vm *vm = &study->vms->at[i];
		struct host_view view;
		struct error why = { 0 };
		bool split;

		if (!study_runs_on(study, vm, SIDE_A, &view, &split, &why)) {
			if (!(study->goes_on || study->plan.one_way) ||
			    !study_runs_on(study, vm, SIDE_B, &view, &split, &(struct error){ 0 }))
				return error_set(err, "%s", why.text);
		}
		memcpy(vm->uuid, view.uuid, sizeof vm->uuid);
	}
	return true;
}

void study_start_row(const struct study *study, const struct move *move, struct migration_row *row)
{
	const struct vm *vm = &study->vms->at[move->vm_index];

	*row = (struct migration_row){
		.migration = move->migration,
		.case_name = study->cases->at[move->case_index].name,
		.vm = vm->name,
		.vm_uuid = vm->uuid,
		.cycle = move->cycle,
		.direction = direction_word(move->source),
		.order = move->order,
		.source = host_name(study, move->source),
		.destination = host_name(study, other_side(move->source)),
		.clock_seconds = NAN,
	};
	values_forget(row->value, METRIC_MAX);
}
