/*
 * libvirt.h — the platform libvirt: two hosts with a libvirt daemon each.
 *
 * In: two URIs, and what the study asks by the operations of collect/driver.h.
 * Out: answers of the two daemons, and their events as they arrive.
 * Doors: this header; nobody else knows libvirt.
 */
#ifndef MIGSTAT_COLLECT_LIBVIRT_LIBVIRT_H
#define MIGSTAT_COLLECT_LIBVIRT_LIBVIRT_H

#include "collect/driver.h"

#include <stdbool.h>

/* Where the hosts are. Texts are borrowed for the call. */
struct libvirt_hosts {
	const char *uri[2];  /* by enum side: the URI under which collect reaches the host */
	const char *peer[2]; /* the URI under which the other host reaches it; NULL = the same */
	bool managed; /* no migration is peer-to-peer (or not libvirt's own business at all): no
		       * host needs to reach the other */
	double answer_seconds; /* so long a connection may take */
};

/* What helps where libvirt says that a host cannot be reached, by its words. */
const char *libvirt_remedy(const char *words);

/*
 * Turns what a person types for a host into a URI: an alias of libvirt's configuration
 * (uri_aliases of libvirt.conf), else [USER@]NAME[:PORT] into qemu+ssh://.../system; a URI stays as
 * it is. *changed says which. False with *err: neither of them.
 */
bool libvirt_uri_resolve(char **typed, bool *changed, struct error *err);

/*
 * The VMs of one host, which is enough for looking at them: as driver_guests, and address[i] of
 * guests->at[i], "" where nobody tells it. Free *address with free. False with *err, also where
 * there is no answer within so many seconds.
 */
bool libvirt_guests(const char *uri, double seconds, struct guests *guests,
		    char (**address)[GUEST_ADDRESS_SIZE], struct error *err);

/*
 * Connects to both hosts. Unless a case says otherwise, migrations are peer-to-peer: the source's
 * daemon talks to the destination's. sink gets every event of either host. Free *driver by its
 * close operation. False with *err: no such host, the same host twice, a URI the other host could
 * not reach.
 */
bool driver_libvirt_open(struct driver **driver, const struct libvirt_hosts *hosts,
			 driver_event_sink *sink, void *closure, struct error *err);

#endif
