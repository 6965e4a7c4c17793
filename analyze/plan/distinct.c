/* distinct.c — what different numbers or texts there are, and which of them one is. */
#include "distinct.h"

#include <stdlib.h>
#include <string.h>

static int by_number(const void *left, const void *right)
{
	long long a = *(const long long *)left;
	long long b = *(const long long *)right;

	return (a > b) - (a < b);
}

static int by_text(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

size_t distinct_numbers(long long *at, size_t count)
{
	size_t kept = 0;

	if (count > 0)
		qsort(at, count, sizeof *at, by_number);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || at[i] != at[kept - 1])
			at[kept++] = at[i];
	return kept;
}

size_t distinct_texts(const char **at, size_t count)
{
	size_t kept = 0;

	if (count > 0)
		qsort(at, count, sizeof *at, by_text);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || strcmp(at[i], at[kept - 1]) != 0)
			at[kept++] = at[i];
	return kept;
}

size_t index_of_number(long long number, const long long *at, size_t count)
{
	const long long *found = bsearch(&number, at, count, sizeof *at, by_number);

	return (size_t)(found - at);
}

size_t index_of_text(const char *text, const char *const *at, size_t count)
{
	const char *const *found = bsearch(&text, at, count, sizeof *at, by_text);

	return (size_t)(found - at);
}
