/*
 * comparison.h — one aspect of one metric in one group, before against after: what a row of
 * comparisons.csv says (the meaning of its numbers stands in schema_comparisons,
 * datasets/schema-comparisons.c).
 */
#ifndef MIGSTAT_ANALYZE_COMPARE_COMPARISON_H
#define MIGSTAT_ANALYZE_COMPARE_COMPARISON_H

#include "analyze/statistics/contrast.h"
#include "aspect.h"
#include "change.h"
#include "failures.h"
#include "goals.h"
#include "scene.h"

#include "datasets/metric.h"

enum verdict { VERDICT_BETTER, VERDICT_WORSE, VERDICT_CHANGED, VERDICT_EQUAL, VERDICT_UNDECIDED };

/* Why a verdict is what it is; the sentences follow it. */
enum reason {
	REASON_CHANGED,       /* the change is too clear to be chance */
	REASON_WITHIN_MARGIN, /* the true change lies within the margin */
	REASON_SAME,          /* unchanged as measured: no unit differs at all */
	REASON_UNCLEAR,       /* neither */
	REASON_HOLM,          /* clear by itself, but not among so many tests */
	REASON_TOO_FEW,       /* so few units can never decide */
	REASON_ONE_ROUND,  /* nothing tells the cycles, or a side has one: time is in no interval */
	REASON_DISAGREE,   /* a typical VM and all VMs together changed in opposite directions */
	REASON_SURVIVORS,  /* it would be better, but failures or values given up rose */
	REASON_RESOLUTION, /* it would be equal, but what is measured is coarser than the margin */
	REASON_NO_BEFORE,  /* no value before; or after; or on both sides */
	REASON_NO_AFTER,
	REASON_NO_VALUES,
	REASON_SINGLE_VALUES, /* single values have no spread and no tail */
	REASON_OTHER_MEANING, /* the values do not count the same thing (datasets/meaning.h) */
	REASON_ABSENT_BEFORE, /* the whole group is not there before; or after */
	REASON_ABSENT_AFTER
};

/* The test that gave p. */
enum test {
	TEST_NONE,
	TEST_TWO_WAY,
	TEST_T,
	TEST_RANKS,
	TEST_SIGNS,
	TEST_FISHER,
	TEST_VMS, /* failures heap there: whole VMs, rounds, or each of both change sides (blocks.h)
		   */
	TEST_ROUNDS,
	TEST_VMS_AND_ROUNDS
};

/* What more_units, more_cycles and more_runs are for. */
enum more_aim {
	MORE_NONE,   /* no number is known or sensible */
	MORE_DECIDE, /* they decide, with the power asked for: failures, tests by ranks and signs */
	MORE_MARGIN, /* they show, with the power asked for, that no change is within the margin */
	MORE_HALF    /* they make the interval half as wide */
};

/* What is compared. */
struct compared {
	size_t group;
	const struct metric *metric; /* of no use where failures are compared */
	double limit; /* values there or above are given up, not measured; NaN: none */
	enum aspect aspect;
};

/* How much runs between which nothing was changed differ in an aspect of a metric in a group: from
 * more runs than those of the two sides. */
struct known_spread {
	const struct metric *metric;
	size_t group;
	enum aspect aspect;
	struct session session;
};

/* What is the same for all comparisons of one call. */
struct terms {
	double level;  /* of the intervals; 1 - level is the chance of a false alarm of the call */
	double margin; /* a ratio, as 0.05; NaN: none. Where goals name another one, that counts */
	const struct goals *goals; /* borrowed; NULL: none */
	double power;              /* for how many units would decide; TERMS_POWER_USUAL */
	enum pairing pairing;
	bool by_migration; /* --unit migration: VMs do not count, only the cycles */
	double session_sd; /* of one run's number from session to session, a ratio; 0: not known */
	const struct sides *baseline;     /* runs that tell it instead; borrowed; NULL: none */
	const struct known_spread *known; /* spreads of runs that are known beside; borrowed */
	size_t known_count;
};

#define TERMS_POWER_USUAL 0.8

/* What is asked for. */
struct comparisons_query {
	struct terms terms;
	const struct metric **metrics; /* borrowed */
	const double *limits;          /* of each: struct compared */
	size_t metric_count;
	bool aspects[ASPECTS]; /* which ones */
};

/* A mean with values given up as the limit, of all VMs together; and a test of all outcomes, by
 * ranks, in which what was given up or failed counts as the largest. NaN: there is no such number.
 */
struct restricted {
	double before, after, ratio, p;
};

/* NaN = there is no such number. */
struct comparison {
	size_t group;
	enum aspect aspect;
	const struct metric *metric; /* borrowed; NULL: failures */
	enum better better;

	enum situation situation;
	enum design design;
	enum unit_kind kind;
	size_t units[SIDES], vms[SIDES], values[SIDES], left_out;
	size_t runs[SIDES], cycles[SIDES]; /* cycles: 0: not known */
	size_t thinned;                    /* values left out so that both sides have as many */
	size_t one_way;             /* values left out, for their direction is on one side only */
	bool ways_apart;            /* the sides have no direction in common */
	double margin;              /* changes below it do not matter; NaN: none */
	double limit;               /* of the metric; NaN: none */
	size_t at_limit[SIDES];     /* values that stand there or above: given up */
	bool outcomes_rose;         /* more of them failed or were given up, after than before */
	double resolution;          /* the coarsest of a value; NaN: none */
	struct share shares[SIDES]; /* failures only */
	size_t not_attempted[SIDES];
	double worth[SIDES]; /* failures only: how many independent migrations they count for */
	bool unseen;     /* failures only: too few to see whether they heap on VMs or in rounds */
	size_t worst_vm; /* failures only: the most failures of one VM on the side with more */

	/* The change that decides: of a typical VM (change.h); failures: the shares. What is
	 * printed is what is tested: after is before × ratio, and difference after - before. */
	double before, after;
	double difference, ratio; /* after - before; after / before */
	struct interval difference_interval, ratio_interval;
	struct interval margin_interval; /* level 1 - 2α of that which decides, for the margin */
	bool by_ratio;                   /* the ratio decides, not the difference */
	struct amounts total;            /* of all VMs together */
	struct restricted restricted;    /* mean only, where values were given up or failed */
	double effect;
	size_t raised, lowered; /* pairs whose after is above, or below, before */

	/* What bounds the interval; without candidates where there is none (ranks, failures). */
	struct two_way_chance chance;
	double estimate; /* on the scale that decides: the ratio's logarithm, or the difference */
	int looks;       /* at a side that --until-ci ended; the interval counts them; 0: none */
	struct session session; /* what was added for each side being one session; sd 0: nothing */

	enum test test;
	double p, least_p; /* of no change; the smallest that this test could give here */
	double p_equal;    /* of a change outside of the margin */
	double p_holm, p_equal_holm;
	size_t tests; /* that Holm counted */

	enum verdict verdict;
	enum reason reason;
	/* Undecided: how many VMs, migrations a side (failures), cycles or runs a side would do
	 * what the aim says, everything else as it is. 0: no number would, or it is not known. */
	enum more_aim aim;
	size_t more_units, more_cycles, more_runs;
};

/* Whether a typical VM and all VMs together changed in opposite directions, beyond rounding. */
bool comparison_disagrees(const struct comparison *comparison);

/* The margin on the scale that decides: low < 0 < high; NaN without a margin. */
struct interval comparison_margin(const struct comparison *comparison);

/* "better", "worse", "changed" (of a metric of which neither way is better), "equal",
 * "undecided". */
extern const char *const verdict_words[];

/* "two-way t", "Mann-Whitney", … as comparisons.csv has it; "" without a test. */
const char *test_word(const struct comparison *comparison);

#endif
