/*
 * nova.c — migration records of OpenStack Nova: the answers to GET /os-migrations and
 * GET /servers/ID/migrations.
 *
 * A record tells when the migration was accepted and when it was changed last; for one that is
 * over, that is its end. Nova knows no downtime.
 */
#include "collect/import/kit/iso-time.h"
#include "formats.h"
#include "nova-records.h"

#include <math.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "instance_uuid",              "",  "migrations", "vm",                 "or server_uuid; and vm_uuid" },
	{ "id",                         "",  "migrations", "order",              "rows stand in its order; counts the moves since the direction changed" },
	{ "source_compute",             "",  "migrations", "source",             NULL },
	{ "dest_compute",               "",  "migrations", "destination",        NULL },
	{ "created_at",                 "",  "migrations", "started_at",         "UTC; and clock_seconds" },
	{ "status",                     "",  "migrations", "outcome",            "completed is ok, cancelled aborted_by_manager, error without a destination refused: nothing began. With one, api_error_but_moved or error_returned by where the next record finds the VM, else unknown; completed is unknown where that is the source; unknown for one that was still under way, too" },
	{ "updated_at less created_at", "s", "migrations", "total_time_seconds", "of a completed one; true to the resolution of Nova's database, mostly a second" },
	{ "memory_total_bytes",         "B", "migrations", "memory_total_bytes", NULL },
	{ "memory_processed_bytes",     "B", "migrations", "memory_moved_bytes", NULL },
	{ "disk_total_bytes",           "B", "migrations", "disk_total_bytes",   NULL },
	{ "disk_processed_bytes",       "B", "migrations", "disk_moved_bytes",   NULL },
	{ "migration_type",             "",  "package",    "migration_type",     "only live-migration is taken; a record without it (before Nova 13, or microversion 2.23) is one if its status is one of live migrations alone and the flavors are the same" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

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

/* Whether the flavor changes: a resize. */
static bool flavor_changes(const struct json_at *record)
{
	const struct json_at before = json_key_of(record, "old_instance_type_id");
	const struct json_at after = json_key_of(record, "new_instance_type_id");

	return json_is_number(before.value) && json_is_number(after.value) &&
	       json_number_value(before.value) != json_number_value(after.value);
}

static bool texts_of(const struct json_at *object, struct nova_record *record, struct error *err)
{
	const char *server;

	if (!json_text_of(object, "instance_uuid", &record->server, err) ||
	    !json_text_of(object, "server_uuid", &server, err) ||
	    !json_text_of(object, "source_compute", &record->source, err) ||
	    !json_text_of(object, "dest_compute", &record->destination, err) ||
	    !json_text_of(object, "migration_type", &record->type, err) ||
	    !json_need_text(object, "status", &record->status, err))
		return false;
	if (!record->server)
		record->server = server;
	record->live_alone = server != NULL;
	return true;
}

static bool take_record(void *closure, const struct json_at *object, struct error *err)
{
	struct nova_record record = nova_record_blank();
	const struct json_at id = json_key_of(object, "id");

	if (!json_need(object, JSON_OBJECT, err) ||
	    !json_need_number(&id, 0, 1e15, &record.id, err) ||
	    !fields_fill(fields, &schema_migrations, object, NAN, record.value, err) ||
	    !texts_of(object, &record, err) ||
	    !time_of(object, "created_at", &record.created, err) ||
	    !time_of(object, "updated_at", &record.updated, err))
		return false;
	if (record.updated < record.created)
		return json_fail(object, err, "updated_at is before created_at");
	record.flavor_changes = flavor_changes(object);
	return nova_records_add(closure, &record, err);
}

static bool read_root(void *closure, const struct json_at *root, struct error *err)
{
	const struct json_at list = json_key_of(root, "migrations");
	struct nova_records records = { 0 };
	bool good = json_each(&list, take_record, &records, err) &&
		    nova_records_write(&records, closure, err);

	nova_records_free(&records);
	return good;
}

const struct import_format import_nova = {
	.name = "nova",
	.producer = "OpenStack Nova, GET /os-migrations or /servers/ID/migrations",
	.holds = "migrations",
	.has_all = { "\"source_compute\"", "\"dest_compute\"" },
	.read_json = read_root,
	.fields = fields,
};
