/*
 * patience.h — a driver that cannot hold the program: every operation of another driver, each of
 * which ends in a stated time.
 *
 * A hypervisor may never answer: its daemon and QEMU wait for each other, or the network between is
 * cut without a word. So every operation is carried out by a thread of its own; what has not ended
 * in time is left to its thread, and the answer is that there is none. A host that has not answered
 * a question about a VM is not asked the same again before it has, and nothing at all while it owes
 * answers where two VMs are. What a manager's driver asks over HTTP ends by itself (find,
 * disagrees).
 *
 * In: a driver.
 * Out: a driver.
 * Doors: this header.
 */
#ifndef MIGSTAT_COLLECT_PATIENCE_PATIENCE_H
#define MIGSTAT_COLLECT_PATIENCE_PATIENCE_H

#include "collect/driver.h"

#include "datasets/error.h"

#include <stdbool.h>

/* So long a question may take. libvirt itself gives a VM up that is busy after 30 s, and a
 * connection that is dead after 15 s: both are answers still. */
#define PATIENCE_ANSWER_SECONDS 45.0

struct patience_limits {
	double answer_seconds;  /* of a question, or of what is done to a migration */
	double begin_seconds;   /* of a question before the first migration */
	double recover_seconds; /* of taking a migration up again, which is one itself */
};

/*
 * Makes *driver patient: it stands for the one that it was, which it closes, too. Its migrate has
 * no limit but give_up. Where something is still out when it is closed, the driver beneath is only
 * muted, and stays. False with *err, and *driver is as it was.
 */
bool driver_be_patient(struct driver **driver, const struct patience_limits *limits,
		       struct error *err);

/*
 * Has run(closure) done by a thread of its own, and waits so long for its end. True: it has ended,
 * and closure is the caller's. False: it has not; the thread calls drop(closure) when it does, and
 * closure must not be touched any more.
 */
bool patience_call(void (*run)(void *closure), void (*drop)(void *closure), void *closure,
		   double seconds);

#endif
