/* windows.c — the times around migrations, and which of them a span of time lies in. */
#include "windows.h"

#include <math.h>
#include <stdlib.h>

static int by_beginning(const void *left, const void *right)
{
	const struct time_window *a = left;
	const struct time_window *b = right;
	int order = (a->from > b->from) - (a->from < b->from);

	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

bool time_windows_of(struct time_windows *windows, struct time_window *at, size_t count,
		     struct error *err)
{
	double last = -INFINITY;

	*windows = (struct time_windows){ .at = at, .count = count };
	windows->last = calloc(count + 1, sizeof *windows->last);
	if (!windows->last) {
		time_windows_free(windows);
		return error_memory(err);
	}
	if (count > 0)
		qsort(at, count, sizeof *at, by_beginning);
	for (size_t i = 0; i < count; i++)
		windows->last[i] = last = fmax(last, at[i].to);
	return true;
}

void time_windows_free(struct time_windows *windows)
{
	free(windows->at);
	free(windows->last);
	*windows = (struct time_windows){ 0 };
}

/* How many windows begin at that time or before. */
static size_t begun_at(const struct time_windows *windows, double time)
{
	size_t low = 0;
	size_t high = windows->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (windows->at[middle].from <= time)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct time_window *time_windows_next(const struct time_windows *windows, double from,
					    double to, size_t *next)
{
	if (*next == windows->count)
		*next = begun_at(windows, from);
	while (*next > 0 && windows->last[*next - 1] >= to) {
		--*next;
		if (windows->at[*next].to >= to)
			return &windows->at[*next];
	}
	*next = 0;
	return NULL;
}
