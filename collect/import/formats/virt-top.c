/*
 * virt-top.c — CSV that virt-top writes by --csv: columns of the host, then a group of columns for
 * each running VM, as many as there are in that line; only the first group is in the header.
 *
 * Its values are those since the line before. Its times are local and have no date:
 * --set date=YYYY-MM-DD gives that of the first line, and --utc-offset the zone; without them
 * samples belong to no migration.
 */
#include "collect/import/kit/csv.h"
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/monitor.h"
#include "formats.h"

#include "datasets/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "Hostname",                   "",    "metrics", "host",                   "a or b, in the order in which hosts come up" },
	{ "Time",                       "s",   "metrics", "clock_seconds",          "of the day; or since 1970, by --set date= and --utc-offset" },
	{ "%CPU",                       "%",   "metrics", "cpu_ratio",              "the host's; of all CPUs, by VMs alone" },
	{ "Total hardware memory (KB)", "KiB", "metrics", "memory_total_bytes",     "the host's" },
	{ "Domain name",                "",    "metrics", "vm",                     NULL },
	{ "CPU (ns)",                   "ns",  "metrics", "cpu_seconds",            "summed up since the first line" },
	{ "Mem (bytes)",                "B",   "metrics", "memory_bytes",           NULL },
	{ "Block RDBY",                 "B",   "metrics", "disk_read_bytes",        "summed up; only with --block-in-bytes: requests are not taken" },
	{ "Block WRBY",                 "B",   "metrics", "disk_written_bytes",     "likewise" },
	{ "Net RXBY",                   "B",   "metrics", "network_received_bytes", "summed up" },
	{ "Net TXBY",                   "B",   "metrics", "network_sent_bytes",     "summed up" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* The fields behind this one are a VM's. */
enum { DOMAIN_NAME = 4, DAY_SECONDS = 86400 };

struct guest {
	char *name;
	struct monitored monitored;
};

struct reader {
	struct import_sink *sink;
	char *name; /* the host's */
	struct monitored host;
	struct guest **guests; /* one by one, so that pointers to them stay good */
	size_t guest_count, guest_capacity;
	const struct import_field **columns; /* of the header; NULL: not taken */
	size_t count;
	size_t time;
	size_t group;     /* where the first VM's columns begin */
	double day, last; /* seconds */
};

static void reader_free(struct reader *reader)
{
	for (size_t i = 0; i < reader->guest_count; i++) {
		free(reader->guests[i]->name);
		free(reader->guests[i]);
	}
	free(reader->guests);
	free(reader->columns);
	free(reader->name);
}

static bool take_header(void *closure, const struct csv_row *row, struct error *err)
{
	struct reader *reader = closure;

	reader->columns = calloc(row->count + 1, sizeof(struct import_field *));
	if (!reader->columns)
		return error_memory(err);
	reader->count = row->count;
	reader->group = import_csv_column(row, "Domain ID");
	reader->time = import_csv_column(row, "Time");
	for (size_t i = 0; i < row->count; i++) {
		const struct import_field *field = monitor_field(fields, row->cells[i].text);

		if (field && (field > &fields[DOMAIN_NAME]) == (i > reader->group + 1))
			reader->columns[i] = field;
	}
	return (reader->group + 1 < row->count && reader->time < reader->group) ||
	       error_at(err, (struct place){ sink_path(reader->sink), 1, 0 },
			"the first line should be virt-top's header, from Hostname to Domain ID "
			"and on");
}

/* The VM of that name, perhaps a new one; NULL without memory. */
static struct guest *guest_of(struct reader *reader, const char *name)
{
	struct guest *guest;

	for (size_t i = 0; i < reader->guest_count; i++)
		if (strcmp(reader->guests[i]->name, name) == 0)
			return reader->guests[i];
	if (!array_grow(&reader->guests, &reader->guest_capacity, reader->guest_count,
			sizeof(struct guest *)))
		return NULL;
	guest = calloc(1, sizeof *guest);
	if (guest)
		guest->name = strdup(name);
	if (!guest || !guest->name) {
		free(guest);
		return NULL;
	}
	guest->monitored = (struct monitored){ .host = reader->name, .vm = guest->name };
	reader->guests[reader->guest_count++] = guest;
	return guest;
}

/* HH:MM:SS; a time before the last one is of the next day. */
static bool time_in(struct reader *reader, const struct cell *cell, double *when, struct error *err)
{
	int part[3];
	char rest;

	if (sscanf(cell->text, "%2d:%2d:%2d%c", &part[0], &part[1], &part[2], &rest) != 3 ||
	    part[0] < 0 || part[0] > 23 || part[1] < 0 || part[1] > 59 || part[2] < 0 ||
	    part[2] > 60)
		return error_at(err, cell->at, "column 'Time': '%s' is no time such as 23:59:59",
				cell->text);
	*when = part[0] * 3600.0 + part[1] * 60.0 + part[2];
	if (*when < reader->last)
		reader->day += DAY_SECONDS;
	reader->last = *when;
	*when += reader->day;
	return true;
}

/* Takes count cells of the line by the header's columns from `from` on into a row. */
static bool take_cells(const struct reader *reader, size_t from, const struct cell *cells,
		       size_t count, double when, struct monitored *monitored, struct error *err)
{
	struct monitor_sample sample = monitor_sample_blank(when);

	for (size_t i = 0; i < count; i++) {
		const struct import_field *field = reader->columns[from + i];

		if (field && !monitor_take_cell(&sample, field, MONITOR_DELTA, &cells[i], err))
			return false;
	}
	return monitor_write(monitored, &sample, cells[0].at, reader->sink, err);
}

static bool take_row(void *closure, const struct csv_row *row, struct error *err)
{
	struct reader *reader = closure;
	const struct cell *cells = row->cells;
	size_t width = reader->count - reader->group;
	double when = 0;

	if (row->count < reader->group || (row->count - reader->group) % width != 0)
		return error_at(err, cells[0].at,
				"%zu cells; it should be %zu, and %zu for each VM", row->count,
				reader->group, width);
	if (!reader->name) {
		reader->name = strdup(cells[0].text);
		if (!reader->name)
			return error_memory(err);
		reader->host.host = reader->name;
	}
	if (!time_in(reader, &cells[reader->time], &when, err) ||
	    !take_cells(reader, 0, cells, reader->group, when, &reader->host, err))
		return false;
	for (size_t i = reader->group; i < row->count; i += width) {
		struct guest *guest = guest_of(reader, cells[i + 1].text);

		if (!guest)
			return error_memory(err);
		if (!take_cells(reader, reader->group, &cells[i], width, when, &guest->monitored,
				err))
			return false;
	}
	return true;
}

/* The day of the first line, by --set. */
static bool day_of(struct reader *reader, struct error *err)
{
	const char *date = sink_set(reader->sink, "date");
	char text[64];

	if (!date) {
		sink_note(reader->sink,
			  "virt-top's times have no date: clock_seconds is the time of day, and "
			  "samples belong to no migration; give --set date=YYYY-MM-DD and "
			  "--utc-offset");
		return true;
	}
	snprintf(text, sizeof text, "%.40sT00:00:00Z", date);
	if (!time_of_iso(text, &reader->day))
		return error_set(err, "%s: --set date=%s is no date such as 2026-01-31",
				 sink_path(reader->sink), date);
	reader->day = sink_utc(reader->sink, reader->day, "");
	if (isnan(reader->day))
		return error_set(err,
				 "%s: virt-top's times are local: --set date= needs --utc-offset, "
				 "too, such as +00:00",
				 sink_path(reader->sink));
	return true;
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .sink = sink };
	bool good = day_of(&reader, err) &&
		    import_csv_read(source, take_header, take_row, &reader, err);

	reader_free(&reader);
	return good;
}

const struct import_format import_virt_top = {
	.name = "virt-top",
	.producer = "virt-top --csv",
	.holds = "metrics",
	.has_all = { "Physical CPUs", "Domain ID" },
	.read = read_file,
	.order = IMPORT_OBSERVATIONS,
	.fields = fields,
	.samples = true,
};
