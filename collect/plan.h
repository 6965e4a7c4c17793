/*
 * plan.h — what is going to be done: every migration of a study in its order.
 *
 * For every case and cycle, every VM is moved from host A to host B one after the other, then
 * every VM back. The plan follows from cases, VMs and cycles alone, so that a run that was cut
 * short finds its place again.
 */
#ifndef MIGSTAT_PLAN_H
#define MIGSTAT_PLAN_H

#include <stddef.h>

enum side { SIDE_A, SIDE_B };

struct plan {
	size_t cases, vms;
	int cycles; /* from 1 */
};

/* One planned migration. */
struct move {
	long migration; /* its number, from 1 */
	size_t case_index, vm_index;
	int cycle; /* from 1 */
	enum side source;
	int order; /* of the VM in this emptying of a host, from 1 */
};

/* How many migrations the plan holds. */
size_t plan_count(const struct plan *plan);

/* The migration at index, from 0, below plan_count(). */
struct move plan_move(const struct plan *plan, size_t index);

/*
 * On which host the VM stands just before the migration at index, if all before it went well.
 * index may be plan_count(): after the last one.
 */
enum side plan_stand(const struct plan *plan, size_t index, size_t vm_index);

static inline enum side other_side(enum side side)
{
	return side == SIDE_A ? SIDE_B : SIDE_A;
}

/* "AB" or "BA", and "a" or "b". */
const char *direction_word(enum side source);
const char *side_word(enum side side);

#endif
