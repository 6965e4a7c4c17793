/*
 * rally-results.c — Rally's older `task results`: a list of workloads, whose iterations have
 * only the lengths of their actions. Its dates are year-day-month.
 */
#include "formats.h"
#include "rally.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "key.name",                         "",  "migrations", "case",               "with -block if block_migration is true" },
	{ "result[n]",                        "",  "migrations", "vm",                 "iteration n + 1: each boots a VM of its own" },
	{ "key.kw.args.block_migration",      "",  "migrations", "storage",            "true: block, false: shared" },
	{ "key.kw.args.flavor.name",          "",  "migrations", "flavor",             NULL },
	{ "key.kw.runner.concurrency",        "",  "migrations", "parallel",           NULL },
	{ "atomic_actions.nova.live_migrate", "s", "migrations", "total_time_seconds", "also 'nova.live_migrate (2)' and so on" },
	{ "error",                            "",  "migrations", "outcome",            "the last action is what failed; then by the error as with rally" },
	{ "key.kw.args.*",                    "",  "parameters", "*",                  NULL },
	{ "created_at",                       "",  "events",     "at",                 "year-day-month: 2026-24-11 is the 24th of November" },
	{ "atomic_actions",                   "",  "events",     "event",              NULL },
	{ "sla",                              "",  "events",     "detail",             NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static const char *const columns[] = { "storage", "flavor", "parallel", NULL };

/* "nova.live_migrate", and its repetitions "nova.live_migrate (2)". */
static bool is_migration(const char *action)
{
	const size_t length = strlen(RALLY_ACTION);

	return strncmp(action, RALLY_ACTION, length) == 0 &&
	       (action[length] == '\0' || strncmp(action + length, " (", 2) == 0);
}

/* An action: null is what some versions write where it failed. */
static bool read_action(struct rally *rally, const struct json_at *action, size_t number,
			struct rally_migration *migration, struct error *err)
{
	char detail[120];

	if (!json_number_at(action, &migration->seconds, err))
		return false;
	if (migration->seconds < 0)
		return json_fail(action, err, "%g is negative", migration->seconds);
	migration->failed = migration->failed || isnan(migration->seconds);
	snprintf(detail, sizeof detail, "iteration %zu: %.6f s%s", number + 1, migration->seconds,
		 migration->failed ? ", failed" : "");
	if (isnan(migration->seconds))
		snprintf(detail, sizeof detail, "iteration %zu: failed", number + 1);
	return rally_event(rally, NAN, 0, action->key, detail, err);
}

static bool read_iteration(struct rally *rally, const struct json_at *results, size_t number,
			   struct error *err)
{
	const struct json_at item = json_item_of(results, number);
	const struct json_at actions = json_key_of(&item, "atomic_actions");
	const struct json_at error = json_key_of(&item, "error");
	struct rally_migration migration = {
		.iteration = number, .started_at = NAN, .seconds = NAN, .why = &error
	};
	size_t left = json_size_of(&actions);
	bool migrated = false;
	const char *key;
	json_t *value;

	if (!json_need(&item, JSON_OBJECT, err) || !json_need(&actions, JSON_OBJECT, err))
		return false;
	json_object_foreach(actions.value, key, value)
	{
		const struct json_at action = json_key_of(&actions, key);

		left--;
		migration.attempted = true;
		migration.failed = left == 0 && rally_is_error(&error);
		if (!read_action(rally, &action, number, &migration, err))
			return false;
		if (!is_migration(key))
			continue;
		migrated = true;
		if (!rally_add(rally, &migration, err))
			return false;
	}
	migration.attempted = false;
	migration.seconds = NAN;
	return migrated || rally_add(rally, &migration, err);
}

/* Seconds since 1970 of "2026-24-11T00:15:59": year, day, month. */
static bool time_of_created(const char *text, double *when)
{
	struct tm parts = { 0 };
	const char *end = strptime(text, "%Y-%d-%mT%H:%M:%S", &parts);

	*when = end && *end == '\0' ? (double)timegm(&parts) : NAN;
	return !isnan(*when);
}

static bool add_created(struct rally *rally, const struct json_at *workload, struct error *err)
{
	const struct json_at created = json_key_of(workload, "created_at");
	const char *text;
	double when;

	if (!json_text_at(&created, &text, err) || !text)
		return !text && err->text[0] == '\0';
	if (!time_of_created(text, &when))
		return json_fail(&created, err,
				 "'%.40s' is not a date as Rally writes it, year-day-month, such "
				 "as 2026-24-11T00:15:59",
				 text);
	return rally_event(rally, when, 0, "workload_created", rally->case_name, err);
}

static bool is_about_migration(const struct json_at *results, const char *name)
{
	if (strstr(name, "live_migrate"))
		return true;
	for (size_t i = 0; i < json_size_of(results); i++) {
		const struct json_at item = json_item_of(results, i);
		const struct json_at actions = json_key_of(&item, "atomic_actions");

		if (json_object_get(actions.value, RALLY_ACTION))
			return true;
	}
	return false;
}

static bool read_workload(void *closure, const struct json_at *workload, struct error *err)
{
	struct rally *rally = closure;
	const struct json_at key = json_key_of(workload, "key");
	const struct json_at kw = json_key_of(&key, "kw");
	const struct json_at args = json_key_of(&kw, "args");
	const struct json_at runner = json_key_of(&kw, "runner");
	const struct json_at results = json_key_of(workload, "result");
	const struct json_at sla = json_key_of(workload, "sla");
	const char *name = NULL;

	if (!json_need_text(&key, "name", &name, err) || !json_need(&results, JSON_ARRAY, err))
		return false;
	if (!is_about_migration(&results, name))
		return true;
	if (!rally_begin_workload(rally, name, &args, &runner, err) ||
	    !add_created(rally, workload, err))
		return false;
	for (size_t i = 0; i < json_size_of(&results); i++)
		if (!read_iteration(rally, &results, i, err))
			return false;
	return rally_add_sla(rally, &sla, err);
}

static bool read_root(void *closure, const struct json_at *root, struct error *err)
{
	if (!json_each(root, read_workload, closure, err))
		return false;
	rally_end(closure);
	return true;
}

static bool read(const struct import_source *source, struct import_sink *sink, struct error *err)
{
	return rally_read(source, sink, read_root, err);
}

const struct import_format import_rally_results = {
	.name = "rally-results",
	.producer = "Rally's older `task results` (old-json-results)",
	.holds = "migrations, parameters; actions and SLA results (events)",
	.has_all = { "\"atomic_actions\"", "\"key\"", "\"kw\"" },
	.read = read,
	.fields = fields,
	.columns = columns,
};
