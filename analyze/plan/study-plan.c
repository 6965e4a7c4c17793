/* study-plan.c — how large the next study must be, from the spread of a pilot. */
#include "study-plan.h"

#include "analyze/compare/vm-number.h"
#include "analyze/statistics/interval.h"
#include "analyze/statistics/power.h"

#include <math.h>
#include <string.h>

enum { MOST_CYCLES = 10000 };

static size_t vm_end(const struct observations *observations, size_t first)
{
	size_t end = first + 1;

	while (end < observations->count &&
	       strcmp(observations->at[end].vm, observations->at[first].vm) == 0)
		end++;
	return end;
}

static double cells_of(const struct measured *at, size_t count)
{
	double cells = 0;

	for (size_t i = 0; i < count; i++)
		cells += i == 0 || strcmp(at[i].direction, at[i - 1].direction) != 0;
	return cells;
}

struct pilot pilot_of(const struct observations *observations)
{
	struct pilot pilot = { .values = observations->count, .seconds = NAN };
	double squares = 0;
	double cells = 0;
	double scatter = 0;

	for (size_t vm = 0, end; vm < observations->count; vm = end) {
		const struct measured *at = &observations->at[vm];
		double mean;
		double step;

		end = vm_end(observations, vm);
		mean = vm_number(at, end - vm, ASPECT_MEAN, NULL);
		scatter += vm_mean_variance(at, end - vm);
		cells += cells_of(at, end - vm);
		pilot.vms++;
		step = mean - pilot.mean; /* B. P. Welford, Technometrics 4 (1962) */
		pilot.mean += step / (double)pilot.vms;
		squares += step * (mean - pilot.mean);
	}
	pilot.directions = ceil(cells / (double)pilot.vms);
	pilot.cycles = (double)pilot.values / cells;
	pilot.within = scatter / (double)pilot.vms;
	pilot.between = fmax(0, squares / (double)(pilot.vms - 1) - pilot.within);
	if (pilot.vms < 2 || isnan(pilot.within))
		pilot.between = pilot.within = NAN;
	return pilot;
}

double pilot_half_width(const struct pilot *pilot, double level)
{
	double n = (double)pilot->vms;

	return student_t(level, n - 1) * sqrt((pilot->between + pilot->within) / n);
}

/* The standard deviation of a VM's mean of so many cycles, or of its change, for same VMs. */
static double sd_of(const struct pilot *pilot, enum goal goal, double cycles)
{
	double within = pilot->within * pilot->cycles / cycles;

	return goal == GOAL_SAME_VMS ? sqrt(2 * within) : sqrt(pilot->between + within);
}

static size_t vms_for(const struct pilot *pilot, const struct aim *aim, double cycles)
{
	double sd = sd_of(pilot, aim->goal, cycles);
	struct question question = {
		.design = aim->goal == GOAL_SAME_VMS ? DESIGN_PAIRED : DESIGN_UNPAIRED,
		.before_sd = sd,
		.after_sd = sd,
		.effect = aim->size * pilot->mean,
		.alpha = 1 - aim->level,
		.power = aim->power,
	};

	if (isnan(sd))
		return 0;
	if (!(sd > 0))
		return 2;
	if (aim->goal == GOAL_WIDTH)
		return units_for_half_width(sd, aim->size * pilot->mean, 1 - aim->level);
	return units_for_t(&question);
}

static struct size size_of(const struct pilot *pilot, const struct aim *aim, size_t vms,
			   size_t cycles)
{
	double sides = aim->goal == GOAL_WIDTH ? 1 : 2;
	double set_up = aim->goal == GOAL_OTHER_VMS ? 2 : 1;
	double migrations = (double)vms * (double)cycles * pilot->directions * sides;

	if (vms == 0)
		return (struct size){ 0, 0, NAN };
	return (struct size){
		vms, cycles,
		(migrations * pilot->seconds + (double)vms * set_up * aim->vm_seconds) / 3600
	};
}

struct size size_by_vms(const struct pilot *pilot, const struct aim *aim)
{
	double cycles = ceil(pilot->cycles);

	return size_of(pilot, aim, vms_for(pilot, aim, cycles), (size_t)cycles);
}

struct size size_by_cycles(const struct pilot *pilot, const struct aim *aim)
{
	size_t low = 0;
	size_t high = MOST_CYCLES;

	if (pilot->vms < 2 || vms_for(pilot, aim, MOST_CYCLES) == 0 ||
	    vms_for(pilot, aim, MOST_CYCLES) > pilot->vms)
		return (struct size){ 0, 0, NAN };
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		size_t vms = vms_for(pilot, aim, (double)middle);

		if (vms > 0 && vms <= pilot->vms)
			high = middle;
		else
			low = middle;
	}
	return size_of(pilot, aim, pilot->vms, high);
}

/* Steps of at most 5 %: the cost is flat around its least. */
struct size size_cheapest(const struct pilot *pilot, const struct aim *aim)
{
	struct size best = { 0, 0, INFINITY };

	for (size_t cycles = 1; cycles <= MOST_CYCLES; cycles += cycles / 20 + 1) {
		struct size size = size_of(pilot, aim, vms_for(pilot, aim, (double)cycles), cycles);

		if (size.vms > 0 && size.hours < best.hours)
			best = size;
	}
	return best.vms > 0 ? best : (struct size){ 0, 0, NAN };
}
