/*
 * rally-report.c — Rally's `task report --json` (format 1.x): tasks, their subtasks, their
 * workloads, and in each the iterations with their atomic actions, which may hold others.
 */
#include "formats.h"
#include "rally.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "scenario",                     "",  "migrations", "case",               "its name, with -block if block_migration is true" },
	{ "data[n]",                      "",  "migrations", "vm",                 "iteration n + 1: each boots a VM of its own" },
	{ "scenario.block_migration",     "",  "migrations", "storage",            "true: block, false: shared" },
	{ "scenario.flavor.name",         "",  "migrations", "flavor",             NULL },
	{ "runner.concurrency",           "",  "migrations", "parallel",           NULL },
	{ "nova.live_migrate",            "s", "migrations", "total_time_seconds", "finished_at - started_at" },
	{ "nova.live_migrate.started_at", "s", "migrations", "clock_seconds",      "and started_at" },
	{ "nova.live_migrate.failed",     "",  "migrations", "outcome",            "by the error: BadRequest, Conflict, Forbidden, NotFound are refused, LiveMigrateException completed_but_on_source, the rest unknown; an iteration without it: not_attempted" },
	{ "error",                        "",  "migrations", "error",              NULL },
	{ "scenario.*",                   "",  "parameters", "*",                  NULL },
	{ "atomic_actions",               "",  "events",     "event",              "every action and its children" },
	{ "sla_results.sla",              "",  "events",     "detail",             NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static const char *const columns[] = { "storage", "flavor", "parallel", NULL };

/* Actions in actions; much deeper than Rally goes. */
enum { DEEPEST = 20 };

/* One iteration while its actions are read. */
struct iteration {
	struct rally *rally;
	size_t number; /* from 0 */
	struct json_at error;
	bool migrated; /* a migration was found */
};

static bool read_times(const struct json_at *action, double *started, double *finished,
		       struct error *err)
{
	const struct json_at start = json_key_of(action, "started_at");
	const struct json_at end = json_key_of(action, "finished_at");

	if (!json_need_number(&start, 0, 1e12, started, err) ||
	    !json_need_number(&end, 0, 1e12, finished, err))
		return false;
	return *finished >= *started ||
	       json_fail(&end, err, "%.6f is %.6f s before the action's own started_at", *finished,
			 *started - *finished);
}

static bool add_action_event(const struct iteration *iteration, const char *name, double started,
			     double seconds, bool failed, int depth, struct error *err)
{
	char detail[120];

	snprintf(detail, sizeof detail, "iteration %zu: %.6f s%s%s", iteration->number + 1, seconds,
		 failed ? ", failed" : "", depth > 0 ? ", within another" : "");
	return rally_event(iteration->rally, started, 0, name, detail, err);
}

static bool read_actions(struct iteration *iteration, const struct json_at *actions, int depth,
			 struct error *err);

static bool read_action(struct iteration *iteration, const struct json_at *action, int depth,
			struct error *err)
{
	const struct json_at children = json_key_of(action, "children");
	const bool failed = json_is_true(json_object_get(action->value, "failed"));
	struct rally_migration migration = { .iteration = iteration->number,
					     .attempted = true,
					     .failed = failed,
					     .why = &iteration->error };
	const char *name = NULL;
	double finished;

	if (!json_need_text(action, "name", &name, err) ||
	    !read_times(action, &migration.started_at, &finished, err))
		return false;
	migration.seconds = finished - migration.started_at;
	if (!add_action_event(iteration, name, migration.started_at, migration.seconds, failed,
			      depth, err))
		return false;
	if (strcmp(name, RALLY_ACTION) == 0) {
		iteration->migrated = true;
		if (!rally_add(iteration->rally, &migration, err))
			return false;
	}
	return read_actions(iteration, &children, depth + 1, err);
}

static bool read_actions(struct iteration *iteration, const struct json_at *actions, int depth,
			 struct error *err)
{
	if (actions->value && !json_need(actions, JSON_ARRAY, err))
		return false;
	if (depth > DEEPEST)
		return json_fail(actions, err, "actions in actions, more than %d deep", DEEPEST);
	for (size_t i = 0; i < json_size_of(actions); i++) {
		const struct json_at action = json_item_of(actions, i);

		if (!read_action(iteration, &action, depth, err))
			return false;
	}
	return true;
}

/* An iteration that ended before its migration was planned, but not attempted. */
static bool add_not_attempted(struct iteration *iteration, struct error *err)
{
	const struct rally_migration migration = { .iteration = iteration->number,
						   .started_at = NAN,
						   .seconds = NAN,
						   .why = &iteration->error };

	return rally_add(iteration->rally, &migration, err);
}

/* Whether any iteration of the workload has a migration: else it is another kind of scenario. */
static bool migrates(const struct json_at *actions, int depth)
{
	for (size_t i = 0; depth <= DEEPEST && i < json_size_of(actions); i++) {
		const struct json_at action = json_item_of(actions, i);
		const struct json_at children = json_key_of(&action, "children");
		const char *name = json_string_value(json_object_get(action.value, "name"));

		if ((name && strcmp(name, RALLY_ACTION) == 0) || migrates(&children, depth + 1))
			return true;
	}
	return false;
}

static bool workload_migrates(const struct json_at *data, const char *scenario)
{
	if (strstr(scenario, "live_migrate"))
		return true;
	for (size_t i = 0; i < json_size_of(data); i++) {
		const struct json_at item = json_item_of(data, i);
		const struct json_at actions = json_key_of(&item, "atomic_actions");

		if (migrates(&actions, 0))
			return true;
	}
	return false;
}

static bool read_iteration(struct rally *rally, const struct json_at *data, size_t number,
			   struct error *err)
{
	const struct json_at item = json_item_of(data, number);
	const struct json_at actions = json_key_of(&item, "atomic_actions");
	struct iteration iteration = { .rally = rally, .number = number };

	if (!json_need(&item, JSON_OBJECT, err))
		return false;
	iteration.error = json_key_of(&item, "error");
	if (!read_actions(&iteration, &actions, 0, err))
		return false;
	return iteration.migrated || add_not_attempted(&iteration, err);
}

/* The only member of an object such as {"constant": {...}}: its name and its value. */
static struct json_at only_member(const struct json_at *object)
{
	const char *key = json_object_iter_key(json_object_iter(object->value));

	return json_key_of(object, key ? key : "");
}

static bool read_workload(void *closure, const struct json_at *workload, struct error *err)
{
	struct rally *rally = closure;
	const struct json_at scenario = json_key_of(workload, "scenario");
	const struct json_at args = only_member(&scenario);
	const struct json_at runners = json_key_of(workload, "runner");
	const struct json_at runner = only_member(&runners);
	const struct json_at data = json_key_of(workload, "data");
	const struct json_at sla_results = json_key_of(workload, "sla_results");
	const struct json_at sla = json_key_of(&sla_results, "sla");

	if (!json_need(&scenario, JSON_OBJECT, err) || !json_need(&data, JSON_ARRAY, err))
		return false;
	if (!args.value)
		return json_fail(&scenario, err, "names no scenario");
	if (!workload_migrates(&data, args.key))
		return true;
	if (!rally_begin_workload(rally, args.key, &args, &runner, err))
		return false;
	for (size_t i = 0; i < json_size_of(&data); i++)
		if (!read_iteration(rally, &data, i, err))
			return false;
	return rally_add_sla(rally, &sla, err);
}

static bool read_subtask(void *closure, const struct json_at *subtask, struct error *err)
{
	const struct json_at workloads = json_key_of(subtask, "workloads");

	return json_each(&workloads, read_workload, closure, err);
}

static bool read_task(void *closure, const struct json_at *task, struct error *err)
{
	const struct json_at subtasks = json_key_of(task, "subtasks");

	return json_each(&subtasks, read_subtask, closure, err);
}

static bool check_version(struct rally *rally, const struct json_at *root, struct error *err)
{
	const struct json_at info = json_key_of(root, "info");
	const struct json_at version = json_key_of(&info, "format_version");
	const char *text;

	if (!json_text_at(&version, &text, err))
		return false;
	if (text && strncmp(text, "1.", 2) != 0)
		return json_fail(&version, err, "'%.20s' is another format than 1.x", text);
	if (info.value)
		sink_describe(rally->sink, "info", json_incref(info.value));
	return true;
}

static bool read_root(void *closure, const struct json_at *root, struct error *err)
{
	struct rally *rally = closure;
	const struct json_at tasks = json_key_of(root, "tasks");

	if (!check_version(rally, root, err) || !json_each(&tasks, read_task, rally, err))
		return false;
	rally_end(rally);
	return true;
}

static bool read(const struct import_source *source, struct import_sink *sink, struct error *err)
{
	return rally_read(source, sink, read_root, err);
}

const struct import_format import_rally = {
	.name = "rally",
	.producer = "Rally's `task report --json`, format 1.x",
	.holds = "migrations, parameters; actions and SLA results (events)",
	.has_all = { "\"subtasks\"", "\"workloads\"" },
	.read = read,
	.fields = fields,
	.columns = columns,
};
