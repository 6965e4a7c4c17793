/*
 * independent.h — after less before where every row is a unit of its own, as the user says.
 *
 * The ratio is that of the means of the rows' numbers (pseudo.h), with Welch's error on the scale
 * x / M: the delta method (contrast.h has Welch's test). Of the median the test is Mann's and
 * Whitney's, exact with ties up to 50 rows, and Welch's on the rows' numbers must agree with it:
 * the greater p of both counts, as the shift that ranks see and the difference of the medians,
 * which is what is told, are not the same.
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_INDEPENDENT_H
#define MIGSTAT_ANALYZE_COMPARE_INDEPENDENT_H

#include "change.h"

#include "analyze/statistics/contrast.h"

struct independent {
	struct amounts amounts;
	bool by_ratio;
	struct difference decider; /* on the scale that decides; p by t */
	double effect;             /* Hedges's g */
	double rank_p, least_p;    /* by ranks; NaN unless wanted */
};

/* Of a scene of rows (SITUATION_ROWS). */
struct independent independent_of(const struct scene *scene, bool by_ranks, double level);

#endif
