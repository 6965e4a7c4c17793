/* stall.c — whether a migration under way still gets on. */
#include "stall.h"

#include <math.h>

void stall_begin(struct stall *stall, double patience_seconds, double now)
{
	*stall = (struct stall){ .patience_seconds =
					 patience_seconds > 0 ? patience_seconds : INFINITY,
				 .grace_seconds = fmin(STALL_GRACE_SECONDS, patience_seconds),
				 .moved_seconds = now };
}

static double bytes_of(const struct progress_row *sample)
{
	static const enum progress_value moved[] = { PROGRESS_DATA_PROCESSED_BYTES,
						     PROGRESS_MEMORY_PROCESSED_BYTES,
						     PROGRESS_DISK_PROCESSED_BYTES };
	double sum = 0;

	for (size_t i = 0; i < sizeof moved / sizeof *moved; i++)
		if (!isnan(sample->value[moved[i]]))
			sum += sample->value[moved[i]];
	return sum;
}

/* A cancelled job may still move what is on its way: that is no progress any more. */
static void get_on(struct stall *stall, double now)
{
	if (stall->cancelled_seconds == 0)
		stall->moved_seconds = now;
}

void stall_sampled(struct stall *stall, const struct progress_row *sample, double now)
{
	double bytes = bytes_of(sample);

	if (bytes != stall->moved_bytes)
		get_on(stall, now);
	stall->moved_bytes = bytes;
}

void stall_iteration(struct stall *stall, int iteration, double now)
{
	if (iteration != stall->iteration)
		get_on(stall, now);
	stall->iteration = iteration;
}

enum stall_advice stall_advice(struct stall *stall, bool cancellable, double now)
{
	if (stall->given_up || now < stall->moved_seconds + stall->patience_seconds)
		return STALL_NOTHING;
	if (cancellable && stall->cancelled_seconds == 0) {
		stall->cancelled_seconds = now;
		return STALL_CANCEL;
	}
	if (stall->cancelled_seconds > 0 && now < stall->cancelled_seconds + stall->grace_seconds)
		return STALL_NOTHING;
	stall->given_up = true;
	return STALL_GIVE_UP;
}
