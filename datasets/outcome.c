/* outcome.c — what became of a planned migration: made from OUTCOMES. */
#include "outcome.h"

#include <assert.h>
#include <string.h>

#define TIMED                                         true
#define UNTIMED                                       false
#define OUTCOME_WORD(id, word, ...)                   word,
#define OUTCOME_INFO(id, word, class, timed, meaning) { CLASS_##class, timed, meaning },

const char *const outcome_words[OUTCOME_COUNT + 1] = { OUTCOMES(OUTCOME_WORD) NULL };

static const struct outcome_info outcomes[OUTCOME_COUNT] = { OUTCOMES(OUTCOME_INFO) };

const struct outcome_info *outcome_info(enum outcome outcome)
{
	assert(outcome < OUTCOME_COUNT);
	return &outcomes[outcome];
}

enum outcome outcome_find(const char *word)
{
	unsigned index = 0;

	while (index < OUTCOME_COUNT && strcmp(outcome_words[index], word) != 0)
		index++;
	return (enum outcome)index;
}
