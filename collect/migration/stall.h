/*
 * stall.h — whether a migration under way still gets on: bytes move, or passes begin.
 */
#ifndef MIGSTAT_COLLECT_MIGRATION_STALL_H
#define MIGSTAT_COLLECT_MIGRATION_STALL_H

#include "datasets/run-write.h"

#include <stdbool.h>

/* After a stalled job has been cancelled its call has so long to return before it is given up. */
#define STALL_GRACE_SECONDS 30.0

struct stall {
	double patience_seconds; /* without any progress; INFINITY = for ever */
	double grace_seconds;
	double moved_seconds; /* when it last got on */
	double moved_bytes;   /* as samples tell, all together */
	int iteration;
	double cancelled_seconds; /* when the job was cancelled for it; 0 = it was not */
	bool given_up;
};

/* A call goes out now. */
void stall_begin(struct stall *stall, double patience_seconds, double now);

/* A sample of it; iteration: the last pass that has begun. */
void stall_sampled(struct stall *stall, const struct progress_row *sample, double now);
void stall_iteration(struct stall *stall, int iteration, double now);

enum stall_advice { STALL_NOTHING, STALL_CANCEL, STALL_GIVE_UP };

/* What is due now, each once. cancellable: the job can be cancelled (post-copy cannot). */
enum stall_advice stall_advice(struct stall *stall, bool cancellable, double now);

#endif
