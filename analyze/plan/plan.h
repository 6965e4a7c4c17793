/*
 * plan.h — the verb `plan`.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_PLAN_H
#define MIGSTAT_ANALYZE_PLAN_PLAN_H

#include "options.h"

#include "datasets/program.h"

/* Carries it out: prints to stdout. */
verb_run run_plan;

#endif
