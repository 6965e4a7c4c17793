/*
 * study-plan.h — how large the next study must be, from the spread of a pilot.
 *
 * The variance of a VM's mean has two parts: what VMs differ by, which only more VMs lessen, and
 * what the migrations of a VM scatter by, which more cycles lessen, too. Kalibera and Jones
 * (Rigorous benchmarking in reasonable time, ISMM 2013) plan by the same two parts and their costs.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_STUDY_PLAN_H
#define MIGSTAT_ANALYZE_PLAN_STUDY_PLAN_H

#include "analyze/sides/sides.h"

#include <stdbool.h>
#include <stddef.h>

/* What a pilot says of one metric in one group. In the metric's unit, but for seconds. */
struct pilot {
	size_t vms, values;
	double directions; /* of a cycle: 2, or 1 where only one was measured */
	double cycles;     /* values of each VM and direction, on average */
	double mean;       /* of the VMs' means */
	double between;    /* variance between VMs, without the scatter of their migrations */
	double within;     /* variance of a VM's mean from the scatter of its migrations */
	double seconds;    /* what one migration takes, with all around it; NaN: not known */
};

/* The pilot's numbers; between and within are NaN where there are fewer than 2 VMs, or single
 * values. seconds is left to the caller. */
struct pilot pilot_of(const struct observations *observations);

/* What the study shall tell. */
enum goal {
	GOAL_WIDTH,     /* the mean, to `size` of itself to either side */
	GOAL_OTHER_VMS, /* a change of `size` of the mean, with other VMs before and after */
	GOAL_SAME_VMS,  /* the same, with the same VMs, each of which changes alike */
	GOALS
};

struct aim {
	enum goal goal;
	double size; /* a ratio */
	double level, power;
	double vm_seconds; /* what setting up one VM costs */
};

/* 0 VMs: no such study. */
struct size {
	size_t vms;    /* of each side, if there are two with other VMs */
	size_t cycles; /* of each side */
	double hours;  /* all of it, both sides; NaN where seconds are not known */
};

/* The pilot's cycles with more (or fewer) VMs; its VMs with more (or fewer) cycles; and the
 * cheapest of all. */
struct size size_by_vms(const struct pilot *pilot, const struct aim *aim);
struct size size_by_cycles(const struct pilot *pilot, const struct aim *aim);
struct size size_cheapest(const struct pilot *pilot, const struct aim *aim);

/* Half the width of the pilot's own interval; NaN where it has none. */
double pilot_half_width(const struct pilot *pilot, double level);

#endif
