/*
 * inside.h — what the writers of the formats share: the contract of a format, the run as they see
 * it, and its cells as JSON.
 */
#ifndef MIGSTAT_COLLECT_EXPORT_INSIDE_H
#define MIGSTAT_COLLECT_EXPORT_INSIDE_H

#include "datasets/error.h"
#include "datasets/progress.h"
#include "datasets/run.h"
#include "datasets/schema.h"
#include "datasets/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Which rows of a table belong to which migration. The tables of a run refer to migrations.csv by
 * the number in their column `migration`; their rows stand in the order of time, and so those of
 * VMs that moved at once are mixed.
 */
struct index_entry {
	long long migration;
	size_t row;
};

struct export_index {
	struct index_entry *entries; /* by migration, and within it as in the table */
	size_t count;
};

/* The first of the entries of a migration; *count of them follow one another. */
const struct index_entry *export_index_of(const struct export_index *index, long long migration,
					  size_t *count);

/*
 * A run: its migrations, and beside each its parameters and its gaps. Values stay the decimal text
 * of the run, so that nothing is rounded on the way out.
 */
struct export_data {
	struct run run;
	struct table parameters, gaps; /* empty where the run has no such file */
	struct export_index parameters_of, gaps_of;
	struct progress *progress; /* told of each row that is written */
	bool safe;                 /* no cell may be a formula to a spreadsheet */
};

/* Reads the run in folder. Free with export_data_free. False with *err: no run, or malformed. */
bool export_data_read(struct export_data *data, const char *folder, struct error *err);
void export_data_free(struct export_data *data);

/* The number of the migration in that row of migrations.csv. */
long long export_migration(const struct export_data *data, size_t row);

/* The cell of a column of migrations.csv; "" where the run does not have it. */
const char *export_cell(const struct export_data *data, size_t row, const char *column);

/* The same of parameters.csv and gaps.csv. */
const char *export_parameter(const struct export_data *data, const struct index_entry *entry,
			     const char *column);
const char *export_gap(const struct export_data *data, const struct index_entry *entry,
		       const char *column);

/* False with *err (file:line:column) at the first cell of the run, or its name, that is not UTF-8:
 * JSON and OpenMetrics can hold no other text. */
bool export_data_is_utf8(const struct export_data *data, struct error *err);

/* Names in the order in which they first come up, each once; borrowed. Zero it before use; free
 * at[]. */
struct export_names {
	const char **at;
	size_t count, capacity;
};

/* False with *err without memory. */
bool export_names_add(struct export_names *names, const char *name, struct error *err);

enum { EPOCH_TEXT_SIZE = 32 };

/* A time of the run's (UTC, ISO 8601) as seconds since 1970 with its fraction as it is; false with
 * "" if it is none. */
bool export_epoch(const char *utc, char text[EPOCH_TEXT_SIZE]);

/* The runs that are written, at least one. */
struct export_runs {
	struct export_data *at;
	size_t count;
};

/*
 * Writes the runs to stream; whether the stream took it is for its owner to check. What the format
 * cannot hold is told to *note as one sentence ("" = nothing), for standard error. False with *err:
 * the run cannot be written in this format.
 */
enum { EXPORT_NOTE_SIZE = 256 };
typedef bool export_write(const struct export_runs *runs, FILE *stream, char note[EXPORT_NOTE_SIZE],
			  struct error *err);

struct export_format {
	const char *name;
	bool utf8;    /* it can hold no other text */
	bool several; /* it can hold several runs; else runs->count is 1 */
	export_write *write;
};

export_write export_csv_wide, export_openmetrics, export_json_lines, export_rally_json;

/* Cells as JSON values, written as they go (json.c): numbers keep their digits. */

/* text, which must be UTF-8, in quotes. */
void export_json_string(FILE *stream, const char *text);

/* A cell of a number, digit for digit where JSON allows it; empty: null. */
void export_json_number(FILE *stream, const char *cell);

/* The same, but always with a point or an exponent, for readers that tell 1 from 1.0. */
void export_json_real(FILE *stream, const char *cell);

/* A cell by its column: a string or a number; empty: null. column NULL: a string. */
void export_json_cell(FILE *stream, const struct column *column, const char *cell);

#endif
