/*
 * verdict.h — the verb `compare`.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_VERDICT_H
#define MIGSTAT_ANALYZE_VERDICT_VERDICT_H

#include "options.h"

#include "datasets/program.h"

/* Carries it out: prints to stdout, and warnings to stderr. EXIT_WORSE and EXIT_UNDECIDED are
 * verdicts. */
verb_run run_compare;

#endif
