/* across.c — numbers of which each of several processes holds a part. */
#include "across.h"

#include "datasets/must.h"

#include <stdlib.h>
#include <string.h>

void across_sum(const struct across *across, uint64_t *at, size_t count)
{
	if (across && count > 0)
		across->sum(across, at, count);
}

bool across_sum_whole(const struct across *across, int128 *at, size_t count)
{
	return !across || count == 0 || across->sum_whole(across, at, count);
}

void across_most(const struct across *across, double *at, size_t count)
{
	if (across && count > 0)
		across->most(across, at, count);
}

bool across_all(const struct across *across, bool holds)
{
	uint64_t against = !holds;

	across_sum(across, &against, 1);
	return against == 0;
}

/* The least rank of those that have it; as many as there are: none has. */
static size_t first_rank(const struct across *across, bool has)
{
	double before = has ? -(double)across->rank : -(double)across->ranks;

	across_most(across, &before, 1);
	return (size_t)-before;
}

bool across_first(const struct across *across, bool has, int128 *number)
{
	size_t first;

	if (!across)
		return has;
	first = first_rank(across, has);
	if (first != across->rank)
		*number = 0;
	return across_sum_whole(across, number, 1) && first < across->ranks;
}

void across_collect(const struct across *across, const char *bytes, size_t length,
		    across_take *take, void *closure)
{
	if (across)
		across->collect(across, bytes, length, take, closure);
	else
		take(closure, bytes, length);
}

void across_spread(const struct across *across, size_t from, char **bytes, size_t *length)
{
	if (across)
		across->spread(across, from, bytes, length);
}

bool across_agree(const struct across *across, bool good, struct error *err)
{
	size_t first;
	char *text;
	size_t length;

	if (!across)
		return good;
	first = first_rank(across, !good);
	if (first == across->ranks)
		return true;
	text = must_print("%s (rank %zu on %s)", err->text, across->rank, across->host);
	length = strlen(text) + 1;
	across_spread(across, first, &text, &length);
	error_clear(err);
	error_set(err, "%s", text);
	free(text);
	return false;
}
