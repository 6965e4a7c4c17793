/*
 * probe-round.h — the probed VMs, and one round of probes to all of them. Only prober.c uses it.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_PROBE_ROUND_H
#define MIGSTAT_COLLECT_OBSERVE_PROBE_ROUND_H

#include "probe-datagram.h"
#include "probe-plan.h"
#include "probe-stream.h"
#include "probe-track.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* A kind that a VM has never answered is sent at this spacing only: it may have no such service. */
#define KNOCK_SECONDS 1.0

struct target {
	bool used; /* it has an address */
	struct sockaddr_storage address[PROBE_KINDS];
	struct track track[PROBE_KINDS];
	double previous[PROBE_KINDS]; /* when the last probe of the kind was sent */
	struct probe_stream stream;
	bool watching;
	long broken_before, retransmits_before;
	double late_max;
};

struct targets {
	struct probe_plan plan;
	struct target *at;
	size_t count;
	bool family[2]; /* some target is IPv4, IPv6 */
	uint64_t cookie;
	struct datagram_sockets sockets[2]; /* by enum datagram_kind */
};

/* See prober_open. Free with targets_close, also after false (with *err). */
bool targets_open(struct targets *targets, const struct probe_plan *plan,
		  const char *const *addresses, size_t count, double memory_seconds,
		  struct error *err);
void targets_close(struct targets *targets);

/* One probe of each kind to every target; what cannot be sent is lost. */
void targets_send(struct targets *targets);

/* Reads all that has arrived, and tells the tracks. */
void targets_receive(struct targets *targets);

#endif
