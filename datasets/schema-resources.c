/* schema-resources.c — the table of what hosts and VM use around the migrations. */
#include "schema-parts.h"

static const char *const moments[] = { "start", "switchover", NULL };
static const char *const entities[] = { "source", "destination", "vm_at_source",
					"vm_at_destination", NULL };

static const struct column resources_leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
};

static const struct column resources_trailing[] = {
	{ "aligned_at", COLUMN_WORD, "", true,
	  "The moment of each migration that is taken as 0: start: just before the migration call; "
	  "switchover: when the guest was suspended at the source, or, where no event tells it, "
	  "when the migration ended.",
	  moments },
	{ "entity", COLUMN_WORD, "", true,
	  "Whose load: a host, or the VM's process at one of them.", entities },
	{ "quantity", COLUMN_TEXT, "", true,
	  "cpu_ratio (1: one CPU busy), memory_bytes, or disk_read, disk_written, "
	  "network_received, network_sent, each _bytes_per_second.",
	  NULL },
	{ "unit", COLUMN_TEXT, "", false, "Unit of median, p25 and p75.", NULL },
	{ "offset_seconds", COLUMN_NUMBER, "s", true,
	  "Middle of the time bin, from the moment taken as 0.", NULL },
	{ "bin_seconds", COLUMN_NUMBER, "s", true, "Width of the time bin.", NULL },
	{ "n", COLUMN_INTEGER, "", true, "Migrations whose samples cover at least half of the bin.",
	  NULL },
	{ "vms", COLUMN_INTEGER, "", true, "VMs they are of.", NULL },
	{ "median", COLUMN_NUMBER, "", true,
	  "Median of the migrations, each by its mean over the bin.", NULL },
	{ "p25", COLUMN_NUMBER, "", true, "25th percentile (type 7) of the same.", NULL },
	{ "p75", COLUMN_NUMBER, "", true, "75th percentile (type 7) of the same.", NULL },
};

const struct schema schema_resources = {
	"resources",
	"resources.csv",
	"One quantity of one host or VM in one time bin around one group's migrations.",
	resources_leading,
	COUNT(resources_leading),
	false,
	true,
	resources_trailing,
	COUNT(resources_trailing),
};
