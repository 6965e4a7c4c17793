/*
 * mean.h — the default interval of one case's mean: linear, or by logarithms where the VMs differ
 * by factors.
 *
 * Linear: mean -+ half (two-way.h). By logarithms, where there are 3 VMs or more, every VM's level
 * is above zero and their standard deviation is above a fifth of their mean: D. R. Cox's interval
 * of a log-normal mean as U. Olsson modified it (Journal of Statistics Education 13, 2005), with
 * time in it: s² is the variance of the levels' logarithms, their mean plus s²/2 the centre,
 * s²/VMs + s⁴/(2(VMs - 1)) the VMs' part, and the cycles' part and the residual come from the table
 * on the relative scale. It is taken only if it holds the mean.
 *
 * Where VMs are of a few kinds (a third of them three times as long), neither shape is right; from
 * 10 VMs on the linear one holds there, where the logarithms hold in 84 to 90 of 100, and the
 * logarithms hold where VMs are log-normal; so from 10 VMs on the interval reaches over both. No
 * interval knows of a kind of VM that was not drawn: it is of "VMs like these".
 */
#ifndef MIGSTAT_TWO_WAY_MEAN_H
#define MIGSTAT_TWO_WAY_MEAN_H

#include "two-way.h"

struct two_way_mean {
	double mean;        /* of the VMs' levels */
	double low, high;   /* NaN: there is no interval: one VM in one cycle, or no value */
	bool by_logarithms; /* whether logarithms have a part in it */
	enum two_way_source source; /* what bounds it */
	double degrees_of_freedom;
	size_t vms, cycles, cells;
	struct two_way_chance chance;         /* linear, in the values' unit */
	struct two_way_components components; /* in the square of the values' unit */
	bool complete; /* every VM has a value in every cycle and direction */
};

enum two_way_scale { TWO_WAY_AUTO, TWO_WAY_LINEAR, TWO_WAY_LOGARITHMIC };

/* The interval of values[count], which are put in order; level is between 0 and 1. Logarithmic, if
 * asked for: NaN where there is none. False without memory. */
bool two_way_mean_of(struct two_way_mean *mean, struct two_way_value *values, size_t count,
		     enum two_way_scale scale, double level);

#endif
