/* plan.c — every migration of a study in its order. */
#include "plan.h"

size_t plan_count(const struct plan *plan)
{
	return plan->cases * (size_t)plan->cycles * 2 * plan->vms;
}

struct move plan_move(const struct plan *plan, size_t index)
{
	size_t evacuation = index / plan->vms; /* every second one goes back */
	size_t cycle = evacuation / 2;
	size_t place = index % plan->vms;

	return (struct move){
		.migration = (long)index + 1,
		.case_index = cycle / (size_t)plan->cycles,
		.vm_index = place,
		.cycle = (int)(cycle % (size_t)plan->cycles) + 1,
		.source = evacuation % 2 == 0 ? SIDE_A : SIDE_B,
		.order = (int)place + 1,
	};
}

enum side plan_stand(const struct plan *plan, size_t index, size_t vm_index)
{
	size_t evacuation = index / plan->vms;
	enum side before = evacuation % 2 == 0 ? SIDE_A : SIDE_B;

	return vm_index < index % plan->vms ? other_side(before) : before;
}

const char *direction_word(enum side source)
{
	return source == SIDE_A ? "AB" : "BA";
}

const char *side_word(enum side side)
{
	return side == SIDE_A ? "a" : "b";
}
