/* leftover.c — a run that was cut short. */
#include "leftover.h"

#include "collect/driver-calls.h"
#include "inside.h"

#include "datasets/output.h"
#include "datasets/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A job that the dead collect left behind is given this long to end by itself. */
enum { JOB_TRIES = 600, JOB_WAIT_MS = 500 };

/* A daemon needs a moment to notice that its client is dead; what it then undoes (the half-made
 * domain, the pause) is done after this long. */
enum { SETTLE_TRIES = 60 };

bool leftover_is_run(const char *folder)
{
	struct error ignored = { 0 };
	char *path = path_join(folder, "datapackage.json", &ignored);
	bool is_run = path && access(path, F_OK) == 0;

	free(path);
	return is_run;
}

/* A cell that must be what the plan has for the row. */
static bool check_cell(const struct table *table, size_t row, const char *name, const char *planned,
		       struct error *err)
{
	size_t column = table_column(table, name);
	const char *text = table_text(table, row, column);

	if (strcmp(text, planned) == 0)
		return true;
	return error_at(err, table_place(table, row, column),
			"column '%s': '%s' where the plan has '%s'", name, text, planned);
}

/* The rows must be the plan's, none twice: anything else is not this plan's run. */
static bool take_row(const struct table *table, size_t row, struct study *study, struct error *err)
{
	const struct plan *plan = &study->plan;
	size_t number = table_column(table, "migration");
	double migration = table_number(table, row, number);
	size_t value = table_column(table, metric_at(study->until.metric)->column.name);
	size_t index;
	struct move move;

	if (!(migration >= 1) || migration > (double)plan_count(plan))
		return error_at(err, table_place(table, row, number),
				"column 'migration': '%s' where the plan has 1 to %zu",
				table_text(table, row, number), plan_count(plan));
	index = (size_t)migration - 1;
	if (study->done[index])
		return error_at(err, table_place(table, row, number),
				"column 'migration': '%s' is there twice",
				table_text(table, row, number));
	move = plan_move(plan, index);
	if (!check_cell(table, row, "case", study->cases->at[move.case_index].name, err) ||
	    !check_cell(table, row, "vm", study->vms->at[move.vm_index].name, err))
		return false;
	study_count(study, index,
		    outcome_find(table_text(table, row, table_column(table, "outcome"))),
		    table_number(table, row, value));
	return true;
}

/* Marks every migration that had begun and neither has a row nor was withdrawn. */
static void find_under_way(struct leftover *leftover, const struct table *events,
			   const struct study *study)
{
	size_t event = table_column(events, "event");
	size_t number = table_column(events, "migration");

	for (size_t row = 0; row < events->rows; row++) {
		const char *word = table_text(events, row, event);
		double migration = table_number(events, row, number);

		if (!(migration >= 1) || migration > (double)leftover->planned)
			continue;
		if (strcmp(word, "migration_started") == 0)
			leftover->began[(size_t)migration - 1] = true;
		if (strcmp(word, "migration_withdrawn") == 0)
			leftover->began[(size_t)migration - 1] = false;
	}
	for (size_t i = 0; i < leftover->planned; i++) {
		leftover->began[i] = leftover->began[i] && !study->done[i];
		leftover->under_way += leftover->began[i];
		if (leftover->began[i])
			leftover->touched[plan_move(&study->plan, i).vm_index] = true;
	}
}

/* Marks every VM that was being moved outside the measurement. */
static void find_placing(struct leftover *leftover, const struct table *events,
			 const struct study *study)
{
	size_t event = table_column(events, "event");
	size_t vm = table_column(events, "vm");

	for (size_t row = 0; row < events->rows; row++) {
		const char *word = table_text(events, row, event);
		bool placing = strcmp(word, "placing") == 0;

		if (!placing && strcmp(word, "placed") != 0 && strcmp(word, "not_placed") != 0)
			continue;
		for (size_t i = 0; i < study->vms->count; i++)
			if (strcmp(study->vms->at[i].name, table_text(events, row, vm)) == 0)
				leftover->touched[i] = placing;
	}
}

bool leftover_read(struct leftover *leftover, const char *folder, struct study *study,
		   struct error *err)
{
	struct table migrations = { 0 };
	struct table events = { 0 };
	bool good = table_read_in(&migrations, folder, &schema_migrations, err) &&
		    table_read_in(&events, folder, &schema_events, err);

	*leftover = (struct leftover){ .planned = plan_count(&study->plan) };
	leftover->began = calloc(leftover->planned, sizeof *leftover->began);
	leftover->touched = calloc(study->vms->count + 1, sizeof *leftover->touched);
	leftover->resumed = calloc(study->vms->count + 1, sizeof *leftover->resumed);
	if (!leftover->began || !leftover->touched || !leftover->resumed)
		good = error_memory(err);
	for (size_t row = 0; good && row < migrations.rows; row++)
		good = take_row(&migrations, row, study, err);
	if (good) {
		leftover->rows = migrations.rows;
		leftover->torn = migrations.torn.line > 0 || events.torn.line > 0;
		find_placing(leftover, &events, study);
		find_under_way(leftover, &events, study);
		good = left_hosts_read(leftover, &events, study, err);
	}
	table_free(&migrations);
	table_free(&events);
	return good;
}

void leftover_free(struct leftover *leftover)
{
	free(leftover->began);
	free(leftover->touched);
	free(leftover->resumed);
	free(leftover->shut);
	free(leftover->opened);
	*leftover = (struct leftover){ 0 };
}

void leftover_text(const struct leftover *leftover, const char *folder, char text[512])
{
	char more[64] = "";

	if (leftover->under_way > 0)
		snprintf(more, sizeof more, ", %zu more under way", leftover->under_way);
	snprintf(text, 512, "%s: the run was cut short: %zu of %zu migrations are there%s%s",
		 folder, leftover->rows, leftover->planned,
		 leftover->under_way == 1 ? ", one more was under way" : more,
		 leftover->torn ? ", a torn last line is left out" : "");
}

static void look_both(struct study *study, const struct move *move, struct host_view view[2])
{
	driver_look_both(study->measurer.driver, study->vms->at[move->vm_index].name, view);
}

static bool is_there(const struct host_view *view)
{
	return view->state == GUEST_RUNNING || view->state == GUEST_PAUSED;
}

/* A guest that is on both hosts, or stands still, has not settled. */
static bool is_settled(const struct host_view view[2])
{
	return !view[SIDE_A].job_active && !view[SIDE_B].job_active &&
	       is_there(&view[SIDE_A]) != is_there(&view[SIDE_B]) &&
	       view[SIDE_A].state != GUEST_PAUSED && view[SIDE_B].state != GUEST_PAUSED;
}

/* Waits for that; what is seen in the end stands in view. */
static void wait_for_vm(const struct study *study, const char *vm, struct host_view view[2])
{
	driver_look_both(study->measurer.driver, vm, view);
	for (int i = 0; !is_settled(view) && !study_stopped(study); i++) {
		bool job = view[SIDE_A].job_active || view[SIDE_B].job_active;

		if (i >= (job ? JOB_TRIES : SETTLE_TRIES))
			return;
		usleep(study->measurer.audit_seconds < 1 ? 1000 : JOB_WAIT_MS * 1000);
		driver_look_both(study->measurer.driver, vm, view);
	}
}

/* The side where it stands still because a migration has paused it, and has no other copy; 2 = it
 * is not so. */
static unsigned paused_alone(const struct study *study, const char *vm,
			     const struct host_view view[2])
{
	char elsewhere[64];

	for (unsigned side = 0; side < 2; side++) {
		const struct host_view *other = &view[1 - side];

		if (view[side].state == GUEST_PAUSED && view[side].pause == PAUSE_BY_MIGRATION &&
		    (other->state == GUEST_ABSENT || other->state == GUEST_OFF) &&
		    !driver_elsewhere(study->measurer.driver, vm, elsewhere))
			return side;
	}
	return 2;
}

static bool tell_unsettled(const char *vm, const struct host_view view[2], struct error *err)
{
	if (view[SIDE_A].job_active || view[SIDE_B].job_active)
		return error_set(err,
				 "VM '%s': a migration job from before still runs; wait for it or "
				 "cancel it (virsh domjobabort)",
				 vm);
	if (is_there(&view[SIDE_A]) && is_there(&view[SIDE_B]))
		return error_set(
			err,
			"VM '%s' is on both hosts, as the migration left it in which "
			"collect died: a is %s, b is %s; where one runs, end the other "
			"(virsh destroy %s on that host, which keeps its definition); "
			"where both are paused, end the destination's and virsh resume the "
			"source's",
			vm, view[SIDE_A].state == GUEST_PAUSED ? "paused" : "running",
			view[SIDE_B].state == GUEST_PAUSED ? "paused" : "running", vm);
	return true; /* study_check has the words for the rest */
}

static bool settle_vm(struct leftover *leftover, const struct study *study, size_t index,
		      struct error *err)
{
	const char *vm = study->vms->at[index].name;
	struct host_view view[2];
	struct error why = { 0 };
	unsigned side;

	wait_for_vm(study, vm, view);
	side = is_settled(view) || study->measurer.driver->operations->manager
		       ? 2
		       : paused_alone(study, vm, view);
	if (side == 2)
		return is_settled(view) || tell_unsettled(vm, view, err);
	if (!driver_resume(study->measurer.driver, (enum side)side, vm, &why))
		return error_set(err,
				 "VM '%s' was left paused on host %s by the migration in which "
				 "collect died, and does not run on (%s): virsh resume %s there",
				 vm, side_word((enum side)side), why.text, vm);
	leftover->resumed[index] = true;
	return true;
}

bool leftover_wait(struct leftover *leftover, struct study *study, struct error *err)
{
	for (size_t i = 0; leftover->touched && i < study->vms->count; i++)
		if (leftover->touched[i] && !settle_vm(leftover, study, i, err))
			return false;
	return true;
}

static bool settle(struct study *study, size_t index, struct error *err)
{
	struct move move = plan_move(&study->plan, index);
	struct host_view view[2];
	struct migration_row row;

	if (study->plan.one_way &&
	    !study->measurer.driver->operations->drain->aim(
		    study->measurer.driver, study->drained->at[index / study->plan.vms], err))
		return false;
	look_both(study, &move, view);
	if (view[other_side(move.source)].state != GUEST_RUNNING ||
	    view[move.source].state == GUEST_RUNNING) {
		journal_withdraw(study->measurer.journal, move.migration,
				 study->vms->at[move.vm_index].name);
		return true;
	}
	study_start_row(study, &move, &row);
	row.outcome = OUTCOME_INTERRUPTED;
	row.error = "collect died while it ran; the VM was found on the destination";
	if (!run_add_migration(study->measurer.run, &row, err))
		return false;
	study_count(study, index, row.outcome, NAN);
	return true;
}

bool leftover_settle(const struct leftover *leftover, struct study *study, struct error *err)
{
	for (size_t i = 0; leftover->resumed && i < study->vms->count; i++)
		if (leftover->resumed[i])
			journal_note(study->measurer.journal, study->vms->at[i].name, "resume",
				     "the migration in which collect died had left it paused, and "
				     "there is no other");
	for (size_t i = 0; leftover->opened && i < study_drained(study); i++)
		if (leftover->opened[i])
			journal_note(study->measurer.journal, NULL, "host_opened",
				     study->drained->at[i]);
	for (size_t i = 0; leftover->began && i < leftover->planned; i++)
		if (leftover->began[i] && !settle(study, i, err))
			return false;
	return true;
}
