/* situation.c — what the verdict on one comparison, and that on all of them, may be said of. */
#include "inside.h"

#include <string.h>

/* Failures have no scene of their own (compare/scene.h): they stand as the runs do. */
static enum situation of_failures(const struct sides *sides)
{
	if (sides->query.between_column)
		return SITUATION_IN_RUN;
	return sides_runs(sides, BEFORE) + sides_runs(sides, AFTER) > 2 ? SITUATION_RUNS
									: SITUATION_TWO_RUNS;
}

enum situation comparison_situation(const struct comparisons *comparisons,
				    const struct comparison *comparison)
{
	bool failures =
		comparison->aspect == ASPECT_FAILURES && comparison->reason < REASON_NO_BEFORE;

	return failures ? of_failures(comparisons->sides) : comparison->situation;
}

void comparison_situation_text(char text[SITUATION_TEXT_SIZE],
			       const struct comparisons *comparisons,
			       const struct comparison *comparison)
{
	const struct sides *sides = comparisons->sides;
	bool failures = comparison->aspect == ASPECT_FAILURES;

	situation_text(text, situation_words[comparison_situation(comparisons, comparison)],
		       failures ? sides_runs(sides, BEFORE) : comparison->runs[BEFORE],
		       failures ? sides_runs(sides, AFTER) : comparison->runs[AFTER]);
}

void comparisons_situations(struct texts *texts, const struct comparisons *comparisons)
{
	size_t decided = comparisons->count - comparisons->verdicts[VERDICT_UNDECIDED];

	for (size_t i = 0; i < comparisons->count; i++) {
		const struct comparison *at = &comparisons->at[i];
		char text[SITUATION_TEXT_SIZE];

		if (decided > 0 && at->verdict == VERDICT_UNDECIDED)
			continue;
		comparison_situation_text(text, comparisons, at);
		if (text[0] != '\0' && !texts_have(texts, text))
			texts_add(texts, "%s", text);
	}
}
