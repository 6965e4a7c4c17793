/*
 * sink.h — where a format's reader puts what it finds: a run in the making.
 *
 * It is written into a temporary folder beside its place and renamed when all is well, so that a
 * file that is refused leaves nothing behind. What the reader leaves out of a row (the number, and
 * where the file does not say them case, VM, cycle, direction and order) is filled in here: from
 * --set, else by a rule; each such thing is said in the run's description.
 *
 * Times: clock_seconds of an imported row is the producer's own clock, in seconds since 1970 if it
 * tells the date. Only differences mean something.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_SINK_H
#define MIGSTAT_COLLECT_IMPORT_KIT_SINK_H

#include "source.h"

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <jansson.h>
#include <stdbool.h>

struct import_sink; /* opaque */

/* --set COLUMN=VALUE. */
struct import_setting {
	char *column, *value;
};

struct import_settings {
	struct import_setting *at;
	size_t count;
	double utc_offset; /* of local times that do not tell theirs, in seconds; NaN = not given */
};

/* A further column's text (column.h), where the file itself says it. */
struct import_cell {
	const char *column, *text;
};

/* When a migration was under way, in seconds since 1970; all borrowed. */
struct sink_window {
	long migration;
	const char *vm;
	double begin, end;
	double *value; /* by metric index: may be filled */
};

/*
 * Starts the run that will be at folder (new or empty; NULL: rows are checked and go nowhere).
 * columns: names of the further columns of migrations.csv, ended by NULL, to which come those of
 * settings that no schema has; samples: metrics.csv has the further columns of column.h. All are
 * borrowed until sink_free.
 */
bool sink_open(struct import_sink **sink, const char *folder, const char *const *columns,
	       bool samples, const struct import_settings *settings, struct error *err);

/* From now on rows come from this file. description (borrowed) takes what is said about it. */
void sink_begin_file(struct import_sink *sink, const struct import_source *source,
		     json_t *description);

/* The value that --set gives a column; NULL: none. */
const char *sink_set(const struct import_sink *sink, const char *column);

/* The path of the file, for a complaint about all of it. */
const char *sink_path(const struct import_sink *sink);

/* "a" or "b": the side of a host; which one is a and which b is what came up first in all files.
 * NULL: it is a third one. */
const char *sink_side(struct import_sink *sink, const char *host);

/* "AB" or "BA" by the same rule; NULL: not known, to be filled in. */
const char *sink_direction(struct import_sink *sink, const char *source, const char *destination);

/* The names of the file's VMs are numbers, places or the like, which the reader made up: they name
 * no machine that could be found again in another run. It counts for the migrations from now on, up
 * to the next file. */
void sink_names_are_made_up(struct import_sink *sink);

/* A column's value that is not in the file: what it is, and where it was taken from ("--set", "the
 * file's name"...). Said once for each file, column and value. */
void sink_said(struct import_sink *sink, const char *column, const char *value, const char *from);

/* A sentence about this file that everybody who uses the run must know. Said once. */
void sink_note(struct import_sink *sink, const char *sentence);

/* The file holds no migration, for this reason: it is refused for it if no other file of the call
 * holds one. */
void sink_nothing(struct import_sink *sink, const char *reason);

/* More about the file, under a key of its description: the new reference is taken over. */
void sink_describe(struct import_sink *sink, const char *key, json_t *value);

/*
 * UTC, in seconds since 1970, of a local time (as if it were UTC) in the zone of that name: known
 * are UTC, GMT and Z; "" and every other name stand for what --utc-offset says. NaN if that was
 * not given: a name such as CST is several zones. It is said in the description.
 */
double sink_utc(struct import_sink *sink, double local, const char *zone);

/* The number of a migration whose row comes later. */
long sink_number(struct import_sink *sink);

/*
 * Adds a migration. row->migration 0: the next number, which it then holds; case_name, vm and
 * direction NULL, cycle and order 0: filled in; an outcome that is unknown: by --set. cells: count
 * further columns. It is written by sink_commit. False with *err also where --set contradicts what
 * the file says.
 */
bool sink_migration(struct import_sink *sink, struct migration_row *row,
		    const struct import_cell *cells, size_t count, struct error *err);

/*
 * For lists of records, which are asked for again and again: whether a migration of the same VM,
 * start, hosts, outcome and metrics was added already: by a file before this one, or, where its
 * records have no numbers of their own, also by this one (here_too). It is counted; a row without a
 * start or a VM is never one. sink_tell_repeats notes how many there were in the file; false: none.
 */
bool sink_is_repeat(struct import_sink *sink, const struct migration_row *row, bool here_too);
bool sink_tell_repeats(struct import_sink *sink);

bool sink_progress(struct import_sink *sink, const struct progress_row *row, struct error *err);
bool sink_event(struct import_sink *sink, const struct event_row *row, struct error *err);
bool sink_gap(struct import_sink *sink, const struct gap_row *row, struct error *err);
bool sink_metrics(struct import_sink *sink, const struct metrics_row *row, struct error *err);
bool sink_parameter(struct import_sink *sink, const struct parameter_row *row, struct error *err);

/* A number as the text of a further column: "" for NaN. */
void import_cell_text(char text[32], double number);

/* A row in which nothing is known yet: every value NaN, outcome ok. */
struct migration_row sink_blank_migration(void);
struct progress_row sink_blank_progress(long migration);
struct metrics_row sink_blank_metrics(long migration);

/* Whose names the VMs have: "told" by the files or by --set, "made up" by import for want of any
 * (sink_names_are_made_up, or the name that all get that have none), "partly made up". */
const char *sink_vm_names(const struct import_sink *sink);

/* How many migrations there are so far: of all files, of this one. */
size_t sink_migrations(const struct import_sink *sink);
size_t sink_migrations_here(const struct import_sink *sink);

/* The metrics of a migration that was added, to fill cells that are empty; NULL: there is none. */
double *sink_values(struct import_sink *sink, long migration);

/* When those of them whose start and length are known were under way, by their start. A reader of
 * probes may fill cells that are empty. Good until the next sink_migration. */
const struct sink_window *sink_windows(struct import_sink *sink, size_t *count);

/* Writes the description and puts the run in its place. False with *err: nothing is there. */
bool sink_commit(struct import_sink *sink, json_t *provenance, struct error *err);

/* Removes what was not committed. NULL is allowed. */
void sink_free(struct import_sink *sink);

#endif
