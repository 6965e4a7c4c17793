/*
 * row-sink.h — rows of a table, as lines of a CSV file or as objects of a JSON array.
 *
 * A table's columns are those of its schema, with the columns that the user grouped by between the
 * leading and the trailing ones. One that stands among the leading ones already (vms.csv has vm and
 * direction) stands there once. Who knows the rows does not know which of the two is wanted.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_ROW_SINK_H
#define MIGSTAT_ANALYZE_OUTPUT_ROW_SINK_H

#include "analyze/statistics/interval.h"

#include "datasets/csv.h"
#include "datasets/schema-analysis.h"
#include "datasets/stage.h"
#include "datasets/texts.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What stands in a row. The cells of trailing columns are numbers or texts, as the schema has it,
 * each by the column's index (SUMMARY_MEAN): NaN is an empty cell, as NULL and "" are. */
struct sink_row {
	const char *const *leading;
	const char *const *key; /* one text for each column grouped by */
	const double *number;
	const char *const *text; /* NULL: the table has none */
};

struct row_sink {
	const struct schema *schema;
	const struct texts *by;
	FILE *stream; /* of a CSV file; NULL: a JSON array is made */
	struct csv_line line;
	json_t *array;
	bool key_first;    /* in a JSON object the key stands before the leading columns */
	bool failed;       /* with *err; nothing is added any more */
	struct error *err; /* borrowed */
};

/* Adds a row; gives its JSON object, borrowed, or NULL. */
json_t *row_sink_add(struct row_sink *sink, const struct sink_row *row);

/* Adds the rows of closure. */
typedef void sink_rows(struct row_sink *sink, const void *closure);

/* What is to be written. */
struct sink_table {
	const struct schema *schema;
	const struct texts *by;
	sink_rows *rows;
	const void *closure;
};

/* The table as CSV, with a header line. Whether writing failed, ask the stream. False with *err if
 * rows failed. */
bool row_sink_print(FILE *stream, const struct sink_table *table, struct error *err);

/*
 * The same of several into their schemas' files where the folder is made, with their manifest
 * (manifest.h) under that name, and a datapackage.json that describes what the folder will hold.
 * They come to their places by stage_commit.
 */
bool row_sink_stage(struct stage *stage, const struct sink_table *tables, size_t count,
		    json_t *manifest, const char *name, struct error *err);

/* All of that for one folder, which is made if it is not there: all files or none. One process at a
 * time writes there. */
bool row_sink_write(const char *folder, const struct sink_table *tables, size_t count,
		    json_t *manifest, const char *name, struct error *err);

/* The table as an array of objects, a new reference; NULL with *err if a text is not UTF-8. */
json_t *row_sink_array(const struct sink_table *table, bool key_first, struct error *err);

/* Fills number[count] with NaN, so that a column that is forgotten is empty. */
void numbers_none(double *number, size_t count);

/* Puts the ends of an interval into number[low] and the one behind it. */
void numbers_put_interval(double *number, size_t low, const struct interval *interval);

#endif
