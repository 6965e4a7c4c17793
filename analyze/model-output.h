/*
 * model-output.h — models as model.csv and as JSON objects, by schema_model.
 */
#ifndef MIGSTAT_ANALYZE_MODEL_OUTPUT_H
#define MIGSTAT_ANALYZE_MODEL_OUTPUT_H

#include "analysis.h"
#include "options.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* One table with the rows of all analyses; as outcomes_print (files.h). */
bool model_print(FILE *stream, const struct analyses *analyses, const struct options *options,
		 struct error *err);

/* The same of one group as an object, a new reference; NULL if a text is not UTF-8 or without
 * memory. */
json_t *model_object(const struct analysis *analysis, size_t group, const struct texts *by);

#endif
