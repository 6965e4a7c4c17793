/*
 * kube-burner.c — vmimLatencyMeasurement documents of kube-burner: when each migration of a
 * KubeVirt VM reached its phases.
 *
 * kube-burner writes a document only for a migration that succeeded. Its times are milliseconds
 * between stamps of whole seconds, and 0 stands for "within the same second" and for "this phase
 * was not seen" alike: such a cell stays empty.
 */
#include "collect/import/kit/iso-time.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/csv.h"
#include "datasets/metric.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "jobName",                "",   "migrations", "case",                           NULL },
	{ "vmiName",                "",   "migrations", "vm",                             "as NAMESPACE/NAME" },
	{ "timestamp",              "",   "migrations", "started_at",                     "when the migration object was made; and clock_seconds" },
	{ "succeededLatency",       "ms", "migrations", "total_time_seconds",             "from the making of the object to the phase Succeeded, in steps of a second" },
	{ "pendingLatency",         "ms", "migrations", "phase_pending_seconds",          "0 is empty, as all below" },
	{ "schedulingLatency",      "ms", "migrations", "phase_scheduling_seconds",       NULL },
	{ "scheduledLatency",       "ms", "migrations", "phase_scheduled_seconds",        NULL },
	{ "preparingTargetLatency", "ms", "migrations", "phase_preparing_target_seconds", NULL },
	{ "targetReadyLatency",     "ms", "migrations", "phase_target_ready_seconds",     NULL },
	{ "runningLatency",         "ms", "migrations", "phase_running_seconds",          NULL },
	{ "uuid",                   "",   "package",    "kube_burner_uuid",               NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

static const char *const columns[] = { "phase_pending_seconds",
				       "phase_scheduling_seconds",
				       "phase_scheduled_seconds",
				       "phase_preparing_target_seconds",
				       "phase_target_ready_seconds",
				       "phase_running_seconds",
				       NULL };

enum { PHASES = COUNT(columns) - 1, NUMBER_SIZE = 32 };

/* The field that becomes a further column. */
static const struct import_field *field_of(const char *column)
{
	const struct import_field *field = fields;

	while (strcmp(field->column, column) != 0)
		field++;
	return field;
}

/* A latency in seconds; NaN for 0. */
static bool latency(const struct json_at *document, const struct import_field *field,
		    double *seconds, struct error *err)
{
	const struct json_at at = json_key_of(document, field->field);

	if (!json_number_at(&at, seconds, err))
		return false;
	if (*seconds < 0)
		return json_fail(&at, err, "%g is negative", *seconds);
	*seconds = *seconds > 0 ? field_convert(field, *seconds, NAN) : NAN;
	return true;
}

static bool start_of(const struct json_at *document, struct migration_row *row, struct error *err)
{
	const struct json_at at = json_key_of(document, "timestamp");
	const char *text = NULL;

	if (!json_need_text(document, "timestamp", &text, err))
		return false;
	if (!time_of_iso(text, &row->clock_seconds))
		return json_fail(&at, err, "'%s' is no time such as 2026-01-31T12:00:00Z", text);
	clock_utc_text_of(row->clock_seconds, row->started_at);
	return true;
}

static bool add_document(const struct json_at *document, struct import_sink *sink,
			 struct error *err)
{
	struct migration_row row = sink_blank_migration();
	char numbers[PHASES][NUMBER_SIZE] = { "" };
	struct import_cell cells[PHASES];
	const char *name = NULL;
	const char *space;
	char *vm;
	bool good;

	if (!json_need_text(document, "vmiName", &name, err) ||
	    !json_text_of(document, "namespace", &space, err) ||
	    !json_text_of(document, "jobName", &row.case_name, err) ||
	    !start_of(document, &row, err) ||
	    !latency(document, field_find(fields, "succeededLatency", &schema_migrations),
		     &row.value[METRIC_TOTAL_TIME_SECONDS], err))
		return false;
	for (size_t i = 0; i < PHASES; i++) {
		double seconds;

		if (!latency(document, field_of(columns[i]), &seconds, err))
			return false;
		if (!isnan(seconds))
			csv_exact_text(numbers[i], seconds);
		cells[i] = (struct import_cell){ columns[i], numbers[i] };
	}
	if (asprintf(&vm, "%s%s%s", space ? space : "", space ? "/" : "", name) < 0)
		return error_memory(err);
	row.vm = vm;
	good = sink_migration(sink, &row, cells, PHASES, err);
	free(vm);
	return good;
}

/* Quantiles stand in files of their own, but an index dump mixes all kinds of documents. */
static bool take_document(void *closure, const struct json_at *document, struct error *err)
{
	const char *name;

	if (!json_need(document, JSON_OBJECT, err) ||
	    !json_text_of(document, "metricName", &name, err))
		return false;
	return !name || strcmp(name, "vmimLatencyMeasurement") != 0 ||
	       add_document(document, closure, err);
}

/* An array of documents, or one after the other (NDJSON, as an index hands them out). */
static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	sink_note(sink, "kube-burner keeps only migrations that succeeded: of failures nothing is "
			"known here");
	sink_note(sink, "times are differences of stamps of whole seconds");
	return json_read_values(source, take_document, sink, err);
}

const struct import_format import_kube_burner = {
	.name = "kube-burner",
	.producer = "kube-burner, vmimLatencyMeasurement, an array or a line each",
	.holds = "migrations",
	.has_all = { "\"vmimLatencyMeasurement\"" },
	.read = read_file,
	.fields = fields,
	.columns = columns,
};
