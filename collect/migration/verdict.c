/* verdict.c — from what was seen on both hosts to one outcome word. */
#include "verdict.h"

static enum outcome verdict_on_destination(const struct evidence *evidence)
{
	if (evidence->network_lost)
		return OUTCOME_PROBE_LOST;
	if (!evidence->call_succeeded)
		return OUTCOME_API_ERROR_BUT_MOVED;
	if (evidence->source.state != GUEST_ABSENT)
		return OUTCOME_MOVED_BUT_LEFTOVER;
	if (!evidence->statistics)
		return OUTCOME_STATS_UNAVAILABLE;
	return evidence->past_deadline ? OUTCOME_LATE : OUTCOME_OK;
}

static enum outcome verdict_on_source(const struct evidence *evidence)
{
	if (evidence->call_succeeded)
		return OUTCOME_COMPLETED_BUT_ON_SOURCE;
	if (evidence->cancelled_at_deadline)
		return OUTCOME_TIMEOUT_CANCELLED;
	if (evidence->call_cancelled || evidence->cancelled_by_signal)
		return OUTCOME_ABORTED_BY_MANAGER;
	if (evidence->unsupported && !evidence->moved)
		return OUTCOME_REFUSED;
	return evidence->begun ? OUTCOME_ERROR_RETURNED : OUTCOME_REFUSED;
}

enum outcome verdict_of(const struct evidence *evidence)
{
	const struct host_view *source = &evidence->source;
	const struct host_view *destination = &evidence->destination;

	if (source->state == GUEST_RUNNING && destination->state == GUEST_RUNNING)
		return OUTCOME_RUNNING_ON_BOTH;
	if (source->state == GUEST_UNKNOWN || destination->state == GUEST_UNKNOWN)
		return OUTCOME_UNKNOWN;
	if (evidence->given_up)
		return OUTCOME_STUCK_IN_PROGRESS;
	if (evidence->disagrees)
		return OUTCOME_MANAGER_DISAGREES;
	if (!evidence->foreign_job && (source->job_active || destination->job_active))
		return OUTCOME_STUCK_IN_PROGRESS;
	if (destination->state == GUEST_RUNNING)
		return verdict_on_destination(evidence);
	if (source->state == GUEST_RUNNING)
		return verdict_on_source(evidence);
	if (evidence->elsewhere)
		return OUTCOME_COMPLETED_ON_WRONG_HOST;
	if (destination->state == GUEST_PAUSED)
		return OUTCOME_PAUSED_ON_TARGET;
	return OUTCOME_RUNNING_ON_NONE;
}
