/*
 * dstat.c — CSV that dstat or dool writes by --output: lines about the program, a header of
 * groups, a header of columns, samples. A second run with the same file begins anew in its midst.
 *
 * Its times of day have neither year nor zone; only the column of -T, seconds since 1970, is taken.
 */
#include "collect/import/kit/csv.h"
#include "collect/import/kit/host.h"
#include "formats.h"

#include "datasets/array.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const struct import_field fields[] = {
	{ "Host:", "", "metrics", "host", "a or b, in the order in which hosts come up" },
	{ "epoch/epoch", "s", "metrics", "clock_seconds", "of -T; without it the file is refused" },
	{ "total cpu usage/idl", "%", "metrics", "cpu_ratio", "1 - idl - wai" },
	{ "total cpu usage/usr", "%", "metrics", "cpu_user_ratio", NULL },
	{ "total cpu usage/sys", "%", "metrics", "cpu_system_ratio", NULL },
	{ "total cpu usage/wai", "%", "metrics", "cpu_wait_ratio", NULL },
	{ "total cpu usage/stl", "%", "metrics", "cpu_steal_ratio", NULL },
	{ "memory usage/used", "B", "metrics", "memory_bytes", NULL },
	{ "dsk/total/read", "B", "metrics", "disk_read_bytes",
	  "a second; summed up over the intervals, without the first sample, an average since "
	  "boot" },
	{ "dsk/total/writ", "B", "metrics", "disk_written_bytes", "likewise" },
	{ "net/total/recv", "B", "metrics", "network_received_bytes", "likewise" },
	{ "net/total/send", "B", "metrics", "network_sent_bytes", "likewise" },
	{ NULL, NULL, NULL, NULL, NULL },
};

enum { FIELDS = COUNT(fields) - 1 };
enum { HOST_NAME, EPOCH, IDLE, USER, SYSTEM, WAIT, STEAL, USED, READ, WRITTEN, RECEIVED, SENT };

struct reader {
	struct csv_reader *csv;
	struct import_sink *sink;
	char *name;
	char **groups; /* of each column */
	size_t group_count;
	size_t at[FIELDS]; /* where a field's column is; SIZE_MAX = not there */
	size_t columns;    /* 0: no header yet */
	struct host host;
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

/* Whether field is GROUP/COLUMN. */
static bool is_field(const char *field, const char *group, const char *column)
{
	size_t length = strlen(group);

	return strncmp(field, group, length) == 0 && field[length] == '/' &&
	       strcmp(field + length + 1, column) == 0;
}

static bool take_columns(struct reader *reader, const struct csv_row *row, struct error *err)
{
	reader->columns = row->count;
	for (size_t f = 0; f < FIELDS; f++) {
		reader->at[f] = SIZE_MAX;
		for (size_t i = 0; i < row->count && i < reader->group_count; i++)
			if (is_field(fields[f].field, reader->groups[i], row->cells[i].text))
				reader->at[f] = i;
	}
	forget_groups(reader);
	return reader->at[EPOCH] != SIZE_MAX ||
	       error_at(
		       err, row->cells[0].at,
		       "no column 'epoch': the other times have neither year nor zone; record with "
		       "-T");
}

/* A field's value in our unit; NaN = the file does not have it. */
static bool number_of(const struct reader *reader, const struct csv_row *row, size_t field,
		      double *number, struct error *err)
{
	*number = NAN;
	if (reader->at[field] == SIZE_MAX)
		return true;
	if (!import_csv_number(&row->cells[reader->at[field]], fields[field].field, number, err))
		return false;
	*number = field_convert(&fields[field], *number, NAN);
	return true;
}

static bool take_cpu(const struct reader *reader, const struct csv_row *row,
		     struct host_sample *sample, struct error *err)
{
	double *further = sample->further;
	double idle;

	if (!number_of(reader, row, IDLE, &idle, err) ||
	    !number_of(reader, row, USER, &further[SAMPLE_USER], err) ||
	    !number_of(reader, row, SYSTEM, &further[SAMPLE_SYSTEM], err) ||
	    !number_of(reader, row, WAIT, &further[SAMPLE_WAIT], err) ||
	    !number_of(reader, row, STEAL, &further[SAMPLE_STEAL], err))
		return false;
	if (!isnan(idle) && !isnan(further[SAMPLE_WAIT])) /* the rounded parts may exceed 100 % */
		further[SAMPLE_CPU] = fmax(0, 1 - idle - further[SAMPLE_WAIT]);
	return true;
}

static bool take_sample(struct reader *reader, const struct csv_row *row, struct error *err)
{
	static const struct {
		size_t field;
		enum metrics_value value;
		enum host_kind kind;
	} columns[] = { { USED, METRICS_MEMORY_BYTES, HOST_LEVEL },
			{ READ, METRICS_DISK_READ_BYTES, HOST_RATE },
			{ WRITTEN, METRICS_DISK_WRITTEN_BYTES, HOST_RATE },
			{ RECEIVED, METRICS_NETWORK_RECEIVED_BYTES, HOST_RATE },
			{ SENT, METRICS_NETWORK_SENT_BYTES, HOST_RATE } };
	struct host_sample sample;
	double when;

	if (row->count != reader->columns)
		return error_at(err, row->cells[0].at, "%zu cells where the header has %zu",
				row->count, reader->columns);
	if (!number_of(reader, row, EPOCH, &when, err))
		return false;
	if (!(when <= 253402300799.0))
		return error_at(err, row->cells[reader->at[EPOCH]].at,
				"column 'epoch': no time in seconds since 1970");
	sample = host_sample_blank(when);
	if (!take_cpu(reader, row, &sample, err))
		return false;
	for (size_t i = 0; i < COUNT(columns); i++) {
		double number;

		if (!number_of(reader, row, columns[i].field, &number, err))
			return false;
		host_sample_add(&sample, columns[i].value, columns[i].kind, number);
	}
	return host_write(&reader->host, &sample, row->cells[reader->at[EPOCH]].at, reader->sink,
			  err);
}

/* A line about the program: `"Host:","NAME",,,,"User:","root"`. The last of them comes before the
 * header of groups. */
static bool take_about(struct reader *reader, const struct csv_row *row, struct error *err)
{
	reader->columns = 0;
	if (strcmp(row->cells[0].text, fields[HOST_NAME].field) != 0 || row->count < 2)
		return true;
	free(reader->name);
	reader->name = strdup(row->cells[1].text);
	reader->host = (struct host){ .name = reader->name };
	return reader->name || error_memory(err);
}

static bool is_about(const char *first)
{
	size_t length = strlen(first);

	return strstr(first, "CSV output") || (length > 0 && first[length - 1] == ':');
}

static bool take_row(struct reader *reader, const struct csv_row *row, struct error *err)
{
	if (is_about(row->cells[0].text))
		return take_about(reader, row, err);
	if (reader->columns > 0)
		return take_sample(reader, row, err);
	return reader->group_count == 0 ? take_groups(reader, row, err)
					: take_columns(reader, row, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .sink = sink };
	struct csv_row row;
	bool good;

	if (!import_csv_open(&reader.csv, source, err))
		return false;
	while ((good = csv_next(reader.csv, &row, err)) && row.count > 0)
		if (!(good = take_row(&reader, &row, err)))
			break;
	csv_close(reader.csv);
	forget_groups(&reader);
	free(reader.name);
	return good;
}

static bool looks_like(const struct import_source *source)
{
	return strncmp(source->text, "\"Dstat ", 7) == 0 ||
	       strncmp(source->text, "\"dool ", 6) == 0 || strncmp(source->text, "\"Dool ", 6) == 0;
}

const struct import_format import_dstat = {
	.name = "dstat",
	.producer = "dstat or dool, -T --output",
	.holds = "metrics",
	.looks_like = looks_like,
	.read = read_file,
	.order = IMPORT_OBSERVATIONS,
	.fields = fields,
	.metrics = import_sample_columns,
	.metrics_count = SAMPLES,
};
