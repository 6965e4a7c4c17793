/*
 * export.h — the verb `export`: a run goes out to other programs.
 */
#ifndef MIGSTAT_COLLECT_EXPORT_EXPORT_H
#define MIGSTAT_COLLECT_EXPORT_EXPORT_H

#include "datasets/program.h"

/* Its command line, and who carries it out: writes the run into a file, whole or not at all, or to
 * standard output; what the format could not hold is told to standard error. */
extern const struct verb verb_export;
verb_run run_export;

#endif
