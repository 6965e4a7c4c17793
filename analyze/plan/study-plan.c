/* study-plan.c — how large the next study must be, from the variances of a pilot. */
#include "study-plan.h"

#include "analyze/statistics/power.h"

#include <math.h>

enum { MOST_CYCLES = 10000, MOST_RUNS = 1000 };

/* As good as the normal distribution. */
static const double most_df = 1e6;

/* Two of either make an interval four times as wide as it need be: that is no plan. */
enum { LEAST_VMS = 3, LEAST_CYCLES = 3 };

/* ---- what is planned by ---- */

/* A study's model and design. */
struct plan_of {
	struct two_way_model model;
	struct two_way_design design;
	double more; /* variance beside: what runs add */
	double effect;
};

/* Of the differences of two cases where none was measured: at least what cells scatter by, and at
 * most as if nothing of a VM or a time were common to both. */
static struct two_way_model model_of_cases(const struct pilot *pilot, enum end end)
{
	struct two_way_model model = { 0, 0, 2 * pilot->change.seen.cell, 0 };

	if (pilot->others > 0)
		return end == END_SEEN ? pilot->difference.seen : pilot->difference.limit;
	if (end == END_SEEN)
		return model;
	return (struct two_way_model){ 2 * pilot->change.limit.vm, 2 * pilot->change.limit.cycle,
				       2 * pilot->change.limit.cell,
				       pilot->change.limit.correlation };
}

/* Of two runs with the same VMs the upper end is that of other VMs: what a VM's session adds is in
 * what VMs differ by within one run, and no single run tells the two apart. */
static struct plan_of plan_of(const struct pilot *pilot, const struct aim *aim, enum end end)
{
	const struct variances *of = aim->goal == GOAL_WIDTH ? &pilot->mean_of : &pilot->change;
	bool two = aim->goal == GOAL_SAME_VMS || aim->goal == GOAL_OTHER_VMS;

	return (struct plan_of){
		.model = aim->goal == GOAL_CASES ? model_of_cases(pilot, end)
			 : end == END_SEEN       ? of->seen
						 : of->limit,
		.design = { .sides = two ? 2 : 1,
			    .same_vms = aim->goal == GOAL_SAME_VMS && end == END_SEEN },
		.more = two ? 2 * aim->session_sd * aim->session_sd : 0,
		.effect = aim->goal == GOAL_WIDTH ? aim->size : log1p(aim->size),
	};
}

/* The least of what each candidate of the interval leaves: all must leave out zero. What sessions
 * add is known, so it has no end of degrees of freedom (Satterthwaite). */
static double power_of(const struct two_way_chance *chance, double variance,
		       const struct plan_of *plan, double level)
{
	double power = chance->count > 0 ? 1 : 0;

	for (size_t i = 0; i < chance->count; i++) {
		const struct two_way_candidate *at = &chance->at[i];
		double all = at->variance + plan->more;
		double df = fmin(most_df, at->degrees_of_freedom * pow(all / at->variance, 2));

		power = fmin(power, power_of_estimate(plan->effect, sqrt(variance + plan->more),
						      sqrt(all), df, 1 - level));
	}
	return power;
}

static double power_of_plan(struct plan_of *plan, const struct aim *aim, size_t vms, size_t cycles)
{
	struct two_way_chance chance;

	plan->design.vms = (double)vms;
	plan->design.cycles = (double)cycles;
	chance = two_way_expected(&plan->model, &plan->design);
	if (aim->goal == GOAL_WIDTH)
		return two_way_half(&chance, aim->level, NULL) <= plan->effect;
	return power_of(&chance, two_way_true_variance(&plan->model, &plan->design), plan,
			aim->level);
}

double power_of_study(const struct pilot *pilot, const struct aim *aim, enum end end, size_t vms,
		      size_t cycles)
{
	struct plan_of plan = plan_of(pilot, aim, end);

	return power_of_plan(&plan, aim, vms, cycles);
}

static bool is_enough(struct plan_of *plan, const struct aim *aim, size_t vms, size_t cycles)
{
	double power = power_of_plan(plan, aim, vms, cycles);

	return aim->goal == GOAL_WIDTH ? power > 0 : power >= aim->power;
}

/* ---- the sizes ---- */

/* The smallest number above `low` with which it is enough, of VMs or of cycles, the other one given
 * (0: that is what is sought); 0 where `most` are not. */
static size_t smallest(struct plan_of *plan, const struct aim *aim, size_t vms, size_t cycles,
		       size_t low, size_t most)
{
	size_t high = low + 1;

	while (!is_enough(plan, aim, vms > 0 ? vms : high, cycles > 0 ? cycles : high)) {
		if (high == most)
			return 0;
		low = high;
		high = 2 * high < most ? 2 * high : most;
	}
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (is_enough(plan, aim, vms > 0 ? vms : middle, cycles > 0 ? cycles : middle))
			high = middle;
		else
			low = middle;
	}
	return high;
}

static struct size size_of(const struct pilot *pilot, const struct aim *aim, size_t vms,
			   size_t cycles)
{
	double sides = aim->goal == GOAL_WIDTH ? 1 : 2;
	double set_up = aim->goal == GOAL_OTHER_VMS ? 2 : 1;
	double migrations = (double)vms * (double)cycles * pilot->directions * sides;

	if (vms == 0 || cycles == 0)
		return (struct size){ 0, 0, NAN };
	return (struct size){
		vms, cycles,
		(migrations * pilot->seconds + (double)vms * set_up * aim->vm_seconds) / 3600
	};
}

static bool is_known(const struct plan_of *plan)
{
	return !isnan(plan->model.cell);
}

struct size size_by_vms(const struct pilot *pilot, const struct aim *aim, enum end end)
{
	struct plan_of plan = plan_of(pilot, aim, end);
	size_t vms = 0;

	if (is_known(&plan) && pilot->cycles >= LEAST_CYCLES)
		vms = smallest(&plan, aim, 0, pilot->cycles, LEAST_VMS - 1, POWER_MOST_UNITS);
	return size_of(pilot, aim, vms, pilot->cycles);
}

struct size size_by_cycles(const struct pilot *pilot, const struct aim *aim, enum end end)
{
	struct plan_of plan = plan_of(pilot, aim, end);
	size_t cycles = 0;

	if (is_known(&plan) && pilot->vms >= LEAST_VMS)
		cycles = smallest(&plan, aim, pilot->vms, 0, LEAST_CYCLES - 1, MOST_CYCLES);
	return size_of(pilot, aim, pilot->vms, cycles);
}

/* Steps of at most 5 %: the cost is flat around its least. What so many cycles may cost to be
 * cheaper than the best so far bounds the VMs, and more cycles cost more. */
struct size size_cheapest(const struct pilot *pilot, const struct aim *aim, enum end end)
{
	struct plan_of plan = plan_of(pilot, aim, end);
	struct size best = { 0, 0, INFINITY };

	for (size_t cycles = LEAST_CYCLES; is_known(&plan) && cycles <= MOST_CYCLES;
	     cycles += cycles / 20 + 1) {
		double vms = ceil(best.hours / size_of(pilot, aim, 1, cycles).hours) - 1;
		size_t most = vms < POWER_MOST_UNITS ? (size_t)vms : POWER_MOST_UNITS;

		if (!(vms >= LEAST_VMS))
			break;
		if (is_enough(&plan, aim, most, cycles))
			best = size_of(pilot, aim,
				       smallest(&plan, aim, 0, cycles, LEAST_VMS - 1, most),
				       cycles);
	}
	return best.vms > 0 ? best : (struct size){ 0, 0, NAN };
}

/* ---- several runs ---- */

/* Runs are the block (two_way_between_runs): what a run's number varies by is its session, and what
 * its own cycles and cells leave. */
static double power_of_runs(const struct plan_of *plan, const struct aim *aim, double runs)
{
	struct two_way_design one = plan->design;
	double ways = 2 / runs;
	double rest = plan->model.cell / one.vms / one.cycles;
	double vm = one.same_vms ? 0 : plan->model.vm / one.vms;
	double run;
	double both;
	double df = 2 * runs - 2;
	double power;

	one.sides = 1;
	one.same_vms = true;
	run = aim->session_sd * aim->session_sd + two_way_true_variance(&plan->model, &one);
	both = run + vm;
	power = power_of_estimate(plan->effect, sqrt(both * ways), sqrt(run * ways), df,
				  1 - aim->level);
	return fmin(power, power_of_estimate(plan->effect, sqrt(both * ways), sqrt(both * ways),
					     both * both /
						     (run * run / df +
						      (vm + rest) * (vm + rest) / (one.vms - 1)),
					     1 - aim->level));
}

size_t runs_needed(const struct pilot *pilot, const struct aim *aim, enum end end)
{
	struct plan_of plan = plan_of(pilot, aim, end);

	plan.design.vms = (double)pilot->vms;
	plan.design.cycles = (double)pilot->cycles;
	if (!is_known(&plan) || !(aim->session_sd > 0))
		return 0;
	for (size_t runs = 2; runs <= MOST_RUNS; runs++)
		if (power_of_runs(&plan, aim, (double)runs) >= aim->power)
			return runs;
	return 0;
}
