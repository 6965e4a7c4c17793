/* study.c — the cycle loop: carries out the plan, a row for each migration. */
#include "study.h"

#include "hook.h"
#include "placement.h"

#include <math.h>
#include <string.h>

static void look(const struct study *study, enum side side, const char *vm, struct host_view *view)
{
	study->measurer.driver->operations->look(study->measurer.driver, side, vm, view);
}

static const char *host_name(const struct study *study, enum side side)
{
	return study->measurer.driver->operations->host_name(study->measurer.driver, side);
}

/* True if the VM runs on that side and on no other; else *err says what is the matter. */
static bool runs_on(const struct study *study, const struct vm *vm, enum side side,
		    struct host_view *view, struct error *err)
{
	struct host_view other;

	look(study, side, vm->name, view);
	look(study, other_side(side), vm->name, &other);
	if (view->state == GUEST_UNKNOWN || other.state == GUEST_UNKNOWN)
		return error_set(err, "VM '%s': a host cannot be asked: %s", vm->name,
				 view->state == GUEST_UNKNOWN ? view->error.text
							      : other.error.text);
	if (view->state == GUEST_RUNNING && other.state == GUEST_RUNNING)
		return error_set(err, "VM '%s' runs on both hosts: split brain; stop one of them",
				 vm->name);
	if (view->state == GUEST_RUNNING)
		return true;
	if (other.state == GUEST_RUNNING)
		return error_set(err, "VM '%s' runs on host %s (%s), not on host %s (%s)", vm->name,
				 side_word(other_side(side)), host_name(study, other_side(side)),
				 side_word(side), host_name(study, side));
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

		if (!runs_on(study, vm, SIDE_A, &view, &why)) {
			if (!study->goes_on ||
			    !runs_on(study, vm, SIDE_B, &view, &(struct error){ 0 }))
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
	for (size_t i = 0; i < METRIC_MAX; i++)
		row->value[i] = NAN;
}

static void not_attempted(struct study *study, struct migration_row *row, const char *why)
{
	row->outcome = OUTCOME_NOT_ATTEMPTED;
	row->error = why;
	journal_note(study->measurer.journal, row->vm, "not_attempted", why);
}

/* Why a VM is not where it should be, with the error that left it there, if one did. */
static void explain(const struct study *study, struct error *why)
{
	size_t used = strlen(why->text);

	if (study->left.text[0] != '\0')
		(void)snprintf(why->text + used, sizeof why->text - used, "; left there by: %.400s",
			       study->left.text);
}

static bool carry_out(struct study *study, const struct move *move, struct migration_row *row,
		      struct migration_result *result, struct error *err)
{
	struct migration_request request = { &study->vms->at[move->vm_index],
					     &study->cases->at[move->case_index], move->source };
	struct host_view view;
	struct error why = { 0 };
	bool good;

	if (!runs_on(study, request.vm, move->source, &view, &why)) {
		explain(study, &why);
		result->error = why;
		not_attempted(study, row, result->error.text);
		return true;
	}
	good = measure_migration(&study->measurer, &request, row, result, err);
	if (row->error)
		study->left = result->error;
	return good;
}

/* Runs the user's command where a case begins. Its failure is kept in *why, "" = none. */
static void begin_case(struct study *study, const struct move *move, struct error *why)
{
	const struct migration_case *parameters = &study->cases->at[move->case_index];

	*why = (struct error){ 0 };
	study->case_index = move->case_index;
	study->left = (struct error){ 0 };
	display_say(study->display, "case %s", parameters->name);
	journal_note(study->measurer.journal, NULL, "case_started", parameters->name);
	if (!study->before_case)
		return;
	if (!hook_run(study->before_case, parameters, study->measurer.stop, why))
		journal_note(study->measurer.journal, NULL, "before_case_failed", why->text);
}

static bool stopped(struct study *study)
{
	return study->measurer.stop && stop_requested(study->measurer.stop);
}

static bool begins_case(const struct study *study, size_t index, size_t started_at)
{
	return index == started_at || plan_move(&study->plan, index).case_index !=
					      plan_move(&study->plan, index - 1).case_index;
}

/*
 * One migration of the plan and its row. One that a signal to collect cancelled gets none: it was
 * not measured, and a run that goes on does it again. False with *err if the run could not be
 * written.
 */
static bool run_move(struct study *study, const struct move *move, const struct error *case_error,
		     struct error *err)
{
	struct migration_result result = { 0 };
	struct migration_row row;
	bool good = true;

	study_start_row(study, move, &row);
	display_begin(study->display, &row);
	if (case_error->text[0] != '\0')
		not_attempted(study, &row, case_error->text);
	else
		good = carry_out(study, move, &row, &result, err);
	if (row.outcome == OUTCOME_ABORTED_BY_MANAGER && stopped(study))
		return good;
	good = run_add_migration(study->measurer.run, &row, err) && good;
	study->counts[row.outcome]++;
	study->next++;
	display_end(study->display, &row);
	return good && journal_good(study->measurer.journal, err);
}

bool study_run(struct study *study, struct error *err)
{
	size_t started_at = study->next;
	struct error case_error = { 0 };

	while (study->next < plan_count(&study->plan) && !stopped(study)) {
		struct move move = plan_move(&study->plan, study->next);

		if (begins_case(study, study->next, started_at))
			begin_case(study, &move, &case_error);
		/* a VM that cannot be brought there has rows that say so: no reason to give up */
		if (study->next == started_at && study->goes_on)
			(void)placement_by_plan(study, &(struct error){ 0 });
		if (!run_move(study, &move, &case_error, err))
			return false;
	}
	return true;
}
