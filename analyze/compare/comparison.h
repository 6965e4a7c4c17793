/*
 * comparison.h — one aspect of one metric in one group, before against after: what a row of
 * comparisons.csv says (the meaning of its numbers stands in schema_comparisons,
 * datasets/schema-comparisons.c).
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_COMPARISON_H
#define MIGSTAT_ANALYZE_COMPARE_COMPARISON_H

#include "analyze/statistics/contrast.h"
#include "failures.h"
#include "vm-number.h"

#include "datasets/metric.h"

enum verdict { VERDICT_BETTER, VERDICT_WORSE, VERDICT_CHANGED, VERDICT_EQUAL, VERDICT_UNDECIDED };

/* Why a verdict is what it is; the sentences follow it. */
enum reason {
	REASON_CHANGED,       /* the change is too clear to be chance */
	REASON_WITHIN_MARGIN, /* the true change lies within the margin */
	REASON_SAME,          /* no unit differs at all, and they do not differ among themselves */
	REASON_UNCLEAR,       /* neither */
	REASON_HOLM,          /* clear by itself, but not among so many tests */
	REASON_TOO_FEW,       /* so few units can never decide */
	REASON_NO_BEFORE,     /* no value before; or after; or on both sides */
	REASON_NO_AFTER,
	REASON_NO_VALUES,
	REASON_SINGLE_VALUES, /* single values have no spread and no tail */
	REASON_ABSENT_BEFORE, /* the whole group is not there before; or after */
	REASON_ABSENT_AFTER
};

/* The test that gave p. */
enum test {
	TEST_NONE,
	TEST_T,
	TEST_RANKS,
	TEST_SIGNS,
	TEST_FISHER,
	TEST_VMS, /* failures heap there: whole VMs, rounds, or each of both change sides (blocks.h)
		   */
	TEST_ROUNDS,
	TEST_VMS_AND_ROUNDS
};

/* What is the same for all comparisons of one call. */
struct terms {
	double level;  /* of the intervals; 1 - level is the chance of a false alarm of the call */
	double margin; /* a ratio, as 0.05; NaN: none */
	double power;  /* for how many units would decide */
	enum pairing pairing;
};

/* NaN = there is no such number. */
struct comparison {
	size_t group;
	enum aspect aspect;
	const struct metric *metric; /* borrowed; NULL: failures */
	enum better better;

	enum design design;
	enum unit_kind kind;
	size_t units[SIDES], vms[SIDES], values[SIDES], left_out;
	double limit;           /* of the metric; NaN: none */
	size_t at_limit[SIDES]; /* values that stand there or above: given up */
	double cell_size;
	double before_sd, after_sd; /* of the units, on the scale that decides (contrast.h) */
	double within[SIDES];       /* share of its square that comes from the migrations alone */
	struct share shares[SIDES]; /* failures only */
	size_t not_attempted[SIDES];
	double worth[SIDES]; /* failures only: how many independent migrations they count for */
	bool unseen;     /* failures only: too few to see whether they heap on VMs or in rounds */
	size_t worst_vm; /* failures only: the most failures of one VM on the side with more */

	double before, after;
	double difference, ratio; /* after - before; after / before */
	struct interval difference_interval, ratio_interval;
	struct interval margin_interval; /* level 1 - 2α of that which decides, for the margin */
	bool by_ratio;                   /* the ratio decides, not the difference */
	double effect;
	size_t raised, lowered; /* pairs whose after is above, or below, before */

	enum test test;
	double p, least_p; /* of no change; the smallest that this test could give here */
	double p_equal;    /* of a change outside of the margin */
	double p_holm, p_equal_holm;
	size_t tests; /* that Holm counted */

	enum verdict verdict;
	enum reason reason;
	/* Undecided: how many units, or migrations a side (failures), or values of each VM in each
	 * direction, would decide. 0: no number would, or it is not known. */
	size_t more_units, more_cycles;
};

/* The margin on the scale that decides: low < 0 < high; NaN without a margin. */
struct interval comparison_margin(const struct comparison *comparison, const struct terms *terms);

/* "better", "worse", "changed" (of a metric of which neither way is better), "equal",
 * "undecided". */
extern const char *const verdict_words[];

/* "paired t", "Mann-Whitney", … as comparisons.csv has it; "" without a test. */
const char *test_word(const struct comparison *comparison);

#endif
