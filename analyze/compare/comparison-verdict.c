/* comparison-verdict.c — from p-values to a word. */
#include "inside.h"

#include <math.h>

const char *const verdict_words[] = {
	[VERDICT_BETTER] = "better",       [VERDICT_WORSE] = "worse",
	[VERDICT_CHANGED] = "changed",     [VERDICT_EQUAL] = "equal",
	[VERDICT_UNDECIDED] = "undecided",
};

const char *test_word(const struct comparison *comparison)
{
	switch (comparison->test) {
	case TEST_TWO_WAY:
		return "two-way t";
	case TEST_T:
		return comparison->units[BEFORE] > 1 && comparison->units[AFTER] > 1 ? "Welch t"
										     : "Student t";
	case TEST_RANKS:
		return "Mann-Whitney";
	case TEST_SIGNS:
		return "signs";
	case TEST_FISHER:
		return "Fisher";
	case TEST_VMS:
		return "VMs permuted";
	case TEST_ROUNDS:
		return "rounds permuted";
	case TEST_VMS_AND_ROUNDS:
		return "VMs and rounds permuted";
	case TEST_NONE:
		break;
	}
	return "";
}

bool comparison_can_decide(const struct comparison *comparison, const struct terms *terms)
{
	return comparison->least_p <= 1 - terms->level;
}

static bool has_risen(const struct comparison *comparison)
{
	return comparison->by_ratio ? comparison->ratio > 1 : comparison->difference > 0;
}

/* A wider spread is worse whichever way the metric itself is better. */
static enum verdict verdict_of_change(const struct comparison *comparison)
{
	bool lower_is_better =
		comparison->better == LOWER_IS_BETTER || comparison->aspect == ASPECT_SPREAD;

	if (comparison->better == NEITHER_IS_BETTER)
		return VERDICT_CHANGED;
	return has_risen(comparison) == lower_is_better ? VERDICT_WORSE : VERDICT_BETTER;
}

bool comparison_disagrees(const struct comparison *comparison)
{
	double typical = log(comparison->ratio);
	double total = log(comparison->total.ratio);

	return comparison->by_ratio && typical * total < 0 && fabs(total) > 1e-9;
}

/* Nothing is equal within a margin that is finer than what is measured. */
static bool is_coarse(const struct comparison *comparison)
{
	double margin = comparison->margin * fabs(comparison->before);

	return comparison->metric && comparison->resolution > margin;
}

static void decide_equal(struct comparison *comparison)
{
	bool coarse = is_coarse(comparison);

	comparison->verdict =
		coarse || comparison->outcomes_rose ? VERDICT_UNDECIDED : VERDICT_EQUAL;
	comparison->reason = coarse                      ? REASON_RESOLUTION
			     : comparison->outcomes_rose ? REASON_SURVIVORS
							 : REASON_WITHIN_MARGIN;
}

/* A clear change, unless the numbers contradict each other or leave out what failed. */
static void decide_change(struct comparison *comparison)
{
	comparison->verdict = verdict_of_change(comparison);
	comparison->reason = REASON_CHANGED;
	if (comparison_disagrees(comparison))
		comparison->reason = REASON_DISAGREE;
	else if (comparison->outcomes_rose && comparison->verdict == VERDICT_BETTER)
		comparison->reason = REASON_SURVIVORS;
	if (comparison->reason != REASON_CHANGED)
		comparison->verdict = VERDICT_UNDECIDED;
}

/* Why nothing is decided where there are numbers on both sides. */
static enum reason reason_of_doubt(const struct comparison *comparison, const struct terms *terms)
{
	if (comparison->test == TEST_NONE)
		return REASON_TOO_FEW;
	if (comparison->reason == REASON_SAME)
		return REASON_SAME;
	if (comparison->situation == SITUATION_ONE_ROUND)
		return REASON_ONE_ROUND;
	if (!comparison_can_decide(comparison, terms))
		return REASON_TOO_FEW;
	return comparison->p <= 1 - terms->level ? REASON_HOLM : REASON_UNCLEAR;
}

void comparison_decide(struct comparison *comparison, const struct terms *terms, size_t tests)
{
	double alpha = 1 - terms->level;

	comparison->tests = tests;
	if (comparison->p_equal_holm <= alpha) {
		decide_equal(comparison);
	} else if (comparison->p_holm <= alpha) {
		decide_change(comparison);
	} else if (comparison->reason == REASON_UNCLEAR || comparison->reason == REASON_SAME) {
		comparison->reason = reason_of_doubt(comparison, terms);
		comparison_more(comparison, terms);
	}
}
