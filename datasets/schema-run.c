/* schema-run.c — the tables of a run, as collect and import write them. */
#include "outcome.h"
#include "schema-parts.h"

static const char *const speakers[] = { "a", "b", "collect", NULL };
static const char *const tellers[] = { "call", "libvirt", "qemu", NULL };

static const struct column migrations_leading[] = {
	{ "migration", COLUMN_INTEGER, "", true,
	  "Number of the planned migration in its run, from 1; the other tables refer to it.",
	  NULL },
	{ "case", COLUMN_TEXT, "", true, "Name of the case.", NULL },
	{ "vm", COLUMN_TEXT, "", true, "Name of the VM.", NULL },
	{ "vm_uuid", COLUMN_TEXT, "", false, "UUID of the VM.", NULL },
	{ "cycle", COLUMN_INTEGER, "", true, "Number of the A-B-A cycle within the case, from 1.",
	  NULL },
	{ "direction", COLUMN_WORD, "", true, "AB: from host A to host B; BA: back.",
	  schema_directions },
	{ "order", COLUMN_INTEGER, "", true,
	  "Place of the VM in this emptying of a host, from 1: first moved, second moved.", NULL },
	{ "source", COLUMN_TEXT, "", false, "Host name of the source.", NULL },
	{ "destination", COLUMN_TEXT, "", false, "Host name of the destination.", NULL },
	{ "started_at", COLUMN_TIME, "", false, "UTC just before the migration call.", NULL },
	{ "clock_seconds", COLUMN_NUMBER, "s", false,
	  "The collecting host's monotonic clock at the same moment.", NULL },
	{ "outcome", COLUMN_WORD, "", true, "What became of it.", outcome_words },
};

static const struct column migrations_trailing[] = {
	{ "error_code", COLUMN_INTEGER, "", false, "The hypervisor's error number.", NULL },
	{ "error", COLUMN_TEXT, "", false, "The hypervisor's own words, or collect's reason.",
	  NULL },
};

const struct schema schema_migrations = {
	"migrations",
	"migrations.csv",
	"One planned migration.",
	migrations_leading,
	COUNT(migrations_leading),
	true,
	false,
	migrations_trailing,
	COUNT(migrations_trailing),
};

static const struct column progress_leading[] = {
	{ "migration", COLUMN_INTEGER, "", true, "Number of the migration in migrations.csv.",
	  NULL },
	{ "at", COLUMN_TIME, "", true, "UTC of the sample.", NULL },
	{ "clock_seconds", COLUMN_NUMBER, "s", true, "The collecting host's monotonic clock.",
	  NULL },
	{ "elapsed_seconds", COLUMN_NUMBER, "s", true, "Since just before the migration call.",
	  NULL },
	{ "job_time_seconds", COLUMN_NUMBER, "s", false, "The job's own elapsed time.", NULL },
	{ "data_total_bytes", COLUMN_NUMBER, "B", false, "Memory and disk to move.", NULL },
	{ "data_processed_bytes", COLUMN_NUMBER, "B", false, "Moved so far.", NULL },
	{ "data_remaining_bytes", COLUMN_NUMBER, "B", false, "Still to move.", NULL },
	{ "memory_total_bytes", COLUMN_NUMBER, "B", false, "Memory to move.", NULL },
	{ "memory_processed_bytes", COLUMN_NUMBER, "B", false, "Memory moved so far.", NULL },
	{ "memory_remaining_bytes", COLUMN_NUMBER, "B", false, "Memory still to move.", NULL },
	{ "memory_rate_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	  "Rate of the memory transfer.", NULL },
	{ "dirty_rate_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	  "Dirty rate: pages per second times the page size.", NULL },
	{ "iteration", COLUMN_NUMBER, "", false, "Pass over the dirty memory.", NULL },
	{ "disk_total_bytes", COLUMN_NUMBER, "B", false, "Disk to move (virtual size).", NULL },
	{ "disk_processed_bytes", COLUMN_NUMBER, "B", false, "Disk moved so far.", NULL },
	{ "disk_remaining_bytes", COLUMN_NUMBER, "B", false, "Disk still to move.", NULL },
	{ "throttle_ratio", COLUMN_NUMBER, "", false,
	  "Slowing of the guest's CPUs by auto-converge.", NULL },
};

const struct schema schema_progress = {
	"progress",
	"progress.csv",
	"One sample of the job statistics of a migration "
	"under way.",
	progress_leading,
	COUNT(progress_leading),
	false,
	false,
	NULL,
	0,
};

static const struct column events_leading[] = {
	{ "at", COLUMN_TIME, "", true, "UTC of the event's arrival at collect.", NULL },
	{ "clock_seconds", COLUMN_NUMBER, "s", true, "The collecting host's monotonic clock.",
	  NULL },
	{ "migration", COLUMN_INTEGER, "", false, "The migration it belongs to; empty: none.",
	  NULL },
	{ "from", COLUMN_WORD, "", true, "Who says so: host a, host b, or collect itself.",
	  speakers },
	{ "vm", COLUMN_TEXT, "", false, "Name of the VM.", NULL },
	{ "event", COLUMN_TEXT, "", true, "What happened, in one word.", NULL },
	{ "detail", COLUMN_TEXT, "", false, "More about it.", NULL },
};

const struct schema schema_events = {
	"events",
	"events.csv",
	"One event of the hypervisor or of collect.",
	events_leading,
	COUNT(events_leading),
	false,
	false,
	NULL,
	0,
};

static const struct column parameters_leading[] = {
	{ "migration", COLUMN_INTEGER, "", true, "Number of the migration in migrations.csv.",
	  NULL },
	{ "parameter", COLUMN_TEXT, "", true, "A parameter of the case: a column of cases.csv.",
	  NULL },
	{ "asked", COLUMN_TEXT, "", false, "As the case has it; empty: the hypervisor's default.",
	  NULL },
	{ "in_force", COLUMN_TEXT, "", false,
	  "As it really was while the migration ran; empty: nobody could tell.", NULL },
	{ "told_by", COLUMN_WORD, "", false,
	  "Who says what was in force: libvirt or QEMU, asked while it ran, or the call that "
	  "collect "
	  "made.",
	  tellers },
};

const struct schema schema_parameters = {
	"parameters",
	"parameters.csv",
	"One parameter of one migration: as asked and as in force.",
	parameters_leading,
	COUNT(parameters_leading),
	false,
	false,
	NULL,
	0,
};
