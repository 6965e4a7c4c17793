/*
 * dstat.c — CSV that dstat or dool writes by --output: lines about the program, a header of
 * groups, a header of columns, samples. A second run with the same file begins anew in its midst.
 *
 * pcp-dstat writes the numbers of PCP's metrics as they are: memory (mem.util) and disks (disk.dev)
 * count in KiB there, networks (network.interface) in bytes.
 *
 * Its times of day have neither year nor zone; only the column of -T, seconds since 1970, is taken.
 */
#include "collect/import/kit/csv.h"
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/monitor.h"
#include "formats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "Host:",               "",  "metrics", "host",                   "a or b, in the order in which hosts come up" },
	{ "epoch/epoch",         "s", "metrics", "clock_seconds",          "of -T; without it the file is refused" },
	{ "total cpu usage/idl", "%", "metrics", "cpu_ratio",              "1 - idl - wai" },
	{ "total cpu usage/usr", "%", "metrics", "cpu_user_ratio",         NULL },
	{ "total cpu usage/sys", "%", "metrics", "cpu_system_ratio",       NULL },
	{ "total cpu usage/wai", "%", "metrics", "cpu_wait_ratio",         NULL },
	{ "total cpu usage/stl", "%", "metrics", "cpu_steal_ratio",        NULL },
	{ "memory usage/used",   "B", "metrics", "memory_bytes",           NULL },
	{ "dsk/total/read",      "B", "metrics", "disk_read_bytes",        "a second; summed up over the intervals, without the first sample, an average since boot" },
	{ "dsk/total/writ",      "B", "metrics", "disk_written_bytes",     "likewise" },
	{ "net/total/recv",      "B", "metrics", "network_received_bytes", "likewise" },
	{ "net/total/send",      "B", "metrics", "network_sent_bytes",     "likewise" },
	{ "total usage/idl",     "%", "metrics", "cpu_ratio",              "of pcp-dstat, as all below" },
	{ "total usage/usr",     "%", "metrics", "cpu_user_ratio",         NULL },
	{ "total usage/sys",     "%", "metrics", "cpu_system_ratio",       NULL },
	{ "total usage/wai",     "%", "metrics", "cpu_wait_ratio",         NULL },
	{ "total usage/stl",     "%", "metrics", "cpu_steal_ratio",        NULL },
	{ "pcp memory usage/used", "KiB", "metrics", "memory_bytes",       "pcp-dstat counts in KiB" },
	{ "pcp dsk/total/read",  "KiB", "metrics", "disk_read_bytes",      "likewise, a second" },
	{ "pcp dsk/total/writ",  "KiB", "metrics", "disk_written_bytes",   "likewise, a second" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

enum { HOST_NAME, EPOCH };

struct reader {
	struct import_sink *sink;
	bool pcp; /* of pcp-dstat */
	char *name;
	char **groups; /* of each column, between the two headers */
	size_t group_count;
	const struct import_field **columns; /* NULL: not taken */
	size_t count;                        /* of columns; 0: no header yet */
	size_t epoch;                        /* where it stands */
	struct monitored monitored;
};

static void forget_groups(struct reader *reader)
{
	for (size_t i = 0; i < reader->group_count; i++)
		free(reader->groups[i]);
	free(reader->groups);
	reader->groups = NULL;
	reader->group_count = 0;
}

/* A group's name stands over its first column only. */
static bool take_groups(struct reader *reader, const struct csv_row *row, struct error *err)
{
	const char *group = "";

	forget_groups(reader);
	reader->groups = calloc(row->count, sizeof *reader->groups);
	if (!reader->groups)
		return error_memory(err);
	for (size_t i = 0; i < row->count; i++) {
		if (row->cells[i].text[0] != '\0')
			group = row->cells[i].text;
		reader->groups[i] = strdup(group);
		if (!reader->groups[i])
			return error_memory(err);
		reader->group_count = i + 1;
	}
	return true;
}

/* GROUP/NAME; pcp-dstat writes GROUP:NAME over a column itself, but for the epoch. Its memory and
 * disks have other units than dstat's. */
static void name_of(const struct reader *reader, size_t i, const char *text, char *name,
		    size_t size)
{
	const char *group = reader->groups[i];
	size_t length = strlen(group);
	bool other =
		reader->pcp && (strncmp(group, "memory", 6) == 0 || strncmp(group, "dsk", 3) == 0);

	if (strncmp(text, group, length) == 0 && text[length] == ':')
		text += length + 1;
	snprintf(name, size, "%s%s/%s", other ? "pcp " : "", group, text);
}

static bool take_columns(struct reader *reader, const struct csv_row *row, struct error *err)
{
	const struct import_field **columns = calloc(row->count, sizeof(struct import_field *));

	free(reader->columns);
	reader->columns = columns;
	if (!columns)
		return error_memory(err);
	reader->count = reader->epoch = row->count;
	for (size_t i = 0; i < row->count && i < reader->group_count; i++) {
		char name[64];

		name_of(reader, i, row->cells[i].text, name, sizeof name);
		columns[i] = monitor_field(fields, name);
		if (strcmp(name, fields[EPOCH].field) == 0)
			reader->epoch = i;
	}
	forget_groups(reader);
	return reader->epoch < row->count ||
	       error_at(
		       err, row->cells[0].at,
		       "no column 'epoch': the other times have neither year nor zone; record with "
		       "-T");
}

static bool take_sample(struct reader *reader, const struct csv_row *row, struct error *err)
{
	const struct cell *epoch;
	struct monitor_sample sample;
	double when;

	if (!import_csv_fits(row, reader->count, err))
		return false;
	epoch = &row->cells[reader->epoch];
	if (!import_csv_number(epoch, fields[EPOCH].field, &when, err))
		return false;
	if (!is_epoch(when))
		return error_at(err, epoch->at, "column 'epoch': no time in seconds since 1970");
	sample = monitor_sample_blank(when);
	for (size_t i = 0; i < row->count; i++)
		if (reader->columns[i] && !monitor_take_cell(&sample, reader->columns[i],
							     MONITOR_RATE, &row->cells[i], err))
			return false;
	monitor_busy_of_idle(&sample);
	return monitor_write(&reader->monitored, &sample, epoch->at, reader->sink, err);
}

/* A line about the program: `"Host:","NAME",,,,"User:","root"`. The last of them comes before the
 * header of groups. */
static bool take_about(struct reader *reader, const struct csv_row *row, struct error *err)
{
	reader->count = 0;
	reader->pcp = reader->pcp || strncmp(row->cells[0].text, "pcp-dstat ", 10) == 0;
	if (strcmp(row->cells[0].text, fields[HOST_NAME].field) != 0 || row->count < 2)
		return true;
	free(reader->name);
	reader->name = strdup(row->cells[1].text);
	reader->monitored = (struct monitored){ .host = reader->name };
	return reader->name || error_memory(err);
}

static bool is_about(const char *first)
{
	size_t length = strlen(first);

	return strcasestr(first, "CSV output") || (length > 0 && first[length - 1] == ':');
}

static bool take_row(void *closure, const struct csv_row *row, struct error *err)
{
	struct reader *reader = closure;

	if (is_about(row->cells[0].text))
		return take_about(reader, row, err);
	if (reader->count > 0)
		return take_sample(reader, row, err);
	return reader->group_count == 0 ? take_groups(reader, row, err)
					: take_columns(reader, row, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .sink = sink };
	bool good = import_csv_read(source, NULL, take_row, &reader, err);

	forget_groups(&reader);
	free(reader.columns);
	free(reader.name);
	return good;
}

const struct import_format import_dstat = {
	.name = "dstat",
	.producer = "dstat or dool, -T --output; pcp-dstat, -T -o",
	.holds = "metrics",
	.begins = { "\"Dstat ", "\"dool ", "\"Dool ", "\"pcp-dstat " },
	.read = read_file,
	.order = IMPORT_OBSERVATIONS,
	.fields = fields,
	.samples = true,
};
