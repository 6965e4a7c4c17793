/*
 * import.h — the work of `migstat import`: foreign files become one run.
 *
 * In: what other programs have measured, in any of their formats (formats/).
 * Out: a run, whole or not at all, and in words what it could not tell.
 * Doors: this header, options.h (the command line).
 */
#ifndef MIGSTAT_COLLECT_IMPORT_IMPORT_H
#define MIGSTAT_COLLECT_IMPORT_IMPORT_H

#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Reads every file into one run at options->output and tells out what became of each, what was
 * guessed and what everybody who uses the run must know. argv is the command line, for the run's
 * description. False with *err: nothing is left behind.
 */
bool import_run(const struct import_options *options, int argc, char *const *argv, FILE *out,
		struct error *err);

#endif
