/*
 * plan.h — what is going to be done: every migration of a study in its order.
 *
 * The plan is made of cycles of a case: every VM is moved from host A to host B, then every VM
 * back; or, one way, another host is emptied in each, and nothing goes back. All migrations of one
 * case, cycle and direction are a *stretch*: one host is emptied. The plan follows from cases, VMs,
 * cycles, order and seed alone, so that a run that was cut short finds its place again.
 *
 * In: what the user asks for: cases.csv, vms.csv, --case, --vm, and how they are ordered.
 * Out: the next migration, by its number; nothing is done here.
 * Doors: this header; case.h (the cases), parameter.h (what a case can ask for), vm.h (the VMs).
 */
#ifndef MIGSTAT_COLLECT_PLAN_PLAN_H
#define MIGSTAT_COLLECT_PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum side { SIDE_A, SIDE_B };

enum plan_order {
	ORDER_SEQUENTIAL,  /* all cycles of a case, then the next case */
	ORDER_INTERLEAVED, /* a cycle of each case, then the next cycle */
	ORDER_RANDOM       /* the same, but in every cycle the cases are shuffled, and in every
			      stretch the VMs */
};

struct plan {
	size_t cases, vms;
	int cycles; /* from 1; the most that are done */
	enum plan_order order;
	uint32_t seed; /* of ORDER_RANDOM */
	bool one_way;  /* each cycle empties another host A, and nothing goes back */
};

/* One planned migration. */
struct move {
	long migration; /* its number, from 1 */
	size_t case_index, vm_index;
	int cycle; /* from 1 */
	enum side source;
	int order; /* of the VM in this stretch, from 1 */
};

/* How many migrations the plan holds. */
size_t plan_count(const struct plan *plan);

/* The migration at index, from 0, below plan_count(). Those of stretch s are the indices from
 * s * vms on. */
struct move plan_move(const struct plan *plan, size_t index);

/* How many stretches the plan holds. */
size_t plan_stretches(const struct plan *plan);

/* Which host the stretch empties: every second one goes back, unless all is one way. */
enum side plan_source(const struct plan *plan, size_t stretch);

/* The index of the VM's migration in that stretch. */
size_t plan_index(const struct plan *plan, size_t stretch, size_t vm_index);

/* On which host the VM stands if all that is done went well. done: plan_count() flags. */
enum side plan_stand(const struct plan *plan, const bool *done, size_t vm_index);

static inline enum side other_side(enum side side)
{
	return side == SIDE_A ? SIDE_B : SIDE_A;
}

/* "AB" or "BA", and "a" or "b". */
const char *direction_word(enum side source);
const char *side_word(enum side side);

/* "sequential", "interleaved" or "random", ended by NULL; by order, and back: false if it is none
 * of them. */
extern const char *const order_words[];
const char *order_word(enum plan_order order);
bool order_of_word(const char *word, enum plan_order *order);

#endif
