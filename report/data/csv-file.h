/*
 * csv-file.h — a CSV file of any program in the place of a run: what `migstat analyze --csv
 * --for-report` wrote of it, which lies in one folder.
 *
 * In: FOLDER/analysis.json with its member "file", and values.csv.
 * Out: what the file is called, its metrics (the columns that were analyzed), what a VM and a cycle
 * are in it, and what must be known of how it was read.
 */
#ifndef MIGSTAT_REPORT_DATA_CSV_FILE_H
#define MIGSTAT_REPORT_DATA_CSV_FILE_H

#include "datasets/error.h"
#include "datasets/metric.h"
#include "datasets/run.h"
#include "datasets/schema.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct csv_file {
	json_t *manifest; /* all texts are its own */
	const char *name;
	long long rows, kept;   /* of the file; those that count */
	const char *unit_of;    /* the column that tells VMs apart; NULL: each row is by itself */
	const char *cycle;      /* the same of cycles; NULL: none is known */
	struct metric *metrics; /* one at least */
	size_t metric_count;
};

/* Whether the folder is such a one. */
bool csv_file_is(const char *folder);

/*
 * Reads it; *run then stands for it: its name, and as its rows values.csv (schema_values). Free
 * with csv_file_free; the run with run_free. False with *err, and both empty.
 */
bool csv_file_read(struct csv_file *file, struct run *run, const char *folder, struct error *err);

void csv_file_free(struct csv_file *file);

/* Whether the table in that folder is the one that was made with the others. False with *err. */
bool csv_file_has(const struct csv_file *file, const char *folder, const struct schema *schema,
		  struct error *err);

/* Sentence number index about how it was read; NULL behind the last. */
const char *csv_file_note(const struct csv_file *file, size_t index);

#endif
