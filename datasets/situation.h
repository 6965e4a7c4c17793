/*
 * situation.h — how the two sides of a comparison stand to each other, in words: what a verdict
 * may be said of. A word is that of the column `situation` of comparisons.csv.
 */
#ifndef MIGSTAT_SITUATION_H
#define MIGSTAT_SITUATION_H

#include <stddef.h>

enum { SITUATION_TEXT_SIZE = 80, SITUATION_CAUTION_SIZE = 160 };

/* "in this run", "between these two sessions", "from 3 and 4 runs", …: what stands beside a
 * verdict. "" for a word that there is not. before, after: runs; of several runs a side only. */
void situation_text(char text[SITUATION_TEXT_SIZE], const char *word, size_t before, size_t after);

/* The sentence that goes with it; "" where those words say it all. session_sd: what sessions differ
 * by, a standard deviation as a ratio, where it is in the interval; NaN or 0: it is not. */
void situation_caution(char text[SITUATION_CAUTION_SIZE], const char *word, double session_sd);

#endif
