/*
 * words.h — a comparison in a sentence that somebody who never studied statistics can
 * act upon, with the numbers behind it.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_WORDS_H
#define MIGSTAT_ANALYZE_VERDICT_WORDS_H

#include "analyze/compare/compare.h"

/* The comparison in one or more sentences, the first of which begins with the verdict. Free the
 * result. */
char *comparison_words(const struct comparisons *comparisons, const struct comparison *comparison);

/* What is compared, as "block, Total migration time, mean"; short: without the metric. Free the
 * result. */
enum name_length { NAME_WHOLE, NAME_SHORT };
char *comparison_name(const struct comparisons *comparisons, const struct comparison *comparison,
		      enum name_length length);

#endif
