/*
 * sadf.c — what `sadf -d` of sysstat prints: sections, each with a header that begins with
 * `# hostname;interval;timestamp`, and lines with semicolons between the cells.
 *
 * CPU (sar -u, also -P ALL), memory (-r), I/O (-b), disks (-d) and interfaces (-n DEV) are taken;
 * other sections are skipped. Disks dm-* and loop* lie on others and are left out, and so is the
 * interface lo. Sections repeat the same moments, which are put together here.
 */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/monitor.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "hostname",  "",       "metrics", "host",                   "a or b, in the order in which hosts come up" },
	{ "timestamp", "s",      "metrics", "clock_seconds",          "in UTC, by sadf -U since 1970, or by sadf -t local: --utc-offset" },
	{ "%idle",     "%",      "metrics", "cpu_ratio",              "1 - %idle - %iowait, of all CPUs (CPU -1)" },
	{ "%user",     "%",      "metrics", "cpu_user_ratio",         NULL },
	{ "%usr",      "%",      "metrics", "cpu_user_ratio",         "as sar -u ALL calls it" },
	{ "%system",   "%",      "metrics", "cpu_system_ratio",       NULL },
	{ "%sys",      "%",      "metrics", "cpu_system_ratio",       "as sar -u ALL calls it" },
	{ "%iowait",   "%",      "metrics", "cpu_wait_ratio",         NULL },
	{ "%steal",    "%",      "metrics", "cpu_steal_ratio",        NULL },
	{ "interval",  "s",      "metrics", "cpu_seconds",            "times 1 - %idle - %iowait, summed up over all single CPUs (sar -P ALL) and intervals" },
	{ "kbmemused", "KiB",    "metrics", "memory_bytes",           NULL },
	{ "rkB/s",     "KiB",    "metrics", "disk_read_bytes",        "a second; summed up over disks and intervals" },
	{ "wkB/s",     "KiB",    "metrics", "disk_written_bytes",     "likewise" },
	{ "bread/s",   "sector", "metrics", "disk_read_bytes",        "likewise, where there is no rkB/s" },
	{ "bwrtn/s",   "sector", "metrics", "disk_written_bytes",     "likewise, where there is no wkB/s" },
	{ "rxkB/s",    "KiB",    "metrics", "network_received_bytes", "a second; summed up over interfaces and intervals" },
	{ "txkB/s",    "KiB",    "metrics", "network_sent_bytes",     "likewise" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* Of the CPUs, from the idle time on; of all else, from the memory on. */
enum { IDLE = 2, WAIT = 7, INTERVAL = 9, MEMORY = 10 };

/* Behind hostname, interval and timestamp come the values. */
enum { VALUES = 3, CELLS_MOST = 64 };

static const char section_start[] = "# hostname;interval;timestamp;";

/* What the header of a section tells of its lines. */
struct section {
	size_t columns;
	const struct import_field *fields[CELLS_MOST]; /* NULL: not taken */
	size_t which; /* where it stands which CPU, disk or interface it is; CELLS_MOST = nowhere */
	bool interfaces;
	bool cpu; /* shares of CPU time */
	bool io;  /* in sectors, of all disks together */
};

/* All that is known of one moment. */
struct moment {
	struct monitor_sample sample;
	struct monitor_sample io; /* of the section of I/O */
};

struct reader {
	struct import_lines lines;
	struct import_sink *sink;
	char *host;
	struct moment *moments;
	size_t count, capacity, hint;
	struct section section;
};

/* Cuts a line at its semicolons; how many cells there are, CELLS_MOST + 1 = too many. */
static size_t split(char *line, const char **cells)
{
	size_t count = 0;

	for (char *at = line; at; count++) {
		char *end = strchr(at, ';');

		if (count == CELLS_MOST)
			return CELLS_MOST + 1;
		cells[count] = at;
		if (end)
			*end++ = '\0';
		at = end;
	}
	return count;
}

/* Where the name stands; CELLS_MOST = nowhere. */
static size_t find_name(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return CELLS_MOST;
}

static bool take_header(struct reader *reader, struct error *err)
{
	const char *names[CELLS_MOST] = { NULL };
	size_t count = split(reader->lines.text, names);
	struct section *section = &reader->section;
	size_t cpu;

	if (count > CELLS_MOST)
		return error_at(err, lines_place(&reader->lines, reader->lines.text),
				"a header of more than %d columns", CELLS_MOST);
	cpu = find_name(names, count, "CPU");
	*section = (struct section){ .columns = count, .which = cpu };
	section->cpu = cpu < count && find_name(names, count, "%idle") < count &&
		       find_name(names, count, "%iowait") < count;
	section->io = find_name(names, count, "bread/s") < count;
	if (!section->cpu)
		section->which = find_name(names, count, "DEV");
	section->interfaces = section->which == CELLS_MOST;
	if (section->interfaces)
		section->which = find_name(names, count, "IFACE");
	for (size_t i = VALUES; i < count; i++)
		section->fields[i] =
			monitor_field(fields + (section->cpu ? IDLE : MEMORY), names[i]);
	return true;
}

/* The moment of that time, perhaps a new one; NULL without memory. */
static struct moment *moment_at(struct reader *reader, double when, double interval)
{
	struct moment *moment;

	for (size_t i = 0; i < reader->count; i++) {
		size_t index = (reader->hint + i) % reader->count;

		if (reader->moments[index].sample.when == when) {
			reader->hint = index;
			return &reader->moments[index];
		}
	}
	if (!array_grow(&reader->moments, &reader->capacity, reader->count,
			sizeof *reader->moments))
		return NULL;
	reader->hint = reader->count;
	moment = &reader->moments[reader->count++];
	*moment = (struct moment){ monitor_sample_blank(when), monitor_sample_blank(when) };
	moment->sample.interval = interval;
	return moment;
}

/* A disk that lies on others, or the interface that no network sees. */
static bool is_left_out(const struct section *section, const char *device)
{
	if (section->interfaces)
		return strcmp(device, "lo") == 0;
	return strncmp(device, "dm-", 3) == 0 || strncmp(device, "loop", 4) == 0;
}

/* The number in a cell of that name. */
static bool number_in(const struct reader *reader, const char *name, const char *cell,
		      double *number, struct error *err)
{
	return (number_of_text(cell, number) && *number >= 0) ||
	       error_at(err, lines_place(&reader->lines, cell),
			"column '%s': '%s' is not a number from 0 on", name, cell);
}

/* The values of one line. Of a single CPU (not -1, all of them) only idle and waiting count. */
static bool take_values(const struct reader *reader, const char *const *cells, bool single,
			struct monitor_sample *sample, struct error *err)
{
	for (size_t i = VALUES; i < reader->section.columns; i++) {
		const struct import_field *field = reader->section.fields[i];
		double theirs;

		if (!field || (single && field != &fields[IDLE] && field != &fields[WAIT]))
			continue;
		if (!number_in(reader, field->field, cells[i], &theirs, err))
			return false;
		monitor_take(sample, field, MONITOR_RATE, theirs);
	}
	return true;
}

/* Puts a line to what is known of its moment. */
static bool join_line(const struct reader *reader, const char *const *cells, struct moment *moment,
		      struct error *err)
{
	const struct section *section = &reader->section;
	const char *which = section->which < CELLS_MOST ? cells[section->which] : "";
	bool single = section->cpu && strcmp(which, "-1") != 0;
	struct monitor_sample cpu = monitor_sample_blank(moment->sample.when);
	struct monitor_sample *sample = single ? &cpu : &moment->sample;

	if (!section->cpu && is_left_out(section, which))
		return true;
	if (section->io) {
		sample = &moment->io;
		*sample = monitor_sample_blank(moment->sample.when);
	}
	if (!take_values(reader, cells, single, sample, err))
		return false;
	if (section->cpu)
		monitor_busy_of_idle(sample);
	if (single)
		monitor_add(&moment->sample, METRICS_CPU_SECONDS, MONITOR_RATE,
			    cpu.further[SAMPLE_CPU]);
	return true;
}

/* `2026-11-30 07:41:46 UTC`, or local, with the name of a zone behind it or without (sadf -t). */
static bool time_in(const struct reader *reader, const char *cell, double *when, struct error *err)
{
	char local[20];

	if (number_of_text(cell, when) && is_epoch(*when))
		return true;
	snprintf(local, sizeof local, "%.19s", cell);
	if (strlen(local) == 19 && time_of_iso(local, when) &&
	    (cell[19] == '\0' || cell[19] == ' ')) {
		*when = sink_utc(reader->sink, *when, cell[19] == ' ' ? cell + 20 : "");
		return !isnan(*when) ||
		       error_at(err, lines_place(&reader->lines, cell),
				"column 'timestamp': '%s' is local time: say which, by "
				"--utc-offset=+HH:MM",
				cell);
	}
	return error_at(
		err, lines_place(&reader->lines, cell),
		"column 'timestamp': '%s' is neither a date and time nor seconds since 1970 "
		"(sadf -d, or sadf -d -U)",
		cell);
}

static bool take_host(struct reader *reader, const char *name, struct error *err)
{
	if (!reader->host)
		reader->host = strdup(name);
	if (!reader->host)
		return error_memory(err);
	return strcmp(reader->host, name) == 0 ||
	       error_at(err, lines_place(&reader->lines, name),
			"column 'hostname': '%s' stands in a file of '%s'", name, reader->host);
}

static bool take_cells(struct reader *reader, struct error *err)
{
	const char *cells[CELLS_MOST] = { NULL };
	size_t count = split(reader->lines.text, cells);
	struct moment *moment;
	double when;
	double interval;

	if (count >= 4 &&
	    (strncmp(cells[3], "LINUX-RESTART", 13) == 0 || strncmp(cells[3], "COM", 3) == 0))
		return true;
	if (count != reader->section.columns || count < 4)
		return error_at(err, lines_place(&reader->lines, reader->lines.text),
				"%zu cells where the header has %zu", count,
				reader->section.columns);
	if (!take_host(reader, cells[0], err) ||
	    !number_in(reader, fields[INTERVAL].field, cells[1], &interval, err) ||
	    !time_in(reader, cells[2], &when, err))
		return false;
	moment = moment_at(reader, when, interval);
	return moment ? join_line(reader, cells, moment, err) : error_memory(err);
}

static bool take_line(void *closure, struct error *err)
{
	struct reader *reader = closure;
	const char *text = reader->lines.text;

	if (strncmp(text, section_start, strlen(section_start)) == 0)
		return take_header(reader, err);
	return text[0] == '\0' || text[0] == '#' || take_cells(reader, err);
}

static int by_time(const void *left, const void *right)
{
	const struct moment *a = left;
	const struct moment *b = right;

	return (a->sample.when > b->sample.when) - (a->sample.when < b->sample.when);
}

static bool write_moments(struct reader *reader, struct error *err)
{
	struct monitored host = { .host = reader->host };

	if (reader->count > 0)
		qsort(reader->moments, reader->count, sizeof *reader->moments, by_time);
	for (size_t i = 0; i < reader->count; i++) {
		struct monitor_sample *sample = &reader->moments[i].sample;
		const double *io = reader->moments[i].io.value;

		if (isnan(sample->value[METRICS_DISK_READ_BYTES])) {
			monitor_add(sample, METRICS_DISK_READ_BYTES, MONITOR_RATE,
				    io[METRICS_DISK_READ_BYTES]);
			monitor_add(sample, METRICS_DISK_WRITTEN_BYTES, MONITOR_RATE,
				    io[METRICS_DISK_WRITTEN_BYTES]);
		}
		if (!monitor_write(&host, sample, (struct place){ sink_path(reader->sink), 0, 0 },
				   reader->sink, err))
			return false;
	}
	return true;
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source }, .sink = sink };
	bool good =
		lines_each(&reader.lines, take_line, &reader, err) && write_moments(&reader, err);

	free(reader.moments);
	free(reader.host);
	return good;
}

const struct import_format import_sadf = {
	.name = "sadf",
	.producer = "sysstat, sadf -d",
	.holds = "metrics",
	.begins = { section_start },
	.read = read_file,
	.order = IMPORT_OBSERVATIONS,
	.fields = fields,
	.samples = true,
};
