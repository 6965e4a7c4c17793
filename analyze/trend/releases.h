/*
 * releases.h — releases in order, as the user names them, and the runs of each.
 */
#ifndef MIGSTAT_ANALYZE_TREND_RELEASES_H
#define MIGSTAT_ANALYZE_TREND_RELEASES_H

#include "analyze/sides/sides.h"

#include "datasets/flags.h"
#include "datasets/texts.h"

#include <stddef.h>

struct release {
	char *label;
	struct run_range runs; /* of releases' folders, and so of the sides' runs */
};

/* Zero it before use; free with releases_free. */
struct releases {
	struct release *at;
	size_t count, capacity;
	struct texts folders; /* of all runs, release by release */
};

/* Takes LABEL=RUN[,RUN...] into a struct releases. */
flag_take releases_take;

/* Adds a run that is a release of its own, called as the last part of its path; where another is
 * called so already, by the whole path. False with *err if that is taken, too. */
bool releases_add_run(struct releases *releases, const char *folder, struct error *err);

/* The release of that name; releases->count: none. */
size_t releases_find(const struct releases *releases, const char *label);

/* Which release a run is of, by its number among the folders. */
size_t releases_of_run(const struct releases *releases, size_t run);

void releases_free(struct releases *releases);

#endif
