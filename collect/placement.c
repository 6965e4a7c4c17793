/* placement.c — brings VMs to the host where they belong, outside the measurement. */
#include "placement.h"

/*
 * Moves one VM to `wanted`, if it runs on the other host. It is a migration like any other, but
 * its row goes nowhere: events.csv tells of it. The deadline and a signal do not matter here: the
 * guest shall stand where it stood.
 */
static bool place(const struct study *study, const struct vm *vm,
		  const struct migration_case *parameters, enum side wanted, struct error *err)
{
	const struct driver *driver = study->measurer.driver;
	struct measurer measurer = study->measurer;
	struct migration_request request = { vm, parameters, other_side(wanted) };
	struct migration_result result = { 0 };
	struct migration_row row = { 0 };
	struct host_view there;

	driver->operations->look(study->measurer.driver, wanted, vm->name, &there);
	if (there.state == GUEST_RUNNING)
		return true;
	measurer.run = NULL;
	measurer.stop = NULL;
	measurer.watch = NULL;
	measurer.observer = NULL;
	display_say(study->display, "bringing %s to host %s", vm->name, side_word(wanted));
	journal_note(measurer.journal, vm->name, "placing", side_word(wanted));
	(void)measure_migration(&measurer, &request, &row, &result, err);
	journal_note(measurer.journal, vm->name,
		     outcome_info(row.outcome)->timed ? "placed" : "not_placed", row.error);
	if (outcome_info(row.outcome)->timed)
		return true;
	return error_set(err, "VM '%s' could not be brought to host %s: %s (%s)", vm->name,
			 side_word(wanted), outcome_words[row.outcome],
			 row.error ? row.error : "no reason given");
}

bool placement_by_plan(const struct study *study, struct error *err)
{
	bool good = true;

	for (size_t i = 0; i < study->vms->count; i++)
		good = place(study, &study->vms->at[i], &study->cases->at[study->case_index],
			     plan_stand(&study->plan, study->next, i), err) &&
		       good;
	return good;
}

bool placement_restore(const struct study *study, struct error *err)
{
	bool good = true;

	for (size_t i = 0; i < study->vms->count; i++)
		good = place(study, &study->vms->at[i], &study->cases->at[study->case_index],
			     SIDE_A, err) &&
		       good;
	return good;
}
