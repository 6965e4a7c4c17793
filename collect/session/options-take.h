/*
 * options-take.h — takes one option of the command line; a part of options.c, which checks the
 * whole.
 */
#ifndef MIGSTAT_COLLECT_SESSION_OPTIONS_TAKE_H
#define MIGSTAT_COLLECT_SESSION_OPTIONS_TAKE_H

#include "datasets/error.h"

#include <stdbool.h>

/* A flag_take (datasets/flags.h); closure is the struct collect_options. */
bool options_take(void *closure, const char *name, const char *value, struct error *err);

#endif
