/*
 * openstack.c — what `openstack server migration list` prints, as a table, by -f json or by -f csv,
 * and nova migration-list before it: Nova's migration records under the headings of a table.
 */
#include "collect/import/kit/box-table.h"
#include "collect/import/kit/csv.h"
#include "collect/import/kit/iso-time.h"
#include "formats.h"
#include "nova-records.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "Server UUID",                "",  "migrations", "vm",                 "and vm_uuid; Instance UUID of nova migration-list" },
	{ "Id",                         "",  "migrations", "order",              "rows stand in its order; counts the moves since the direction changed" },
	{ "Source Compute",             "",  "migrations", "source",             NULL },
	{ "Dest Compute",               "",  "migrations", "destination",        NULL },
	{ "Created At",                 "",  "migrations", "started_at",         "UTC; and clock_seconds" },
	{ "Status",                     "",  "migrations", "outcome",            "as of format nova" },
	{ "Updated At less Created At", "s", "migrations", "total_time_seconds", "of a completed one; true to the resolution of Nova's database, mostly a second" },
	{ "Type",                       "",  "package",    "migration_type",     "only live-migration is taken; without it by status and flavors, as of format nova" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* The headings that are read. */
enum heading {
	ID,
	SERVER,
	SOURCE,
	DESTINATION,
	STATUS,
	TYPE,
	OLD,
	NEW,
	CREATED,
	UPDATED,
	HEADINGS
};

static const char *const headings[HEADINGS] = {
	"Id",   "Server UUID", "Source Compute", "Dest Compute", "Status",
	"Type", "Old Flavor",  "New Flavor",     "Created At",   "Updated At",
};

/* One row of the table as texts, NULL where it has none; kept until all are written. */
struct row {
	char *text[HEADINGS];
	const struct json_at *object; /* while it is read; NULL: CSV or a drawn table */
	struct place place[HEADINGS]; /* of the other two */
};

struct reader {
	struct nova_records records;
	struct row **rows;
	size_t count, capacity;
	size_t column[HEADINGS]; /* of the other two; its count: it has none of that name */
	size_t columns;
};

static void row_free(struct row *row)
{
	for (size_t i = 0; row && i < HEADINGS; i++)
		free(row->text[i]);
	free(row);
}

static void reader_free(struct reader *reader)
{
	for (size_t i = 0; i < reader->count; i++)
		row_free(reader->rows[i]);
	free(reader->rows);
	nova_records_free(&reader->records);
}

/* A new row, kept; NULL without memory. */
static struct row *new_row(struct reader *reader)
{
	struct row *row = calloc(1, sizeof *row);

	if (!row ||
	    !array_grow(&reader->rows, &reader->capacity, reader->count, sizeof(struct row *))) {
		free(row);
		return NULL;
	}
	reader->rows[reader->count++] = row;
	return row;
}

/* Where that heading's value stands; in JSON it is only looked for when there is something to
 * complain of. */
static struct place place_of(const struct row *row, enum heading heading)
{
	struct json_at at;

	if (!row->object)
		return row->place[heading];
	at = json_key_of(row->object, headings[heading]);
	return json_place(&at);
}

static bool time_in(const struct row *row, enum heading heading, double *seconds, struct error *err)
{
	*seconds = NAN;
	return !row->text[heading] || time_of_iso(row->text[heading], seconds) ||
	       error_at(err, place_of(row, heading),
			"'%s': '%.60s' is no time such as 2026-01-31T12:00:00", headings[heading],
			row->text[heading]);
}

static bool add_record(struct reader *reader, const struct row *row, struct error *err)
{
	struct nova_record record = nova_record_blank();
	char *const *text = row->text;

	if (!text[ID] || !number_of_text(text[ID], &record.id) || !(record.id >= 0))
		return error_at(err, place_of(row, ID), "'Id': '%.60s' is not a number from 0 on",
				text[ID] ? text[ID] : "");
	if (!text[STATUS])
		return error_at(err, place_of(row, STATUS), "'Status' is missing");
	record.server = text[SERVER];
	record.source = text[SOURCE];
	record.destination = text[DESTINATION];
	record.status = text[STATUS];
	record.type = text[TYPE];
	record.flavor_changes = text[OLD] && text[NEW] && strcmp(text[OLD], text[NEW]) != 0;
	if (!time_in(row, CREATED, &record.created, err) ||
	    !time_in(row, UPDATED, &record.updated, err))
		return false;
	if (record.updated < record.created)
		return error_at(err, place_of(row, UPDATED), "'Updated At' is before 'Created At'");
	return nova_records_add(&reader->records, &record, err);
}

/* The text of a cell; NULL where the command line writes that there is none. */
static bool take_text(struct row *row, enum heading heading, const char *text, struct error *err)
{
	if (text[0] == '\0' || strcmp(text, "None") == 0 || strcmp(text, "null") == 0 ||
	    strcmp(text, "-") == 0)
		return true;
	row->text[heading] = strdup(text);
	return row->text[heading] || error_memory(err);
}

/* A member may be a text, a whole number or null. */
static bool take_member(struct row *row, enum heading heading, const struct json_at *at,
			struct error *err)
{
	char number[32];

	if (json_is_string(at->value))
		return take_text(row, heading, json_string_value(at->value), err);
	if (json_is_integer(at->value)) {
		snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT,
			 json_integer_value(at->value));
		return take_text(row, heading, number, err);
	}
	return !at->value || json_is_null(at->value) ||
	       json_fail(at, err, "is neither a text nor a whole number");
}

static bool take_object(void *closure, const struct json_at *object, struct error *err)
{
	struct reader *reader = closure;
	struct row *row = new_row(reader);

	if (!row)
		return error_memory(err);
	if (!json_need(object, JSON_OBJECT, err))
		return false;
	row->object = object;
	for (int i = 0; i < HEADINGS; i++) {
		const struct json_at at = json_key_of(object, headings[i]);

		if (!take_member(row, (enum heading)i, &at, err))
			return false;
	}
	if (!add_record(reader, row, err))
		return false;
	row->object = NULL;
	return true;
}

static bool read_list(void *closure, const struct json_at *root, struct error *err)
{
	return json_each(root, take_object, closure, err);
}

static bool take_header(void *closure, const struct csv_row *header, struct error *err)
{
	struct reader *reader = closure;

	(void)err;
	reader->columns = header->count;
	for (size_t i = 0; i < HEADINGS; i++)
		reader->column[i] = import_csv_column(header, headings[i]);
	if (reader->column[SERVER] == header->count)
		reader->column[SERVER] = import_csv_column(header, "Instance UUID");
	return true;
}

static bool take_csv_row(void *closure, const struct csv_row *cells, struct error *err)
{
	struct reader *reader = closure;
	struct row *row = new_row(reader);

	if (!row)
		return error_memory(err);
	if (!import_csv_fits(cells, reader->columns, err))
		return false;
	for (size_t i = 0; i < HEADINGS; i++) {
		const struct cell *cell =
			&cells->cells[reader->column[i] < cells->count ? reader->column[i] : 0];

		row->place[i] = cell->at;
		if (reader->column[i] < cells->count &&
		    !take_text(row, (enum heading)i, cell->text, err))
			return false;
	}
	return add_record(reader, row, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { 0 };
	const char *begin = source->text + strspn(source->text, " \t\n");
	bool good;

	if (*begin == '[' || *begin == '{')
		good = json_read(source, read_list, &reader, err);
	else if (box_table_is_in(source))
		good = box_table_read(source, take_header, take_csv_row, &reader, err);
	else
		good = import_csv_read(source, take_header, take_csv_row, &reader, err);

	good = good && nova_records_write(&reader.records, sink, err);
	reader_free(&reader);
	return good;
}

static bool has(const struct import_source *source, enum heading heading, const char *begin,
		const char *end)
{
	char words[40];

	snprintf(words, sizeof words, "%s%s%s", begin, headings[heading], end);
	return source_has(source, words);
}

static bool looks_like(const struct import_source *source)
{
	bool table = box_table_is_in(source);
	const char *begin = table ? "| " : "\"";
	const char *end = table ? " " : "\"";

	return has(source, SOURCE, begin, end) && has(source, DESTINATION, begin, end) &&
	       has(source, STATUS, begin, end);
}

const struct import_format import_openstack = {
	.name = "openstack",
	.producer = "openstack server migration list: its table, -f json or -f csv; nova "
		    "migration-list",
	.holds = "migrations",
	.looks_like = looks_like,
	.read = read_file,
	.fields = fields,
};
