/* leftover.c — a run that was cut short. */
#include "leftover.h"

#include "datasets/output.h"
#include "datasets/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A job that the dead collect left behind is given this long to end by itself. */
enum { JOB_TRIES = 600, JOB_WAIT_MS = 500 };

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
	if (!leftover->began)
		good = error_memory(err);
	for (size_t row = 0; good && row < migrations.rows; row++)
		good = take_row(&migrations, row, study, err);
	if (good && leftover->began) {
		leftover->rows = migrations.rows;
		leftover->torn = migrations.torn.line > 0 || events.torn.line > 0;
		find_under_way(leftover, &events, study);
	}
	table_free(&migrations);
	table_free(&events);
	return good;
}

void leftover_free(struct leftover *leftover)
{
	free(leftover->began);
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

static bool wait_for_job(struct study *study, const struct move *move, struct error *err)
{
	for (int i = 0; i < JOB_TRIES && !study_stopped(study); i++) {
		struct host_view view[2];

		look_both(study, move, view);
		if (!view[SIDE_A].job_active && !view[SIDE_B].job_active)
			return true;
		usleep(JOB_WAIT_MS * 1000);
	}
	return error_set(err,
			 "VM '%s': a migration job from before still runs; wait for it or "
			 "cancel it (virsh domjobabort)",
			 study->vms->at[move->vm_index].name);
}

bool leftover_wait(const struct leftover *leftover, struct study *study, struct error *err)
{
	for (size_t i = 0; leftover->began && i < leftover->planned; i++) {
		struct move move = plan_move(&study->plan, i);

		if (leftover->began[i] && !wait_for_job(study, &move, err))
			return false;
	}
	return true;
}

static bool settle(struct study *study, size_t index, struct error *err)
{
	struct move move = plan_move(&study->plan, index);
	struct host_view view[2];
	struct migration_row row;

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
	for (size_t i = 0; leftover->began && i < leftover->planned; i++)
		if (leftover->began[i] && !settle(study, i, err))
			return false;
	return true;
}
