/*
 * files.h — summary.csv and outcomes.csv, by schema_summary and schema_outcomes; model.csv is made
 * in model-output.h.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_FILES_H
#define MIGSTAT_ANALYZE_OUTPUT_FILES_H

#include "analyze/analysis/analysis.h"
#include "options.h"

#include <stdbool.h>
#include <stdio.h>

/* One table with the rows of all analyses. Whether writing failed, ask the stream. False with
 * *err only without memory. */
bool summary_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		   struct error *err);
bool outcomes_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		    struct error *err);

/* Writes the files: into options->output, or for each analysis into analysis/ in its run. Of a CSV
 * file: summary.csv into options->output, or nothing. */
bool analyses_write(const struct analyses *analyses, const struct options *options,
		    struct error *err);

#endif
