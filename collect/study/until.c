/* until.c — when a study has seen enough: the upper limit of how far a mean is off. */
#include "until.h"

#include "datasets/two-way/looks.h"

#include <math.h>
#include <stdlib.h>

bool until_open(struct until *until, size_t cases, size_t vms, int cycles, struct error *err)
{
	size_t room = until->ratio > 0 ? vms * (size_t)cycles * 2 : 0;

	until->cases = cases;
	until->vms = vms;
	until->most_cycles = cycles;
	until->at = calloc(cases, sizeof *until->at);
	if (!until->at)
		return error_memory(err);
	for (size_t i = 0; i < cases; i++) {
		until->at[i].room = room;
		until->at[i].values = calloc(room + 1, sizeof *until->at[i].values);
		if (!until->at[i].values)
			return error_memory(err);
	}
	return true;
}

void until_close(struct until *until)
{
	for (size_t i = 0; until->at && i < until->cases; i++)
		free(until->at[i].values);
	free(until->at);
	until->at = NULL;
}

void until_add(struct until *until, size_t case_index, size_t vm_index, int cycle,
	       unsigned direction, double value)
{
	struct until_case *of = &until->at[case_index];

	if (isnan(value) || of->count == of->room)
		return;
	of->values[of->count++] =
		(struct two_way_value){ vm_index, (size_t)cycle - 1, direction, value };
}

/* ---- the looks ---- */

int until_looks(const struct until *until, int cycles)
{
	return two_way_looks(until->least_cycles, until->most_cycles, cycles);
}

bool until_is_look(const struct until *until, int cycles)
{
	return until_looks(until, cycles) > until_looks(until, cycles - 1);
}

/* ---- what is known ---- */

static int last_cycle(const struct until_case *of)
{
	size_t last = 0;

	for (size_t i = 0; i < of->count; i++)
		last = of->values[i].cycle + 1 > last ? of->values[i].cycle + 1 : last;
	return (int)last;
}

bool until_know(const struct until *until, size_t case_index, struct until_known *known)
{
	const struct until_case *of = &until->at[case_index];
	struct two_way_mean mean;

	if (!two_way_mean_of(&mean, of->values, of->count, TWO_WAY_AUTO, UNTIL_LEVEL) ||
	    mean.vms < until->vms || isnan(mean.low))
		return false;
	*known = (struct until_known){
		.mean = mean.mean,
		.low = mean.low,
		.high = mean.high,
		.looks = until_looks(until, last_cycle(of)),
	};
	known->sure = two_way_sure(&mean, UNTIL_LEVEL, until_looks(until, until->most_cycles),
				   &known->source);
	return true;
}

bool until_narrow(const struct until *until, size_t case_index)
{
	struct until_known known;

	return until_know(until, case_index, &known) &&
	       known.sure <= until->ratio * fabs(known.mean);
}
