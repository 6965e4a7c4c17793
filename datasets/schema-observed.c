/* schema-observed.c — the tables of what collect saw from outside: gaps and loads. */
#include "schema-parts.h"

static const char *const probes[] = { "icmp", "udp", "tcp", NULL };
static const char *const causes[] = { "target", "collector", NULL };
static const char *const phases[] = { "before", "during", "after", NULL };
static const char *const sides[] = { "a", "b", NULL };

static const struct column gaps_leading[] = {
	{ "migration", COLUMN_INTEGER, "", true, "Number of the migration in migrations.csv.",
	  NULL },
	{ "vm", COLUMN_TEXT, "", true, "Name of the VM.", NULL },
	{ "probe", COLUMN_WORD, "", true, "Which probe heard nothing.", probes },
	{ "cause", COLUMN_WORD, "", true,
	  "target: the VM or the way to it was silent; collector: collect itself was late, and "
	  "nothing is known of the VM.",
	  causes },
	{ "clock_seconds", COLUMN_NUMBER, "s", true,
	  "The collecting host's monotonic clock when the last answer before it arrived.", NULL },
	{ "gap_seconds", COLUMN_NUMBER, "s", true,
	  "Length of the outage: the silence less half of the spacing of the probes at either end. "
	  "open: a lower bound.",
	  NULL },
	{ "resolution_seconds", COLUMN_NUMBER, "s", true,
	  "The true length lies within this much of gap_seconds.", NULL },
	{ "silence_seconds", COLUMN_NUMBER, "s", true,
	  "From the arrival of the last answer before to that of the first one after.", NULL },
	{ "own_late_seconds", COLUMN_NUMBER, "s", true,
	  "The part of the silence in which collect itself was late to send.", NULL },
	{ "threshold_seconds", COLUMN_NUMBER, "s", true,
	  "A silence longer than this is a gap: three times baseline_seconds.", NULL },
	{ "baseline_seconds", COLUMN_NUMBER, "s", true,
	  "p99 of the spacing of this VM's answers just before the migration.", NULL },
	{ "probes", COLUMN_INTEGER, "", true,
	  "How many probes were sent after the last one that was answered before it.", NULL },
	{ "open", COLUMN_WORD, "", true, "yes: no answer came any more while collect was looking.",
	  schema_answers },
};

const struct schema schema_gaps = {
	"gaps",
	"gaps.csv",
	"One silence heard by one probe around a migration.",
	gaps_leading,
	COUNT(gaps_leading),
	false,
	false,
	NULL,
	0,
};

static const struct column metrics_leading[] = {
	{ "migration", COLUMN_INTEGER, "", true,
	  "Number of the migration in migrations.csv: the VM's own, else the oldest under way.",
	  NULL },
	{ "phase", COLUMN_WORD, "", true,
	  "before: up to the migration call; during: until both hosts have settled; after.",
	  phases },
	{ "clock_seconds", COLUMN_NUMBER, "s", true,
	  "The collecting host's monotonic clock when the answer arrived.", NULL },
	{ "ask_seconds", COLUMN_NUMBER, "s", true,
	  "How long the answer took: the values are of a moment in this time before it.", NULL },
	{ "host", COLUMN_WORD, "", false, "Who was asked; empty: the guest itself.", sides },
	{ "vm", COLUMN_TEXT, "", false, "Name of the VM; empty: the host as a whole.", NULL },
	{ "cpu_seconds", COLUMN_NUMBER, "s", false,
	  "CPU time used since its start: a counter. A host's is without idle and waiting.", NULL },
	{ "memory_bytes", COLUMN_NUMBER, "B", false,
	  "Memory used: of a VM, what its process holds (resident); of a host, all but free, "
	  "buffers and cache.",
	  NULL },
	{ "memory_total_bytes", COLUMN_NUMBER, "B", false, "Memory it has.", NULL },
	{ "disk_read_bytes", COLUMN_NUMBER, "B", false, "Read from all disks: a counter.", NULL },
	{ "disk_written_bytes", COLUMN_NUMBER, "B", false, "Written to all disks: a counter.",
	  NULL },
	{ "network_received_bytes", COLUMN_NUMBER, "B", false,
	  "Received by all network interfaces: a counter.", NULL },
	{ "network_sent_bytes", COLUMN_NUMBER, "B", false,
	  "Sent by all network interfaces: a counter.", NULL },
	{ "work", COLUMN_NUMBER, "", false,
	  "The guest's own counter of work done, in the workload's unit.", NULL },
};

const struct schema schema_metrics = {
	"metrics",
	"metrics.csv",
	"One sample of a host or of a VM around a migration.",
	metrics_leading,
	COUNT(metrics_leading),
	false,
	false,
	NULL,
	0,
};
