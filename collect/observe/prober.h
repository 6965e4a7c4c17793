/*
 * prober.h — the probes of all VMs, sent and heard by one thread.
 *
 * At every tick it sends one probe of each kind to each VM, then reads what has arrived; in between
 * it sleeps. The kernel stamps the answers as they arrive, so that reading them late loses nothing.
 * The thread asks for real-time priority (SCHED_FIFO), so that a busy machine does not make it
 * late; where it may not have it, and where it is late all the same, that is recorded, and
 * probe-track.h tells it apart from an outage. It needs nothing of the hypervisor.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_PROBER_H
#define MIGSTAT_COLLECT_OBSERVE_PROBER_H

#include "probe-plan.h"
#include "probe-track.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

struct prober; /* opaque */

/*
 * Starts the thread. addresses[i] is VM number i's, IPv4 or IPv6 text; NULL: it has no probes.
 * memory_seconds: how far back a baseline can reach. Everything is copied. Free *prober with
 * prober_close. False with *err: no right to send ICMP, no memory, no thread.
 */
bool prober_open(struct prober **prober, const struct probe_plan *plan,
		 const char *const *addresses, size_t count, double memory_seconds,
		 struct error *err);

/*
 * A window of VM number `vm` begins; its baseline is what was heard since from_seconds (monotonic).
 * The kinds that were not answered enough by then say nothing in this window. One window a VM at a
 * time; different VMs may have windows at once, from different threads.
 */
void prober_watch(struct prober *prober, size_t vm, double from_seconds);

/* What the kinds with a baseline hear now. */
struct probe_silence {
	unsigned kinds;  /* how many have a baseline; 0: nothing is known */
	unsigned silent; /* how many of them are silent for longer than their threshold */
};
struct probe_silence prober_silence(struct prober *prober, size_t vm);

/* Whether the VM has probes and has never answered one of them. */
bool prober_is_silent(struct prober *prober, size_t vm);

/* What came of a window; by kind. Borrowed from the prober until the VM's next window. */
struct probe_result {
	const struct track *track[PROBE_KINDS]; /* .gaps and .baseline; NULL: kind not in use */
	long tcp_broken, tcp_retransmits;       /* in the window; -1 = no TCP probe */
	double late_max_seconds;                /* the latest tick in the window */
};

/* The window ends. */
void prober_end(struct prober *prober, size_t vm, struct probe_result *result);

/* What the probing costs and how punctual it is, since the start. */
struct probe_cost {
	bool real_time;       /* it has real-time priority */
	double cpu_seconds;   /* of the thread, user and system */
	unsigned long ticks;  /* made */
	unsigned long missed; /* left out, because the one before came too late */
	double late_p99_seconds, late_max_seconds; /* ticks: actual time less scheduled time */
};
struct probe_cost prober_cost(struct prober *prober);

void prober_close(struct prober *prober); /* NULL is allowed */

#endif
