/*
 * evacuation.h — how long it takes to empty a host of VMs like those measured.
 *
 * Resampled from the measured times: one direction is drawn for the whole host, then for each VM
 * one of the measured VMs, then one of its times in that direction; so VMs that are slow stay slow.
 * k at a time: the next VM starts when one of the k is done. That k at once do not slow each other
 * is taken for granted; it is as true as the network between the hosts is wide.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_EVACUATION_H
#define MIGSTAT_ANALYZE_PLAN_EVACUATION_H

#include "analyze/sides/sides.h"

#include <stddef.h>
#include <stdint.h>

enum { EVACUATIONS_DRAWN = 10000 };

/* In the unit of the times. */
struct evacuation {
	double p50, p95; /* type 7, of EVACUATIONS_DRAWN evacuations */
	double mean;
};

/* Of a host of `vms` VMs, `at_once` of them at a time (1 to vms). times are not empty and ordered
 * as observations_of gives them. */
struct evacuation evacuation_of(const struct observations *times, size_t vms, size_t at_once,
				uint64_t seed);

#endif
