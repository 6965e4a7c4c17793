/*
 * verdict.h — what became of a migration: from what was seen on both hosts to one outcome word.
 */
#ifndef MIGSTAT_COLLECT_MIGRATION_VERDICT_H
#define MIGSTAT_COLLECT_MIGRATION_VERDICT_H

#include "collect/driver.h"

#include "datasets/outcome.h"

#include <stdbool.h>

/* All that is known when the call has returned and both hosts have been audited. */
struct evidence {
	bool call_succeeded;
	bool call_cancelled;        /* the platform says that the job was cancelled */
	bool cancelled_at_deadline; /* collect cancelled it at the deadline, whatever the call says
				     */
	bool cancelled_by_signal;   /* the same because of a signal to collect */
	bool call_lost;             /* nobody answered it: a job that it began may run on */
	bool given_up;              /* that call is still out */
	bool foreign_job;   /* the job that runs is not the one that the call began, if it began any
			     */
	bool begun;         /* the destination had begun to take it in, or a byte was seen moving */
	bool unsupported;   /* the platform says that a side cannot do what was asked for: that is a
			     * refusal whichever side says it, and however far the destination was */
	bool moved;         /* a byte was seen moving */
	bool statistics;    /* the completed job's statistics are there */
	bool past_deadline; /* the call was still out when the deadline passed */
	bool network_lost;  /* the VM answered probes before, and none any more in time */
	struct host_view source, destination;
	bool elsewhere; /* it runs on a host that is neither of them */
	char third_host[64];
	bool disagrees; /* the manager contradicts the hosts, or itself, about where it is */
	struct error disagreement;
};

/*
 * The outcome. Where several could be said, the one that is worse for the guest wins: a guest
 * that runs twice or nowhere is never called an error of the call.
 */
enum outcome verdict_of(const struct evidence *evidence);

#endif
