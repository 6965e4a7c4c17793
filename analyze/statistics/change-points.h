/*
 * change-points.h — where a short series changed its level: several numbers at each of a few places
 * in order (the runs of one release after the other), of which nobody says beforehand where.
 *
 * Segments are split in two where that takes most of their sum of squares away, the greatest of all
 * ways to do so, and their parts again: binary segmentation, A. J. Scott and M. Knott, A cluster
 * analysis method for grouping means in the analysis of variance, Biometrics 30 (1974). The test of
 * one split is that of K. J. Worsley (On the likelihood ratio test for a shift in location of
 * normal populations, JASA 74, 1979), the largest of all between-segment sums of squares; its p
 * comes from no table but from the numbers themselves: without a change any of them could as well
 * have stood at any other place of the segment, so all orders are as likely (as D. S. Matteson and
 * N. A. James have it, A nonparametric approach for multiple change point analysis of multivariate
 * data, JASA 109, 2014). All orders are counted where there are few numbers; else CHANGE_DRAWS are
 * drawn, always the same ones, and the one seen counts among them. That supposes that the numbers
 * may be exchanged: each of a session of its own, measured alike. Neighbouring sessions that
 * resemble each other (a drift) are a change of level to this test, as they are to a reader.
 *
 * Where a change began is not known to the place. The places that the numbers do not rule out are
 * those k of which "the one change of this segment is at k" is not rejected: K. J. Worsley,
 * Confidence regions and tests for a change-point in a sequence of exponential family random
 * variables, Biometrika 73 (1986); given k, the numbers of either side are exchanged among
 * themselves, which keeps both sums and so is exact, too.
 */
#ifndef MIGSTAT_ANALYZE_STATISTICS_CHANGE_POINTS_H
#define MIGSTAT_ANALYZE_STATISTICS_CHANGE_POINTS_H

#include "interval.h"

#include <stddef.h>

enum { CHANGE_DRAWS = 19999, CHANGE_EXACT = 8 /* numbers: 40320 orders */ };

/* at[i] stands at place[i]; places begin with 0, do not fall, and none is left out. Borrowed. */
struct change_series {
	const double *at;
	const size_t *place;
	size_t count;
};

/* Places from `first` to before `end`. */
struct change_segment {
	size_t first, end;
};

/* The best split of a segment. */
struct change_split {
	struct change_segment segment;
	size_t place; /* the first of the new level */
	/* Of "there is no change in this segment", and at least that of the segment that it is a
	 * part of, for without that one there is none of this. */
	double p;
	double least_p; /* the smallest that so many numbers could give, whatever they are */
};

/*
 * All splits, the segment before its parts, down to those that could not have a p of `most_p` or
 * less. splits: one place less than there are places. Returns how many. Which of them are changes
 * is for the caller to say, who corrects for all his tests; a part never has a smaller p.
 */
size_t change_splits(const struct change_series *series, double most_p,
		     struct change_split *splits);

/* The smallest p that any numbers at these places could give a split of all of them; NaN with fewer
 * than two places. */
double change_least_p(const struct change_series *series);

/* A change that is taken for true. */
struct change_point {
	size_t place;            /* the first of the new level */
	size_t earliest, latest; /* that are not ruled out at that level; place is between them */
	double before, after;    /* means of the numbers on either side of place */
	/* Of after less before, given the place, by Student's t with the spread of the numbers of
	 * either side; NaN with fewer than 3 numbers. */
	struct interval interval;
};

/* The change at a place of a segment that has no other one. level is between 0 and 1. */
struct change_point change_point_of(const struct change_series *series,
				    struct change_segment segment, size_t place, double level);

#endif
