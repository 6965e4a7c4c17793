/*
 * scripted.h — a platform whose every migration has the fate that the test gives it.
 */
#ifndef MIGSTAT_TESTS_SCRIPTED_H
#define MIGSTAT_TESTS_SCRIPTED_H

#include "collect/driver.h"
#include "collect/migration/journal.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* What the scripted platform does with the next migration. */
enum fate {
	FATE_MOVES,
	FATE_MOVES_SLOWLY, /* until it has been sampled after SLOW_SECONDS */
	FATE_REFUSED,
	FATE_CANNOT_BE_PREPARED,
	FATE_FAILS_ON_THE_WAY,         /* as slowly */
	FATE_FAILS_AT_THE_DESTINATION, /* once that has taken the guest in; no byte has moved */
	FATE_UNSUPPORTED_THERE,        /* the same, for it has no such thing */
	FATE_CANCELLED,
	FATE_GOES_ON, /* until it is cancelled, switched to post-copy, or the guest suspended */
	FATE_GOES_ON_TO_AN_ERROR, /* the same, but the call then fails for another reason */
	FATE_STAYS_THOUGH_OK,
	FATE_STRAYS,
	FATE_MOVES_THOUGH_ERROR,
	FATE_LEAVES_DEFINITION, /* on both sides */
	FATE_LEAVES_ONLY_DEFINITION,
	FATE_LEAVES_JOB,
	FATE_LEAVES_JOB_ON_SOURCE,
	FATE_BREAKS_IN_POST_COPY,
	FATE_BREAKS_FOR_GOOD, /* the same, and cannot be taken up again */
	FATE_RUNS_ON_BOTH,
	FATE_RUNS_ON_NONE,
	FATE_DISAGREED_UPON,     /* moved, and the manager says otherwise */
	FATE_DISAGREED_IN_ERROR, /* the same, and the call is answered with an error */
	FATE_PAUSED_THERE,
	FATE_PAUSED_ON_BOTH,
	FATE_PAUSED_BY_USER,
	FATE_WITHOUT_STATISTICS,
	FATE_HOST_SILENT,
	FATE_FINDS_A_JOB, /* somebody else's: the call waits for it, and is refused in the end */
	FATE_MEETS_A_JOB, /* the same, but that job has only just begun when it is refused */
	FATE_HANGS,       /* the call and whoever would cancel it, until all is released */
	FATE_HANGS_IN_POST_COPY, /* the call alone; the guest runs on the destination already */
	FATE_SIGNALLED /* a signal comes to collect while it runs; it goes on until cancelled */
};

enum { VMS = 3 };

/* A slow migration takes at least so long. It ends only once collect has asked for a sample after
 * that, however late a busy machine lets it: what collect does at a tick is certainly done. */
#define SLOW_SECONDS 0.06

struct scripted {
	struct driver base;
	bool blinks; /* of each call's samples the second one cannot be had; a slow one takes three
		      */
	atomic_int samples[VMS];
	int passes_before;      /* the pass counter begins with one more */
	bool one_pass;          /* the call ends in the first pass */
	const enum fate *fates; /* one for each migration; after the last: FATE_MOVES */
	size_t fate_count, next;
	pthread_mutex_t lock; /* guards all of it: calls come from several threads */
	enum guest_state state[2][VMS];
	enum pause_cause pause;
	bool persistent, job[2][VMS], silent[2], strayed, recoverable, disagreed;
	bool cancelled[VMS], hurried[VMS], suspended[VMS];
	bool hangs[VMS];             /* its call does */
	bool deaf[2];                /* a side that answers no question */
	bool released;               /* nothing hangs any more */
	double sampled_seconds[VMS]; /* when collect last asked */
	size_t calls, calls_most;    /* under way, and the most of them at once */
	size_t per_side[2];          /* calls that went out from each side */
	bool both_ways;              /* calls in both directions were under way at once */
	atomic_bool moving[VMS];     /* samples of its call show bytes */
	atomic_bool old_job[VMS];    /* they show a job that began long ago */
	struct journal *journal;
};

extern const struct driver_operations scripted_operations;

/* Ends everything that hangs. */
void scripted_release(struct scripted *scripted);

#endif
