/*
 * kubevirt.c — VirtualMachineInstanceMigration objects of KubeVirt, as `kubectl get vmim -o json`
 * prints them: a list, one, or a stream of them.
 *
 * All stamps are of whole seconds. KubeVirt knows no downtime.
 */
#include "collect/import/kit/iso-time.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/metric.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "metadata.namespace",                           "",  "migrations", "vm",                             "as NAMESPACE/NAME, the name from spec.vmiName" },
	{ "metadata.creationTimestamp",                   "",  "migrations", "started_at",                     "and clock_seconds" },
	{ "status.migrationState.sourceNode",             "",  "migrations", "source",                         NULL },
	{ "status.migrationState.targetNode",             "",  "migrations", "destination",                    NULL },
	{ "status.phase",                                 "",  "migrations", "outcome",                        "Succeeded is ok; Failed is aborted_by_manager if an abort succeeded, error_returned if it had begun (migrationState), else refused; all others unknown" },
	{ "Succeeded less creationTimestamp",             "s", "migrations", "total_time_seconds",             "by status.phaseTransitionTimestamps, in steps of a second; as all below" },
	{ "endTimestamp less startTimestamp",             "s", "migrations", "kubevirt_time_seconds",          "of status.migrationState" },
	{ "phaseTransitionTimestamps.Pending",            "s", "migrations", "phase_pending_seconds",          "less creationTimestamp, as all below" },
	{ "phaseTransitionTimestamps.Scheduling",         "s", "migrations", "phase_scheduling_seconds",       NULL },
	{ "phaseTransitionTimestamps.Scheduled",          "s", "migrations", "phase_scheduled_seconds",        NULL },
	{ "phaseTransitionTimestamps.PreparingTarget",    "s", "migrations", "phase_preparing_target_seconds", NULL },
	{ "phaseTransitionTimestamps.TargetReady",        "s", "migrations", "phase_target_ready_seconds",     NULL },
	{ "phaseTransitionTimestamps.Running",            "s", "migrations", "phase_running_seconds",          NULL },
	{ "status.migrationState.failureReason",          "",  "migrations", "error",                          NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static const char *const columns[] = {
	"kubevirt_time_seconds",          "phase_pending_seconds",
	"phase_scheduling_seconds",       "phase_scheduled_seconds",
	"phase_preparing_target_seconds", "phase_target_ready_seconds",
	"phase_running_seconds",          NULL
};

/* The phases of those columns, behind the first. */
static const char *const phases[] = { "Pending",         "Scheduling",  "Scheduled",
				      "PreparingTarget", "TargetReady", "Running" };

enum { COLUMNS = COUNT(columns) - 1, NUMBER_SIZE = 32 };

/* The time under key; NaN: there is none. */
static bool time_of(const struct json_at *object, const char *key, double *seconds,
		    struct error *err)
{
	const struct json_at at = json_key_of(object, key);
	const char *text;

	*seconds = NAN;
	if (!json_text_at(&at, &text, err))
		return false;
	return !text || time_of_iso(text, seconds) ||
	       json_fail(&at, err, "'%s' is no time such as 2026-01-31T12:00:00Z", text);
}

/* When the object came to the phase; NaN: it did not, or nobody wrote it down. */
static bool time_of_phase(const struct json_at *status, const char *phase, double *seconds,
			  struct error *err)
{
	const struct json_at list = json_key_of(status, "phaseTransitionTimestamps");

	*seconds = NAN;
	for (size_t i = 0; i < json_size_of(&list); i++) {
		const struct json_at item = json_item_of(&list, i);
		const char *name;

		if (!json_text_of(&item, "phase", &name, err))
			return false;
		if (name && strcmp(name, phase) == 0)
			return time_of(&item, "phaseTransitionTimestamp", seconds, err);
	}
	return true;
}

/* What became of it. */
static bool outcome_of(const struct json_at *status, const struct json_at *state,
		       struct migration_row *row, struct error *err)
{
	const char *phase;
	const char *abort;

	if (!json_text_of(status, "phase", &phase, err) ||
	    !json_text_of(state, "abortStatus", &abort, err) ||
	    !json_text_of(state, "failureReason", &row->error, err))
		return false;
	row->outcome = OUTCOME_UNKNOWN;
	if (phase && strcmp(phase, "Succeeded") == 0)
		row->outcome = OUTCOME_OK;
	else if (phase && strcmp(phase, "Failed") == 0 && abort && strcmp(abort, "Succeeded") == 0)
		row->outcome = OUTCOME_ABORTED_BY_MANAGER;
	else if (phase && strcmp(phase, "Failed") == 0)
		row->outcome = state->value ? OUTCOME_ERROR_RETURNED : OUTCOME_REFUSED;
	if (row->outcome == OUTCOME_OK)
		row->error = NULL;
	else if (!row->error)
		row->error = phase ? phase : "without a phase";
	return true;
}

static bool before_it_began(const struct json_at *object, struct error *err)
{
	return json_fail(object, err, "a time of it is before its creationTimestamp");
}

/* The total time, and the texts of the further columns. */
static bool times_of(const struct json_at *object, struct migration_row *row,
		     char numbers[COLUMNS][NUMBER_SIZE], struct error *err)
{
	const struct json_at status = json_key_of(object, "status");
	const struct json_at state = json_key_of(&status, "migrationState");
	double begin;
	double end;

	if (!time_of(&state, "startTimestamp", &begin, err) ||
	    !time_of(&state, "endTimestamp", &end, err))
		return false;
	if (end < begin)
		return json_fail(&state, err, "endTimestamp is before startTimestamp");
	import_cell_text(numbers[0], row->outcome == OUTCOME_OK ? end - begin : NAN);
	for (size_t i = 0; i < COUNT(phases); i++) {
		if (!time_of_phase(&status, phases[i], &end, err))
			return false;
		if (end < row->clock_seconds)
			return before_it_began(object, err);
		import_cell_text(numbers[i + 1], end - row->clock_seconds);
	}
	if (!time_of_phase(&status, "Succeeded", &end, err))
		return false;
	if (end < row->clock_seconds)
		return before_it_began(object, err);
	if (row->outcome == OUTCOME_OK)
		row->value[METRIC_TOTAL_TIME_SECONDS] = end - row->clock_seconds;
	return true;
}

static bool add_object(const struct json_at *object, struct import_sink *sink, struct error *err)
{
	const struct json_at metadata = json_key_of(object, "metadata");
	const struct json_at spec = json_key_of(object, "spec");
	const struct json_at status = json_key_of(object, "status");
	const struct json_at state = json_key_of(&status, "migrationState");
	struct migration_row row = sink_blank_migration();
	char numbers[COLUMNS][NUMBER_SIZE] = { "" };
	struct import_cell cells[COLUMNS];
	const char *name = NULL;
	const char *space;
	char *vm;
	bool good;

	if (!json_need_text(&spec, "vmiName", &name, err) ||
	    !json_text_of(&metadata, "namespace", &space, err) ||
	    !json_text_of(&state, "sourceNode", &row.source, err) ||
	    !json_text_of(&state, "targetNode", &row.destination, err) ||
	    !time_of(&metadata, "creationTimestamp", &row.clock_seconds, err) ||
	    !outcome_of(&status, &state, &row, err) || !times_of(object, &row, numbers, err))
		return false;
	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = (struct import_cell){ columns[i], numbers[i] };
	clock_utc_text_of(row.clock_seconds, row.started_at);
	row.direction = sink_direction(sink, row.source, row.destination);
	if (asprintf(&vm, "%s%s%s", space ? space : "", space ? "/" : "", name) < 0)
		return error_memory(err);
	row.vm = vm;
	good = sink_is_repeat(sink, &row, true) || sink_migration(sink, &row, cells, COLUMNS, err);
	free(vm);
	return good;
}

/* Other kinds of objects are passed over. */
static bool take_object(void *closure, const struct json_at *object, struct error *err)
{
	const struct json_at items = json_key_of(object, "items");
	const char *kind;

	if (!json_need(object, JSON_OBJECT, err))
		return false;
	if (items.value)
		return json_each(&items, take_object, closure, err);
	if (!json_text_of(object, "kind", &kind, err))
		return false;
	return !kind || strcmp(kind, "VirtualMachineInstanceMigration") != 0 ||
	       add_object(object, closure, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	bool told;

	if (!json_read_values(source, take_object, sink, err))
		return false;
	told = sink_tell_repeats(sink);
	sink_note(sink, "KubeVirt's times are differences of stamps of whole seconds");
	if (sink_migrations_here(sink) == 0)
		sink_nothing(sink, told ? "all that it tells of was told already"
					: "no object is a VirtualMachineInstanceMigration");
	return true;
}

const struct import_format import_kubevirt = {
	.name = "kubevirt",
	.producer = "KubeVirt, kubectl get vmim -o json",
	.holds = "migrations",
	.has_all = { "\"VirtualMachineInstanceMigration\"", "\"vmiName\"" },
	.read = read_file,
	.fields = fields,
	.columns = columns,
};
