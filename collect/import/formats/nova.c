/*
 * nova.c — migration records of OpenStack Nova: the answers to GET /os-migrations and
 * GET /servers/ID/migrations.
 *
 * A record tells when the migration was accepted and when it was changed last; for one that is
 * over, that is its end. Nova knows no downtime.
 */
#include "collect/import/kit/iso-time.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/clock.h"
#include "datasets/metric.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "instance_uuid",              "",  "migrations", "vm",                 "or server_uuid; and vm_uuid" },
	{ "id",                         "",  "migrations", "order",              "rows stand in its order; counts the moves since the direction changed" },
	{ "source_compute",             "",  "migrations", "source",             NULL },
	{ "dest_compute",               "",  "migrations", "destination",        NULL },
	{ "created_at",                 "",  "migrations", "started_at",         "UTC; and clock_seconds" },
	{ "status",                     "",  "migrations", "outcome",            "completed is ok, error and failed error_returned, cancelled aborted_by_manager; unknown for one that was still under way" },
	{ "updated_at less created_at", "s", "migrations", "total_time_seconds", "of a completed one; true to the resolution of Nova's database, mostly a second" },
	{ "memory_total_bytes",         "B", "migrations", "memory_total_bytes", NULL },
	{ "memory_processed_bytes",     "B", "migrations", "memory_moved_bytes", NULL },
	{ "disk_total_bytes",           "B", "migrations", "disk_total_bytes",   NULL },
	{ "disk_processed_bytes",       "B", "migrations", "disk_moved_bytes",   NULL },
	{ "migration_type",             "",  "package",    "migration_type",     "only live-migration is taken; a record without it is one" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* A host being emptied: the direction, and how many VMs have been moved. */
struct emptying {
	const char *direction;
	int moved;
};

/* The place of a migration in the emptying of its host; 0 = not known. */
static int next_place(struct emptying *emptying, const char *direction)
{
	if (!direction)
		return 0;
	if (!emptying->direction || strcmp(emptying->direction, direction) != 0)
		*emptying = (struct emptying){ direction, 0 };
	return ++emptying->moved;
}

/* The records, in the order of their ids: Nova lists the newest first. */
struct record {
	double id;
	size_t index; /* in the file */
};

static int by_id(const void *left, const void *right)
{
	const struct record *a = left;
	const struct record *b = right;

	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

/* A time of the record; NaN if it has none. */
static bool time_of(const struct json_at *record, const char *key, double *seconds,
		    struct error *err)
{
	const struct json_at at = json_key_of(record, key);
	const char *text;

	*seconds = NAN;
	if (!json_text_at(&at, &text, err))
		return false;
	return !text || time_of_iso(text, seconds) ||
	       json_fail(&at, err, "'%s' is no time such as 2026-01-31T12:00:00", text);
}

static bool outcome_of(const struct json_at *record, struct migration_row *row, struct error *err)
{
	static const struct import_word outcomes[] = {
		{ "completed", OUTCOME_OK },
		{ "error", OUTCOME_ERROR_RETURNED },
		{ "failed", OUTCOME_ERROR_RETURNED },
		{ "cancelled", OUTCOME_ABORTED_BY_MANAGER },
		{ NULL, OUTCOME_UNKNOWN },
	};
	const char *status = NULL;

	if (!json_need_text(record, "status", &status, err))
		return false;
	import_take_status(row, outcomes, status);
	return true;
}

static bool identity_of(const struct json_at *record, struct migration_row *row, struct error *err)
{
	const char *server;

	if (!json_text_of(record, "instance_uuid", &row->vm_uuid, err) ||
	    !json_text_of(record, "server_uuid", &server, err) ||
	    !json_text_of(record, "source_compute", &row->source, err) ||
	    !json_text_of(record, "dest_compute", &row->destination, err))
		return false;
	if (!row->vm_uuid)
		row->vm_uuid = server;
	row->vm = row->vm_uuid;
	return true;
}

static bool add_record(const struct json_at *record, struct emptying *emptying,
		       struct import_sink *sink, struct error *err)
{
	struct migration_row row = sink_blank_migration();
	double updated;

	if (!fields_fill(fields, &schema_migrations, record, NAN, row.value, err) ||
	    !identity_of(record, &row, err) || !outcome_of(record, &row, err) ||
	    !time_of(record, "created_at", &row.clock_seconds, err) ||
	    !time_of(record, "updated_at", &updated, err))
		return false;
	clock_utc_text_of(row.clock_seconds, row.started_at);
	if (updated < row.clock_seconds)
		return json_fail(record, err, "updated_at is before created_at");
	if (row.outcome == OUTCOME_OK)
		row.value[METRIC_TOTAL_TIME_SECONDS] = updated - row.clock_seconds;
	row.direction = sink_direction(sink, row.source, row.destination);
	row.order = next_place(emptying, row.direction);
	return sink_migration(sink, &row, NULL, 0, err);
}

/* Whether the record is one of a live migration: resizes and evacuations stand in the same list. */
static bool is_live(const struct json_at *record, bool *live, struct error *err)
{
	const char *type;

	if (!json_need(record, JSON_OBJECT, err) ||
	    !json_text_of(record, "migration_type", &type, err))
		return false;
	*live = !type || strcmp(type, "live-migration") == 0;
	return true;
}

static bool read_list(const struct json_at *list, struct import_sink *sink, struct error *err)
{
	size_t count = json_size_of(list);
	struct emptying emptying = { 0 };
	struct record *records = calloc(count + 1, sizeof *records);
	bool good = true;

	if (!records)
		return error_memory(err);
	for (size_t i = 0; good && i < count; i++) {
		const struct json_at record = json_item_of(list, i);
		const struct json_at id = json_key_of(&record, "id");

		records[i].index = i;
		good = json_need(&record, JSON_OBJECT, err) &&
		       json_need_number(&id, 0, 1e15, &records[i].id, err);
	}
	if (good)
		qsort(records, count, sizeof *records, by_id);
	for (size_t i = 0; good && i < count; i++) {
		const struct json_at record = json_item_of(list, records[i].index);
		bool live = false;

		good = is_live(&record, &live, err) &&
		       (!live || add_record(&record, &emptying, sink, err));
		if (good && !live)
			sink_note(sink, "records that are no live migration were left out");
	}
	free(records);
	return good;
}

static bool read_root(void *closure, const struct json_at *root, struct error *err)
{
	const struct json_at list = json_key_of(root, "migrations");

	sink_note(closure,
		  "total_time_seconds is from Nova's created_at to its updated_at: true to the "
		  "resolution of its database, mostly a second");
	return json_need(&list, JSON_ARRAY, err) && read_list(&list, closure, err);
}

const struct import_format import_nova = {
	.name = "nova",
	.producer = "OpenStack Nova, GET /os-migrations or /servers/ID/migrations",
	.holds = "migrations",
	.has_all = { "\"source_compute\"", "\"dest_compute\"" },
	.read_json = read_root,
	.fields = fields,
};
