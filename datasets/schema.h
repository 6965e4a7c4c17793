/*
 * schema.h — every table of a run and every column in it: name, type, unit, meaning.
 *
 * The one definition. collect writes by it, the readers check by it, datapackage.json and the
 * manual pages are made from it. Columns that are metrics come from metric.h.
 */
#ifndef MIGSTAT_SCHEMA_H
#define MIGSTAT_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

enum column_type {
	COLUMN_TEXT,    /* any text */
	COLUMN_WORD,    /* one word of a fixed list */
	COLUMN_INTEGER, /* decimal digits, perhaps a sign */
	COLUMN_NUMBER,  /* decimal text; empty = not known */
	COLUMN_TIME     /* UTC, ISO 8601 with microseconds and Z */
};

/* One column. unit is "" where a value has none. required: the cell may not be empty. */
struct column {
	const char *name;
	enum column_type type;
	const char *unit;
	bool required;
	const char *meaning;
	const char *const *words; /* COLUMN_WORD: the allowed words, ended by NULL */
};

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

/* Tables of an analysis: the columns that the user grouped by stand between leading and trailing.
 */
extern const struct schema schema_summary;
extern const struct schema schema_by_vm;
extern const struct schema schema_outcomes;
extern const struct schema schema_diagnostics;
extern const struct schema schema_model;
/* One call of compare: the columns that the user grouped by stand in between, too. */
extern const struct schema schema_comparisons;

/* The tables of a run, ended by NULL, in the order of datapackage.json. */
extern const struct schema *const schema_run_tables[];

size_t schema_count(const struct schema *schema);

/* Column number index, from 0. index must be below schema_count(). */
const struct column *schema_column(const struct schema *schema, size_t index);

/* The index of the column called name, or schema_count() if there is none. */
size_t schema_find(const struct schema *schema, const char *name);

/* The type's word in a Frictionless table schema: "string", "integer", "number", "datetime". */
const char *column_type_name(enum column_type type);

#endif
