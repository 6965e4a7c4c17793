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
	bool paired = comparison->design == DESIGN_PAIRED;

	switch (comparison->test) {
	case TEST_T:
		if (paired)
			return "paired t";
		return comparison->units[BEFORE] > 1 && comparison->units[AFTER] > 1 ? "Welch t"
										     : "Student t";
	case TEST_RANKS:
		return paired ? "signed ranks" : "Mann-Whitney";
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

void comparison_decide(struct comparison *comparison, const struct terms *terms, size_t tests)
{
	double alpha = 1 - terms->level;

	comparison->tests = tests;
	if (comparison->reason == REASON_SAME) {
		comparison->verdict = VERDICT_EQUAL;
		return;
	}
	if (comparison->p_equal_holm <= alpha) {
		comparison->verdict = VERDICT_EQUAL;
		comparison->reason = REASON_WITHIN_MARGIN;
		return;
	}
	if (comparison->p_holm <= alpha) {
		comparison->verdict = verdict_of_change(comparison);
		comparison->reason = REASON_CHANGED;
		return;
	}
	if (comparison->reason != REASON_UNCLEAR)
		return;
	if (comparison->test == TEST_NONE || !comparison_can_decide(comparison, terms))
		comparison->reason = REASON_TOO_FEW;
	else if (comparison->p <= alpha)
		comparison->reason = REASON_HOLM;
	comparison_more(comparison, terms);
}
