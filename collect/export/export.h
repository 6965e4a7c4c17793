/*
 * export.h — the verb `export`: a run goes out to other programs.
 *
 * In: the folder of a run.
 * Out: one text in the format of another program, to a file or standard output.
 * Doors: this header, options.h (the command line), formats.h (which formats there are).
 */
#ifndef MIGSTAT_COLLECT_EXPORT_EXPORT_H
#define MIGSTAT_COLLECT_EXPORT_EXPORT_H

#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Writes the run to options->output, whole or not at all, or to `stream` if there is none. What the
 * format could not hold is told to `notes`. False with *err if it could not be done.
 */
bool export_run(const struct export_options *options, FILE *stream, FILE *notes, struct error *err);

#endif
