/*
 * gaps.h — from what the probes heard around a migration to rows of gaps.csv and cells of
 * migrations.csv.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_GAPS_H
#define MIGSTAT_COLLECT_OBSERVE_GAPS_H

#include "prober.h"

#include "datasets/error.h"
#include "datasets/metric.h"
#include "datasets/run-write.h"

#include <stdbool.h>

/* To which migration the gaps belong, and where gaps_record writes them; all borrowed. */
struct gaps_place {
	struct run_writer *run;
	long migration;
	const char *vm;
};

/*
 * Writes a row for every gap of every kind of probe that had a baseline, and fills the cells: the
 * network's downtime by the first of these kinds in the plan, the stalls by TCP. What is not known
 * stays as it is in value[]. The VM's gaps count, the collector's do not; with an open gap sum,
 * longest and resolution are NaN. False with *err if a gap could not be written.
 */
bool gaps_record(const struct gaps_place *place, const struct probe_plan *plan,
		 const struct probe_result *result, double value[METRIC_MAX], struct error *err);

/* The cells of the network's downtime by what one probe heard; it must have had a baseline. */
void gaps_fill_network(double value[METRIC_MAX], const struct track *track);

/* The row of gap number `index` of the track; probe is the kind's word. */
struct gap_row gaps_row(const struct gaps_place *place, const char *probe,
			const struct track *track, size_t index);

#endif
