/*
 * course.h — one aspect of one metric in one group, release by release: a number for every run, and
 * a level for every release.
 *
 * A release's level is that of a typical VM: the geometric mean of the VMs' levels, of those VMs
 * that all runs have, or of all where they have too few in common (aspect.h); where a level is not
 * above zero their plain mean. So it is what compare tells of a side of these runs. A run's number
 * is the mean of its VMs, each relative to its level (two_way_relative), freed of what a run
 * without one of them would be off by; the level is their mean: the run is the block. Where no
 * release has two runs it is what compare tells of the one (course-rows.h). Of failures it is the
 * share among the migrations attempted.
 *
 * Its interval knows what the runs differ by, for these VMs, whose own differences are in every
 * release alike: Student's t with the spread of the runs of one release about their mean, of all
 * releases together, on the scale of logarithms where ratios make sense. Where no release has two
 * runs: the cycles of its one session (two-way.h), and the spread of sessions that the user names;
 * without that it is an interval of this session. Of failures: as many trials as they are worth
 * (heaps.h).
 */
#ifndef MIGSTAT_ANALYZE_TREND_COURSE_H
#define MIGSTAT_ANALYZE_TREND_COURSE_H

#include "analyze/compare/compare.h"
#include "releases.h"

/* What the interval of a level knows. */
enum level_chance {
	LEVEL_NONE,     /* there is none */
	LEVEL_RUNS,     /* the spread of the runs of one release, of all releases together */
	LEVEL_SESSIONS, /* the cycles of its session, and what sessions differ by, as named */
	LEVEL_SESSION,  /* the cycles of its session alone */
	LEVEL_TRIALS    /* migrations, by whole VMs and rounds where failures heap there */
};

/* "runs", "sessions", "session", "migrations", as trend.csv has it; "" for none; ends with NULL. */
extern const char *const level_chance_words[];

/* Of one release. */
struct level {
	size_t runs;        /* that have a value; 0: the release is a gap */
	size_t vms, values; /* failures: VMs are not counted, values are the attempts */
	size_t failed;      /* failures only */
	double value;       /* in the metric's unit; NaN: none */
	struct interval interval;
	double degrees_of_freedom; /* NaN: no interval; INFINITY: none are estimated */
	enum level_chance chance;
};

struct course {
	struct compared compared;
	bool by_ratio; /* numbers are logarithms */
	struct level *levels;
	size_t releases;
	/* Of every run that has one, in order: its number, and which release it is of. */
	double *numbers;
	size_t *release_of;
	size_t count;
	struct session spread; /* of the runs of one release, as a ratio; sd 0: none has two */
	size_t left_out;       /* VMs that have values but do not count */
};

/* all: every run of releases, as its side before. Free with course_free. */
struct course course_of(const struct sides *all, const struct releases *releases,
			const struct compared *compared, const struct terms *terms);

/* Of failures, course-failures.c: fills the levels, which are none before, and the runs' shares. */
void course_take_failures(struct course *course, const struct sides *all,
			  const struct releases *releases, double level);

void course_free(struct course *course);

#endif
