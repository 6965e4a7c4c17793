/*
 * study-plan.h — how large the next study must be, from the variances of a pilot.
 *
 * A mean varies with the VMs, which only more VMs lessen, with time, which only more cycles lessen,
 * and with each VM in each cycle, which both do: so many VMs and cycles give it the variance
 * vm / VMs + cycle · neighbours / cycles + cell / (VMs · cycles) (datasets/two-way). Kalibera and
 * Jones (Rigorous benchmarking in reasonable time, ISMM 2013) plan by parts and their costs, too.
 *
 * A pilot knows these variances badly: with 6 VMs, what VMs differ by may be 60 % more than it was
 * seen. A study planned by what was seen keeps its promise in half of the pilots. So a plan is a
 * range: the lower end by the variances as they were seen, the upper end by an upper limit of each
 * (two_way_model_limit), which is what a study is to be planned by.
 */
#ifndef MIGSTAT_ANALYZE_PLAN_STUDY_PLAN_H
#define MIGSTAT_ANALYZE_PLAN_STUDY_PLAN_H

#include "pilot.h"

#include <stdbool.h>
#include <stddef.h>

/* What the study shall tell. */
enum goal {
	GOAL_WIDTH,     /* the mean, to `size` of itself to either side */
	GOAL_CASES,     /* that a case takes `size` more than another one of the same run */
	GOAL_SAME_VMS,  /* the same of two runs, with the same VMs */
	GOAL_OTHER_VMS, /* the same, with other VMs after */
	GOALS
};

struct aim {
	enum goal goal;
	double size; /* a ratio */
	double level, power;
	double vm_seconds; /* what setting up one VM costs */
	double session_sd; /* what a run adds to all of it, a ratio; 0: not known, left out */
};

/* By what is it planned? */
enum end { END_SEEN, END_LIMIT, ENDS };

/* 0 VMs: no such study. */
struct size {
	size_t vms;    /* of each side, if there are two with other VMs */
	size_t cycles; /* of each side */
	double hours;  /* all of it, both sides; NaN where seconds are not known */
};

/* The pilot's cycles with more (or fewer) VMs; its VMs with more (or fewer) cycles; and the
 * cheapest of all. */
struct size size_by_vms(const struct pilot *pilot, const struct aim *aim, enum end end);
struct size size_by_cycles(const struct pilot *pilot, const struct aim *aim, enum end end);
struct size size_cheapest(const struct pilot *pilot, const struct aim *aim, enum end end);

/* How many runs a side, each as large as the pilot, find a change of aim->size with the same VMs:
 * from 2; 0: none do, or session_sd is not known. */
size_t runs_needed(const struct pilot *pilot, const struct aim *aim, enum end end);

/* The probability that a study of so many VMs and cycles reaches the goal (GOAL_WIDTH: 1 or 0). */
double power_of_study(const struct pilot *pilot, const struct aim *aim, enum end end, size_t vms,
		      size_t cycles);

#endif
