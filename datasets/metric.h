/*
 * metric.h — every metric migstat knows about one migration.
 *
 * To add a metric, add one line to METRICS: collect, analyze, report, --list-metrics, the run's
 * datapackage.json and the manual pages loop over this table. Values of a row are held by metric
 * index, never by struct member; code names that index METRIC_..., so that the compiler finds a
 * name that does not exist.
 */
#ifndef MIGSTAT_METRIC_H
#define MIGSTAT_METRIC_H

#include "column.h"

#include <stddef.h>

enum better { LOWER_IS_BETTER, HIGHER_IS_BETTER, NEITHER_IS_BETTER };

struct metric {
	struct column column; /* name with its unit, type, unit, meaning */
	const char *title;    /* axis and table label, without the unit */
	enum better better;   /* which way is an improvement */
	int decimals;         /* digits after the decimal point when written to a run */
	const char
		*job_field; /* the hypervisor's job-statistics field, NULL if collect derives it */
	double job_scale;   /* factor from job_field's unit to column.unit */
};

/*
 * Every metric, one line each: its name in capitals for METRIC_..., its name, unit, which way is
 * better, decimals, where it comes from (the hypervisor's job-statistics field with the factor to
 * the unit; NULL, 0: derived by collect), its title and its meaning.
 */
#define MILLI 1e-3
/* clang-format off */
#define METRICS(METRIC) \
	METRIC(TOTAL_TIME_SECONDS,                  "total_time_seconds",                  "s",   LOWER,   6, NULL, 0,                      "Total migration time",               "From just before the migration call until it has returned and the VM is seen running on the destination.") \
	METRIC(CALL_TIME_SECONDS,                   "call_time_seconds",                   "s",   LOWER,   6, NULL, 0,                      "Migration call",                     "How long the migration call to the hypervisor's API took.") \
	METRIC(JOB_TIME_SECONDS,                    "job_time_seconds",                    "s",   LOWER,   3, "time_elapsed", MILLI,        "Job time",                           "The hypervisor's own time of the completed migration job.") \
	METRIC(SETUP_TIME_SECONDS,                  "setup_time_seconds",                  "s",   LOWER,   3, "setup_time", MILLI,          "Setup time",                         "The part of the job before the first memory was sent.") \
	METRIC(SETTLE_TIME_SECONDS,                 "settle_time_seconds",                 "s",   LOWER,   6, NULL, 0,                      "Settle time",                        "From the end of the total migration time until the source is clean: no domain, no job, no definition left.") \
	METRIC(API_TIME_SECONDS,                    "api_time_seconds",                    "s",   LOWER,   6, NULL, 0,                      "Time of the manager",                "From just before the request to the manager above the hosts (OpenStack Nova) until its record of the migration is final and its task over, as polled.") \
	METRIC(QUEUE_TIME_SECONDS,                  "queue_time_seconds",                  "s",   LOWER,   6, NULL, 0,                      "Time in the manager's queue",        "How long the manager's record said `queued`, for another migration from the same host was under way, as polled; 0: no poll saw it so.") \
	METRIC(PREPARE_TIME_SECONDS,                "prepare_time_seconds",                "s",   LOWER,   6, NULL, 0,                      "Time before the job",                "From just before the request to the manager until the hypervisor's job has begun: by the job's own time where the hosts are reached, else until a poll of the manager's record says `running`.") \
	METRIC(POST_TIME_SECONDS,                   "post_time_seconds",                   "s",   LOWER,   6, NULL, 0,                      "Time after the switchover",          "From when the guest runs on the destination (its event `resumed` where the hosts are reached, else a poll of the manager's record that says `post-migrating`) until the manager is done.") \
	METRIC(DOWNTIME_SECONDS,                    "downtime_seconds",                    "s",   LOWER,   3, "downtime", MILLI,            "Downtime (hypervisor)",              "How long the guest's CPUs stood still at the switchover, as the hypervisor says of the completed job.") \
	METRIC(DOWNTIME_EVENTS_SECONDS,             "downtime_events_seconds",             "s",   LOWER,   6, NULL, 0,                      "Downtime (events)",                  "From the source's event `suspended for migration` to the destination's event `resumed`, both stamped by collect's own clock on arrival.") \
	METRIC(DATA_MOVED_BYTES,                    "data_moved_bytes",                    "B",   LOWER,   0, "data_processed", 1,          "Data moved",                         "Bytes the completed job says it processed, memory and disk together.") \
	METRIC(MEMORY_MOVED_BYTES,                  "memory_moved_bytes",                  "B",   LOWER,   0, "memory_processed", 1,        "Memory moved",                       "Memory bytes the completed job says it processed.") \
	METRIC(MEMORY_TOTAL_BYTES,                  "memory_total_bytes",                  "B",   NEITHER, 0, "memory_total", 1,            "Memory to move",                     "Memory the guest has, as the completed job counts it.") \
	METRIC(MEMORY_NORMAL_BYTES,                 "memory_normal_bytes",                 "B",   LOWER,   0, "memory_normal_bytes", 1,     "Whole pages moved",                  "Memory sent as whole pages, not as a mark `all the same byte`.") \
	METRIC(MEMORY_RATE_BYTES_PER_SECOND,        "memory_rate_bytes_per_second",        "B/s", HIGHER,  0, "memory_bps", 1,              "Memory transfer rate",               "The average rate of the memory transfer that the completed job reports.") \
	METRIC(DISK_MOVED_BYTES,                    "disk_moved_bytes",                    "B",   LOWER,   0, "disk_processed", 1,          "Disk moved",                         "Disk bytes the completed job says it processed. Virtual size, not bytes on the wire.") \
	METRIC(DISK_TOTAL_BYTES,                    "disk_total_bytes",                    "B",   NEITHER, 0, "disk_total", 1,              "Disk to move",                       "Disk bytes to move, as the completed job counts them: the virtual size.") \
	METRIC(ITERATIONS,                          "iterations",                          "",    LOWER,   0, "memory_iteration", 1,        "Pre-copy iterations",                "Passes over the memory, the first one counted: the completed job's counter, which begins at another number from version to version, less the first number that was told of this migration, and 1.") \
	METRIC(DIRTY_RATE_MAX_BYTES_PER_SECOND,     "dirty_rate_max_bytes_per_second",     "B/s", NEITHER, 0, NULL, 0,                      "Dirty rate, highest",                "The highest dirty rate seen in the samples of the running job.") \
	METRIC(THROTTLE_MAX_RATIO,                  "throttle_max_ratio",                  "",    LOWER,   2, NULL, 0,                      "Throttle, strongest",                "The strongest slowing of the guest's CPUs by auto-converge seen in the samples; 0.2 means 20 % taken away.") \
	METRIC(DOWNTIME_NETWORK_SECONDS,            "downtime_network_seconds",            "s",   LOWER,   6, NULL, 0,                      "Downtime (network)",                 "Sum of the gaps that the first probe (ICMP, UDP or TCP, as asked) heard from the migration call until the margin after it; 0: none longer than the threshold.") \
	METRIC(DOWNTIME_NETWORK_MAX_SECONDS,        "downtime_network_max_seconds",        "s",   LOWER,   6, NULL, 0,                      "Longest gap (network)",              "The longest of these gaps.") \
	METRIC(DOWNTIME_NETWORK_GAPS,               "downtime_network_gaps",               "",    LOWER,   0, NULL, 0,                      "Gaps (network)",                     "How many gaps these were.") \
	METRIC(DOWNTIME_NETWORK_RESOLUTION_SECONDS, "downtime_network_resolution_seconds", "s",   NEITHER, 6, NULL, 0,                      "Resolution of the network downtime", "The true sum lies within this much of downtime_network_seconds; without a gap, the threshold: a shorter outage is not seen.") \
	METRIC(GAP_THRESHOLD_SECONDS,               "gap_threshold_seconds",               "s",   NEITHER, 6, NULL, 0,                      "Gap threshold",                      "A silence of the first probe counts as a gap if it is longer than this: three times the p99 of the VM's own baseline.") \
	METRIC(TCP_STALL_SECONDS,                   "tcp_stall_seconds",                   "s",   LOWER,   6, NULL, 0,                      "TCP stalls",                         "Sum of the stalls of a TCP stream at the receiver in the same time.") \
	METRIC(TCP_STALL_MAX_SECONDS,               "tcp_stall_max_seconds",               "s",   LOWER,   6, NULL, 0,                      "Longest TCP stall",                  "The longest of these stalls.") \
	METRIC(TCP_RESETS,                          "tcp_resets",                          "",    LOWER,   0, NULL, 0,                      "TCP connections broken",             "How often the TCP connection broke in the same time.") \
	METRIC(TCP_RETRANSMITS,                     "tcp_retransmits",                     "",    LOWER,   0, NULL, 0,                      "TCP retransmissions",                "Segments that collect's end of the TCP stream sent again in the same time (TCP_INFO).") \
	METRIC(COLLECTOR_LATE_MAX_SECONDS,          "collector_late_max_seconds",          "s",   NEITHER, 6, NULL, 0,                      "Own lateness",                       "The latest that collect itself sent a probe in the same time: how far the gaps can be trusted.") \
	METRIC(WORK_LOSS_RATIO,                     "work_loss_ratio",                     "",    LOWER,   4, NULL, 0,                      "Loss of work rate",                  "Loss of the guest's work rate: 1 - mean rate during the migration / mean rate before it.") \
	METRIC(WORK_LOSS,                           "work_loss",                           "",    LOWER,   3, NULL, 0,                      "Work not done",                      "Work not done: the sum of (rate before - rate) from the migration call until the rate is back within 5 % after it, in the workload's unit.")
/* clang-format on */

#define METRIC_INDEX(id, ...) METRIC_##id,
enum metric_index { METRICS(METRIC_INDEX) METRIC_COUNT };
#undef METRIC_INDEX

enum { METRIC_MAX = 64 }; /* room for every metric, and how many a user may name at a time */
/* Those that a user names, by index. */
struct metric_list {
	size_t at[METRIC_MAX];
	size_t count;
};
_Static_assert((int)METRIC_COUNT <= (int)METRIC_MAX, "raise METRIC_MAX");

size_t metric_count(void);

/* Metric number index, from 0, below metric_count(). */
const struct metric *metric_at(size_t index);

/* The index of the metric with that column name, which a user typed or a file has, or
 * metric_count() if there is none. */
size_t metric_find(const char *name);

/*
 * The metric (its index) that tells how exactly this one is known: the true value lies within so
 * much of it, and where nothing was seen, a 0, it is at most that. metric_count(): none does.
 */
size_t metric_resolution(size_t index);

/* "lower is better", "higher is better" or "". */
const char *better_text(enum better better);

#endif
