/*
 * output.h — the room of the verb `analyze`: an analysis, written and printed.
 *
 * In: the command line; the analyses that it asks for (analysis/).
 * Out: the files of an analysis/ folder (files.c), and what is printed: pages, CSV, JSON
 * (formats.c).
 * Doors: this header, options.h, stages.h (the folders that are written), row-sink.h (rows of any
 * table as CSV or JSON).
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_OUTPUT_H
#define MIGSTAT_ANALYZE_OUTPUT_OUTPUT_H

#include "options.h"
#include "stages.h"

#include "datasets/program.h"

/* Carries it out: prints to stdout, and warnings to stderr. What is in the stages already comes to
 * its place with the tables of the analysis, before anything is printed. */
enum exit_status run_analyze(const struct analyze_options *options, struct stages *stages,
			     struct error *err);

#endif
