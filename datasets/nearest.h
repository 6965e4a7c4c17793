/*
 * nearest.h — "did you mean …?": the word of a list that is nearest to a mistyped one.
 */
#ifndef MIGSTAT_NEAREST_H
#define MIGSTAT_NEAREST_H

#include <stddef.h>

/*
 * Finds the nearest word by the Damerau-Levenshtein distance (optimal string alignment); offer
 * words one by one. Zero-initialise but for `typed`.
 */
struct nearest {
	const char *typed;
	const char *word; /* the nearest so far, borrowed; NULL = none near enough */
	size_t distance;
};

/* Offers a word. Near enough: at most 2 letters off, or a third of a longer word. */
void nearest_offer(struct nearest *nearest, const char *word);

enum { NEAREST_TEXT_SIZE = 96 };

/* "; did you mean 'word'?" or "" if none was near enough. */
void nearest_text(const struct nearest *nearest, char text[NEAREST_TEXT_SIZE]);

/*
 * Both in one, for a table that has a name in each line: the names are at first, stride bytes
 * further, and so on (`&formats[0].name, COUNT(formats), sizeof *formats`); stride is
 * sizeof(char *) for a plain list. A NULL among them is no word.
 */
void nearest_of(char text[NEAREST_TEXT_SIZE], const char *typed, const char *const *first,
		size_t count, size_t stride);

enum { NEAREST_LIST_SIZE = 480 };

/* The same; where no word is near, "; it has a, b, c and 30 more" of the words, for a table's
 * columns: whoever reads a file for the first time does not know their names. */
void nearest_or_list(char text[NEAREST_LIST_SIZE], const char *typed, const char *const *first,
		     size_t count, size_t stride);

#endif
