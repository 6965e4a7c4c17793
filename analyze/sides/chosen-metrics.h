/*
 * chosen-metrics.h — which metrics of runs are compared: those that the user names by --metric, or
 * where none is named what a migration costs, and what the guest feels.
 */
#ifndef MIGSTAT_ANALYZE_SIDES_CHOSEN_METRICS_H
#define MIGSTAT_ANALYZE_SIDES_CHOSEN_METRICS_H

#include "sides.h"

#include "datasets/flags.h"

struct metrics_wish {
	struct metric_list named;
	bool all; /* every one that has a value */
};

/* Takes NAME[,NAME...] or all into a struct metrics_wish. */
flag_take metrics_wish_take;

/*
 * The metric that tells how long guests stood still: downtime_seconds, as the hypervisor says; but
 * where any migration is of a case with post-copy, of which that tells only the last part (6 to 10
 * ms where the events say 24 to 175), downtime_events_seconds, or without values of it
 * downtime_network_seconds.
 */
enum metric_index downtime_metric(const struct sides *sides);

/* The metric that tells how long migrations took: total_time_seconds, but of imported runs that
 * have no value of it job_time_seconds. */
enum metric_index time_metric(const struct sides *sides);

/*
 * Puts the metrics into metrics[METRIC_MAX], and returns how many. Where none is named: time_metric
 * and downtime_metric, as far as they have values; without any value of these, everything that has
 * values is better than nothing.
 */
size_t chosen_metrics(const struct metric **metrics, const struct sides *sides,
		      const struct metrics_wish *wish);

#endif
