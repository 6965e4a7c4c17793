/*
 * one-run.h — what figures of a single run have in common: the run, one of its large tables row by
 * row, and words for what is missing.
 */
#ifndef MIGSTAT_REPORT_FIGURES_KIT_ONE_RUN_H
#define MIGSTAT_REPORT_FIGURES_KIT_ONE_RUN_H

#include "kit.h"

#include "datasets/table-stream.h"

#include <stdbool.h>

/* The run; NULL with *err if the job has more than one. */
const struct run *one_run(const struct figure_job *job, struct error *err);

/* Takes one row of a table. */
typedef void one_row(void *closure, const struct table_stream *stream);

/*
 * Hands every row of a table of the first run to take. *there tells whether the run has the table
 * at all. False with *err: the table is malformed.
 */
bool each_row(const struct figure_job *job, const struct schema *schema, one_row *take,
	      void *closure, bool *there, struct error *err);

/* The present row's cell by its column's name: its number (NaN: none), its text ("": none). */
double row_number(const struct table_stream *stream, const char *column);
const char *row_text(const struct table_stream *stream, const char *column);

/* The probes of gaps.csv. */
enum { PROBE_COUNT = 3 };
extern const char *const probe_words[PROBE_COUNT];

/* The number of the present row's probe; gaps.csv has no others. */
size_t row_probe(const struct table_stream *stream);

/* False with *err if a table of the analysis is grouped by anything else than `case`. */
bool is_by_case(const struct table *table, const char *folder, struct error *err);

/* A number of migrations.csv by its column's name; NaN where there is none. */
double run_number(const struct run *run, size_t row, const char *column);

/* "A → B" or "B → A", by the migration's row. */
const char *run_direction(const struct run *run, size_t row);

#endif
