/*
 * output.h — the verb `analyze`.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_OUTPUT_H
#define MIGSTAT_ANALYZE_OUTPUT_OUTPUT_H

#include "datasets/error.h"
#include "datasets/flags.h"

/* Runs the verb; argv[0] is its name. Other than EXIT_DONE comes with *err. Prints to stdout, and
 * warnings to stderr. */
enum exit_status verb_analyze(int argc, char **argv, struct error *err);

#endif
