/*
 * hook.h — runs a command of the user's between cases.
 */
#ifndef MIGSTAT_HOOK_H
#define MIGSTAT_HOOK_H

#include "case.h"
#include "stop.h"

#include "datasets/error.h"

#include <stdbool.h>

/*
 * Runs command by /bin/sh and waits for its end. It finds MIGSTAT_CASE, MIGSTAT_STORAGE and
 * MIGSTAT_TUNNELLED in its environment, the signals as collect found them, and collect's standard
 * error as its standard output, so that collect's own output stays clean.
 * False with *err if it could not be run or ended with a status other than 0.
 */
bool hook_run(const char *command, const struct migration_case *parameters, const struct stop *stop,
	      struct error *err);

#endif
