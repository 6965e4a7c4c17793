/*
 * output.h — the room of the verb `analyze`: an analysis, written and printed.
 *
 * In: the command line; the analyses that it asks for (analysis/).
 * Out: the files of an analysis/ folder (files.c), and what is printed: pages, CSV, JSON
 * (formats.c).
 * Doors: this header, options.h, row-sink.h (rows of any table as CSV or JSON).
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_OUTPUT_H
#define MIGSTAT_ANALYZE_OUTPUT_OUTPUT_H

#include "options.h"

#include "datasets/program.h"

/* Carries it out: prints to stdout, and warnings to stderr. */
verb_run run_analyze;

#endif
