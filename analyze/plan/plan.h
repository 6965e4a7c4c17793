/*
 * plan.h — the room of the verb `plan`: how large the next study must be, how long it takes to
 * empty a host.
 *
 * In: the command line, and a pilot run as a side (sides/).
 * Out: a page, and evacuation.csv.
 * Doors: this header, options.h.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_PLAN_H
#define MIGSTAT_ANALYZE_PLAN_PLAN_H

#include "options.h"

#include "datasets/program.h"

/* Carries it out: prints to stdout. */
verb_run run_plan;

#endif
