/*
 * windows.h — the times around migrations, and which of them a span of time lies in.
 */
#ifndef MIGSTAT_ANALYZE_RESOURCES_WINDOWS_H
#define MIGSTAT_ANALYZE_RESOURCES_WINDOWS_H

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The time around one migration. */
struct time_window {
	double from, to;
	size_t row; /* of migrations.csv */
};

/* In the order of their beginnings. */
struct time_windows {
	struct time_window *at;
	double *last; /* by window: the latest end of it and all before it */
	size_t count;
};

/* Orders windows[count], which become its own; free with time_windows_free. False with *err only
 * without memory; *windows is then empty. */
bool time_windows_of(struct time_windows *windows, struct time_window *at, size_t count,
		     struct error *err);

void time_windows_free(struct time_windows *windows);

/*
 * Walks over the windows that hold from..to whole, the latest first: begin with *next =
 * windows->count and call until NULL.
 */
const struct time_window *time_windows_next(const struct time_windows *windows, double from,
					    double to, size_t *next);

#endif
