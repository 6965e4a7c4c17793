/*
 * diagnostics-file.h — diagnostics.csv, by schema_diagnostics, and the same as JSON.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_DIAGNOSTICS_FILE_H
#define MIGSTAT_ANALYZE_OUTPUT_DIAGNOSTICS_FILE_H

#include "analyze/analysis/analysis.h"
#include "options.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* One table with the rows of all analyses. Whether writing failed, ask the stream. False with
 * *err only without memory. */
bool diagnostics_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		       struct error *err);

/* One row as an object; NULL if a text is not UTF-8, or without memory. */
json_t *diagnostics_object(const struct analysis *analysis, size_t metric, size_t group,
			   enum check check, const struct texts *by);

#endif
