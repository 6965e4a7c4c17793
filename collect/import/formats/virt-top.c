/*
 * virt-top.c — CSV that virt-top writes by --csv: columns of the host, then a group of
 * columns for each running VM, as many as there are in that line; only the first group is in the
 * header.
 *
Its values are those since the line before. Its times are local and have no date: --set
 * date=YYYY-MM-DD gives that of the first line, and --utc-offset the zone; without them samples
belong
 * to no migration. */
#include "collect/import/kit/csv.h"
#include "collect/import/kit/host.h"
#include "collect/import/kit/time.h"
#include "formats.h"

#include "datasets/array.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct import_field fields[] = {
	{ "Hostname", "", "metrics", "host", "a or b, in the order in which hosts come up" },
	{ "Time", "s", "metrics", "clock_seconds",
	  "of the day; or since 1970, by --set date= and --utc-offset" },
	{ "%CPU", "%", "metrics", "cpu_ratio", "the host's; of all CPUs, by VMs alone" },
	{ "Total hardware memory (KB)", "KiB", "metrics", "memory_total_bytes", "the host's" },
	{ "Domain name", "", "metrics", "vm", NULL },
	{ "CPU (ns)", "ns", "metrics", "cpu_seconds", "summed up since the first line" },
	{ "Mem (bytes)", "B", "metrics", "memory_bytes", NULL },
	{ "Block RDBY", "B", "metrics", "disk_read_bytes",
	  "summed up; only with --block-in-bytes: requests are not taken" },
	{ "Block WRBY", "B", "metrics", "disk_written_bytes", "likewise" },
	{ "Net RXBY", "B", "metrics", "network_received_bytes", "summed up" },
	{ "Net TXBY", "B", "metrics", "network_sent_bytes", "summed up" },
	{ NULL, NULL, NULL, NULL, NULL },
};

enum { DAY_SECONDS = 86400 };

struct guest {
	char *name;
	struct host host;
};

struct reader {
	struct csv_reader *csv;
	struct import_sink *sink;
	char *name; /* the host's */
	struct host host;
	struct guest **guests;
	size_t guest_count;
	char **names; /* the header, ended by NULL */
	size_t columns;
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
	for (size_t i = 0; i < reader->columns; i++)
		free(reader->names[i]);
	free(reader->guests);
	free(reader->names);
	free(reader->name);
	csv_close(reader->csv);
}

static bool take_header(struct reader *reader, const struct csv_row *row, struct error *err)
{
	reader->names = calloc(row->count + 1, sizeof *reader->names);
	if (!reader->names)
		return error_memory(err);
	for (size_t i = 0; i < row->count; i++) {
		reader->names[i] = strdup(row->cells[i].text);
		if (!reader->names[i])
			return error_memory(err);
		reader->columns = i + 1;
	}
	reader->group = import_csv_column(row, "Domain ID");
	reader->time = import_csv_column(row, "Time");
	return (reader->group + 1 < row->count && reader->time < reader->group) ||
	       error_at(err, (struct place){ sink_path(reader->sink), 1, 0 },
			"the first line should be virt-top's header, from Hostname to Domain ID "
			"and on");
}

static struct guest *guest_of(struct reader *reader, const char *name)
{
	struct guest **bigger;
	struct guest *guest;

	for (size_t i = 0; i < reader->guest_count; i++)
		if (strcmp(reader->guests[i]->name, name) == 0)
			return reader->guests[i];
	guest = calloc(1, sizeof *guest);
	bigger = realloc(reader->guests, (reader->guest_count + 1) * sizeof(struct guest *));
	if (bigger)
		reader->guests = bigger;
	if (guest)
		guest->name = strdup(name);
	if (!bigger || !guest || !guest->name) {
		free(guest ? guest->name : NULL);
		free(guest);
		return NULL;
	}
	guest->host = (struct host){ .name = reader->name, .vm = guest->name };
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

/* One cell by the name of its column, of the host's (group false) or of a VM. OCaml writes a whole
 * number as "12.". */
static bool take_cell(const char *name, const struct cell *cell, bool group,
		      struct host_sample *sample, struct error *err)
{
	static const struct {
		const char *column;
		bool group;
		enum metrics_value value;
		enum host_kind kind;
	} columns[] = {
		{ "Total hardware memory (KB)", false, METRICS_MEMORY_TOTAL_BYTES, HOST_LEVEL },
		{ "CPU (ns)", true, METRICS_CPU_SECONDS, HOST_DELTA },
		{ "Mem (bytes)", true, METRICS_MEMORY_BYTES, HOST_LEVEL },
		{ "Block RDBY", true, METRICS_DISK_READ_BYTES, HOST_DELTA },
		{ "Block WRBY", true, METRICS_DISK_WRITTEN_BYTES, HOST_DELTA },
		{ "Net RXBY", true, METRICS_NETWORK_RECEIVED_BYTES, HOST_DELTA },
		{ "Net TXBY", true, METRICS_NETWORK_SENT_BYTES, HOST_DELTA },
	};
	double value;

	if (!group && strcmp(name, "%CPU") == 0) {
		if (!import_csv_number(cell, name, &value, err))
			return false;
		sample->further[SAMPLE_CPU] = value / 100;
		return true;
	}
	for (size_t i = 0; i < COUNT(columns); i++) {
		if (columns[i].group != group || strcmp(columns[i].column, name) != 0)
			continue;
		if (!import_csv_number(cell, name, &value, err))
			return false;
		host_sample_add(
			sample, columns[i].value, columns[i].kind,
			field_convert(field_find(fields, name, &schema_metrics), value, NAN));
	}
	return true;
}

static bool take_guest(struct reader *reader, const struct cell *cells, double when,
		       struct error *err)
{
	struct host_sample sample = host_sample_blank(when);
	struct guest *guest = guest_of(reader, cells[1].text);

	if (!guest)
		return error_memory(err);
	for (size_t i = reader->group + 2; reader->names[i]; i++)
		if (!take_cell(reader->names[i], &cells[i - reader->group], true, &sample, err))
			return false;
	return host_write(&guest->host, &sample, cells[0].at, reader->sink, err);
}

static bool take_row(struct reader *reader, const struct csv_row *row, struct error *err)
{
	size_t width = reader->columns - reader->group;
	struct host_sample sample;
	double when = 0;

	if (row->count < reader->group || (row->count - reader->group) % width != 0)
		return error_at(err, row->cells[0].at,
				"%zu cells; it should be %zu, and %zu for each VM", row->count,
				reader->group, width);
	if (!reader->name) {
		reader->name = strdup(row->cells[0].text);
		if (!reader->name)
			return error_memory(err);
		reader->host.name = reader->name;
	}
	if (!time_in(reader, &row->cells[reader->time], &when, err))
		return false;
	sample = host_sample_blank(when);
	for (size_t i = 0; i < reader->group && reader->names[i]; i++)
		if (!take_cell(reader->names[i], &row->cells[i], false, &sample, err))
			return false;
	if (!host_write(&reader->host, &sample, row->cells[0].at, reader->sink, err))
		return false;
	for (size_t i = reader->group; i < row->count; i += width)
		if (!take_guest(reader, &row->cells[i], when, err))
			return false;
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
	struct csv_row row;
	bool good = day_of(&reader, err) && import_csv_open(&reader.csv, source, err) &&
		    csv_next(reader.csv, &row, err) && take_header(&reader, &row, err);

	while (good && (good = csv_next(reader.csv, &row, err)) && row.count > 0)
		good = take_row(&reader, &row, err);
	reader_free(&reader);
	return good;
}

static bool looks_like(const struct import_source *source)
{
	return source_has(source, "Physical CPUs") && source_has(source, "Domain ID");
}

const struct import_format import_virt_top = {
	.name = "virt-top",
	.producer = "virt-top --csv",
	.holds = "metrics",
	.looks_like = looks_like,
	.read = read_file,
	.order = IMPORT_OBSERVATIONS,
	.fields = fields,
	.metrics = import_sample_columns,
	.metrics_count = SAMPLES,
};
