/*
 * labels.h — what the paper calls the cases, runs and VMs: the table of --labels.
 *
 * A CSV file with two columns: `name` (or `case`, `vm`, `run`), as the files have it, and `label`.
 */
#ifndef MIGSTAT_REPORT_DATA_LABELS_H
#define MIGSTAT_REPORT_DATA_LABELS_H

#include "datasets/table.h"

#include <stdio.h>

struct labels {
	struct table table; /* empty where there is no --labels */
	size_t name, label; /* its columns */
};

/* Reads the file. Free with labels_free. False with *err (file:line:column): a column is missing or
 * unknown, a cell is empty, a name stands there twice; *labels is then empty. */
bool labels_read(struct labels *labels, const char *path, struct error *err);

void labels_free(struct labels *labels);

/* The label of name, or name itself, fit for drawing (utf8_clean). labels may be NULL or empty. The
 * caller frees it. */
char *labels_text(const struct labels *labels, const char *name);

/* The same written to a stream. */
void labels_print(FILE *out, const struct labels *labels, const char *name);

/* The same of a run, behind the word: one that is called run is ‘run’. The caller frees it. */
char *labels_run_text(const struct labels *labels, const char *name);
void labels_print_run(FILE *out, const struct labels *labels, const char *name);

#endif
