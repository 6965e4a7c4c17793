/*
 * work-loss.h — brown-out: how much less a guest worked because it was migrated. Pure arithmetic.
 *
 * The guest counts its work (lines, requests, transactions); the counter is read again and again.
 * Between two readings the rate is taken as constant.
 */
#ifndef MIGSTAT_COLLECT_OBSERVE_WORK_LOSS_H
#define MIGSTAT_COLLECT_OBSERVE_WORK_LOSS_H

#include <stdbool.h>
#include <stddef.h>

struct work_sample {
	double clock_seconds; /* when the answer arrived */
	double count;
};

struct work_loss {
	double baseline_per_second; /* mean rate before the migration */
	/* 1 − (mean rate from start to end) / baseline; negative: it worked more */
	double ratio;
	/*
	 * Work not done: the sum of (baseline − rate) over the time from start until, after end,
	 * the rate is within 5 % of the baseline again; or until the last sample.
	 */
	double area;
};

/*
 * From samples in the order of time. The baseline is from `from` to `start`; the migration from
 * `start` to `end`, all monotonic seconds. False: the samples do not cover that, or the guest did
 * no work in the baseline; *loss is then NaN.
 */
bool work_loss_of(const struct work_sample *samples, size_t count, double from, double start,
		  double end, struct work_loss *loss);

#endif
