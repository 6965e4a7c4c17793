/*
 * provenance.h — where a run's data come from: command line, plan, versions, hosts, VMs. The
 * object "migstat" of datapackage.json.
 */
#ifndef MIGSTAT_COLLECT_SESSION_PROVENANCE_H
#define MIGSTAT_COLLECT_SESSION_PROVENANCE_H

#include "collect/study/study.h"
#include "options.h"

#include "datasets/error.h"

#include <jansson.h>
#include <stdbool.h>

/* All of it at the start of a run, state "running"; new reference. */
json_t *provenance_of(const struct collect_options *options, const struct study *study, int argc,
		      char *const *argv);

/* A copy of the plan file that the run is made by, in its folder; true also if there is none. */
bool provenance_keep_plan(const struct plan_file *plan, const char *folder, struct error *err);

/* The end: state "complete" or "stopped", the time, and how many rows there are. */
void provenance_end(json_t *provenance, const char *state, size_t rows);

/*
 * The plan of a run that goes on: fills cases, VMs, cycles and URIs of the options from it, where
 * the command line gave none. False with *err if the run holds no plan of collect's.
 */
bool provenance_to_options(const json_t *provenance, struct collect_options *options,
			   struct error *err);

#endif
