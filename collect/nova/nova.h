/*
 * nova.h — the platform OpenStack: Nova moves the VMs, between two of its hosts.
 *
 * Nova is asked over its API (cloud.h: where and as whom), which tells the time of the whole, its
 * own steps, and bytes every five seconds. What the hypervisors alone can tell (downtime, job
 * statistics, loads, what is in force) is known where collect reaches the hosts' libvirt daemons,
 * too: collect/libvirt is asked then, and only asked. Nothing is ever undefined, resumed or deleted
 * behind Nova's back.
 *
 * In: the name of a cloud, two of Nova's host names, perhaps two URIs of libvirt.
 * Out: what the study asks by the operations of collect/driver.h; Nova's steps as events.
 * Doors: this header; nobody else knows OpenStack.
 */
#ifndef MIGSTAT_COLLECT_NOVA_NOVA_H
#define MIGSTAT_COLLECT_NOVA_NOVA_H

#include "collect/driver.h"

#include "datasets/texts.h"

#include <stdbool.h>

/* Where to measure. Texts are borrowed for the call; NULL = not said. */
struct nova_place {
	const char *cloud; /* a name of clouds.yaml; "envvars": the environment alone */
	const char *region, *interface; /* stronger than what stands there */
	const char *host[2];            /* by enum side: as Nova calls them */
	const char *libvirt[2];         /* URIs; a %h stands for Nova's name of the host */

	/* Hosts are emptied: from host A Nova itself chooses where a server goes, and host B, if
	 * it is not named, is whatever other host. All of these must exist. The list must outlive
	 * the driver. */
	const struct texts *drained; /* NULL = none is */
};

/*
 * Logs in, and finds both hosts. sink gets Nova's steps, and the hosts' events where they are
 * reached. Free *driver by its close operation. False with *err: no such cloud or host, a log-in
 * that is refused, a user who is no administrator. No error names a secret, and no core dump is
 * written of a process that knows one.
 */
bool driver_nova_open(struct driver **driver, const struct nova_place *place,
		      driver_event_sink *sink, void *closure, struct error *err);

/* A compute host, and the servers there with what forbids moving them. */
struct nova_host {
	char *name;
	char state[16], status[16]; /* up or down; enabled or disabled */
	char why[256];              /* it is disabled; "" = not told */
	struct guests guests;
};

/* Free with nova_survey_free, whatever the result. */
struct nova_survey {
	struct nova_host *at;
	size_t count, capacity;
};

/* All compute hosts of the cloud, or those two of place that are named. False with *err, as
 * driver_nova_open. */
bool nova_survey(struct nova_survey *survey, const struct nova_place *place, struct error *err);
void nova_survey_free(struct nova_survey *survey);

#endif
