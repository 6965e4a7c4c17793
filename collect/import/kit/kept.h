/*
 * kept.h — imported migrations, kept in memory until every file has been read: probes and
 * samples of other files may have something to add to them.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_KEPT_H
#define MIGSTAT_COLLECT_IMPORT_KIT_KEPT_H

#include "datasets/error.h"
#include "datasets/run-write.h"

#include <stdbool.h>
#include <stddef.h>

/* When a migration was under way, in seconds since 1970; all borrowed. */
struct sink_window {
	long migration;
	const char *vm;
	double begin, end;
	double *value; /* by metric index: may be filled */
};

struct kept_row;

/* Zero it before use; free with kept_free. */
struct kept {
	struct kept_row **rows; /* one by one, so that pointers into them stay good */
	size_t count, capacity;
	struct sink_window *windows; /* NULL: to be made */
	size_t window_count;
};

/* Copies the row, with `further` further cells. */
bool kept_add(struct kept *kept, const struct migration_row *row, size_t further,
	      struct error *err);

/* The windows of the migrations whose start and length are known, by their start; good until the
 * next kept_add. NULL without memory. */
const struct sink_window *kept_windows(struct kept *kept, size_t *count);

bool kept_write(const struct kept *kept, struct run_writer *run, struct error *err);

void kept_free(struct kept *kept);

#endif
