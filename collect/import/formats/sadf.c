/*
 * sadf.c — what `sadf -d` of sysstat prints: sections, each with a header that begins with
 * `# hostname;interval;timestamp`, and lines with semicolons between the cells.
 *
 * CPU (sar -u, also -P ALL), memory (-r), I/O (-b), disks (-d) and interfaces (-n DEV) are taken;
 * other sections are skipped. Disks dm-* and loop* lie on others and are left out, and so is the
 * interface lo. Sections repeat the same moments, which are put together here.
 */
#include "collect/import/kit/host.h"
#include "collect/import/kit/time.h"
#include "formats.h"

#include "datasets/array.h"
#include "datasets/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct import_field fields[] = {
	{ "hostname", "", "metrics", "host", "a or b, in the order in which hosts come up" },
	{ "timestamp", "s", "metrics", "clock_seconds", "in UTC, or by sadf -U since 1970" },
	{ "%idle", "%", "metrics", "cpu_ratio", "1 - %idle - %iowait, of all CPUs (CPU -1)" },
	{ "%user", "%", "metrics", "cpu_user_ratio", NULL },
	{ "%usr", "%", "metrics", "cpu_user_ratio", "as sar -u ALL calls it" },
	{ "%system", "%", "metrics", "cpu_system_ratio", NULL },
	{ "%sys", "%", "metrics", "cpu_system_ratio", "as sar -u ALL calls it" },
	{ "%iowait", "%", "metrics", "cpu_wait_ratio", NULL },
	{ "%steal", "%", "metrics", "cpu_steal_ratio", NULL },
	{ "interval", "s", "metrics", "cpu_seconds",
	  "times 1 - %idle - %iowait, summed up over all single CPUs (sar -P ALL) and intervals" },
	{ "kbmemused", "KiB", "metrics", "memory_bytes", NULL },
	{ "rkB/s", "KiB", "metrics", "disk_read_bytes",
	  "a second; summed up over disks and intervals" },
	{ "wkB/s", "KiB", "metrics", "disk_written_bytes", "likewise" },
	{ "bread/s", "sector", "metrics", "disk_read_bytes", "likewise, where there is no rkB/s" },
	{ "bwrtn/s", "sector", "metrics", "disk_written_bytes",
	  "likewise, where there is no wkB/s" },
	{ "rxkB/s", "KiB", "metrics", "network_received_bytes",
	  "a second; summed up over interfaces and intervals" },
	{ "txkB/s", "KiB", "metrics", "network_sent_bytes", "likewise" },
	{ NULL, NULL, NULL, NULL, NULL },
};

enum { CELLS_MOST = 64 };

/* All that is known of one moment. */
struct moment {
	struct host_sample sample;
	double blocks[2]; /* read and written, of the section of I/O, bytes a second */
};

struct reader {
	struct import_lines lines;
	struct import_sink *sink;
	char *host;
	struct moment *moments;
	size_t count, capacity, hint;
	char *header; /* of the section */
	const char *names[CELLS_MOST];
	size_t columns;
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

static bool take_header(struct reader *reader, struct error *err)
{
	free(reader->header);
	reader->header = strdup(reader->lines.text + 2); /* behind "# " */
	if (!reader->header)
		return error_memory(err);
	reader->columns = split(reader->header, reader->names);
	return reader->columns <= CELLS_MOST ||
	       error_at(err, lines_place(&reader->lines, reader->lines.text),
			"a header of more than %d columns", CELLS_MOST);
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
	if (reader->count == reader->capacity) {
		size_t capacity = 2 * reader->capacity + 64;
		struct moment *bigger = realloc(reader->moments, capacity * sizeof *bigger);

		if (!bigger)
			return NULL;
		reader->moments = bigger;
		reader->capacity = capacity;
	}
	reader->hint = reader->count;
	moment = &reader->moments[reader->count++];
	*moment = (struct moment){ host_sample_blank(when), { NAN, NAN } };
	moment->sample.interval = interval;
	return moment;
}

static const char *cell_of(const struct reader *reader, const char *const *cells, const char *name)
{
	for (size_t i = 0; i < reader->columns; i++)
		if (strcmp(reader->names[i], name) == 0)
			return cells[i];
	return NULL;
}

/* The number in a column, in our unit; NaN if the section does not have it. */
static bool number_in(const struct reader *reader, const char *const *cells, const char *name,
		      double *number, struct error *err)
{
	const char *cell = cell_of(reader, cells, name);

	*number = NAN;
	if (!cell)
		return true;
	if (!number_of_text(cell, number) || *number < 0)
		return error_at(err, lines_place(&reader->lines, cell),
				"column '%s': '%s' is not a number from 0 on", name, cell);
	*number = field_convert(field_find(fields, name, &schema_metrics), *number, NAN);
	return true;
}

/* The first of two columns that the section has. */
static bool either(const struct reader *reader, const char *const *cells, const char *one,
		   const char *other, double *number, struct error *err)
{
	return number_in(reader, cells, cell_of(reader, cells, one) ? one : other, number, err);
}

static bool take_cpu(const struct reader *reader, struct moment *moment, const char *const *cells,
		     struct error *err)
{
	double *further = moment->sample.further;
	double idle;
	double wait;
	double busy;

	if (!number_in(reader, cells, "%idle", &idle, err) ||
	    !number_in(reader, cells, "%iowait", &wait, err))
		return false;
	busy = fmax(0, 1 - idle - wait);
	if (strcmp(cell_of(reader, cells, "CPU"), "-1") != 0) {
		host_sample_add(&moment->sample, METRICS_CPU_SECONDS, HOST_RATE, busy);
		return true;
	}
	further[SAMPLE_CPU] = busy;
	further[SAMPLE_WAIT] = wait;
	return either(reader, cells, "%user", "%usr", &further[SAMPLE_USER], err) &&
	       either(reader, cells, "%system", "%sys", &further[SAMPLE_SYSTEM], err) &&
	       number_in(reader, cells, "%steal", &further[SAMPLE_STEAL], err);
}

/* A device that is not counted. */
static bool is_left_out(const struct reader *reader, const char *const *cells)
{
	const char *disk = cell_of(reader, cells, "DEV");
	const char *interface = cell_of(reader, cells, "IFACE");

	return (disk && (strncmp(disk, "dm-", 3) == 0 || strncmp(disk, "loop", 4) == 0)) ||
	       (interface && strcmp(interface, "lo") == 0);
}

static bool take_others(const struct reader *reader, struct moment *moment,
			const char *const *cells, struct error *err)
{
	static const struct {
		const char *column;
		enum metrics_value value;
		enum host_kind kind;
	} columns[] = { { "kbmemused", METRICS_MEMORY_BYTES, HOST_LEVEL },
			{ "rkB/s", METRICS_DISK_READ_BYTES, HOST_RATE },
			{ "wkB/s", METRICS_DISK_WRITTEN_BYTES, HOST_RATE },
			{ "rxkB/s", METRICS_NETWORK_RECEIVED_BYTES, HOST_RATE },
			{ "txkB/s", METRICS_NETWORK_SENT_BYTES, HOST_RATE } };

	if (is_left_out(reader, cells))
		return true;
	for (size_t i = 0; i < COUNT(columns); i++) {
		double number;

		if (!number_in(reader, cells, columns[i].column, &number, err))
			return false;
		host_sample_add(&moment->sample, columns[i].value, columns[i].kind, number);
	}
	return !cell_of(reader, cells, "bread/s") ||
	       (number_in(reader, cells, "bread/s", &moment->blocks[0], err) &&
		number_in(reader, cells, "bwrtn/s", &moment->blocks[1], err));
}

static bool time_in(const struct reader *reader, const char *cell, double *when, struct error *err)
{
	size_t length = strlen(cell);

	if (number_of_text(cell, when) && *when >= 0 && *when <= 253402300799.0)
		return true;
	if (length > 4 && strcmp(cell + length - 4, " UTC") == 0 && time_of_iso(cell, when))
		return true;
	return error_at(err, lines_place(&reader->lines, cell),
			"column 'timestamp': '%s' is neither a time in UTC nor in seconds since "
			"1970 (sadf -d, or sadf -d -U)",
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

static bool take_line(struct reader *reader, struct error *err)
{
	const char *cells[CELLS_MOST] = { NULL };
	size_t count = split(reader->lines.text, cells);
	struct moment *moment;
	double when;
	double interval;

	if (count >= 4 &&
	    (strncmp(cells[3], "LINUX-RESTART", 13) == 0 || strncmp(cells[3], "COM", 3) == 0))
		return true;
	if (count != reader->columns || count < 4)
		return error_at(err, lines_place(&reader->lines, reader->lines.text),
				"%zu cells where the header has %zu", count, reader->columns);
	if (!take_host(reader, cells[0], err) ||
	    !number_in(reader, cells, "interval", &interval, err) ||
	    !time_in(reader, cells[2], &when, err))
		return false;
	moment = moment_at(reader, when, interval);
	if (!moment)
		return error_memory(err);
	return cell_of(reader, cells, "CPU") && cell_of(reader, cells, "%idle") &&
			       cell_of(reader, cells, "%iowait")
		       ? take_cpu(reader, moment, cells, err)
		       : take_others(reader, moment, cells, err);
}

static bool read_lines(struct reader *reader, struct error *err)
{
	bool more = true;

	while (lines_next(&reader->lines, &more, err) && more) {
		const char *text = reader->lines.text;

		if (strncmp(text, "# hostname;interval;timestamp;", 30) == 0) {
			if (!take_header(reader, err))
				return false;
		} else if (text[0] != '\0' && text[0] != '#') {
			if (!take_line(reader, err))
				return false;
		}
	}
	return !more;
}

static int by_time(const void *left, const void *right)
{
	const struct moment *a = left;
	const struct moment *b = right;

	return (a->sample.when > b->sample.when) - (a->sample.when < b->sample.when);
}

static bool write_moments(struct reader *reader, struct error *err)
{
	struct host host = { .name = reader->host };

	if (reader->count > 0)
		qsort(reader->moments, reader->count, sizeof *reader->moments, by_time);
	for (size_t i = 0; i < reader->count; i++) {
		struct host_sample *sample = &reader->moments[i].sample;

		if (isnan(sample->value[METRICS_DISK_READ_BYTES])) {
			host_sample_add(sample, METRICS_DISK_READ_BYTES, HOST_RATE,
					reader->moments[i].blocks[0]);
			host_sample_add(sample, METRICS_DISK_WRITTEN_BYTES, HOST_RATE,
					reader->moments[i].blocks[1]);
		}
		if (!host_write(&host, sample, (struct place){ sink_path(reader->sink), 0, 0 },
				reader->sink, err))
			return false;
	}
	return true;
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .lines = { .source = source }, .sink = sink };
	bool good = read_lines(&reader, err) && write_moments(&reader, err);

	free(reader.header);
	free(reader.moments);
	free(reader.host);
	lines_free(&reader.lines);
	return good;
}

static bool looks_like(const struct import_source *source)
{
	return strncmp(source->text, "# hostname;interval;timestamp;", 30) == 0;
}

const struct import_format import_sadf = {
	.name = "sadf",
	.producer = "sysstat, sadf -d",
	.holds = "metrics",
	.looks_like = looks_like,
	.read = read_file,
	.order = IMPORT_OBSERVATIONS,
	.fields = fields,
	.metrics = import_sample_columns,
	.metrics_count = SAMPLES,
};
