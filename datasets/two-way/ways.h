/*
 * ways.h — the effects of both ways of a table, VMs and cycles, by weighted least squares.
 */
#ifndef MIGSTAT_TWO_WAY_WAYS_H
#define MIGSTAT_TWO_WAY_WAYS_H

#include "two-way.h"

/* One way of the table while it is fitted: its VMs, or its cycles. */
struct way {
	double *effect, *sum, *weight; /* by number; weight 0: no cell */
	size_t places, present;
};

/* The way with the weights of the table's cells; no effect yet. False without memory; way_close,
 * whatever is returned. */
bool way_open(struct way *way, const struct two_way_table *table, bool by_vm);

void way_close(struct way *way);

/* The mean of the effects that are there. */
double way_mean(const struct way *way);

/*
 * The effects of both that fit a connected table best, those of the cycles having the mean 0.
 * Alternating means, as iterative proportional fitting does it: a complete table is done in one
 * round, one that lacks a few cells in some. What is not done then has long chains of VMs that
 * share few cycles, or is at the end of a double's digits; it goes on by conjugate gradients (M. R.
 * Hestenes, E. Stiefel, Journal of Research of the National Bureau of Standards 49, 1952), which
 * take as many steps as there are cycles at most but for rounding. A round or a step goes over all
 * cells twice. False without memory.
 */
bool ways_fit(struct way *vms, struct way *cycles, const struct two_way_table *table);

/* The plain weighted means of each, where parts of the table stand by themselves. */
void ways_average(struct way *vms, struct way *cycles, const struct two_way_table *table);

#endif
