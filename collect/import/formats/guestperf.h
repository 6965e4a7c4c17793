/*
 * guestperf.h — the two parts of guestperf's importer: the migration, and the timings.
 */
#ifndef MIGSTAT_COLLECT_IMPORT_FORMATS_GUESTPERF_H
#define MIGSTAT_COLLECT_IMPORT_FORMATS_GUESTPERF_H

#include "collect/import/kit/field.h"
#include "collect/import/kit/json.h"
#include "collect/import/kit/sink.h"

#include <stdbool.h>

extern const struct import_field guestperf_fields[];

/* Adds the timings of a report (root) to the migration that has this row. */
bool guestperf_add_timings(struct import_sink *sink, const struct json_at *root,
			   const struct migration_row *row, struct error *err);

#endif
