/*
 * schema.h — every table of a run and every column in it: name, type, unit, meaning.
 *
 * The one definition. collect writes by it, the readers check by it, datapackage.json and the
 * manual pages are made from it. Columns that are metrics come from metric.h.
 */
#ifndef MIGSTAT_SCHEMA_H
#define MIGSTAT_SCHEMA_H

#include "array.h"
#include "column.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A table: its columns are leading[], then every metric if with_metrics, then trailing[].
 * Use schema_column() and schema_find(); do not index the parts.
 */
struct schema {
	const char *name; /* the resource's name in datapackage.json */
	const char *file; /* the file's name in the run's folder */
	const char *row;  /* what one row is, as a sentence */
	const struct column *leading;
	size_t leading_count;
	bool with_metrics;
	bool grouped; /* other columns may stand in between: those the user grouped by */
	const struct column *trailing;
	size_t trailing_count;
	const char *key; /* the ORDINAL column that is another one in every row; NULL: none is */
	/* The columns that together are other ones in every row, with those that the user grouped
	 * by, ended by NULL; NULL: none are, or some may be empty. */
	const char *const *primary_key;
};

/* The parts of a schema from arrays of columns. */
#define LEADING(columns)  .leading = columns, .leading_count = COUNT(columns)
#define TRAILING(columns) .trailing = columns, .trailing_count = COUNT(columns)

/* A table as one line: its name, its file, its columns, what a row is. */
/* clang-format off */
#define TABLE(table, path, columns, sentence) \
	{ .name = table, .file = path, .row = sentence, LEADING(columns) }
#define KEYED_TABLE(table, path, columns, keys, sentence) \
	{ .name = table, .file = path, .row = sentence, .primary_key = keys, LEADING(columns) }
#define GROUPED_TABLE(table, path, before, behind, keys, sentence) \
	{ .name = table, .file = path, .row = sentence, .primary_key = keys, .grouped = true, LEADING(before), TRAILING(behind) }
/* clang-format on */

/*
 * Columns that one run's table has beyond its schema, after those: what a foreign producer knows
 * and the schema does not name. An array of them is ended by table NULL.
 */
struct further_columns {
	const struct schema *table;
	const struct column *columns;
	size_t count;
};

extern const struct schema schema_migrations;
extern const struct schema schema_progress;
extern const struct schema schema_events;
extern const struct schema schema_parameters;
extern const struct schema schema_gaps;
extern const struct schema schema_metrics;
/* Inputs of collect. */
extern const struct schema schema_cases;
extern const struct schema schema_vms;
/* Input of compare and trend. */
extern const struct schema schema_limits;

/* Tables of an analysis: the columns that the user grouped by stand between leading and trailing.
 */
extern const struct schema schema_summary;
extern const struct schema schema_by_vm;
extern const struct schema schema_outcomes;
extern const struct schema schema_diagnostics;
extern const struct schema schema_model;
extern const struct schema schema_model_line;
extern const struct schema schema_resources;
extern const struct schema schema_evacuation;
/* One call of compare: the columns that the user grouped by stand in between, too. The same of
 * analyze, each case against the first. */
extern const struct schema schema_comparisons;
extern const struct schema schema_contrasts;
extern const struct schema schema_trend;
extern const struct schema schema_limits_met;
/* Of a CSV file of any program, for report: its single values. */
extern const struct schema schema_values;

/* Whether rows of the table are of a migration of migrations.csv: their column `migration`, its. */
bool schema_refers_to_migrations(const struct schema *schema);

/* The tables of a run, ended by NULL, in the order of datapackage.json; and every table. */
extern const struct schema *const schema_run_tables[];
extern const struct schema *const schema_all_tables[];

size_t schema_count(const struct schema *schema);

/* Column number index, from 0. index must be below schema_count(). */
const struct column *schema_column(const struct schema *schema, size_t index);

/* The index of the column called name, or schema_count() if there is none. */
size_t schema_find(const struct schema *schema, const char *name);

/* Ends the program with a message and abort() if there is none: the name stands in our own code,
 * and a mistyped one would be an empty column for ever. */
void schema_must_know(const struct schema *schema, const char *name);

#endif
