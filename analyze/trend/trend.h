/*
 * trend.h — the room of the verb `trend`: a metric over many releases in order, several runs each.
 *
 * In: the command line; the runs of all releases, read once (sides/); comparisons of two releases
 * (compare/), change points (statistics/).
 * Out: trend.csv, a page, JSON, JUnit, and the exit status.
 * Doors: this header.
 *
 * Inside, one upon the other: releases (names and runs), course (one metric's numbers, release by
 * release), trends (each against the one before and against a baseline, change points, one family
 * of tests), words, and the forms in which it is told.
 */
#ifndef MIGSTAT_ANALYZE_TREND_TREND_H
#define MIGSTAT_ANALYZE_TREND_TREND_H

#include "datasets/program.h"

extern const struct verb verb_trend;

/* Carries it out: prints to stdout, and warnings to stderr. EXIT_WORSE and EXIT_UNDECIDED are
 * verdicts. */
verb_run run_trend;

#endif
