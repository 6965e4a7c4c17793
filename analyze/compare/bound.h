/*
 * bound.h — is a number at most what was allowed, whatever it was before? One limit of one group,
 * held against the side after.
 *
 * The number is that of a typical VM, as a comparison's before and after are: the geometric mean of
 * the VMs' means, medians, … ; where one is not above zero, their plain mean. Its interval takes
 * VMs and cycles (several runs: runs) as chance, as that of a comparison does. Two one-sided tests:
 * it is over the limit where one shows that, within where the other does, else undecided. Of
 * failures: the exact interval of as many migrations as they are worth (heaps.h).
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_BOUND_H
#define MIGSTAT_ANALYZE_COMPARE_BOUND_H

#include "comparison.h"

enum bound_verdict { BOUND_OVER, BOUND_WITHIN, BOUND_UNDECIDED, BOUND_VERDICTS };

/* "over", "within", "undecided". */
extern const char *const bound_words[];

struct bound {
	struct compared compared; /* metric NULL: failures */
	double most;
	double value; /* NaN: nothing is known of it */
	struct interval interval;
	double level;
	enum situation situation; /* of the side by itself: two_runs is one session */
	size_t runs, vms, values;
	int looks;       /* at the run, which --until-ci ended; the interval counts them; 0: none */
	double p_over;   /* of "it is not over", one-sided; NaN: no test */
	double p_within; /* of "it is not within" */
	double p_holm;   /* of the smaller one. They count as one test: one of the two is true */
	enum bound_verdict verdict;
};

struct bounds {
	struct bound *at;
	size_t count;
	size_t verdicts[BOUND_VERDICTS];
};

/*
 * Every limit of terms->goals in every group that it is of, held against the side after. metrics
 * and limits: what is known of metrics beside those of runs, and their give-up limits. No
 * verdicts yet. Free with bounds_free.
 */
struct bounds bounds_of(const struct sides *sides, const struct comparisons_query *query);

/* Their tests, one each, into p[count]; and, once these are corrected with all others of the call,
 * their verdicts. */
void bounds_take_tests(const struct bounds *bounds, double *p);
void bounds_settle(struct bounds *bounds, const double *p_holm, double level);

void bounds_free(struct bounds *bounds);

#endif
