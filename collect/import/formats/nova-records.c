/* nova-records.c — migration records of OpenStack Nova, wherever they come from. */
#include "nova-records.h"

#include "collect/import/kit/field.h"

#include "datasets/array.h"
#include "datasets/clock.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct nova_record nova_record_blank(void)
{
	struct nova_record record = { .created = NAN, .updated = NAN };

	values_forget(record.value, METRIC_MAX);
	return record;
}

bool nova_records_add(struct nova_records *records, const struct nova_record *record,
		      struct error *err)
{
	if (!array_grow(&records->at, &records->capacity, records->count, sizeof *record))
		return error_memory(err);
	records->at[records->count] = *record;
	records->at[records->count].index = records->count;
	records->count++;
	return true;
}

void nova_records_free(struct nova_records *records)
{
	free(records->at);
	*records = (struct nova_records){ 0 };
}

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

static bool is_same(const char *one, const char *other)
{
	return one && other && strcmp(one, other) == 0;
}

/* By id, and those of one id by their last update, else as they stand in the file: Nova lists the
 * newest first. */
static int by_id(const void *left, const void *right)
{
	const struct nova_record *a = left;
	const struct nova_record *b = right;

	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	if (is_same(a->server, b->server) && a->created == b->created && a->updated != b->updated)
		return a->updated < b->updated ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

/* By VM, then by id: those without one are nobody's. */
static int by_server(const void *left, const void *right)
{
	const struct nova_record *const *a = left;
	const struct nova_record *const *b = right;
	int order = strcmp((*a)->server ? (*a)->server : "", (*b)->server ? (*b)->server : "");

	return order ? order : (*a > *b) - (*a < *b);
}

/* Whether the list has the ways back, too: one that was asked for a single source has not, and what
 * a next record finds means nothing then. */
static bool has_ways_back(const struct nova_records *records)
{
	const struct nova_record *first = records->at;

	for (size_t i = 0; i < records->count; i++)
		if (is_same(records->at[i].source, first->destination ? first->destination : ""))
			return true;
	return false;
}

/* What the record says, held against where the VM was found next. An error may come when it has
 * moved already; without a destination nothing began. */
static void take_outcome(const struct nova_record *record, struct migration_row *row)
{
	static const struct import_word outcomes[] = {
		{ "completed", OUTCOME_OK },
		{ "error", OUTCOME_ERROR_RETURNED },
		{ "failed", OUTCOME_ERROR_RETURNED },
		{ "cancelled", OUTCOME_ABORTED_BY_MANAGER },
		{ NULL, OUTCOME_UNKNOWN },
	};

	import_take_status(row, outcomes, record->status);
	if (row->outcome == OUTCOME_ERROR_RETURNED && !row->destination)
		row->outcome = OUTCOME_REFUSED;
	else if (row->outcome == OUTCOME_ERROR_RETURNED &&
		 is_same(record->found_on, record->destination))
		row->outcome = OUTCOME_API_ERROR_BUT_MOVED;
	else if (row->outcome == OUTCOME_ERROR_RETURNED &&
		 !is_same(record->found_on, record->source))
		row->outcome = OUTCOME_UNKNOWN;
	else if (row->outcome == OUTCOME_OK && is_same(record->found_on, record->source) &&
		 !is_same(record->source, record->destination)) {
		row->outcome = OUTCOME_UNKNOWN;
		row->error =
			"completed, says the record, but the next one finds the VM where it was";
	}
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

static bool add_record(const struct nova_record *record, struct emptying *emptying,
		       struct import_sink *sink, struct error *err)
{
	struct migration_row row = sink_blank_migration();

	for (size_t i = 0; i < metric_count(); i++)
		row.value[i] = record->value[i];
	row.vm = row.vm_uuid = record->server;
	row.source = record->source;
	row.destination = record->destination;
	row.clock_seconds = record->created;
	clock_utc_text_of(row.clock_seconds, row.started_at);
	take_outcome(record, &row);
	if (row.outcome == OUTCOME_OK)
		row.value[METRIC_TOTAL_TIME_SECONDS] = record->updated - record->created;
	if (sink_is_repeat(sink, &row, false))
		return true;
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

static enum kind kind_of(const struct nova_record *record)
{
	if (record->type)
		return strcmp(record->type, "live-migration") == 0 ? KIND_LIVE : KIND_OTHER;
	if (record->live_alone)
		return KIND_LIVE;
	return record->flavor_changes ? KIND_OTHER : kind_of_status(record->status);
}

/* Where the next record of each VM's finds it; nothing is said of one that moved it in another way.
 * The records are in the order of their ids. */
static bool find_next(struct nova_records *records, struct error *err)
{
	struct nova_record **sorted = calloc(records->count + 1, sizeof(void *));

	if (!sorted)
		return error_memory(err);
	for (size_t i = 0; i < records->count; i++)
		sorted[i] = &records->at[i];
	if (records->count > 0)
		qsort(sorted, records->count, sizeof(void *), by_server);
	for (size_t i = 0; i + 1 < records->count; i++)
		if (is_same(sorted[i]->server, sorted[i + 1]->server) &&
		    kind_of(sorted[i + 1]) == KIND_LIVE)
			sorted[i]->found_on = sorted[i + 1]->source;
	free(sorted);
	return true;
}

/* Whether the record is one that stands there again, as it was when the list was asked for later;
 * the records are in the order of their ids. */
static bool is_superseded(const struct nova_records *records, size_t index)
{
	const struct nova_record *record = &records->at[index];

	for (size_t i = index + 1; i < records->count && records->at[i].id == record->id; i++)
		if (is_same(record->server, records->at[i].server) &&
		    record->created == records->at[i].created)
			return true;
	return false;
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

static void tell_superseded(size_t superseded, struct import_sink *sink)
{
	char text[160];

	if (superseded == 0)
		return;
	snprintf(text, sizeof text,
		 "%zu record%s in the file more than once: each was taken once, as it was updated "
		 "last",
		 superseded, superseded == 1 ? " stands" : "s stand");
	sink_note(sink, text);
}

bool nova_records_write(struct nova_records *records, struct import_sink *sink, struct error *err)
{
	struct emptying emptying = { 0 };
	size_t unclear = 0;
	size_t superseded = 0;
	bool told;

	if (records->count > 0)
		qsort(records->at, records->count, sizeof *records->at, by_id);
	if (records->count > 0 && has_ways_back(records) && !find_next(records, err))
		return false;
	for (size_t i = 0; i < records->count; i++) {
		enum kind kind = kind_of(&records->at[i]);

		if (is_superseded(records, i)) {
			superseded++;
			continue;
		}
		if (kind == KIND_LIVE && !add_record(&records->at[i], &emptying, sink, err))
			return false;
		if (kind == KIND_OTHER)
			sink_note(sink, "records that are no live migration were left out");
		if (kind == KIND_UNCLEAR)
			unclear++;
	}
	tell_unclear(unclear, sink);
	tell_superseded(superseded, sink);
	told = sink_tell_repeats(sink);
	sink_note(sink,
		  "total_time_seconds is from Nova's created_at to its updated_at: true to the "
		  "resolution of its database, mostly a second");
	if (sink_migrations_here(sink) == 0)
		sink_nothing(sink, told ? "all that it tells of was told already"
					: "no record is one of a live migration");
	return true;
}
