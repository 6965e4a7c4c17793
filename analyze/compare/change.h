/*
 * change.h — after less before of a scene's numbers, where VMs and time are chance (two-way.h).
 *
 * Levels are those of the VMs: the mean of a VM's directions. Two changes of them are worked out,
 * each with numbers of its own kind, so that what is printed is what is tested:
 *
 *   typical   of a typical VM: the mean of the VMs' ratios, on two_way_relative's scale; before and
 *             after are the geometric means of the levels. Where a level is not above zero: the
 * mean of their differences, before and after are plain means. This one decides. total     of all
 * VMs together: the ratio of the plain means, M, on the scale ln M + x / M - 1 of either side
 *
 * Cells of one run: a table of differences, cell by cell. One run a side: a fit of each. Several
 * runs: tables of VMs by runs. One round: VMs alone.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_CHANGE_H
#define MIGSTAT_ANALYZE_COMPARE_CHANGE_H

#include "scene.h"

#include "analyze/statistics/interval.h"
#include "datasets/two-way/two-way.h"

/* What sessions add to one run's number: a standard deviation as a ratio, and the degrees of
 * freedom behind it. sd 0: nothing is known of it, and nothing is added. */
struct session {
	double sd;
	double degrees_of_freedom; /* INFINITY: it was given */
};

struct change_terms {
	double level;
	double prior;           /* of neighbouring cycles (two-way.h) */
	struct session session; /* of two runs */
	int looks; /* at a side that ended by one of so many (two-way/looks.h); 0: by its plan */
	struct session known; /* of several runs, from more of them than the sides have; sd 0:
			       * theirs alone tell */
};

/* The numbers of one kind of change. */
struct amounts {
	double before, after;
	double difference; /* after - before */
	double ratio;      /* after / before; NaN where one of them is not above zero */
	struct interval difference_interval, ratio_interval;
};

struct change {
	struct amounts typical, total;
	bool by_ratio;   /* the typical ratio decides, else the difference */
	double estimate; /* on the scale that decides: the ratio's logarithm, or the difference */
	struct two_way_chance chance; /* of it */
	bool constant;                /* nothing varies but by rounding */
	double *levels[SIDES];        /* by number of VM, in the numbers' unit; NaN: none */
	double *courses[SIDES];       /* several runs: by number of run */
	size_t vms[SIDES];
};

/* The scene has values on both sides. Free with change_free. */
struct change change_of_scene(const struct scene *scene, const struct change_terms *terms);

void change_free(struct change *change);

/* The p of no difference of the numbers as they are, without any scale or session; NaN: none. */
double change_p_plain(const struct scene *scene, const struct change_terms *terms);

/*
 * How much the runs of `scene`'s side before differ among themselves, each by the mean of its VMs.
 * Their own chance is in it, too, so it is rather too large. sd 0: fewer than 2 runs.
 */
struct session session_of(const struct scene *scene);

#endif
