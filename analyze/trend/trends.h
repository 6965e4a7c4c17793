/*
 * trends.h — what one call of `migstat trend` finds: every series, each release against the one
 * before and against the baseline, and where its level changed; all tests one family (Holm).
 *
 * Two releases are compared as `migstat compare` compares two sides (compare.h), but for what runs
 * of one release differ by, which is known from all releases of the series (course.h): with few
 * runs a release two of them alone hardly tell. A release that is a gap is passed over: the next
 * one is held against the last that has values.
 *
 * Limits that the user names (goals.h) are held against the last release.
 *
 * Changes of level: change-points.h, whole runs being exchanged. Of a series all splits that could
 * be found at all count as tests. A release of one run is one session there, as it is: sessions
 * that differ are what the test exchanges.
 */
#ifndef MIGSTAT_ANALYZE_TREND_TRENDS_H
#define MIGSTAT_ANALYZE_TREND_TRENDS_H

#include "course.h"

#include "analyze/compare/bound.h"
#include "analyze/statistics/change-points.h"

/* What a release is held against. */
enum against { AGAINST_PREVIOUS, AGAINST_BASELINE, AGAINSTS };

enum { STEP_NONE = -1 };

/* A release of a series, beside its level. */
struct trend_place {
	long steps[AGAINSTS]; /* of trends' steps; STEP_NONE: there is nothing to compare it with */
	long split;           /* of the series' splits: that which begins here, found or not */
	long change;          /* of its changes: that which begins here */
};

/* A change of level that was found. Releases are numbers of releases. */
struct trend_change {
	size_t release; /* the first of the new level */
	size_t earliest, latest;
	size_t split;
	double before, after; /* in the metric's unit; of failures shares */
	double change;        /* after / before; where the series is not by ratio: the difference */
	struct interval interval; /* of it, given the place; NaN: none */
	enum verdict verdict;     /* better, worse, changed */
};

struct trend {
	struct course course;
	struct trend_place *places; /* one for each release */
	struct change_split *splits;
	double *p_holm; /* of each split; NaN: it could not be found */
	size_t split_count;
	struct trend_change *changes; /* in the order of releases */
	size_t change_count;
	size_t *filled; /* the releases with values, in order */
	size_t filled_count;
	double least_p; /* the smallest p that a change could have: above 1 - level none can be
			 * found, whatever the numbers are; NaN: fewer than two releases */
	bool mixed;     /* its values do not count the same thing everywhere (sides_mean_other):
			 * no change of level is looked for */
};

/* Which releases a comparison is of; sides: the view that it was made with. */
struct trend_pair {
	size_t before, after;
	struct sides sides;
};

struct trends_query {
	struct terms terms;
	const struct metric **metrics; /* borrowed */
	const double *limits;          /* of each */
	size_t metric_count;
	bool aspects[ASPECTS];
	size_t baseline; /* release */
};

struct trends {
	const struct sides *all;         /* borrowed */
	const struct releases *releases; /* borrowed */
	struct terms terms;              /* known points to `known` */
	size_t baseline;
	struct trend *at; /* metric by metric, aspect by aspect, group by group; failures last */
	size_t count;
	struct comparison *steps;
	size_t *pair_of; /* of each step */
	size_t step_count, step_capacity;
	struct trend_pair *pairs;
	size_t pair_count, pair_capacity;
	struct known_spread *known;
	struct sides newest;  /* the last release, as the side after of nothing */
	struct bounds bounds; /* limits of terms.goals held against it */
	size_t tests;         /* that Holm counted */
};

/* all: every run of releases, as its side before; it and releases must outlive the result. Free
 * with trends_free. */
struct trends trends_of(const struct sides *all, const struct releases *releases,
			const struct trends_query *query);

void trends_free(struct trends *trends);

/* A release's comparison; NULL: there is nothing to compare it with. */
const struct comparison *step_at(const struct trends *trends, const struct trend *trend,
				 size_t release, enum against against);

/* The comparison of a step, as one of its two sides: what sentences are made of (sentences.h). */
struct comparisons trends_step(const struct trends *trends, long step);

/* Whether any run of a release has two: only then runs tell what sessions differ by. */
bool trends_have_runs(const struct trends *trends);

#endif
