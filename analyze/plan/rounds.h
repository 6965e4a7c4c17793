/*
 * rounds.h — measured times as rounds, a round being the migrations of one cycle in one direction,
 * and evacuations drawn from them.
 *
 * All VMs of a round met the same network and the same load, so when one was slow, the others were,
 * too; to draw each VM's time by itself would mix good times with bad ones, and 18 of 100 of the
 * real evacuations took longer than the 95th of 100 that was drawn so. Here a direction is drawn,
 * then one of its rounds for the whole host, then for each VM of the host one of those measured in
 * that round.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_ROUNDS_H
#define MIGSTAT_ANALYZE_PLAN_ROUNDS_H

#include "analyze/sides/sides.h"
#include "analyze/statistics/random.h"

#include <stdbool.h>
#include <stddef.h>

/* The times of one VM in one round: values first to end - 1; none: first is end. */
struct pool {
	size_t first, end;
};

struct rounds {
	const struct observations *times; /* borrowed */
	struct pool *at;                  /* of each direction, cycle and VM */
	size_t directions, cycles, vms;
	bool known; /* the times tell their cycle; else all of a direction is one round */
	size_t count;
};

/* times are of one run, not empty, and ordered as observations_of gives them. Free with
 * rounds_free. */
struct rounds rounds_of(const struct observations *times);

void rounds_free(struct rounds *rounds);

/* How many rounds at[count] are of; those of no known cycle are of none. */
size_t rounds_among(const struct measured *at, size_t count);

/* Which cycles and VMs an evacuation is drawn from: numbers of theirs, as many as there are. */
struct resample {
	size_t *cycles, *vms;
};

/* Every one of them once. Free with resample_free. */
struct resample resample_all(const struct rounds *rounds);

/* Draws the sample anew, with replacement: what another pilot might have met. */
void resample_renew(struct resample *sample, const struct rounds *rounds, struct random *random);

void resample_free(struct resample *sample);

/* The time to empty a host of so many VMs, at_once of them at a time: the next one starts when one
 * is done. free_at: room for at_once numbers. */
double evacuation_draw(const struct rounds *rounds, const struct resample *sample, size_t vms,
		       size_t at_once, struct random *random, double *free_at);

#endif
