/*
 * resources-file.h — resources.csv, by schema_resources.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_RESOURCES_FILE_H
#define MIGSTAT_ANALYZE_OUTPUT_RESOURCES_FILE_H

#include "analyze/analysis/analysis.h"
#include "options.h"

#include <stdbool.h>
#include <stdio.h>

/* Reads the metrics.csv of every run and prints one table; as outcomes_print (files.h), but false
 * with *err also if a metrics.csv or events.csv is malformed. */
bool resources_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		     struct error *err);

#endif
