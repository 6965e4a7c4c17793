/*
 * verdict.h — the verb `compare`.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_VERDICT_H
#define MIGSTAT_ANALYZE_VERDICT_VERDICT_H

#include "datasets/error.h"
#include "datasets/flags.h"

/* Runs the verb; argv[0] is its name. EXIT_FAILED and EXIT_USAGE come with *err; EXIT_WORSE and
 * EXIT_UNDECIDED are verdicts. Prints to stdout, and warnings to stderr. */
enum exit_status verb_compare(int argc, char **argv, struct error *err);

#endif
