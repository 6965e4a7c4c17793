/* placement.c — moves VMs outside the measurement. */
#include "inside.h"

#include "collect/driver-calls.h"

/*
 * Moves one VM to `wanted`. It is a migration like any other, but its row goes nowhere: events.csv
 * tells of it. The deadline and a signal do not matter here: the guest shall stand where it stood.
 */
static bool move_to(const struct study *study, size_t index, enum side wanted, struct error *err)
{
	const struct vm *vm = &study->vms->at[index];
	struct measurer measurer = study->measurer;
	struct migration_request request = { vm, &study->cases->at[study->case_index],
					     other_side(wanted) };
	struct migration_result result = { 0 };
	struct migration_row row = { 0 };

	measurer.run = NULL;
	measurer.stop = NULL;
	measurer.watch = NULL;
	measurer.no_deadline = true;
	journal_note(measurer.journal, vm->name, "placing", side_word(wanted));
	measure_migration(&measurer, &request, &row, &result, err);
	if (result.given_up)
		study->given_up[index] = GIVEN_UP_CALL;
	journal_note(measurer.journal, vm->name,
		     outcome_info(row.outcome)->timed ? "placed" : "not_placed",
		     row.error ? row.error : outcome_words[row.outcome]);
	if (row.outcome == OUTCOME_MANAGER_DISAGREES)
		study->given_up[index] = GIVEN_UP_DISAGREED;
	if (outcome_info(row.outcome)->timed)
		return true;
	return error_set(err, "VM '%s' could not be brought to host %s: %s (%s)", vm->name,
			 side_word(wanted), outcome_words[row.outcome],
			 row.error ? row.error : "no reason given");
}

/* Moves the VM to `wanted` unless it runs there already. One that runs on both hosts, or on none,
 * is left as it is. */
static bool place(const struct study *study, size_t index, enum side wanted, struct error *err)
{
	const struct vm *vm = &study->vms->at[index];
	struct host_view view;
	struct error why = { 0 };
	bool split;

	if (study->given_up[index]) {
		journal_note(study->measurer.journal, vm->name, "not_placed",
			     study->given_up[index]);
		return error_set(err,
				 "VM '%s' is left where it is: %s; the last row of it in "
				 "migrations.csv says where it was seen",
				 vm->name, study->given_up[index]);
	}
	if (study_runs_on(study, vm, wanted, &view, &split, &why))
		return true;
	driver_look(study->measurer.driver, other_side(wanted), vm->name, &view);
	if (split || view.state != GUEST_RUNNING) {
		journal_note(study->measurer.journal, vm->name, "not_placed", why.text);
		return error_set(err, "not on host %s as it should be: %s", side_word(wanted),
				 why.text);
	}
	if (view.job_active) {
		journal_note(study->measurer.journal, vm->name, "not_placed",
			     "a job that is not collect's is under way");
		return error_set(err,
				 "VM '%s' is not on host %s as it should be: a job that is "
				 "not collect's is under way",
				 vm->name, side_word(wanted));
	}
	display_say(study->display, "bringing %s to host %s", vm->name, side_word(wanted));
	return move_to(study, index, wanted, err);
}

bool placement_by_plan(const struct study *study, struct error *err)
{
	bool good = true;

	for (size_t i = 0; i < study->vms->count; i++)
		good = place(study, i, plan_stand(&study->plan, study->done, i), err) && good;
	return good;
}

bool study_restore(const struct study *study, struct error *err)
{
	bool good = true;

	for (size_t i = 0; !study->plan.one_way && i < study->vms->count; i++)
		good = place(study, i, SIDE_A, err) && good;
	return good;
}

void placement_warm_up(const struct study *study)
{
	for (int cycle = 0; cycle < study->warm_up; cycle++) {
		display_say(study->display, "warming up, %d of %d", cycle + 1, study->warm_up);
		for (size_t i = 0; i < study->vms->count; i++) {
			enum side home = plan_stand(&study->plan, study->done, i);
			struct error why = { 0 };

			if (study_stopped(study))
				return;
			if (!study->given_up[i] && move_to(study, i, other_side(home), &why))
				move_to(study, i, home, &why);
		}
	}
}
