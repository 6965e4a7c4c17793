/*
 * evacuations.h — the times to empty a host that a call of plan asks for: every group, every size
 * of host, every number of VMs at a time; and evacuation.csv.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_EVACUATIONS_H
#define MIGSTAT_ANALYZE_PLAN_EVACUATIONS_H

#include "analyze/sides/sides.h"
#include "evacuation.h"
#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

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

/* Writes options->output/evacuation.csv, by schema_evacuation. False with *err. */
bool evacuations_write(const struct evacuations *evacuations, const struct sides *sides,
		       const struct plan_options *options, struct error *err);

#endif
