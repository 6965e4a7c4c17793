/*
 * choose.h — which VMs a new run is about: patterns and --all become names, and whose address is
 * known to the host gets it.
 */
#ifndef MIGSTAT_COLLECT_SESSION_CHOOSE_H
#define MIGSTAT_COLLECT_SESSION_CHOOSE_H

#include "collect/driver.h"
#include "collect/study/display.h"
#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>

/*
 * Patterns are replaced by the VMs that run on host A and fit, in the order of their names; --all
 * adds every one that runs there and may be moved. A name that stands there as it is, is no
 * pattern. What is left out is said. False with *err: a pattern fits none, none is left, the host
 * cannot tell.
 */
bool choose_vms(struct collect_options *options, struct driver *driver, struct display *display,
		struct error *err);

/*
 * Where probes are wanted: a VM without an address gets the one that its agent, a lease or ARP
 * tells to host A, and it is said. Where this process may not send the probes, and nobody gave an
 * address, a warning is said, and none gets one. False with *err: no memory.
 */
bool choose_addresses(struct collect_options *options, struct driver *driver,
		      struct display *display, struct error *err);

#endif
