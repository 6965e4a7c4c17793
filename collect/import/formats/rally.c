/* rally.c — what Rally's report and its older task results have in common. */
#include "rally.h"

#include "collect/import/kit/field.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/csv.h"
#include "datasets/metric.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool rally_read(const struct import_source *source, struct import_sink *sink, json_take *take,
		struct error *err)
{
	struct rally rally = { .sink = sink };

	sink_names_are_made_up(sink);
	sink_note(sink, "Rally boots a VM for each iteration: vm is the iteration's number.");
	sink_note(sink,
		  "The time is that of Rally's action " RALLY_ACTION ", with all that it asks "
		  "before; its end is found by asking again and again (every 2 s unless "
		  "configured), and it gives up (at 400 s unless configured).");
	return json_read(source, take, &rally, err);
}

void rally_end(const struct rally *rally)
{
	if (sink_migrations_here(rally->sink) == 0)
		sink_nothing(rally->sink,
			     "it holds no migration: no iteration has an action " RALLY_ACTION);
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
	static const struct import_word exceptions[] = {
		{ "BadRequest", OUTCOME_REFUSED },
		{ "Conflict", OUTCOME_REFUSED },
		{ "Forbidden", OUTCOME_REFUSED },
		{ "NotFound", OUTCOME_REFUSED },
		{ "LiveMigrateException", OUTCOME_COMPLETED_BUT_ON_SOURCE },
		{ NULL, OUTCOME_UNKNOWN },
	};

	if (!migration->attempted)
		return OUTCOME_NOT_ATTEMPTED;
	return migration->failed
		       ? (enum outcome)import_word_number(exceptions, error_text(migration->why, 0))
		       : OUTCOME_OK;
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

static bool add_criterion(void *closure, const struct json_at *result, struct error *err)
{
	const char *criterion = NULL;
	const char *detail;
	char text[400];

	if (!json_need_text(result, "criterion", &criterion, err) ||
	    !json_text_of(result, "detail", &detail, err))
		return false;
	snprintf(text, sizeof text, "%.100s %s: %.200s", criterion,
		 json_is_true(json_object_get(result->value, "success")) ? "kept" : "broken",
		 detail ? detail : "");
	return rally_event(closure, NAN, 0, "sla", text, err);
}

bool rally_add_sla(struct rally *rally, const struct json_at *results, struct error *err)
{
	return !results->value || json_each(results, add_criterion, rally, err);
}
