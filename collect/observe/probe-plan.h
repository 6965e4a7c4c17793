/*
 * probe-plan.h — which probes are sent, and how often: the text of --probe.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_PROBE_PLAN_H
#define MIGSTAT_COLLECT_OBSERVE_PROBE_PLAN_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum probe_kind { PROBE_ICMP, PROBE_UDP, PROBE_TCP, PROBE_KINDS };

/* "icmp", "udp", "tcp". */
const char *probe_word(enum probe_kind kind);

struct probe_plan {
	enum probe_kind kinds[PROBE_KINDS]; /* in the order asked for, without a double */
	size_t count;                       /* 0 = no probes */
	uint16_t port[PROBE_KINDS];         /* by kind; 0 for ICMP */
	double interval_seconds;
};

/*
 * Reads "icmp,udp:7,tcp:7" (a port may be left out: 7, echo) or "none" into plan; its interval
 * stays. False with *err that names what is wrong.
 */
bool probe_plan_read(struct probe_plan *plan, const char *text, struct error *err);

enum { PROBE_PLAN_TEXT_SIZE = 48 };

/* The same text again, ports written out. */
void probe_plan_text(const struct probe_plan *plan, char text[PROBE_PLAN_TEXT_SIZE]);

#endif
