/*
 * evacuation.h — how long it takes to empty a host of VMs like those measured: once, and for every
 * group, size of host and number of VMs at a time that a call of plan asks for; evacuation.csv.
 *
 * Resampled from the measured times: one direction is drawn for the whole host, then for each VM
 * one of the measured VMs, then one of its times in that direction; so VMs that are slow stay slow.
 * k at a time: the next VM starts when one of the k is done. That k at once do not slow each other
 * is taken for granted; it is as true as the network between the hosts is wide.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_EVACUATION_H
#define MIGSTAT_ANALYZE_PLAN_EVACUATION_H

#include "analyze/sides/sides.h"
#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>
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

/* One row of evacuation.csv. */
struct evacuation_row {
	size_t group, host_vms, at_a_time;
	size_t n, vms;           /* measured times, and VMs they come from */
	struct evacuation times; /* NaN where n is 0 */
	size_t attempted, failed;
};

struct evacuations {
	struct evacuation_row *at; /* group by group, then by host_vms, then by at_a_time */
	size_t count;
};

/* More at a time than there are VMs on the host are left out. Free with evacuations_free. */
struct evacuations evacuations_of(const struct sides *sides, const struct plan_options *options);

void evacuations_free(struct evacuations *evacuations);

/* Writes options->output/evacuation.csv, by schema_evacuation, with that manifest. False with *err.
 */
bool evacuations_write(const struct evacuations *evacuations, const struct sides *sides,
		       const struct plan_options *options, json_t *manifest, struct error *err);

#endif
