/* until.c — when a study has seen enough: the upper limit of how far a mean is off. */
#include "until.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

/* How often a study may end before its time, for each source of chance. */
static const double error_in_all = 0.05;

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

static int next_look(const struct until *until, int look)
{
	int next = look == 0 ? until->least_cycles : look + (look + 1) / 2;

	return next < until->most_cycles ? next : until->most_cycles;
}

int until_looks(const struct until *until, int cycles)
{
	int looks = 0;

	for (int look = next_look(until, 0); look <= cycles; look = next_look(until, look)) {
		looks++;
		if (look == until->most_cycles)
			break;
	}
	return looks;
}

bool until_is_look(const struct until *until, int cycles)
{
	return until_looks(until, cycles) > until_looks(until, cycles - 1);
}

/* ---- what is known ---- */

static double upper_limit(const struct two_way_candidate *of, int looks)
{
	double error = of->source == TWO_WAY_VM ? error_in_all : error_in_all / looks;

	return gsl_cdf_ugaussian_Pinv((1 + UNTIL_LEVEL) / 2) *
	       sqrt(of->variance * two_way_limit_factor(1 - error, of->degrees_of_freedom));
}

static void take_limits(struct until_known *known, const struct two_way_mean *mean, int looks)
{
	known->sure = fmax(mean->high - mean->mean, mean->mean - mean->low);
	known->source = mean->source;
	for (size_t i = 0; i < mean->chance.count; i++) {
		double sure = upper_limit(&mean->chance.at[i], looks);

		if (sure > known->sure) {
			known->sure = sure;
			known->source = mean->chance.at[i].source;
		}
	}
}

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
	take_limits(known, &mean, until_looks(until, until->most_cycles));
	return true;
}

bool until_narrow(const struct until *until, size_t case_index)
{
	struct until_known known;

	return until_know(until, case_index, &known) &&
	       known.sure <= until->ratio * fabs(known.mean);
}
