/* meaning.c — metrics that kept their name when what they count changed. */
#include "meaning.h"

#include "array.h"
#include "package.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WITH_HOLES    "the disk's virtual size, with its holes"
#define WITHOUT_HOLES "what of the disk holds data, without its holes"

/* clang-format off */
static const struct meaning_change changes[] = {
	{ METRIC_DISK_TOTAL_BYTES, "QEMU", 10000999, 11001000, WITH_HOLES, WITHOUT_HOLES },
	{ METRIC_DISK_MOVED_BYTES, "QEMU", 10000999, 11001000, WITH_HOLES, WITHOUT_HOLES },
	{ METRIC_ITERATIONS,       "QEMU", 10000999, 11001000, "passes over the memory", "looks at what is dirty, of which a pass has several" },
	{ METRIC_DATA_MOVED_BYTES, "QEMU", 10000999, 11001000, "memory and " WITH_HOLES, "memory and " WITHOUT_HOLES },
};
/* clang-format on */

const struct meaning_change *meaning_change_of(size_t metric)
{
	for (size_t i = 0; i < COUNT(changes); i++)
		if (changes[i].metric == metric)
			return &changes[i];
	return NULL;
}

unsigned meaning_version(const char *text)
{
	unsigned part[3] = { 0, 0, 0 };
	int parts = sscanf(text, "%5u.%3u.%3u", &part[0], &part[1], &part[2]);

	if (parts >= 2)
		return part[0] * 1000000 + part[1] * 1000 + part[2];
	return text[strspn(text, "0123456789")] == '\0' ? (unsigned)strtoul(text, NULL, 10) : 0;
}

/* The host that the row's migration came from, as the run's package describes it. */
static const json_t *source_of(const struct run *run, size_t row)
{
	const json_t *platform = json_object_get(package_provenance(run->package), "platform");
	const json_t *hosts = json_object_get(platform, "hosts");
	const char *source = run_text(run, row, "source");
	const char *const sides[] = { "a", "b" };

	for (size_t i = 0; source[0] != '\0' && i < COUNT(sides); i++) {
		const json_t *host = json_object_get(hosts, sides[i]);
		const char *name = json_string_value(json_object_get(host, "name"));

		if (name && strcmp(name, source) == 0)
			return host;
	}
	switch (run_text(run, row, "direction")[0]) {
	case 'A':
		return json_object_get(hosts, "a");
	case 'B':
		return json_object_get(hosts, "b");
	default:
		return NULL;
	}
}

enum meaning meaning_of(const struct meaning_change *change, const struct run *run, size_t row,
			char version[MEANING_VERSION_SIZE])
{
	const char *disk = run_text(run, row, "disk_total_bytes");
	const json_t *told = json_object_get(source_of(run, row), "hypervisor_version");
	unsigned number;

	version[0] = '\0';
	if (change->metric != METRIC_ITERATIONS && disk[0] != '\0' && strtod(disk, NULL) == 0)
		return MEANING_EITHER;
	if (json_is_string(told))
		snprintf(version, MEANING_VERSION_SIZE, "%s", json_string_value(told));
	else if (json_is_integer(told))
		snprintf(version, MEANING_VERSION_SIZE, "%" JSON_INTEGER_FORMAT,
			 json_integer_value(told));
	number = meaning_version(version);
	if (number == 0)
		return MEANING_UNKNOWN;
	return number <= change->until   ? MEANING_FIRST
	       : number >= change->since ? MEANING_LATER
					 : MEANING_UNKNOWN;
}
