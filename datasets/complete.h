/*
 * complete.h — what may be typed next: the words for a shell's completion, from a verb's table of
 * flags and from the run at hand.
 *
 * Shells ask `migstat VERB --complete WORD...` (datasets/completions/): the words of a command line
 * behind the verb, of which the last is the one under the cursor, perhaps empty. The answer is a
 * line for each word that may stand in its place, whole, and behind a tab what it means. A word
 * that ends in '/' or '=' goes on; behind any other stands a blank.
 *
 * The run at hand is the first one that the words name. Nothing is an error: what cannot be read
 * offers nothing.
 */
#ifndef MIGSTAT_COMPLETE_H
#define MIGSTAT_COMPLETE_H

#include "flags.h"

#include <stddef.h>
#include <stdio.h>

/* Prints what may stand in the place of words[count - 1]; count is not 0. */
void complete_print(const struct verb *verb, size_t count, char *const *words, FILE *stream);

#endif
