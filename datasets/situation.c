/* situation.c — the words of how two sides stand to each other, at one place for all programs. */
#include "situation.h"

#include "array.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *word, *text, *caution;
} situations[] = {
	{ "in_run", "in this run", "" },
	{ "parts_of_run", "in this run", "" },
	{ "two_runs", "between these two sessions",
	  "Each side is one session: what else was different that day is not in the interval." },
	{ "one_round", "of this one round",
	  "No cycles are known, or a side has only one: nothing tells how much time itself "
	  "matters, and nothing is decided." },
	{ "rows", "if every row is a unit by itself", "" },
};

void situation_text(char text[SITUATION_TEXT_SIZE], const char *word, size_t before, size_t after)
{
	text[0] = '\0';
	if (strcmp(word, "runs") == 0)
		snprintf(text, SITUATION_TEXT_SIZE, "from %zu and %zu runs", before, after);
	for (size_t i = 0; i < COUNT(situations); i++)
		if (strcmp(word, situations[i].word) == 0)
			snprintf(text, SITUATION_TEXT_SIZE, "%s", situations[i].text);
}

void situation_caution(char text[SITUATION_CAUTION_SIZE], const char *word, double session_sd)
{
	double percent = 100 * session_sd;

	text[0] = '\0';
	for (size_t i = 0; i < COUNT(situations); i++)
		if (strcmp(word, situations[i].word) == 0)
			snprintf(text, SITUATION_CAUTION_SIZE, "%s", situations[i].caution);
	if (strcmp(word, "two_runs") == 0 && session_sd > 0)
		snprintf(text, SITUATION_CAUTION_SIZE,
			 percent < 10 ? "Each side is one session, and sessions differ by %.2g %% "
					"(standard deviation), which is in the interval."
				      : "Each side is one session, and sessions differ by %.0f %% "
					"(standard deviation), which is in the interval.",
			 percent);
}
