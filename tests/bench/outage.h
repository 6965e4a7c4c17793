/*
 * outage.h — outages of known length: a guest suspended by its hypervisor, its link cut, or the
 * link of a plain network namespace cut, which answers at once and so shows the probes' own error.
 *
 * All tell when the outage began and ended by the clock of this machine, which is the hosts'
 * clock too: the bench runs in the lab, where everything is on one machine.
 */
#ifndef MIGSTAT_BENCH_OUTAGE_H
#define MIGSTAT_BENCH_OUTAGE_H

#include <stdbool.h>

enum outage_kind { OUTAGE_SUSPEND, OUTAGE_LINK, OUTAGE_PORT };

struct outage_maker; /* opaque */

/* When it began and ended, monotonic seconds, and how uncertain each of the two is. */
struct outage {
	double began, ended;
	double began_error, ended_error;
};

/*
 * uri: of the libvirt host where the VM runs; netns: the host's network namespace, in which the
 * VM's tap device is. OUTAGE_PORT: no uri; vm is the name of a bridge's port in netns. NULL, with a
 * word on standard error, if there is no such thing.
 */
struct outage_maker *outage_open(enum outage_kind kind, const char *uri, const char *netns,
				 const char *vm);

/* Makes an outage of about that length. False, with a word on standard error. */
bool outage_make(struct outage_maker *maker, double seconds, struct outage *outage);

void outage_close(struct outage_maker *maker);

#endif
