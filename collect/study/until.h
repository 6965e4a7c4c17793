/*
 * until.h — when a study has seen enough: a metric's mean is known to within the ratio asked for.
 *
 * A study that ends as soon as its interval happens to be narrow ends when its VMs and cycles agree
 * by chance: looked at after each cycle, an interval by Student's t on the VMs' means held in 18 to
 * 92 of 100 of the studies that it ended. So three things are done.
 *
 * - VM and time are both chance: the variance is that of the default interval (two-way/mean.h).
 * - It is looked at after few cycles, which are fixed beforehand: the least, then each time half as
 *   many more, up to the most.
 * - Not the interval must be narrow but an upper limit of it: 1.96 √(variance · df / χ²), with the
 *   quantile of chi-square of these degrees of freedom below which the error is 5 % (by VM) or 5 %
 *   by the number of looks (everything else). The VMs are the same at each look, and to look again
 *   is no second chance; cycles are new ones. So a study whose mean is less well known than asked
 *   for ends before its time in at most about 5 of 100 cases, and what is told of one that ended,
 *   mean and ratio, holds (the upper limit of a variance: C. Stein's two stages, Annals of
 *   Mathematical Statistics 16, 1945, rest on the same independence of mean and variance).
 *
 * By simulation (migstat-collect(1) has the table; tests/unit/collect-until.c is its short form)
 * what is told holds in 99 of 100 of the studies that it ended, and in 93 where it ends rarely.
 * With 2 VMs the limit is 31 times the interval: no study would end but by chance.
 */
#ifndef MIGSTAT_COLLECT_STUDY_UNTIL_H
#define MIGSTAT_COLLECT_STUDY_UNTIL_H

#include "datasets/error.h"
#include "datasets/two-way/mean.h"

#include <stdbool.h>
#include <stddef.h>

#define UNTIL_LEVEL 0.95

/* Fewer tell too little: of how VMs differ, of how cycles resemble their neighbours. */
enum { UNTIL_LEAST_VMS = 3, UNTIL_LEAST_CYCLES = 5 };

struct until {
	size_t metric;    /* by metric index */
	double ratio;     /* how far the mean may be off, over the mean, such as 0.02; 0 = not
			     asked */
	int least_cycles; /* looked at for the first time after so many */
	int most_cycles;  /* and for the last time after so many */
	size_t cases, vms;
	struct until_case {
		struct two_way_value *values;
		size_t count, room; /* room for all of the plan; 0: ratio was not asked for */
		bool ended;         /* enough was seen */
	} * at;
};

/* Makes room for the values; ratio and the others are set already. Free with until_close. */
bool until_open(struct until *until, size_t cases, size_t vms, int cycles, struct error *err);

/* A measured value; NaN is passed over. cycle is from 1, direction 0 or 1. */
void until_add(struct until *until, size_t case_index, size_t vm_index, int cycle,
	       unsigned direction, double value);

/* How many looks there are up to that cycle. */
int until_looks(const struct until *until, int cycles);

/* Whether it is looked at after so many cycles. */
bool until_is_look(const struct until *until, int cycles);

/* What is known of a case's mean, in the metric's unit. */
struct until_known {
	double mean;
	double low, high; /* its default interval of 95 %, without the looks */
	double sure; /* how far it is off at most, the looks counted; never less than an arm of it:
		      * the interval that analyze shows */
	enum two_way_source source; /* what bounds sure */
	int looks;                  /* up to the last cycle that has a value */
};

/* False: not known, because a VM has no value, or there is no interval. */
bool until_know(const struct until *until, size_t case_index, struct until_known *known);

/* Whether the case's mean is known to within the ratio. */
bool until_narrow(const struct until *until, size_t case_index);

void until_close(struct until *until);

#endif
