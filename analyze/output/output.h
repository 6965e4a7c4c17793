/*
 * output.h — the verb `analyze`.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_OUTPUT_H
#define MIGSTAT_ANALYZE_OUTPUT_OUTPUT_H

#include "options.h"

#include "datasets/program.h"

/* Carries it out: prints to stdout, and warnings to stderr. */
verb_run run_analyze;

#endif
