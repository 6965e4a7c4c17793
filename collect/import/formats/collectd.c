/*
 * collectd.c — a file of collectd's csv plugin: HOST/PLUGIN/TYPE-DATE, one for each thing
 * that is measured. What it is stands in its path alone, so a file must be given with its folders.
 *
 * A row of metrics.csv from such a file has one or two values. The plugins cpu (by its
 * percentages), memory, interface and disk are taken. A device stands in the column vm, as
 * interface-eth0, for it is a part of its host. Counters are written as whole numbers, or as rates
 * with a point if the plugin was told StoreRates.
 */
#include "collect/import/kit/csv.h"
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/monitor.h"
#include "formats.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "the path",                 "",  "metrics", "host",                   "a or b, in the order in which hosts come up" },
	{ "epoch",                    "s", "metrics", "clock_seconds",          NULL },
	{ "cpu/percent-user/value",   "%", "metrics", "cpu_user_ratio",         NULL },
	{ "cpu/percent-system/value", "%", "metrics", "cpu_system_ratio",       NULL },
	{ "cpu/percent-wait/value",   "%", "metrics", "cpu_wait_ratio",         NULL },
	{ "cpu/percent-steal/value",  "%", "metrics", "cpu_steal_ratio",        NULL },
	{ "memory/memory-used/value", "B", "metrics", "memory_bytes",           NULL },
	{ "interface-/if_octets/rx",  "B", "metrics", "network_received_bytes", "of one interface, named in the column vm" },
	{ "interface-/if_octets/tx",  "B", "metrics", "network_sent_bytes",     "likewise" },
	{ "disk-/disk_octets/read",   "B", "metrics", "disk_read_bytes",        "of one disk, named in the column vm" },
	{ "disk-/disk_octets/write",  "B", "metrics", "disk_written_bytes",     "likewise" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

enum { FIRST = 2, COLUMNS_MOST = 8, DATE_LENGTH = 11 /* -2026-01-31 */ };

/* What the path tells: three texts, cut out of one. */
struct path {
	char *text;
	const char *host, *plugin, *type;
};

/* -YYYY-MM-DD at the end of a name. */
static bool has_date(const char *name)
{
	static const char form[] = "-dddd-dd-dd";
	size_t length = strlen(name);

	if (length <= DATE_LENGTH)
		return false;
	name += length - DATE_LENGTH;
	for (size_t i = 0; i < DATE_LENGTH; i++)
		if (form[i] == 'd' ? !strchr("0123456789", name[i]) : name[i] != '-')
			return false;
	return true;
}

/* Cuts the last part of text off, and returns it; NULL if there is no slash before it. */
static char *cut_last(char *text)
{
	char *slash = strrchr(text, '/');

	if (!slash)
		return NULL;
	*slash = '\0';
	return slash + 1;
}

static bool path_take(struct path *path, const struct import_source *source, struct error *err)
{
	char *type;
	char *host;

	path->text = strdup(source->path);
	if (!path->text)
		return error_memory(err);
	type = cut_last(path->text);
	path->plugin = type ? cut_last(path->text) : NULL;
	if (!path->plugin || path->text[0] == '\0' || !has_date(type))
		return error_set(
			err,
			"%s: collectd's files tell what they are by their path; give it as "
			"HOST/PLUGIN/TYPE-DATE",
			source->path);
	type[strlen(type) - DATE_LENGTH] = '\0';
	path->type = type;
	host = strrchr(path->text, '/');
	path->host = host ? host + 1 : path->text;
	return true;
}

/* The field PLUGIN/TYPE/COLUMN; a plugin in the table that ends in - has an instance. */
static const struct import_field *field_of(const struct path *path, const char *column)
{
	for (const struct import_field *field = fields + FIRST; field->field; field++) {
		size_t plugin = strcspn(field->field, "/");
		const char *type = field->field + plugin + 1;
		size_t length = strcspn(type, "/");
		bool instance = field->field[plugin - 1] == '-';

		if (strncmp(path->plugin, field->field, plugin) == 0 &&
		    (instance || path->plugin[plugin] == '\0') && strlen(path->type) == length &&
		    strncmp(path->type, type, length) == 0 &&
		    strcmp(type + length + 1, column) == 0)
			return field;
	}
	return NULL;
}

struct reader {
	struct path path;
	struct import_sink *sink;
	const struct import_field *columns[COLUMNS_MOST]; /* NULL: not taken */
	size_t count;
	struct monitored monitored;
};

static bool take_header(void *closure, const struct csv_row *row, struct error *err)
{
	struct reader *reader = closure;
	const char *plugin = reader->path.plugin;
	bool some = false;

	reader->count = row->count;
	reader->monitored = (struct monitored){ .host = reader->path.host,
						.vm = strchr(plugin, '-') ? plugin : NULL };
	if (row->count < 2 || row->count > COLUMNS_MOST || strcmp(row->cells[0].text, "epoch") != 0)
		return error_at(err, (struct place){ sink_path(reader->sink), 1, 0 },
				"the first line should be epoch and the names of values");
	for (size_t i = 1; i < row->count; i++) {
		reader->columns[i] = field_of(&reader->path, row->cells[i].text);
		some = some || reader->columns[i];
	}
	return some || error_set(err,
				 "%s: import takes nothing from %s/%s of collectd (migstat import "
				 "--list collectd)",
				 sink_path(reader->sink), plugin, reader->path.type);
}

static bool take_row(void *closure, const struct csv_row *row, struct error *err)
{
	struct reader *reader = closure;
	struct monitor_sample sample;
	double when;

	if (!import_csv_fits(row, reader->count, err) ||
	    !import_csv_number(&row->cells[0], "epoch", &when, err))
		return false;
	if (!is_epoch(when))
		return error_at(err, row->cells[0].at,
				"column 'epoch': '%s' is no time in seconds since 1970",
				row->cells[0].text);
	sample = monitor_sample_blank(when);
	for (size_t i = 1; i < row->count; i++) {
		const struct cell *cell = &row->cells[i];
		enum monitor_kind kind = strchr(cell->text, '.') ? MONITOR_RATE : MONITOR_COUNTER;

		if (reader->columns[i] && strcmp(cell->text, "nan") != 0 &&
		    !monitor_take_cell(&sample, reader->columns[i], kind, cell, err))
			return false;
	}
	return monitor_write(&reader->monitored, &sample, row->cells[0].at, reader->sink, err);
}

static bool read_file(const struct import_source *source, struct import_sink *sink,
		      struct error *err)
{
	struct reader reader = { .sink = sink };
	bool good = path_take(&reader.path, source, err) &&
		    import_csv_read(source, take_header, take_row, &reader, err);

	free(reader.path.text);
	return good;
}

const struct import_format import_collectd = {
	.name = "collectd",
	.producer = "collectd, csv plugin: a file HOST/PLUGIN/TYPE-DATE each",
	.holds = "metrics",
	.begins = { "epoch," },
	.read = read_file,
	.order = IMPORT_OBSERVATIONS,
	.fields = fields,
	.samples = true,
};
