/*
 * plan.h — the verb `plan`.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_PLAN_H
#define MIGSTAT_ANALYZE_PLAN_PLAN_H

#include "datasets/error.h"
#include "datasets/flags.h"

/* Runs the verb; argv[0] is its name. Other than EXIT_DONE comes with *err. Prints to stdout. */
enum exit_status verb_plan(int argc, char **argv, struct error *err);

#endif
