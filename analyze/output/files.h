/*
 * files.h — the folder of an analysis: a file for each of its tables.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_FILES_H
#define MIGSTAT_ANALYZE_OUTPUT_FILES_H

#include "analyze/analysis/analysis.h"

#include <stdbool.h>

struct options;

/* Writes the files: into options->output, or for each analysis into analysis/ in its run. Of a CSV
 * file: summary.csv into options->output, or nothing. */
bool analyses_write(const struct analyses *analyses, const struct options *options,
		    struct error *err);

#endif
