/*
 * options.h — the options of all that looks on from outside: probes, samples, work rate.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_OPTIONS_H
#define MIGSTAT_COLLECT_OBSERVE_OPTIONS_H

#include "probe-plan.h"
#include "probe-track.h"
#include "work.h"

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>

struct observe_options {
	struct probe_plan probes;
	double margin_seconds; /* before and after each migration; 0 = no time is taken for it */
	double lost_seconds;   /* how long the network may take to come back after the margin */
	double sample_seconds; /* between two samples of hosts and VMs; 0 = none */
	struct work_plan work;
};

/* The defaults. */
struct observe_options observe_defaults(void);

/* What contradicts itself: a work rate without samples, probes without a margin. */
bool observe_check(const struct observe_options *options, struct error *err);

/* For the run's provenance (new reference), and back; a run without them gets the defaults. */
json_t *observe_to_json(const struct observe_options *options);
bool observe_of_json(struct observe_options *options, const json_t *object, struct error *err);

#endif
