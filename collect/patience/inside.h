/*
 * inside.h — what the files of this room share: the patient driver itself.
 *
 * patience.c makes it and closes it; operations.c is its operations, drain.c those
 * that empty a host; watch.c asks and keeps what is
 * out; ask.c is one question, workers.c who asks it.
 */
#ifndef MIGSTAT_COLLECT_PATIENCE_INSIDE_H
#define MIGSTAT_COLLECT_PATIENCE_INSIDE_H

#include "ask.h"
#include "patience.h"
#include "workers.h"

#include <pthread.h>

struct patient {
	struct driver base; /* first: the driver's users see only this */
	struct driver_operations operations;
	struct driver *inner;
	struct workers *workers;
	struct patience_limits limits;
	pthread_mutex_t lock; /* guards out, and what vms is set to */
	struct ask *out;      /* every question that has no answer yet */
	struct vms vms;       /* a copy, for the loads */
};

/* ---- watch.c ---- */

/* Asks, and waits so long; question may be NULL, which is no memory. The question with its answer,
 * to be freed; NULL with *err: it has none, and is gone. */
struct ask *patient_ask(struct patient *patient, struct ask *question, double seconds,
			struct error *err);

/* A question with yes or no, and the reason. */
bool patient_ask_whether(struct patient *patient, struct ask *question, double seconds,
			 struct error *err);

/* Whoever waits for the call that migrates the VM waits no longer. */
void patient_give_up(struct patient *patient, const char *vm);

/* ---- drain.c ---- */

extern const struct drain_operations patient_drain;

/* ---- operations.c ---- */

/* All but close. What the driver beneath cannot do, this one cannot either. */
struct driver_operations patient_operations(const struct driver_operations *inner);

#endif
