/*
 * check.h — what can be known of hosts, VMs and probes before anything is measured.
 *
 * In: the hosts (collect/driver.h, collect/libvirt); cases, VMs, and which probes are wanted.
 * Out: findings: what stands in the way, why it matters, what to do (collect/findings.h).
 * Doors: this header; list.h (the VMs of a host, or of a cloud's), preview.h (what would be done,
 * and how long it would take), sheet.h (a table of texts).
 */
#ifndef MIGSTAT_COLLECT_CHECK_CHECK_H
#define MIGSTAT_COLLECT_CHECK_CHECK_H

#include "collect/driver.h"
#include "collect/findings.h"
#include "collect/observe/options.h"

#include <stdbool.h>

struct check_scene {
	struct driver *driver;
	const struct vms *vms;
	const struct cases *cases;
	const struct observe_options *observe;
	const char *uri[2]; /* by side; NULL = the platform has none */
	bool quick;   /* before a run: only what costs no time, and what the run does not see itself
		       */
	bool goes_on; /* the VMs may stand on either host */
};

/* Looks at all of it and adds what it finds. */
void check_all(const struct check_scene *scene, struct findings *findings);

#endif
