/*
 * sentences.h — a comparison in sentences, for whoever has one to tell: this verb, and trend.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_SENTENCES_H
#define MIGSTAT_ANALYZE_VERDICT_SENTENCES_H

#include "analyze/compare/compare.h"
#include "analyze/page/junit.h"
#include "options.h"

#include "datasets/situation.h"
#include "datasets/texts.h"

/* The comparison in one or more sentences that somebody who never studied statistics can act upon,
 * with the numbers behind them (words.c); the first begins with the verdict. Free the result. */
char *comparison_words(const struct comparisons *comparisons, const struct comparison *comparison);

/* The same for a page: only what this row alone has to say; all that comparisons of a table may
 * share is added to cautions, a sentence each. Free the result. */
char *comparison_words_of_row(const struct comparisons *comparisons,
			      const struct comparison *comparison, struct texts *cautions);

/* How the sides stand to each other, that of failures, too; and in the words that stand beside a
 * verdict (situation.c). */
enum situation comparison_situation(const struct comparisons *comparisons,
				    const struct comparison *comparison);
void comparison_situation_text(char text[SITUATION_TEXT_SIZE],
			       const struct comparisons *comparisons,
			       const struct comparison *comparison);

/* What a CI server is shown for a verdict: worse failed, undecided was skipped (or failed, as
 * fail_on has it), all else passed. */
enum junit_mark junit_mark_of(enum verdict verdict, enum fail_on fail_on);

#endif
