/* resume.c — a run that was cut short. */
#include "resume.h"

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

/* The rows must be the plan's first ones, in its order: anything else is not this plan's run. */
static bool check_rows(const struct table *table, const struct plan *plan, struct error *err)
{
	size_t number = table_column(table, "migration");

	for (size_t row = 0; row < table->rows; row++) {
		if (table_number(table, row, number) != (double)row + 1)
			return error_at(err, table_place(table, row, number),
					"column 'migration': '%s' where the plan has %zu",
					table_text(table, row, number), row + 1);
	}
	if (table->rows > plan_count(plan))
		return error_set(err, "%s: more rows than the plan has migrations (%zu)",
				 table->path, plan_count(plan));
	return true;
}

static bool had_begun(const struct table *events, size_t migration)
{
	size_t event = table_column(events, "event");
	size_t number = table_column(events, "migration");

	for (size_t row = 0; row < events->rows; row++)
		if (strcmp(table_text(events, row, event), "migration_started") == 0 &&
		    table_number(events, row, number) == (double)migration)
			return true;
	return false;
}

static bool read_table(struct table *table, const char *folder, const struct schema *schema,
		       struct error *err)
{
	char *path = path_join(folder, schema->file, err);
	bool good = path && table_read(table, path, schema, CSV_TORN_IS_LEFT_OUT,
				       TABLE_UNKNOWN_PASSES, err);

	free(path);
	return good;
}

bool leftover_read(struct leftover *leftover, const char *folder, const struct plan *plan,
		   struct error *err)
{
	struct table migrations = { 0 };
	struct table events = { 0 };
	bool good = read_table(&migrations, folder, &schema_migrations, err) &&
		    read_table(&events, folder, &schema_events, err) &&
		    check_rows(&migrations, plan, err);

	if (good)
		*leftover = (struct leftover){
			.rows = migrations.rows,
			.torn = migrations.torn.line > 0 || events.torn.line > 0,
			.under_way = had_begun(&events, migrations.rows + 1),
			.whole = migrations.rows == plan_count(plan),
			.planned = plan_count(plan),
		};
	table_free(&migrations);
	table_free(&events);
	return good;
}

void leftover_text(const struct leftover *leftover, const char *folder, char text[512])
{
	if (leftover->whole) {
		(void)snprintf(text, 512, "%s: the run is complete: %zu migrations", folder,
			       leftover->rows);
		return;
	}
	(void)snprintf(text, 512, "%s: the run was cut short: %zu of %zu migrations are there%s%s",
		       folder, leftover->rows, leftover->planned,
		       leftover->under_way ? ", one more was under way" : "",
		       leftover->torn ? ", a torn last line is left out" : "");
}

static void look_both(struct study *study, const struct move *move, struct host_view view[2])
{
	struct driver *driver = study->measurer.driver;
	const char *vm = study->vms->at[move->vm_index].name;

	for (int i = 0; i < 2; i++)
		driver->operations->look(driver, (enum side)i, vm, &view[i]);
}

bool leftover_wait(const struct leftover *leftover, struct study *study, struct error *err)
{
	struct move move;

	if (!leftover->under_way)
		return true;
	move = plan_move(&study->plan, leftover->rows);
	for (int i = 0; i < JOB_TRIES; i++) {
		struct host_view view[2];

		look_both(study, &move, view);
		if (!view[SIDE_A].job_active && !view[SIDE_B].job_active)
			return true;
		(void)usleep(JOB_WAIT_MS * 1000);
	}
	return error_set(err,
			 "VM '%s': a migration job from before still runs; wait for it or "
			 "cancel it (virsh domjobabort)",
			 study->vms->at[move.vm_index].name);
}

bool leftover_settle(const struct leftover *leftover, struct study *study, bool *written,
		     struct error *err)
{
	struct move move;
	struct host_view view[2];
	struct migration_row row;

	*written = false;
	if (!leftover->under_way)
		return true;
	move = plan_move(&study->plan, leftover->rows);
	look_both(study, &move, view);
	if (view[other_side(move.source)].state != GUEST_RUNNING ||
	    view[move.source].state == GUEST_RUNNING)
		return true;
	study_start_row(study, &move, &row);
	row.outcome = OUTCOME_INTERRUPTED;
	row.error = "collect died while it ran; the VM was found on the destination";
	*written = true;
	return run_add_migration(study->measurer.run, &row, err);
}
