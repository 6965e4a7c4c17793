/*
 * compare.h — is after better than before? Every aspect of every metric in every group gets its
 * numbers, its test and its verdict; this header compares all that one call of `migstat compare`
 * asks for.
 *
 * In: the sides (sides.h), and what is asked: metrics, aspects, level, margin.
 * Out: one struct comparison a row of comparisons.csv, and the verdict on all of them.
 * Doors: compare.h, comparison.h (one row), failures.h (shares of failures), aspect.h (what of a
 * metric is compared), scene.h (what stands against what), pseudo.h (a number for each value),
 * fits.h (fits of these), change.h (after less before), goals.h (limits that the user names),
 * bound.h (what they are held against).
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_COMPARE_H
#define MIGSTAT_ANALYZE_COMPARE_COMPARE_H

#include "bound.h"
#include "comparison.h"

struct comparisons {
	const struct sides *sides; /* borrowed */
	struct terms terms;
	struct comparison
		*at; /* metric by metric, group by group, aspect by aspect; failures last */
	size_t count;
	size_t tests;                           /* p-values that Holm counted */
	size_t verdicts[VERDICT_UNDECIDED + 1]; /* how many there are of each */
	struct bounds bounds; /* limits of terms.goals held against the side after */
};

/* Compares. Free with comparisons_free; sides must outlive it. */
struct comparisons comparisons_of(const struct sides *sides, const struct comparisons_query *query);

/* Whether the runs of before, which are to tell how sessions differ (terms.baseline), have every
 * group that is on both sides; false with *err, which names one that they have not. */
bool comparisons_baseline_fits(const struct sides *sides, const struct sides *baseline,
			       struct error *err);

/* One by itself, also of failures: no p_holm and no verdict yet. */
struct comparison comparison_measure(const struct sides *sides, const struct compared *compared,
				     const struct terms *terms);

/*
 * Gives such comparisons, which need not be of the same sides, their p_holm and verdict. They are
 * one family with further tests of the same call, others[count], whose p are corrected in place
 * (NaN: no test). Returns how many tests there are.
 */
size_t comparisons_settle(struct comparison *at, size_t count, double *others, size_t other_count,
			  const struct terms *terms);

void comparisons_free(struct comparisons *comparisons);

/* worse if any comparison is worse, or any limit is exceeded; else undecided if any is; else
 * better, changed or equal if any is, in this order. */
enum verdict comparisons_verdict(const struct comparisons *comparisons);

#endif
