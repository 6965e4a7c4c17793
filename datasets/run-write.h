/*
 * run-write.h — a run being measured: tables that grow and are on the disk after every migration.
 */
#ifndef MIGSTAT_RUN_WRITE_H
#define MIGSTAT_RUN_WRITE_H

#include "error.h"
#include "run-rows.h"
#include "schema.h"

#include <jansson.h>
#include <stdbool.h>

struct run_writer; /* opaque */

/*
 * Starts a run in folder, which must be new or empty: writes datapackage.json and the headers.
 * provenance is borrowed. rows: how many migrations are planned; room on the disk is set aside
 * for them. The run's name is the folder's last part. Free *writer with run_close.
 */
bool run_create(struct run_writer **writer, const char *folder, json_t *provenance, size_t rows,
		struct error *err);

/* A run that is not as collect makes it. */
struct run_manner {
	size_t rows;
	const struct further_columns
		*further; /* of migrations.csv (texts) and metrics.csv
			     (numbers); borrowed until run_close; NULL = none */
	bool sync_at_end; /* rows need not be on the disk before run_sync */
};

/* As run_create, in that manner. */
bool run_create_as(struct run_writer **writer, const char *folder, json_t *provenance,
		   const struct run_manner *manner, struct error *err);

/* Goes on with a run that was cut short: torn last lines are cut off (*torn says whether). */
bool run_reopen(struct run_writer **writer, const char *folder, bool *torn, struct error *err);

/*
 * Adds a row. A migration's row puts everything on the disk; the others do not. An error says the
 * line that could not be written, so that nothing measured is lost. Safe from several threads.
 *
 * Values come from guests, hosts and files: each is checked by the schema first, as the readers do.
 * One that may not stand in its cell is left out, and the event value_refused tells of it; a row
 * without a value that it needs is left out whole. Of each table the first events are written, as
 * many as a person reads. A run that is imported (sync_at_end) is refused instead: false.
 */
bool run_add_migration(struct run_writer *writer, const struct migration_row *row,
		       struct error *err);
bool run_add_progress(struct run_writer *writer, const struct progress_row *row, struct error *err);
bool run_add_event(struct run_writer *writer, const struct event_row *row, struct error *err);
bool run_add_gap(struct run_writer *writer, const struct gap_row *row, struct error *err);
/* All rows by one write(): it may be thousands a second. */
bool run_add_metrics(struct run_writer *writer, const struct metrics_row *rows, size_t count,
		     struct error *err);
bool run_add_parameter(struct run_writer *writer, const struct parameter_row *row,
		       struct error *err);

/* Puts all rows on the disk. */
bool run_sync(struct run_writer *writer, struct error *err);

/* Writes datapackage.json anew with this provenance (the run's end). */
bool run_describe(struct run_writer *writer, json_t *provenance, struct error *err);

void run_close(struct run_writer *writer); /* NULL is allowed */

#endif
