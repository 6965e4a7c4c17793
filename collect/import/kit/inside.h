/*
 * inside.h — what the parts of the sink (sink.h) share: the run in the making, the migrations that
 * wait for other files, the hosts' sides, the cycles counted so far.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_KIT_INSIDE_H
#define MIGSTAT_COLLECT_IMPORT_KIT_INSIDE_H

#include "sink.h"

#include "datasets/error.h"
#include "datasets/lock.h"
#include "datasets/run-write.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The folder of a run in the making, beside the place it will have. Zero it before use; free with
 * making_free.
 */
struct making {
	char *folder;     /* where the run will be, without trailing slashes */
	char *outer;      /* the temporary folder */
	struct lock lock; /* on it: somebody alive is making the run */
	char *inner;      /* the run in it, under its own name */
};

/* Makes the temporary folder. False with *err: also if folder is there and not empty, or another
 * process is making it. */
bool making_open(struct making *making, const char *folder, struct error *err);

/* Puts the run in its place. */
bool making_commit(struct making *making, struct error *err);

/* Removes what was not committed. */
void making_free(struct making *making);

/*
 * Imported migrations, kept in memory until every file has been read: probes and samples of other
 * files may have something to add to them. Zero it before use; free with kept_free.
 */
struct kept_row;

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

/* The metrics of the migration of that number; NULL: there is none. */
double *kept_values(const struct kept *kept, long migration);

/* Whether one of the same VM, start, hosts, outcome and metrics is among the first count. */
bool kept_has(const struct kept *kept, size_t count, const struct migration_row *row);

bool kept_write(const struct kept *kept, struct run_writer *run, struct error *err);

void kept_free(struct kept *kept);

/*
 * Which of the files' hosts is a, and which b: the first two that come up. Zero it before use; free
 * with import_sides_free.
 */
struct import_sides {
	char *names[2];
};

/* "a" or "b"; NULL for a third host, or without memory. */
const char *import_sides_word(struct import_sides *sides, const char *host);

/* "AB" or "BA"; NULL if a host is a third one, or not known (NULL). */
const char *import_sides_direction(struct import_sides *sides, const char *source,
				   const char *destination);

void import_sides_free(struct import_sides *sides);

/* How many migrations there were of the same VM, case and direction: their cycles, where a file
 * does not say them. Zero it before use; free with cycle_counts_free. */
struct cycle_counts {
	struct counted *at; /* opaque */
	size_t count, capacity;
};

void cycle_counts_free(struct cycle_counts *cycles);

/* The sink itself. */
struct import_sink {
	struct making making;
	struct run_writer *run; /* NULL: the rows go nowhere */
	const struct import_settings *settings;
	struct further_columns
		further[3];     /* of migrations.csv and metrics.csv; the last is the end */
	struct column *columns; /* further[0].columns */
	size_t capacity;        /* of columns */
	const struct import_source *source;
	json_t *description;  /* of the file being read */
	size_t before;        /* migrations of the files before it */
	size_t repeats;       /* of the file being read: sink_is_repeat */
	bool made_up;         /* the names of VMs in the file being read are */
	size_t made_up_names; /* migrations of VMs with such a name */
	long last;            /* number given */
	struct kept kept;
	struct import_sides sides;
	struct cycle_counts cycles;
};

#endif
