/* schema-evacuation.c — the table of how long it takes to empty a host. */
#include "schema-parts.h"

static const struct column evacuation_leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
};

static const struct column evacuation_trailing[] = {
	{ "host_vms", COLUMN_INTEGER, "", true, "VMs on the host that is emptied.", NULL },
	{ "at_a_time", COLUMN_INTEGER, "", true, "How many of them move at the same time.", NULL },
	{ "n", COLUMN_INTEGER, "", true, "Measured total times that it is drawn from.", NULL },
	{ "vms", COLUMN_INTEGER, "", true, "VMs they come from.", NULL },
	{ "p50_seconds", COLUMN_NUMBER, "s", false,
	  "Half of the evacuations take at most so long (type 7); empty: no total time was "
	  "measured.",
	  NULL },
	{ "p95_seconds", COLUMN_NUMBER, "s", false, "95 of 100 take at most so long (type 7).",
	  NULL },
	{ "mean_seconds", COLUMN_NUMBER, "s", false, "Mean of the evacuations.", NULL },
	{ "draws", COLUMN_INTEGER, "", true, "How many evacuations were drawn.", NULL },
	{ "seed", COLUMN_INTEGER, "", true, "Seed of the random numbers.", NULL },
	{ "attempted", COLUMN_INTEGER, "", true, "Migrations attempted in the run.", NULL },
	{ "failed", COLUMN_INTEGER, "", true,
	  "Those of them that failed: such a VM stays behind, and its time is not in the above.",
	  NULL },
};

const struct schema schema_evacuation = {
	"evacuation",
	"evacuation.csv",
	"Emptying a host of so many VMs like those of one group, so many at a time.",
	evacuation_leading,
	COUNT(evacuation_leading),
	false,
	true,
	evacuation_trailing,
	COUNT(evacuation_trailing),
};
