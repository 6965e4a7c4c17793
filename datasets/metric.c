/* metric.c — every metric migstat knows about one migration: one line each. */
#include "metric.h"

#include "array.h"

#include <assert.h>
#include <string.h>

#define MILLI 1e-3

static const struct metric metrics[] = {
	{ { "total_time_seconds", COLUMN_NUMBER, "s", false,
	    "From just before the migration call until it has returned and the VM is seen running "
	    "on "
	    "the destination.",
	    NULL },
	  "Total migration time",
	  LOWER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "call_time_seconds", COLUMN_NUMBER, "s", false,
	    "How long the migration call to the hypervisor's API took.", NULL },
	  "Migration call",
	  LOWER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "job_time_seconds", COLUMN_NUMBER, "s", false,
	    "The hypervisor's own time of the completed migration job.", NULL },
	  "Job time",
	  LOWER_IS_BETTER,
	  3,
	  "time_elapsed",
	  MILLI },
	{ { "setup_time_seconds", COLUMN_NUMBER, "s", false,
	    "The part of the job before the first memory was sent.", NULL },
	  "Setup time",
	  LOWER_IS_BETTER,
	  3,
	  "setup_time",
	  MILLI },
	{ { "settle_time_seconds", COLUMN_NUMBER, "s", false,
	    "From the end of the total migration time until the source is clean: no domain, no "
	    "job, no "
	    "definition left.",
	    NULL },
	  "Settle time",
	  LOWER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "downtime_seconds", COLUMN_NUMBER, "s", false,
	    "How long the guest's CPUs stood still at the switchover, as the hypervisor says of "
	    "the "
	    "completed job.",
	    NULL },
	  "Downtime (hypervisor)",
	  LOWER_IS_BETTER,
	  3,
	  "downtime",
	  MILLI },
	{ { "downtime_events_seconds", COLUMN_NUMBER, "s", false,
	    "From the source's event `suspended for migration` to the destination's event "
	    "`resumed`, "
	    "both stamped by collect's own clock on arrival.",
	    NULL },
	  "Downtime (events)",
	  LOWER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "data_moved_bytes", COLUMN_NUMBER, "B", false,
	    "Bytes the completed job says it processed, memory and disk together.", NULL },
	  "Data moved",
	  LOWER_IS_BETTER,
	  0,
	  "data_processed",
	  1 },
	{ { "memory_moved_bytes", COLUMN_NUMBER, "B", false,
	    "Memory bytes the completed job says it processed.", NULL },
	  "Memory moved",
	  LOWER_IS_BETTER,
	  0,
	  "memory_processed",
	  1 },
	{ { "memory_total_bytes", COLUMN_NUMBER, "B", false,
	    "Memory the guest has, as the completed job counts it.", NULL },
	  "Memory to move",
	  NEITHER_IS_BETTER,
	  0,
	  "memory_total",
	  1 },
	{ { "memory_normal_bytes", COLUMN_NUMBER, "B", false,
	    "Memory sent as whole pages, not as a mark `all the same byte`.", NULL },
	  "Whole pages moved",
	  LOWER_IS_BETTER,
	  0,
	  "memory_normal_bytes",
	  1 },
	{ { "memory_rate_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	    "The average rate of the memory transfer that the completed job reports.", NULL },
	  "Memory transfer rate",
	  HIGHER_IS_BETTER,
	  0,
	  "memory_bps",
	  1 },
	{ { "disk_moved_bytes", COLUMN_NUMBER, "B", false,
	    "Disk bytes the completed job says it processed. Virtual size, not bytes on the wire.",
	    NULL },
	  "Disk moved",
	  LOWER_IS_BETTER,
	  0,
	  "disk_processed",
	  1 },
	{ { "disk_total_bytes", COLUMN_NUMBER, "B", false,
	    "Disk bytes to move, as the completed job counts them: the virtual size.", NULL },
	  "Disk to move",
	  NEITHER_IS_BETTER,
	  0,
	  "disk_total",
	  1 },
	{ { "iterations", COLUMN_NUMBER, "", false,
	    "Passes over the dirty memory, as the completed job counts them (from 0 in some "
	    "versions of "
	    "libvirt).",
	    NULL },
	  "Pre-copy iterations",
	  LOWER_IS_BETTER,
	  0,
	  "memory_iteration",
	  1 },
	{ { "dirty_rate_max_bytes_per_second", COLUMN_NUMBER, "B/s", false,
	    "The highest dirty rate seen in the samples of the running job.", NULL },
	  "Dirty rate, highest",
	  NEITHER_IS_BETTER,
	  0,
	  NULL,
	  0 },
	{ { "throttle_max_ratio", COLUMN_NUMBER, "", false,
	    "The strongest slowing of the guest's CPUs by auto-converge seen in the samples; 0.2 "
	    "means "
	    "20 % taken away.",
	    NULL },
	  "Throttle, strongest",
	  LOWER_IS_BETTER,
	  2,
	  NULL,
	  0 },
	{ { "downtime_network_seconds", COLUMN_NUMBER, "s", false,
	    "Sum of the gaps that the first probe (ICMP, UDP or TCP, as asked) heard from the "
	    "migration call until the margin after it; 0: none longer than the threshold.",
	    NULL },
	  "Downtime (network)",
	  LOWER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "downtime_network_max_seconds", COLUMN_NUMBER, "s", false, "The longest of these gaps.",
	    NULL },
	  "Longest gap (network)",
	  LOWER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "downtime_network_gaps", COLUMN_NUMBER, "", false, "How many gaps these were.", NULL },
	  "Gaps (network)",
	  LOWER_IS_BETTER,
	  0,
	  NULL,
	  0 },
	{ { "downtime_network_resolution_seconds", COLUMN_NUMBER, "s", false,
	    "The true sum lies within this much of downtime_network_seconds; without a gap, the "
	    "threshold: a shorter outage is not seen.",
	    NULL },
	  "Resolution of the network downtime",
	  NEITHER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "gap_threshold_seconds", COLUMN_NUMBER, "s", false,
	    "A silence of the first probe counts as a gap if it is longer than this: three times "
	    "the p99 of the VM's own baseline.",
	    NULL },
	  "Gap threshold",
	  NEITHER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "tcp_stall_seconds", COLUMN_NUMBER, "s", false,
	    "Sum of the stalls of a TCP stream at the receiver in the same time.", NULL },
	  "TCP stalls",
	  LOWER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "tcp_stall_max_seconds", COLUMN_NUMBER, "s", false, "The longest of these stalls.",
	    NULL },
	  "Longest TCP stall",
	  LOWER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "tcp_resets", COLUMN_NUMBER, "", false,
	    "How often the TCP connection broke in the same time.", NULL },
	  "TCP connections broken",
	  LOWER_IS_BETTER,
	  0,
	  NULL,
	  0 },
	{ { "tcp_retransmits", COLUMN_NUMBER, "", false,
	    "Segments that collect's end of the TCP stream sent again in the same time (TCP_INFO).",
	    NULL },
	  "TCP retransmissions",
	  LOWER_IS_BETTER,
	  0,
	  NULL,
	  0 },
	{ { "collector_late_max_seconds", COLUMN_NUMBER, "s", false,
	    "The latest that collect itself sent a probe in the same time: how far the gaps can be "
	    "trusted.",
	    NULL },
	  "Own lateness",
	  NEITHER_IS_BETTER,
	  6,
	  NULL,
	  0 },
	{ { "work_loss_ratio", COLUMN_NUMBER, "", false,
	    "Loss of the guest's work rate: 1 - mean rate during the migration / mean rate before "
	    "it.",
	    NULL },
	  "Loss of work rate",
	  LOWER_IS_BETTER,
	  4,
	  NULL,
	  0 },
	{ { "work_loss", COLUMN_NUMBER, "", false,
	    "Work not done: the sum of (rate before - rate) from the migration call until the rate "
	    "is back within 5 % after it, in the workload's unit.",
	    NULL },
	  "Work not done",
	  LOWER_IS_BETTER,
	  3,
	  NULL,
	  0 },
};

static_assert(COUNT(metrics) <= METRIC_MAX, "raise METRIC_MAX in metric.h");

size_t metric_count(void)
{
	return COUNT(metrics);
}

const struct metric *metric_at(size_t index)
{
	assert(index < metric_count());
	return &metrics[index];
}

size_t metric_find(const char *name)
{
	size_t index = 0;

	while (index < metric_count() && strcmp(metrics[index].column.name, name) != 0)
		index++;
	return index;
}

size_t metric_resolution(size_t index)
{
	static const char *const known_within[][2] = {
		{ "downtime_network_seconds", "downtime_network_resolution_seconds" },
		{ "downtime_network_max_seconds", "downtime_network_resolution_seconds" },
	};

	for (size_t i = 0; i < COUNT(known_within); i++)
		if (strcmp(metric_at(index)->column.name, known_within[i][0]) == 0)
			return metric_find(known_within[i][1]);
	return metric_count();
}

const char *better_text(enum better better)
{
	switch (better) {
	case LOWER_IS_BETTER:
		return "lower is better";
	case HIGHER_IS_BETTER:
		return "higher is better";
	case NEITHER_IS_BETTER:
		break;
	}
	return "";
}
