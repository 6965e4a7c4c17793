/*
 * session.h — one call of `migstat collect` from its options to the run on the disk.
 *
 * In: the command line's options; with --resume the run that was cut short.
 * Out: a run (datasets/run-write.h) with its provenance, one line of what was done.
 * Doors: this header; options.h (what the command line asks for).
 */
#ifndef MIGSTAT_COLLECT_SESSION_SESSION_H
#define MIGSTAT_COLLECT_SESSION_SESSION_H

#include "options.h"

#include "datasets/error.h"
#include "datasets/exit-status.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Carries it out: connects, checks, measures, brings the guests back, closes the run. What was
 * done is told to `told` in a line, the progress to standard error unless options->quiet.
 * EXIT_FAILED with *err if the plan could not be carried out to its end; EXIT_NOTHING, with *err,
 * too, if migrations were tried and none moved its VM. The run holds what was measured.
 */
enum exit_status session_run(struct collect_options *options, int argc, char *const *argv,
			     FILE *told, struct error *err);

/* --list: prints the VMs of the hosts that are named to told; with --cloud also its hosts, all
 * where none is named. False with *err. */
bool session_list(struct collect_options *options, FILE *told, struct error *err);

#endif
