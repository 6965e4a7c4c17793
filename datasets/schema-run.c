/* schema-run.c — the tables of a run, as collect and import write them, and how they do so. */
#include "schema-run.h"

#include "metric.h"
#include "run-rows.h"

static const char *const speakers[] = { "a", "b", "collect", "import", NULL };
static const char *const tellers[] = { "call", "libvirt", "qemu", NULL };
static const char *const probes[] = { "icmp", "udp", "tcp", NULL };
static const char *const causes[] = { "target", "collector", NULL };
static const char *const phases[] = { "before", "during", "after", NULL };
static const char *const sides[] = { "a", "b", NULL };

/* Each line: the member of the row's struct (run-rows.h) that the column is written from, then as
 * COLUMN (column.h): name, type, unit, need, meaning. */
/* clang-format off */
#define MIGRATIONS_LEADING(C) \
	C(migration,     "migration",     INTEGER,                "",  REQUIRED, "Number of the planned migration in its run, from 1; the other tables refer to it.") \
	C(case_name,     "case",          TEXT,                   "",  REQUIRED, "Name of the case.") \
	C(vm,            "vm",            TEXT,                   "",  REQUIRED, "Name of the VM.") \
	C(vm_uuid,       "vm_uuid",       TEXT,                   "",  OPTIONAL, "UUID of the VM.") \
	C(cycle,         "cycle",         INTEGER,                "",  REQUIRED, "Number of the A-B-A cycle within the case, from 1.") \
	C(direction,     "direction",     WORD(words_directions), "",  REQUIRED, "AB: from host A to host B; BA: back.") \
	C(order,         "order",         INTEGER,                "",  REQUIRED, "Place of the VM in this emptying of a host, from 1: first moved, second moved.") \
	C(source,        "source",        TEXT,                   "",  OPTIONAL, "Host name of the source.") \
	C(destination,   "destination",   TEXT,                   "",  OPTIONAL, "Host name of the destination.") \
	C(started_at,    "started_at",    TIME,                   "",  OPTIONAL, "UTC just before the migration call.") \
	C(clock_seconds, "clock_seconds", MICRO,                  "s", OPTIONAL, "The collecting host's monotonic clock at the same moment.") \
	C(outcome,       "outcome",       WORD(outcome_words),    "",  REQUIRED, "What became of it.")

#define MIGRATIONS_TRAILING(C) \
	C(error_code, "error_code", INTEGER, "", OPTIONAL, "The hypervisor's error number.") \
	C(error,      "error",      TEXT,    "", OPTIONAL, "The hypervisor's own words, or collect's reason.")

#define PROGRESS(C) \
	C(migration,                                    "migration",                    INTEGER, "",    REQUIRED, "Number of the migration in migrations.csv.") \
	C(at,                                           "at",                           TIME,    "",    OPTIONAL, "UTC of the sample.") \
	C(clock_seconds,                                "clock_seconds",                MICRO,   "s",   OPTIONAL, "The collecting host's monotonic clock.") \
	C(elapsed_seconds,                              "elapsed_seconds",              MICRO,   "s",   OPTIONAL, "Since just before the migration call.") \
	C(value[PROGRESS_JOB_TIME_SECONDS],             "job_time_seconds",             NUMBER,  "s",   OPTIONAL, "The job's own elapsed time.") \
	C(value[PROGRESS_DATA_TOTAL_BYTES],             "data_total_bytes",             NUMBER,  "B",   OPTIONAL, "Memory and disk to move.") \
	C(value[PROGRESS_DATA_PROCESSED_BYTES],         "data_processed_bytes",         NUMBER,  "B",   OPTIONAL, "Moved so far.") \
	C(value[PROGRESS_DATA_REMAINING_BYTES],         "data_remaining_bytes",         NUMBER,  "B",   OPTIONAL, "Still to move.") \
	C(value[PROGRESS_MEMORY_TOTAL_BYTES],           "memory_total_bytes",           NUMBER,  "B",   OPTIONAL, "Memory to move.") \
	C(value[PROGRESS_MEMORY_PROCESSED_BYTES],       "memory_processed_bytes",       NUMBER,  "B",   OPTIONAL, "Memory moved so far.") \
	C(value[PROGRESS_MEMORY_REMAINING_BYTES],       "memory_remaining_bytes",       NUMBER,  "B",   OPTIONAL, "Memory still to move.") \
	C(value[PROGRESS_MEMORY_RATE_BYTES_PER_SECOND], "memory_rate_bytes_per_second", NUMBER,  "B/s", OPTIONAL, "Rate of the memory transfer.") \
	C(value[PROGRESS_DIRTY_RATE_BYTES_PER_SECOND],  "dirty_rate_bytes_per_second",  NUMBER,  "B/s", OPTIONAL, "Dirty rate: pages per second times the page size.") \
	C(value[PROGRESS_ITERATION],                    "iteration",                    NUMBER,  "",    OPTIONAL, "Pass over the dirty memory.") \
	C(value[PROGRESS_DISK_TOTAL_BYTES],             "disk_total_bytes",             NUMBER,  "B",   OPTIONAL, "Disk to move (virtual size).") \
	C(value[PROGRESS_DISK_PROCESSED_BYTES],         "disk_processed_bytes",         NUMBER,  "B",   OPTIONAL, "Disk moved so far.") \
	C(value[PROGRESS_DISK_REMAINING_BYTES],         "disk_remaining_bytes",         NUMBER,  "B",   OPTIONAL, "Disk still to move.") \
	C(value[PROGRESS_THROTTLE_RATIO],               "throttle_ratio",               NUMBER,  "",    OPTIONAL, "Slowing of the guest's CPUs by auto-converge.")

#define EVENTS(C) \
	C(at,            "at",            TIME,           "",  OPTIONAL, "UTC of the event's arrival at collect.") \
	C(clock_seconds, "clock_seconds", MICRO,          "s", OPTIONAL, "The collecting host's monotonic clock.") \
	C(migration,     "migration",     INTEGER,        "",  OPTIONAL, "The migration it belongs to; empty: none.") \
	C(from,          "from",          WORD(speakers), "",  REQUIRED, "Who says so: host a, host b, collect itself, or the file that was imported.") \
	C(vm,            "vm",            TEXT,           "",  OPTIONAL, "Name of the VM.") \
	C(event,         "event",         TEXT,           "",  REQUIRED, "What happened, in one word.") \
	C(detail,        "detail",        TEXT,           "",  OPTIONAL, "More about it.")

#define PARAMETERS(C) \
	C(migration, "migration", INTEGER,       "", REQUIRED, "Number of the migration in migrations.csv.") \
	C(parameter, "parameter", TEXT,          "", REQUIRED, "A parameter of the case: a column of cases.csv.") \
	C(asked,     "asked",     TEXT,          "", OPTIONAL, "As the case has it; empty: the hypervisor's default.") \
	C(in_force,  "in_force",  TEXT,          "", OPTIONAL, "As it really was while the migration ran; empty: nobody could tell.") \
	C(told_by,   "told_by",   WORD(tellers), "", OPTIONAL, "Who says what was in force: libvirt or QEMU, asked while it ran, or the call that collect made.")

#define GAPS(C) \
	C(migration,  "migration",          INTEGER,            "",  OPTIONAL, "Number of the migration in migrations.csv.") \
	C(vm,         "vm",                 TEXT,               "",  REQUIRED, "Name of the VM.") \
	C(probe,      "probe",              WORD(probes),       "",  REQUIRED, "Which probe heard nothing.") \
	C(cause,      "cause",              WORD(causes),       "",  REQUIRED, "target: the VM or the way to it was silent; collector: collect itself was late, and nothing is known of the VM.") \
	C(clock,      "clock_seconds",      MICRO,              "s", REQUIRED, "The collecting host's monotonic clock when the last answer before it arrived.") \
	C(gap,        "gap_seconds",        MICRO,              "s", REQUIRED, "Length of the outage: the silence less half of the spacing of the probes at either end. open: a lower bound.") \
	C(resolution, "resolution_seconds", MICRO,              "s", REQUIRED, "The true length lies within this much of gap_seconds.") \
	C(silence,    "silence_seconds",    MICRO,              "s", OPTIONAL, "From the arrival of the last answer before to that of the first one after.") \
	C(own_late,   "own_late_seconds",   MICRO,              "s", OPTIONAL, "The part of the silence in which collect itself was late to send.") \
	C(threshold,  "threshold_seconds",  MICRO,              "s", OPTIONAL, "A silence longer than this is a gap: three times baseline_seconds.") \
	C(baseline,   "baseline_seconds",   MICRO,              "s", OPTIONAL, "p99 of the spacing of this VM's answers just before the migration.") \
	C(probes,     "probes",             INTEGER,            "",  OPTIONAL, "How many probes were sent after the last one that was answered before it.") \
	C(open,       "open",               WORD(words_yes_no), "",  REQUIRED, "yes: no answer came any more while collect was looking.")

#define METRICS_CSV(C) \
	C(migration,                             "migration",              INTEGER,      "",  OPTIONAL, "Number of the migration in migrations.csv: the VM's own, else the oldest under way.") \
	C(phase,                                 "phase",                  WORD(phases), "",  OPTIONAL, "before: up to the migration call; during: until both hosts have settled; after.") \
	C(clock_seconds,                         "clock_seconds",          MICRO,        "s", OPTIONAL, "The collecting host's monotonic clock when the answer arrived.") \
	C(ask_seconds,                           "ask_seconds",            MICRO,        "s", OPTIONAL, "How long the answer took: the values are of a moment in this time before it.") \
	C(host,                                  "host",                   WORD(sides),  "",  OPTIONAL, "Who was asked; empty: the guest itself.") \
	C(vm,                                    "vm",                     TEXT,         "",  OPTIONAL, "Name of the VM; empty: the host as a whole.") \
	C(value[METRICS_CPU_SECONDS],            "cpu_seconds",            NUMBER,       "s", OPTIONAL, "CPU time used since its start: a counter. A host's is without idle and waiting.") \
	C(value[METRICS_MEMORY_BYTES],           "memory_bytes",           NUMBER,       "B", OPTIONAL, "Memory used: of a VM, what its process holds (resident); of a host, all but free, buffers and cache.") \
	C(value[METRICS_MEMORY_TOTAL_BYTES],     "memory_total_bytes",     NUMBER,       "B", OPTIONAL, "Memory it has.") \
	C(value[METRICS_DISK_READ_BYTES],        "disk_read_bytes",        NUMBER,       "B", OPTIONAL, "Read from all disks: a counter.") \
	C(value[METRICS_DISK_WRITTEN_BYTES],     "disk_written_bytes",     NUMBER,       "B", OPTIONAL, "Written to all disks: a counter.") \
	C(value[METRICS_NETWORK_RECEIVED_BYTES], "network_received_bytes", NUMBER,       "B", OPTIONAL, "Received by all network interfaces: a counter.") \
	C(value[METRICS_NETWORK_SENT_BYTES],     "network_sent_bytes",     NUMBER,       "B", OPTIONAL, "Sent by all network interfaces: a counter.") \
	C(value[METRICS_WORK],                   "work",                   NUMBER,       "",  OPTIONAL, "The guest's own counter of work done, in the workload's unit.")

/* clang-format on */

#define RUN_COLUMN(member, ...) COLUMN(__VA_ARGS__),

static const struct column migrations_leading[] = { MIGRATIONS_LEADING(RUN_COLUMN) };
static const struct column migrations_trailing[] = { MIGRATIONS_TRAILING(RUN_COLUMN) };
static const struct column progress[] = { PROGRESS(RUN_COLUMN) };
static const struct column events[] = { EVENTS(RUN_COLUMN) };
static const struct column parameters[] = { PARAMETERS(RUN_COLUMN) };
static const struct column gaps[] = { GAPS(RUN_COLUMN) };
static const struct column metrics[] = { METRICS_CSV(RUN_COLUMN) };

const struct schema schema_migrations = {
	.name = "migrations",
	.file = "migrations.csv",
	.row = "One planned migration.",
	.with_metrics = true,
	LEADING(migrations_leading),
	TRAILING(migrations_trailing),
};

const struct schema schema_progress = {
	.name = "progress",
	.file = "progress.csv",
	.row = "One sample of the job statistics of a migration under way.",
	LEADING(progress),
};

const struct schema schema_events = {
	.name = "events",
	.file = "events.csv",
	.row = "One event of the hypervisor or of collect.",
	LEADING(events),
};

const struct schema schema_parameters = {
	.name = "parameters",
	.file = "parameters.csv",
	.row = "One parameter of one migration: as asked and as in force.",
	LEADING(parameters),
};

const struct schema schema_gaps = {
	.name = "gaps",
	.file = "gaps.csv",
	.row = "One silence heard by one probe around a migration.",
	LEADING(gaps),
};

const struct schema schema_metrics = {
	.name = "metrics",
	.file = "metrics.csv",
	.row = "One sample of a host or of a VM around a migration.",
	LEADING(metrics),
};

#define MIGRATION_VALUE(id, name, unit, better, decimals, ...)                                     \
	MEMBER_FIXED(struct migration_row, value[METRIC_##id], decimals),
#define MIGRATION_MEMBER(member, ...) RUN_MEMBER(struct migration_row, member, __VA_ARGS__)
#define PROGRESS_MEMBER(member, ...)  RUN_MEMBER(struct progress_row, member, __VA_ARGS__)
#define EVENT_MEMBER(member, ...)     RUN_MEMBER(struct event_row, member, __VA_ARGS__)
#define PARAMETER_MEMBER(member, ...) RUN_MEMBER(struct parameter_row, member, __VA_ARGS__)
#define GAP_MEMBER(member, ...)       RUN_MEMBER(struct gap_row, member, __VA_ARGS__)
#define METRICS_MEMBER(member, ...)   RUN_MEMBER(struct metrics_row, member, __VA_ARGS__)
#define RUN_MEMBER(row, member, name, type, unit, need, meaning)                                   \
	MEMBER_OF(row, member, DECIMALS_##type, !COLUMN_NEED_##need, COLUMN_WORDS_##type),
#define DECIMALS_TEXT        0
#define DECIMALS_WORD(words) 0
#define DECIMALS_INTEGER     0
#define DECIMALS_NUMBER      DECIMALS_EXACT
#define DECIMALS_MICRO       6
#define DECIMALS_TIME        0

static const struct member of_migrations[] = { MIGRATIONS_LEADING(MIGRATION_MEMBER) METRICS(
	MIGRATION_VALUE) MIGRATIONS_TRAILING(MIGRATION_MEMBER) };
static const struct member of_progress[] = { PROGRESS(PROGRESS_MEMBER) };
static const struct member of_events[] = { EVENTS(EVENT_MEMBER) };
static const struct member of_parameters[] = { PARAMETERS(PARAMETER_MEMBER) };
static const struct member of_gaps[] = { GAPS(GAP_MEMBER) };
static const struct member of_metrics[] = { METRICS_CSV(METRICS_MEMBER) };

const struct run_table run_tables[RUN_TABLES] = {
	[RUN_MIGRATIONS] = { &schema_migrations, of_migrations, COUNT(of_migrations) },
	[RUN_PROGRESS] = { &schema_progress, of_progress, COUNT(of_progress) },
	[RUN_EVENTS] = { &schema_events, of_events, COUNT(of_events) },
	[RUN_PARAMETERS] = { &schema_parameters, of_parameters, COUNT(of_parameters) },
	[RUN_GAPS] = { &schema_gaps, of_gaps, COUNT(of_gaps) },
	[RUN_METRICS] = { &schema_metrics, of_metrics, COUNT(of_metrics) },
};
