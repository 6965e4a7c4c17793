/* rally.c — what Rally's report and its older task results have in common. */
#include "rally.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/csv.h"
#include "datasets/metric.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void rally_begin(struct rally *rally, struct import_sink *sink)
{
	*rally = (struct rally){ .sink = sink };
	sink_note(sink, "Rally boots a VM for each iteration: vm is the iteration's number.");
	sink_note(sink,
		  "The time is that of Rally's action " RALLY_ACTION ", with all that it asks "
		  "before; its end is found by asking again and again (every 2 s unless "
		  "configured), and it gives up (at 400 s unless configured).");
}

static bool take_parallel(struct rally *rally, const struct json_at *runner, struct error *err)
{
	double concurrency;

	if (!json_number_of(runner, "concurrency", &concurrency, err))
		return false;
	import_cell_text(rally->parallel, concurrency);
	return true;
}

bool rally_begin_workload(struct rally *rally, const char *name, const struct json_at *args,
			  const struct json_at *runner, struct error *err)
{
	const struct json_at flavor = json_key_of(args, "flavor");
	const json_t *block = json_object_get(args->value, "block_migration");

	rally->args = *args;
	rally->storage = NULL;
	if (json_is_boolean(block))
		rally->storage = json_is_true(block) ? "block" : "shared";
	rally->flavor = json_string_value(json_object_get(flavor.value, "name"));
	snprintf(rally->case_name, sizeof rally->case_name, "%.*s%s", RALLY_WORD, name,
		 json_is_true(block) ? "-block" : "");
	return take_parallel(rally, runner, err);
}

bool rally_is_error(const struct json_at *error)
{
	return json_size_of(error) > 0;
}

/* The item of the list "error", or "". */
static const char *error_text(const struct json_at *error, size_t index)
{
	const char *text = json_string_value(json_array_get(error->value, index));

	return text ? text : "";
}

/* What a failed migration was, by the exception that Rally saw. Where the VM is afterwards, Rally
 * tells only in one case. */
static enum outcome outcome_of(const struct rally_migration *migration)
{
	static const struct {
		const char *exception;
		enum outcome outcome;
	} known[] = { { "BadRequest", OUTCOME_REFUSED },
		      { "Conflict", OUTCOME_REFUSED },
		      { "Forbidden", OUTCOME_REFUSED },
		      { "NotFound", OUTCOME_REFUSED },
		      { "LiveMigrateException", OUTCOME_COMPLETED_BUT_ON_SOURCE } };

	if (!migration->attempted)
		return OUTCOME_NOT_ATTEMPTED;
	if (!migration->failed)
		return OUTCOME_OK;
	for (size_t i = 0; i < COUNT(known); i++)
		if (strcmp(error_text(migration->why, 0), known[i].exception) == 0)
			return known[i].outcome;
	return OUTCOME_UNKNOWN;
}

/* The arguments of the scenario, which are what was asked. */
static bool add_parameters(struct rally *rally, long migration, struct error *err)
{
	const char *key;
	json_t *value;

	json_object_foreach(rally->args.value, key, value)
	{
		const json_t *name = json_object_get(value, "name");
		char number[32] = "";
		struct parameter_row row = { .migration = migration,
					     .parameter = key,
					     .asked = number };

		if (json_is_number(value))
			csv_exact_text(number, json_number_value(value));
		else if (json_is_boolean(value))
			row.asked = json_is_true(value) ? "yes" : "no";
		else
			row.asked = json_string_value(name ? name : value);
		if (row.asked && !sink_parameter(rally->sink, &row, err))
			return false;
	}
	return true;
}

bool rally_add(struct rally *rally, const struct rally_migration *migration, struct error *err)
{
	const struct import_cell cells[] = { { "storage", rally->storage },
					     { "flavor", rally->flavor },
					     { "parallel",
					       rally->parallel[0] ? rally->parallel : NULL } };
	struct migration_row row = sink_blank_migration();
	char vm[48];
	char why[400] = "";

	snprintf(vm, sizeof vm, "iteration %zu", migration->iteration + 1);
	row.vm = vm;
	row.case_name = rally->case_name;
	row.outcome = outcome_of(migration);
	row.clock_seconds = migration->started_at;
	clock_utc_text_of(migration->started_at, row.started_at);
	if (outcome_info(row.outcome)->timed)
		row.value[METRIC_TOTAL_TIME_SECONDS] = migration->seconds;
	else
		snprintf(why, sizeof why, "%.80s: %.300s", error_text(migration->why, 0),
			 error_text(migration->why, 1));
	row.error = why;
	return sink_migration(rally->sink, &row, cells, COUNT(cells), err) &&
	       add_parameters(rally, row.migration, err);
}

bool rally_event(struct rally *rally, double at, long migration, const char *event,
		 const char *detail, struct error *err)
{
	struct event_row row = { .clock_seconds = at,
				 .migration = migration,
				 .from = "import",
				 .event = event,
				 .detail = detail };

	clock_utc_text_of(at, row.at);
	return sink_event(rally->sink, &row, err);
}

bool rally_add_sla(struct rally *rally, const struct json_at *results, struct error *err)
{
	if (results->value && !json_need(results, JSON_ARRAY, err))
		return false;
	for (size_t i = 0; i < json_size_of(results); i++) {
		const struct json_at result = json_item_of(results, i);
		const struct json_at criterion = json_key_of(&result, "criterion");
		const char *detail;
		char text[400];

		if (!json_need(&criterion, JSON_STRING, err) ||
		    !json_text_of(&result, "detail", &detail, err))
			return false;
		snprintf(text, sizeof text, "%.100s %s: %.200s", json_string_value(criterion.value),
			 json_is_true(json_object_get(result.value, "success")) ? "kept" : "broken",
			 detail ? detail : "");
		if (!rally_event(rally, NAN, 0, "sla", text, err))
			return false;
	}
	return true;
}

bool rally_read(const struct import_source *source, struct import_sink *sink,
		rally_root_function *read_root, struct error *err)
{
	struct rally rally;
	struct json_file file;
	struct json_at root;
	bool good;

	if (!json_file_read(&file, source, err))
		return false;
	rally_begin(&rally, sink);
	root = json_root_of(&file);
	good = read_root(&rally, &root, err);
	json_file_free(&file);
	return good;
}
