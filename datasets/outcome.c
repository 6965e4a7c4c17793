/* outcome.c — what became of a planned migration: one line for each word. */
#include "outcome.h"

#include <assert.h>
#include <string.h>

const char *const outcome_words[OUTCOME_COUNT + 1] = {
	[OUTCOME_OK] = "ok",
	[OUTCOME_LATE] = "late",
	[OUTCOME_REFUSED] = "refused",
	[OUTCOME_ERROR_RETURNED] = "error_returned",
	[OUTCOME_TIMEOUT_CANCELLED] = "timeout_cancelled",
	[OUTCOME_ABORTED_BY_MANAGER] = "aborted_by_manager",
	[OUTCOME_COMPLETED_BUT_ON_SOURCE] = "completed_but_on_source",
	[OUTCOME_COMPLETED_ON_WRONG_HOST] = "completed_on_wrong_host",
	[OUTCOME_RUNNING_ON_BOTH] = "running_on_both",
	[OUTCOME_RUNNING_ON_NONE] = "running_on_none",
	[OUTCOME_PAUSED_ON_TARGET] = "paused_on_target",
	[OUTCOME_STUCK_IN_PROGRESS] = "stuck_in_progress",
	[OUTCOME_API_ERROR_BUT_MOVED] = "api_error_but_moved",
	[OUTCOME_MOVED_BUT_LEFTOVER] = "moved_but_leftover",
	[OUTCOME_PROBE_LOST] = "probe_lost",
	[OUTCOME_STATS_UNAVAILABLE] = "stats_unavailable",
	[OUTCOME_INTERRUPTED] = "interrupted",
	[OUTCOME_UNKNOWN] = "unknown",
	[OUTCOME_NOT_ATTEMPTED] = "not_attempted",
};

static const struct outcome_info outcomes[OUTCOME_COUNT] = {
	[OUTCOME_OK] = { CLASS_OK, true,
			 "Moved: runs on the destination, nothing is left on the source." },
	[OUTCOME_LATE] = { CLASS_OK, true,
			   "Moved, but only after the deadline; the time is the true one." },
	[OUTCOME_REFUSED] = { CLASS_FAILED, false,
			      "The hypervisor returned an error before the destination had begun "
			      "to take the VM in; the VM runs on the source." },
	[OUTCOME_ERROR_RETURNED] = { CLASS_FAILED, false,
				     "The hypervisor returned an error after the destination had "
				     "begun "
				     "to take the VM in; the VM runs on the source." },
	[OUTCOME_TIMEOUT_CANCELLED] = { CLASS_FAILED, false,
					"Cancelled by collect at its time limit; the VM runs on "
					"the "
					"source." },
	[OUTCOME_ABORTED_BY_MANAGER] = { CLASS_FAILED, false,
					 "The job was cancelled by somebody else than collect, or "
					 "by a "
					 "signal to it; the VM runs on the source." },
	[OUTCOME_COMPLETED_BUT_ON_SOURCE] = { CLASS_FAILED, false,
					      "The call reported success, but the VM still runs on "
					      "the "
					      "source." },
	[OUTCOME_COMPLETED_ON_WRONG_HOST] = { CLASS_FAILED, false,
					      "The call reported success, but the VM runs on "
					      "neither "
					      "the source nor the destination." },
	[OUTCOME_RUNNING_ON_BOTH] = { CLASS_FAILED, false,
				      "Split brain: the VM runs on both hosts." },
	[OUTCOME_RUNNING_ON_NONE] = { CLASS_FAILED, false, "The VM runs on neither host." },
	[OUTCOME_PAUSED_ON_TARGET] = { CLASS_FAILED, false,
				       "The VM stands paused on the destination and runs "
				       "nowhere." },
	[OUTCOME_STUCK_IN_PROGRESS] = { CLASS_FAILED, false,
					"The call came back, but a migration job is still active "
					"on a "
					"host." },
	[OUTCOME_API_ERROR_BUT_MOVED] = { CLASS_FAILED, false,
					  "The call returned an error, yet the VM runs on the "
					  "destination." },
	[OUTCOME_MOVED_BUT_LEFTOVER] = { CLASS_FAILED, true,
					 "Moved, but the source kept a definition or a domain." },
	[OUTCOME_PROBE_LOST] = { CLASS_FAILED, true,
				 "Moved, but the network to the VM did not come back." },
	[OUTCOME_STATS_UNAVAILABLE] = { CLASS_OK, true,
					"Moved, but the hypervisor gave no statistics of the job; "
					"collect's own times stand." },
	[OUTCOME_INTERRUPTED] = { CLASS_FAILED, false,
				  "Collect died while it ran; the next start found the VM on the "
				  "destination, its time is not known." },
	[OUTCOME_UNKNOWN] = { CLASS_FAILED, false,
			      "A host could not be asked afterwards, so nothing is claimed." },
	[OUTCOME_NOT_ATTEMPTED] = { CLASS_NOT_ATTEMPTED, false,
				    "Planned, but not started; the reason is in the column "
				    "error." },
};

const struct outcome_info *outcome_info(enum outcome outcome)
{
	assert(outcome < OUTCOME_COUNT);
	return &outcomes[outcome];
}

enum outcome outcome_find(const char *word)
{
	unsigned index = 0;

	while (index < OUTCOME_COUNT && strcmp(outcome_words[index], word) != 0)
		index++;
	return (enum outcome)index;
}
