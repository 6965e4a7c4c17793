/*
 * verdict.h — the room of the verb `compare`: comparisons, told to people and to gates.
 *
 * In: the command line; the comparisons that it asks for (compare/), of sides (sides/).
 * Out: comparisons.csv, a page with a sentence and a plot for each comparison, JSON, JUnit, and the
 * exit status.
 * Doors: this header, options.h, sentences.h (a comparison in sentences), change-text.h (changes,
 * amounts and p-values as people read them), limits-met.h (limits held against what was measured).
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_VERDICT_H
#define MIGSTAT_ANALYZE_VERDICT_VERDICT_H

#include "options.h"

#include "datasets/program.h"
#include "datasets/schema.h"
#include "datasets/stage.h"

#include <jansson.h>

/* Carries it out: prints to stdout, and warnings to stderr. EXIT_WORSE and EXIT_UNDECIDED are
 * verdicts. */
verb_run run_compare;

/* Writes the rows of comparisons.csv as the table of that schema, which has its columns, where the
 * folder of the stage is made, with the manifest under that name. */
bool comparisons_stage(struct stage *stage, const struct comparisons *comparisons,
		       const struct schema *schema, json_t *manifest, const char *name,
		       struct error *err);

#endif
