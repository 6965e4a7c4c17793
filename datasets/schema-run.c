/* schema-run.c — the tables of a run, as collect and import write them, and how they do so. */
#include "schema-run.h"

#include "metric.h"
#include "run-rows.h"

static const char *const speakers[] = { "a", "b", "manager", "collect", "import", NULL };
static const char *const tellers[] = { "call", "libvirt", "qemu", NULL };
static const char *const probes[] = { "icmp", "udp", "tcp", NULL };
static const char *const causes[] = { "target", "collector", NULL };
static const char *const phases[] = { "before", "during", "after", NULL };
static const char *const sides[] = { "a", "b", NULL };

/* Each line: the member of the row's struct (run-rows.h) that the column is written from, then as
 * COLUMN (column.h): name, type, unit, need, meaning. */
/* clang-format off */
#define MIGRATIONS_LEADING(C) \
	C(migration,     "migration",     ORDINAL,                "",  REQUIRED, "Number of the planned migration in its run, from 1; the other tables refer to it.") \
	C(case_name,     "case",          TEXT,                   "",  REQUIRED, "Name of the case.") \
	C(vm,            "vm",            TEXT,                   "",  REQUIRED, "Name of the VM.") \
	C(vm_uuid,       "vm_uuid",       TEXT,                   "",  OPTIONAL, "UUID of the VM.") \
	C(cycle,         "cycle",         ORDINAL,                "",  REQUIRED, "Number of the A-B-A cycle within the case, from 1.") \
	C(direction,     "direction",     WORD(words_directions), "",  REQUIRED, "AB: from host A to host B; BA: back.") \
	C(order,         "order",         ORDINAL,                "",  REQUIRED, "Place of the VM in this emptying of a host, from 1: first moved, second moved.") \
	C(source,        "source",        TEXT,                   "",  OPTIONAL, "Host name of the source.") \
	C(destination,   "destination",   TEXT,                   "",  OPTIONAL, "Host name of the destination.") \
	C(started_at,    "started_at",    TIME,                   "",  OPTIONAL, "UTC just before the migration call.") \
	C(clock_seconds, "clock_seconds", MICRO,                  "s", OPTIONAL, "The collecting host's monotonic clock at the same moment.") \
	C(outcome,       "outcome",       WORD(outcome_words),    "",  REQUIRED, "What became of it.")

#define MIGRATIONS_TRAILING(C) \
	C(error_code, "error_code", INTEGER, "", OPTIONAL, "The hypervisor's error number.") \
	C(error,      "error",      TEXT,    "", OPTIONAL, "The hypervisor's own words, or collect's reason.")

#define PROGRESS(C) \
	C(migration,       "migration",       ORDINAL, "",  REQUIRED, "Number of the migration in migrations.csv.") \
	C(at,              "at",              TIME,    "",  OPTIONAL, "UTC of the sample.") \
	C(clock_seconds,   "clock_seconds",   MICRO,   "s", OPTIONAL, "The collecting host's monotonic clock.") \
	C(elapsed_seconds, "elapsed_seconds", MICRO,   "s", OPTIONAL, "Since just before the migration call.")

#define EVENTS(C) \
	C(at,            "at",            TIME,           "",  OPTIONAL, "UTC of the event's arrival at collect.") \
	C(clock_seconds, "clock_seconds", MICRO,          "s", OPTIONAL, "The collecting host's monotonic clock.") \
	C(migration,     "migration",     ORDINAL,        "",  OPTIONAL, "The migration it belongs to; empty: none.") \
	C(from,          "from",          WORD(speakers), "",  REQUIRED, "Who says so: host a, host b, the manager above them, collect itself, or the file that was imported.") \
	C(vm,            "vm",            TEXT,           "",  OPTIONAL, "Name of the VM.") \
	C(event,         "event",         TEXT,           "",  REQUIRED, "What happened, in one word.") \
	C(detail,        "detail",        TEXT,           "",  OPTIONAL, "More about it.")

#define PARAMETERS(C) \
	C(migration, "migration", ORDINAL,       "", REQUIRED, "Number of the migration in migrations.csv.") \
	C(parameter, "parameter", TEXT,          "", REQUIRED, "A parameter of the case: a column of cases.csv.") \
	C(asked,     "asked",     TEXT,          "", OPTIONAL, "As the case has it; empty: the hypervisor's default.") \
	C(in_force,  "in_force",  TEXT,          "", OPTIONAL, "As it really was while the migration ran; empty: nobody could tell.") \
	C(told_by,   "told_by",   WORD(tellers), "", OPTIONAL, "Who says what was in force: libvirt or QEMU, asked while it ran, or the call that collect made.")

#define GAPS(C) \
	C(migration,  "migration",          ORDINAL,            "",  OPTIONAL, "Number of the migration in migrations.csv.") \
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

#define SAMPLES(C) \
	C(migration,     "migration",     ORDINAL,      "",  OPTIONAL, "Number of the migration in migrations.csv: the VM's own, else the oldest under way.") \
	C(phase,         "phase",         WORD(phases), "",  OPTIONAL, "before: up to the migration call; during: until both hosts have settled; after.") \
	C(clock_seconds, "clock_seconds", MICRO,        "s", OPTIONAL, "The collecting host's monotonic clock when the answer arrived.") \
	C(ask_seconds,   "ask_seconds",   MICRO,        "s", OPTIONAL, "How long the answer took: the values are of a moment in this time before it.") \
	C(host,          "host",          WORD(sides),  "",  OPTIONAL, "Who was asked; empty: the guest itself.") \
	C(vm,            "vm",            TEXT,         "",  OPTIONAL, "Name of the VM; empty: the host as a whole.")

/* clang-format on */

#define RUN_COLUMN(member, ...)                COLUMN(__VA_ARGS__),
#define NUMBER_COLUMN(id, name, unit, meaning) COLUMN(name, NUMBER, unit, OPTIONAL, meaning),

static const struct column migrations_leading[] = { MIGRATIONS_LEADING(RUN_COLUMN) };
static const struct column migrations_trailing[] = { MIGRATIONS_TRAILING(RUN_COLUMN) };
static const struct column progress[] = { PROGRESS(RUN_COLUMN) PROGRESS_NUMBERS(NUMBER_COLUMN) };
static const struct column events[] = { EVENTS(RUN_COLUMN) };
static const struct column parameters[] = { PARAMETERS(RUN_COLUMN) };
static const struct column gaps[] = { GAPS(RUN_COLUMN) };
static const struct column metrics[] = { SAMPLES(RUN_COLUMN) METRICS_NUMBERS(NUMBER_COLUMN) };

static const char *const key_of_migration[] = { "migration", NULL };
static const char *const key_of_parameter[] = { "migration", "parameter", NULL };

const struct schema schema_migrations = {
	.name = "migrations",
	.file = "migrations.csv",
	.row = "One planned migration.",
	.with_metrics = true,
	LEADING(migrations_leading),
	TRAILING(migrations_trailing),
	.key = "migration",
	.primary_key = key_of_migration,
};

/* clang-format off */
const struct schema schema_progress   = TABLE("progress",   "progress.csv",   progress,   "One sample of the job statistics of a migration under way.");
const struct schema schema_events     = TABLE("events",     "events.csv",     events,     "One event of the hypervisor or of collect.");
const struct schema schema_parameters = KEYED_TABLE("parameters", "parameters.csv", parameters, key_of_parameter, "One parameter of one migration: as asked and as in force.");
const struct schema schema_gaps       = TABLE("gaps",       "gaps.csv",       gaps,       "One silence heard by one probe around a migration.");
const struct schema schema_metrics    = TABLE("metrics",    "metrics.csv",    metrics,    "One sample of a host or of a VM around a migration.");
/* clang-format on */

/* The hypervisor's milliseconds may be finer in what is imported. */
#define MIGRATION_VALUE(id, name, unit, better, decimals, field, scale, ...)                       \
	MEMBER_FINER(struct migration_row, value[METRIC_##id], decimals,                           \
		     (scale) > 0 && (scale) < 1),
#define PROGRESS_VALUE(id, ...)       MEMBER(struct progress_row, value[PROGRESS_##id]),
#define METRICS_VALUE(id, ...)        MEMBER(struct metrics_row, value[METRICS_##id]),
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
#define DECIMALS_ORDINAL     0
#define DECIMALS_NUMBER      DECIMALS_EXACT
#define DECIMALS_MICRO       6
#define DECIMALS_TIME        0

static const struct member of_migrations[] = { MIGRATIONS_LEADING(MIGRATION_MEMBER) METRICS(
	MIGRATION_VALUE) MIGRATIONS_TRAILING(MIGRATION_MEMBER) };
static const struct member of_progress[] = { PROGRESS(PROGRESS_MEMBER)
						     PROGRESS_NUMBERS(PROGRESS_VALUE) };
static const struct member of_events[] = { EVENTS(EVENT_MEMBER) };
static const struct member of_parameters[] = { PARAMETERS(PARAMETER_MEMBER) };
static const struct member of_gaps[] = { GAPS(GAP_MEMBER) };
static const struct member of_metrics[] = { SAMPLES(METRICS_MEMBER)
						    METRICS_NUMBERS(METRICS_VALUE) };

const struct run_table run_tables[RUN_TABLES] = {
	[RUN_MIGRATIONS] = { &schema_migrations, of_migrations, COUNT(of_migrations) },
	[RUN_PROGRESS] = { &schema_progress, of_progress, COUNT(of_progress) },
	[RUN_EVENTS] = { &schema_events, of_events, COUNT(of_events) },
	[RUN_PARAMETERS] = { &schema_parameters, of_parameters, COUNT(of_parameters) },
	[RUN_GAPS] = { &schema_gaps, of_gaps, COUNT(of_gaps) },
	[RUN_METRICS] = { &schema_metrics, of_metrics, COUNT(of_metrics) },
};
