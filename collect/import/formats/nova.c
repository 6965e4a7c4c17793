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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "instance_uuid",              "",  "migrations", "vm",                 "or server_uuid; and vm_uuid" },
	{ "id",                         "",  "migrations", "order",              "rows stand in its order; counts the moves since the direction changed" },
	{ "source_compute",             "",  "migrations", "source",             NULL },
	{ "dest_compute",               "",  "migrations", "destination",        NULL },
	{ "created_at",                 "",  "migrations", "started_at",         "UTC; and clock_seconds" },
	{ "status",                     "",  "migrations", "outcome",            "completed is ok, cancelled aborted_by_manager, error without a destination refused: nothing began; with one unknown, for the VM may have moved; unknown for one that was still under way, too" },
	{ "updated_at less created_at", "s", "migrations", "total_time_seconds", "of a completed one; true to the resolution of Nova's database, mostly a second" },
	{ "memory_total_bytes",         "B", "migrations", "memory_total_bytes", NULL },
	{ "memory_processed_bytes",     "B", "migrations", "memory_moved_bytes", NULL },
	{ "disk_total_bytes",           "B", "migrations", "disk_total_bytes",   NULL },
	{ "disk_processed_bytes",       "B", "migrations", "disk_moved_bytes",   NULL },
	{ "migration_type",             "",  "package",    "migration_type",     "only live-migration is taken; a record without it (before Nova 13, or microversion 2.23) is one if its status is one of live migrations alone and the flavors are the same" },
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

/* An error may come when the VM has moved already: Nova does not tell where it is then. */
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
	if (row->outcome == OUTCOME_ERROR_RETURNED)
		row->outcome = row->destination ? OUTCOME_UNKNOWN : OUTCOME_REFUSED;
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

/* Where no destination was found, the source tells the direction alone. */
static const char *direction_of(const struct migration_row *row, struct import_sink *sink)
{
	const char *from;

	if (row->destination || !row->source)
		return sink_direction(sink, row->source, row->destination);
	from = sink_side(sink, row->source);
	return !from ? NULL : from[0] == 'a' ? "AB" : "BA";
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
	row.direction = direction_of(&row, sink);
	row.order = next_place(emptying, row.direction);
	return sink_migration(sink, &row, NULL, 0, err);
}

/* What a record is of. */
enum kind { KIND_LIVE, KIND_OTHER, KIND_UNCLEAR };

/* The kind of a record without a type, by its status: those of resizes and cold migrations, of
 * evacuations and of live migrations share only some. */
static enum kind kind_of_status(const char *status)
{
	static const struct import_word words[] = {
		{ "completed", KIND_LIVE },  { "running", KIND_LIVE },
		{ "preparing", KIND_LIVE },  { "queued", KIND_LIVE },
		{ "cancelled", KIND_LIVE },  { "migrating", KIND_OTHER },
		{ "finished", KIND_OTHER },  { "confirming", KIND_OTHER },
		{ "confirmed", KIND_OTHER }, { "reverting", KIND_OTHER },
		{ "reverted", KIND_OTHER },  { "done", KIND_OTHER },
		{ "Done", KIND_OTHER },      { NULL, KIND_UNCLEAR },
	};

	return (enum kind)import_word_number(words, status ? status : "");
}

/* Whether the flavor changes: a resize. */
static bool flavor_changes(const struct json_at *record)
{
	const struct json_at before = json_key_of(record, "old_instance_type_id");
	const struct json_at after = json_key_of(record, "new_instance_type_id");

	return json_is_number(before.value) && json_is_number(after.value) &&
	       json_number_value(before.value) != json_number_value(after.value);
}

/* Resizes and evacuations stand in the same list; GET /servers/ID/migrations (with a server_uuid)
 * has live migrations alone. */
static bool kind_of(const struct json_at *record, enum kind *kind, struct error *err)
{
	const char *type;
	const char *status;

	if (!json_need(record, JSON_OBJECT, err) ||
	    !json_text_of(record, "migration_type", &type, err))
		return false;
	if (type) {
		*kind = strcmp(type, "live-migration") == 0 ? KIND_LIVE : KIND_OTHER;
		return true;
	}
	if (!json_need_text(record, "status", &status, err))
		return false;
	*kind = json_key_of(record, "server_uuid").value ? KIND_LIVE
		: flavor_changes(record)                 ? KIND_OTHER
							 : kind_of_status(status);
	return true;
}

/* Takes the record, or counts it among those that are left out. */
static bool take_record(const struct json_at *record, struct emptying *emptying, size_t *unclear,
			struct import_sink *sink, struct error *err)
{
	enum kind kind = KIND_LIVE;

	if (!kind_of(record, &kind, err))
		return false;
	if (kind == KIND_LIVE)
		return add_record(record, emptying, sink, err);
	if (kind == KIND_UNCLEAR)
		++*unclear;
	else
		sink_note(sink, "records that are no live migration were left out");
	return true;
}

static void tell_unclear(size_t unclear, struct import_sink *sink)
{
	char text[200];

	if (unclear == 0)
		return;
	snprintf(text, sizeof text,
		 "%zu record%s without a migration_type may be of a live migration or of another "
		 "kind (their status does not tell): left out",
		 unclear, unclear == 1 ? "" : "s");
	sink_note(sink, text);
}

static bool read_list(const struct json_at *list, struct import_sink *sink, struct error *err)
{
	size_t count = json_size_of(list);
	struct emptying emptying = { 0 };
	size_t unclear = 0;
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

		good = take_record(&record, &emptying, &unclear, sink, err);
	}
	tell_unclear(unclear, sink);
	if (good && sink_migrations_here(sink) == 0)
		sink_nothing(sink, "no record is one of a live migration");
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
