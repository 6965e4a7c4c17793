/*
 * scene.h — what stands against what: the values of both sides as rows of numbers (VM, cycle, run,
 * direction), those that count, and how the sides stand to each other.
 *
 * The situation says what is chance in a change, and so what may be said of it:
 *
 *   in_run        two cases of one run with the same VMs in the same cycles: cell by cell
 *   parts_of_run  two parts of one run without cells in common: other VMs, or other cycles
 *   two_runs      one run a side: each is one session, and what else was different that day is in
 * no number of theirs runs          several runs on a side, three or more in all: the run is the
 * block one_round     nothing tells the cycles, or a side has only one: time is in no interval rows
 * rows that are units of their own, as the user says
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_SCENE_H
#define MIGSTAT_ANALYZE_COMPARE_SCENE_H

#include "aspect.h"

#include "analyze/sides/sides.h"

#include <stdbool.h>
#include <stddef.h>

enum situation {
	SITUATION_NONE, /* a side has no values */
	SITUATION_IN_RUN,
	SITUATION_PARTS_OF_RUN,
	SITUATION_TWO_RUNS,
	SITUATION_RUNS,
	SITUATION_ONE_ROUND,
	SITUATION_ROWS
};

/* The situation as comparisons.csv has it; "" for none. The list ends with NULL. */
extern const char *const situation_words[];

/* Which values stand in a scene. */
enum cast {
	CAST_MEASURED,     /* without those at the limit */
	CAST_WITH_LIMIT,   /* those at the limit as the limit, which they are at least */
	CAST_WITH_FAILURES /* what failed and gave no value, too: as more than every value */
};

struct scene_query {
	enum cast cast;
	enum pairing pairing;
	bool by_migration; /* VMs do not count: --unit migration, or rows without a VM */
	bool one_run;      /* both sides are of one run: the same cycle is the same time */
};

struct scene_row {
	size_t vm;    /* the same number on both sides is the same VM, if paired */
	size_t cycle; /* in the order of time, from 0; CYCLE_NONE: not known */
	unsigned run; /* of its side, of those that have values, from 0 */
	/* short, for there may be millions of rows: */
	unsigned short of_run;    /* the run, of all runs of its side */
	unsigned short direction; /* 0 or 1; 0 where there are more than two */
	double value;
	double number; /* pseudo.h: whose mean is what is compared; NaN: none */
};
#define CYCLE_NONE ((size_t)-1)

struct scene_side {
	struct scene_row *at; /* ordered by VM, direction, run, cycle, value */
	size_t count;
	size_t vms, runs;
	size_t cycles; /* different ones, all runs together; 0: not known of every row */
};

struct scene {
	enum situation situation;
	struct scene_side side[SIDES];
	bool paired;
	size_t vm_places, cycle_places; /* numbers of VMs and cycles are below these */
	size_t left_out;                /* VMs that have values but do not count */
	size_t thinned;                 /* values left out by scene_thin */
	size_t one_way;  /* values of VMs that count, left out, for a run has none of theirs in that
			  * direction */
	bool ways_apart; /* the sides have no direction in common */
};

/* Free with scene_free, whatever it is. Without values on a side: SITUATION_NONE, and all that
 * there is counts. */
struct scene scene_of(const struct observations sides[SIDES], const struct scene_query *query);

void scene_free(struct scene *scene);

/* Whether any value is below zero: then that means are above it is chance, and no ratio of them
 * means anything. */
bool scene_has_negative(const struct scene *scene);

/*
 * Leaves as many values of every VM and direction (and run) on both sides: the expected spread and
 * tail of a few values are not those of many. Where VMs are paired, of each as many as the run with
 * the fewest has; else, unless both sides have the same numbers of values, of every VM as many as
 * the one with the fewest of at least two. The values that stay are of cycles that were drawn at
 * random, the same for all VMs; the draw depends on nothing but the data (seed: random.h). VMs and
 * directions with single values have neither spread nor tail and are left out.
 */
void scene_thin(struct scene *scene);

/* Counts the sides anew and judges the situation, once rows have been taken out. */
void scene_count(struct scene *scene);

#endif
