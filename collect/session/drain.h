/*
 * drain.h — hosts that are emptied through OpenStack (--evacuate, --rolling): which VMs that is
 * about, and what a fleet took.
 */
#ifndef MIGSTAT_COLLECT_SESSION_DRAIN_H
#define MIGSTAT_COLLECT_SESSION_DRAIN_H

#include "collect/driver.h"
#include "collect/study/display.h"
#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * Before a new run: no host may still be shut by a collect that died. Then adds every server of
 * those hosts that can be moved, by its id, to those that are named; what is left out is said.
 * False with *err.
 */
bool drain_choose(struct collect_options *options, struct driver *driver, struct display *display,
		  struct error *err);

/*
 * Tells from the tables of the run in that folder how long each host took to be emptied, what every
 * VM suffered, and what failed. False with *err: they cannot be read.
 */
bool drain_tell(const char *folder, FILE *told, struct error *err);

#endif
