/*
 * sadf-json.c — what `sadf -j` of sysstat prints: for each host a list of moments, and in each what
 * was asked for: CPU (sar -u, also -P ALL), memory (-r), I/O (-b), disks (-d), interfaces (-n DEV).
 *
 * As of sadf -d, disks dm-* and loop* and the interface lo are left out.
 */
#include "collect/import/kit/iso-time.h"
#include "collect/import/kit/monitor.h"
#include "formats.h"

#include "datasets/array.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* clang-format off */
static const struct import_field fields[] = {
	{ "nodename",         "",       "metrics", "host",                   "a or b, in the order in which hosts come up" },
	{ "timestamp",        "s",      "metrics", "clock_seconds",          "date and time, in UTC where it says so, else local: --utc-offset" },
	{ "idle",             "%",      "metrics", "cpu_ratio",              "1 - idle - iowait, of cpu-load's or cpu-load-all's cpu all" },
	{ "user",             "%",      "metrics", "cpu_user_ratio",         NULL },
	{ "usr",              "%",      "metrics", "cpu_user_ratio",         "of cpu-load-all" },
	{ "system",           "%",      "metrics", "cpu_system_ratio",       NULL },
	{ "sys",              "%",      "metrics", "cpu_system_ratio",       "of cpu-load-all" },
	{ "iowait",           "%",      "metrics", "cpu_wait_ratio",         NULL },
	{ "steal",            "%",      "metrics", "cpu_steal_ratio",        NULL },
	{ "interval",         "s",      "metrics", "cpu_seconds",            "times 1 - idle - iowait, summed up over all single CPUs and intervals" },
	{ "memory.memused",   "KiB",    "metrics", "memory_bytes",           NULL },
	{ "disk.rkB",         "KiB",    "metrics", "disk_read_bytes",        "a second; summed up over disks and intervals" },
	{ "disk.wkB",         "KiB",    "metrics", "disk_written_bytes",     "likewise" },
	{ "io-reads.bread",   "sector", "metrics", "disk_read_bytes",        "likewise, where there are no disks" },
	{ "io-writes.bwrtn",  "sector", "metrics", "disk_written_bytes",     "likewise, where there are no disks" },
	{ "net-dev.rxkB",     "KiB",    "metrics", "network_received_bytes", "a second; summed up over interfaces and intervals" },
	{ "net-dev.txkB",     "KiB",    "metrics", "network_sent_bytes",     "likewise" },
	{ NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */

struct reader {
	struct import_sink *sink;
	struct monitored monitored;
	struct monitor_sample sample;
};

/* The number of an object's member, by the field of that name; false with *err: it is negative or
 * none. */
static bool take(struct monitor_sample *sample, const struct json_at *object, const char *key,
		 const char *field, struct error *err)
{
	const struct json_at at = json_key_of(object, key);
	double number;

	if (!json_number_at(&at, &number, err))
		return false;
	if (number < 0)
		return json_fail(&at, err, "%g is negative", number);
	if (!isnan(number))
		monitor_take(sample, monitor_field(fields, field), MONITOR_RATE, number);
	return true;
}

static bool has_prefix(const char *text, const char *const *prefixes, size_t count)
{
	for (size_t i = 0; text && i < count; i++)
		if (strncmp(text, prefixes[i], strlen(prefixes[i])) == 0)
			return true;
	return false;
}

/* The shares of one CPU, or of all. */
static bool take_cpu(void *closure, const struct json_at *cpu, struct error *err)
{
	static const char *const keys[] = { "user",   "usr",   "system", "sys",
					    "iowait", "steal", "idle" };
	struct reader *reader = closure;
	struct monitor_sample one = monitor_sample_blank(reader->sample.when);
	const char *name;

	if (!json_text_of(cpu, "cpu", &name, err))
		return false;
	for (size_t i = 0; i < COUNT(keys); i++)
		if (!take(&one, cpu, keys[i], keys[i], err))
			return false;
	monitor_busy_of_idle(&one);
	if (name && strcmp(name, "all") == 0)
		memcpy(reader->sample.further, one.further, sizeof one.further);
	else
		monitor_add(&reader->sample, METRICS_CPU_SECONDS, MONITOR_RATE,
			    one.further[SAMPLE_CPU]);
	return true;
}

static bool take_disk(void *closure, const struct json_at *disk, struct error *err)
{
	static const char *const others[] = { "dm-", "loop" };
	struct reader *reader = closure;
	const char *name;

	if (!json_text_of(disk, "disk-device", &name, err))
		return false;
	return has_prefix(name, others, COUNT(others)) ||
	       (take(&reader->sample, disk, "rkB", "disk.rkB", err) &&
		take(&reader->sample, disk, "wkB", "disk.wkB", err));
}

static bool take_interface(void *closure, const struct json_at *interface, struct error *err)
{
	struct reader *reader = closure;
	const char *name;

	if (!json_text_of(interface, "iface", &name, err))
		return false;
	return (name && strcmp(name, "lo") == 0) ||
	       (take(&reader->sample, interface, "rxkB", "net-dev.rxkB", err) &&
		take(&reader->sample, interface, "txkB", "net-dev.txkB", err));
}

/* All disks together, where the single ones are not there. */
static bool take_io(struct reader *reader, const struct json_at *moment, struct error *err)
{
	const struct json_at io = json_key_of(moment, "io");
	const struct json_at reads = json_key_of(&io, "io-reads");
	const struct json_at writes = json_key_of(&io, "io-writes");

	return !isnan(reader->sample.value[METRICS_DISK_READ_BYTES]) ||
	       (take(&reader->sample, &reads, "bread", "io-reads.bread", err) &&
		take(&reader->sample, &writes, "bwrtn", "io-writes.bwrtn", err));
}

/* Each item of a list that may be missing. */
static bool each_of(struct reader *reader, const struct json_at *list, json_take *take_item,
		    struct error *err)
{
	return !list->value || json_each(list, take_item, reader, err);
}

static bool take_values(struct reader *reader, const struct json_at *moment, struct error *err)
{
	const struct json_at load = json_key_of(moment, "cpu-load");
	const struct json_at load_all = json_key_of(moment, "cpu-load-all");
	const struct json_at memory = json_key_of(moment, "memory");
	const struct json_at disks = json_key_of(moment, "disk");
	const struct json_at network = json_key_of(moment, "network");
	const struct json_at interfaces = json_key_of(&network, "net-dev");

	return each_of(reader, &load, take_cpu, err) && each_of(reader, &load_all, take_cpu, err) &&
	       take(&reader->sample, &memory, "memused", "memory.memused", err) &&
	       each_of(reader, &disks, take_disk, err) &&
	       each_of(reader, &interfaces, take_interface, err) && take_io(reader, moment, err);
}

/* A moment's time and interval. */
static bool take_time(struct reader *reader, const struct json_at *moment, struct error *err)
{
	const struct json_at stamp = json_key_of(moment, "timestamp");
	const struct json_at utc = json_key_of(&stamp, "utc");
	const char *date = NULL;
	const char *time = NULL;
	const char *zone;
	char text[48];
	double when;
	double interval;

	if (!json_need_text(&stamp, "date", &date, err) ||
	    !json_need_text(&stamp, "time", &time, err) ||
	    !json_text_of(&stamp, "tz", &zone, err) || /* since sysstat 12.7 */
	    !json_number_of(&stamp, "interval", &interval, err))
		return false;
	snprintf(text, sizeof text, "%.10s %.8s", date, time);
	if (!time_of_iso(text, &when))
		return json_fail(&stamp, err, "'%s' is no date and time", text);
	if (!json_is_true(utc.value) && !(json_number_value(utc.value) > 0))
		when = sink_utc(reader->sink, when, zone ? zone : "");
	if (isnan(when))
		return json_fail(&stamp, err,
				 "'%s' is local time: say which, by --utc-offset=+HH:MM", text);
	reader->sample = monitor_sample_blank(when);
	reader->sample.interval = interval > 0 ? interval : NAN;
	return true;
}

static bool take_moment(void *closure, const struct json_at *moment, struct error *err)
{
	struct reader *reader = closure;

	if (!json_key_of(moment, "timestamp").value)
		return true; /* sadf ends its lists with an empty one */
	if (!take_time(reader, moment, err) || !take_values(reader, moment, err))
		return false;
	if (reader->sample.when < reader->monitored.when)
		return json_fail(moment, err, "time goes back");
	return monitor_write(&reader->monitored, &reader->sample,
			     (struct place){ sink_path(reader->sink), 0, 0 }, reader->sink, err);
}

static bool take_host(void *closure, const struct json_at *host, struct error *err)
{
	struct reader reader = { .sink = closure };
	const struct json_at statistics = json_key_of(host, "statistics");

	return json_text_of(host, "nodename", &reader.monitored.host, err) &&
	       json_each(&statistics, take_moment, &reader, err);
}

static bool read_root(void *closure, const struct json_at *root, struct error *err)
{
	const struct json_at sysstat = json_key_of(root, "sysstat");
	const struct json_at hosts = json_key_of(&sysstat, "hosts");

	return json_each(&hosts, take_host, closure, err);
}

const struct import_format import_sadf_json = {
	.name = "sadf-json",
	.producer = "sysstat, sadf -j",
	.holds = "metrics",
	.has_all = { "\"sysstat\"", "\"hosts\"", "\"statistics\"" },
	.read_json = read_root,
	.order = IMPORT_OBSERVATIONS,
	.fields = fields,
	.samples = true,
};
