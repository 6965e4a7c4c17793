/* nearest.c — "did you mean …?" */
#include "nearest.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 40 }; /* longer words are not worth a guess */

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: insert, delete, replace, swap of neighbours cost 1 each. */
static size_t distance_between(const char *a, const char *b)
{
	size_t rows = strlen(a);
	size_t columns = strlen(b);
	size_t cost[LONGEST + 1][LONGEST + 1];

	if (rows > LONGEST || columns > LONGEST)
		return LONGEST;
	for (size_t i = 0; i <= rows; i++)
		cost[i][0] = i;
	for (size_t j = 0; j <= columns; j++)
		cost[0][j] = j;
	for (size_t i = 1; i <= rows; i++) {
		for (size_t j = 1; j <= columns; j++) {
			size_t replaced = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

			cost[i][j] = smaller(replaced, smaller(cost[i - 1][j], cost[i][j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				cost[i][j] = smaller(cost[i][j], cost[i - 2][j - 2] + 1);
		}
	}
	return cost[rows][columns];
}

void nearest_offer(struct nearest *nearest, const char *word)
{
	size_t distance = distance_between(nearest->typed, word);
	size_t length = strlen(word);
	size_t allowed = length < 6 ? 2 : length / 3;

	if (distance > allowed || distance >= length)
		return;
	if (nearest->word && distance >= nearest->distance)
		return;
	nearest->word = word;
	nearest->distance = distance;
}

void nearest_text(const struct nearest *nearest, char text[NEAREST_TEXT_SIZE])
{
	text[0] = '\0';
	if (nearest->word)
		snprintf(text, NEAREST_TEXT_SIZE, "; did you mean '%s'?", nearest->word);
}

static const char *word_at(const char *const *first, size_t i, size_t stride)
{
	const char *word;

	memcpy(&word, (const char *)first + i * stride, sizeof word);
	return word;
}

void nearest_of(char text[NEAREST_TEXT_SIZE], const char *typed, const char *const *first,
		size_t count, size_t stride)
{
	struct nearest nearest = { .typed = typed };

	for (size_t i = 0; i < count; i++)
		if (word_at(first, i, stride))
			nearest_offer(&nearest, word_at(first, i, stride));
	nearest_text(&nearest, text);
}

void nearest_or_list(char text[NEAREST_LIST_SIZE], const char *typed, const char *const *first,
		     size_t count, size_t stride)
{
	enum { ROOM_FOR_MORE = 32 };
	size_t listed = 0;
	size_t length;

	nearest_of(text, typed, first, count, stride);
	if (text[0] != '\0' || count == 0)
		return;
	length = (size_t)snprintf(text, NEAREST_LIST_SIZE, "; it has ");
	for (size_t i = 0; i < count; i++) {
		const char *word = word_at(first, i, stride);

		if (!word)
			continue;
		if (length + strlen(word) + ROOM_FOR_MORE > NEAREST_LIST_SIZE) {
			snprintf(text + length, NEAREST_LIST_SIZE - length, " and %zu more",
				 count - i);
			return;
		}
		length += (size_t)snprintf(text + length, NEAREST_LIST_SIZE - length, "%s%s",
					   listed++ == 0 ? "" : ", ", word);
	}
}
