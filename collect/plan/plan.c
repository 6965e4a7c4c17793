/* plan.c — every migration of a study in its order. */
#include "plan.h"

#include <string.h>

const char *const order_words[] = { "sequential", "interleaved", "random", NULL };

/* What is shuffled: keys of different kinds must have nothing to do with each other. */
enum shuffled { SHUFFLED_CASES, SHUFFLED_VMS };

/* SplitMix64's output function (Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators, 2014): neighbouring inputs give outputs that look independent. */
static uint64_t mix(uint64_t z)
{
	z += 0x9E3779B97F4A7C15U;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

static uint64_t key_of(const struct plan *plan, enum shuffled what, size_t round, size_t item)
{
	return mix(mix(mix(plan->seed + ((uint64_t)what << 32)) + round) + item);
}

/* The item's place in the round's shuffle: sorting by random keys, without an array, so that any
 * place of a long plan is found without walking there. */
static size_t place_of(const struct plan *plan, enum shuffled what, size_t round, size_t item,
		       size_t items)
{
	uint64_t mine = key_of(plan, what, round, item);
	size_t place = 0;

	for (size_t i = 0; i < items; i++) {
		uint64_t other = key_of(plan, what, round, i);

		place += other < mine || (other == mine && i < item);
	}
	return place;
}

static size_t item_at(const struct plan *plan, enum shuffled what, size_t round, size_t place,
		      size_t items)
{
	size_t item = 0;

	while (item + 1 < items && place_of(plan, what, round, item, items) != place)
		item++;
	return item;
}

size_t plan_stretches(const struct plan *plan)
{
	return plan->cases * (size_t)plan->cycles * (plan->one_way ? 1 : 2);
}

size_t plan_count(const struct plan *plan)
{
	return plan_stretches(plan) * plan->vms;
}

enum side plan_source(const struct plan *plan, size_t stretch)
{
	return plan->one_way || stretch % 2 == 0 ? SIDE_A : SIDE_B;
}

struct move plan_move(const struct plan *plan, size_t index)
{
	size_t stretch = index / plan->vms;
	size_t place = index % plan->vms;
	size_t pair = plan->one_way ? stretch : stretch / 2;
	size_t per_case = (size_t)plan->cycles;
	bool by_case = plan->order == ORDER_SEQUENTIAL;
	struct move move = {
		.migration = (long)index + 1,
		.case_index = by_case ? pair / per_case : pair % plan->cases,
		.vm_index = place,
		.cycle = (int)(by_case ? pair % per_case : pair / plan->cases) + 1,
		.source = plan_source(plan, stretch),
		.order = (int)place + 1,
	};

	if (plan->order == ORDER_RANDOM) {
		move.case_index = item_at(plan, SHUFFLED_CASES, (size_t)move.cycle, move.case_index,
					  plan->cases);
		move.vm_index = item_at(plan, SHUFFLED_VMS, stretch, place, plan->vms);
	}
	return move;
}

size_t plan_index(const struct plan *plan, size_t stretch, size_t vm_index)
{
	size_t place = vm_index;

	if (plan->order == ORDER_RANDOM)
		place = place_of(plan, SHUFFLED_VMS, stretch, vm_index, plan->vms);
	return stretch * plan->vms + place;
}

enum side plan_stand(const struct plan *plan, const bool *done, size_t vm_index)
{
	for (size_t stretch = 0; stretch < plan_stretches(plan); stretch++)
		if (!done[plan_index(plan, stretch, vm_index)])
			return plan_source(plan, stretch);
	return SIDE_A;
}

const char *direction_word(enum side source)
{
	return source == SIDE_A ? "AB" : "BA";
}

const char *side_word(enum side side)
{
	return side == SIDE_A ? "a" : "b";
}

const char *order_word(enum plan_order order)
{
	return order_words[order];
}

bool order_of_word(const char *word, enum plan_order *order)
{
	for (unsigned i = 0; order_words[i]; i++) {
		if (strcmp(word, order_words[i]) == 0) {
			*order = (enum plan_order)i;
			return true;
		}
	}
	return false;
}
