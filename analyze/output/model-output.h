/*
 * model-output.h — models as model.csv, model-line.csv and JSON objects.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_MODEL_OUTPUT_H
#define MIGSTAT_ANALYZE_OUTPUT_MODEL_OUTPUT_H

#include "analyze/analysis/analysis.h"
#include "options.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* One table with the rows of all analyses; as outcomes_print (files.h). */
bool model_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		 struct error *err);

/* The line of total time by bytes moved with its two bands, of every group that has one, in
 * MODEL_LINE_PLACES places: model-line.csv, by schema_model_line. */
enum { MODEL_LINE_PLACES = 41 };
bool model_line_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		      struct error *err);

/* model.csv of one group as an object, a new reference; NULL if a text is not UTF-8 or without
 * memory. */
json_t *model_object(const struct analysis *analysis, size_t group, const struct texts *by);

#endif
