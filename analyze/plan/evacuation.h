/*
 * evacuation.h — how long it takes to empty a host of VMs like those measured: once, and for every
 * group, size of host and number of VMs at a time that a call of plan asks for; evacuation.csv.
 *
 * Resampled from the measured times, twice: first another pilot, of cycles and VMs drawn with
 * replacement from those measured, then evacuations of VMs as that pilot met them, by whole rounds
 * (rounds.h). So bad times stay bad for all VMs, slow VMs stay slow, and the evacuations of all
 * pilots together are a prediction for VMs and times like these but not these very ones: in
 * simulation 2 to 5 of 100 new ones take longer than p95 where 20 cycles were measured (10 cycles:
 * 3 to 9, 5 cycles: 4 to 12). How far the pilots' own p95 lie apart is its interval; it covers in
 * 73 to 98 of 100 with 20 cycles, 67 to 95 with 5, for there is no more in few rounds. k at a
 * time: the next VM starts when one of the k is done. That k at once do not slow each other is
 * taken for granted; it is as true as the network between the hosts is wide.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_EVACUATION_H
#define MIGSTAT_ANALYZE_PLAN_EVACUATION_H

#include "analyze/sides/sides.h"
#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	PILOTS_DRAWN = 200,
	EVACUATIONS_OF_PILOT = 200,
	EVACUATIONS_DRAWN = PILOTS_DRAWN * EVACUATIONS_OF_PILOT
};

/* In the unit of the times. */
struct evacuation {
	double p50, p95; /* type 7, of EVACUATIONS_DRAWN evacuations */
	double mean;
	double p95_low, p95_high; /* NaN: one cycle, or cycles not known */
	size_t rounds;            /* that were measured; 0: not known */
};

/* Of a host of `vms` VMs, `at_once` of them at a time (1 to vms). times are not empty and ordered
 * as observations_of gives them; level is that of the interval. */
struct evacuation evacuation_of(const struct observations *times, size_t vms, size_t at_once,
				double level, uint64_t seed);

/* One row of evacuation.csv. */
struct evacuation_row {
	size_t group, host_vms, at_a_time;
	size_t n, vms;           /* measured times, and VMs they come from */
	struct evacuation times; /* NaN where n is 0 */
	size_t attempted, failed;
	size_t failed_rounds; /* in which any failed; 0: not known */
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
