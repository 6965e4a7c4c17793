/*
 * data.h — a run as the exporters see it: its migrations, and beside each its parameters and
 * its gaps. Values stay the decimal text of the run, so that nothing is rounded on the way out.
 */
#ifndef MIGSTAT_COLLECT_EXPORT_DATA_H
#define MIGSTAT_COLLECT_EXPORT_DATA_H

#include "index.h"

#include "datasets/error.h"
#include "datasets/run.h"
#include "datasets/table.h"

#include <stdbool.h>
#include <stddef.h>

struct export_data {
	struct run run;
	struct table parameters, gaps; /* empty where the run has no such file */
	struct export_index parameters_of, gaps_of;
};

/* Reads the run in folder. Free with export_data_free. False with *err: no run, or malformed. */
bool export_data_read(struct export_data *data, const char *folder, struct error *err);
void export_data_free(struct export_data *data);

/* The number of the migration in that row of migrations.csv. */
long long export_migration(const struct export_data *data, size_t row);

/* The cell of a column of migrations.csv; "" where the run does not have it. */
const char *export_cell(const struct export_data *data, size_t row, const char *column);

/* The same of parameters.csv and gaps.csv. */
const char *export_parameter(const struct export_data *data, const struct index_entry *entry,
			     const char *column);
const char *export_gap(const struct export_data *data, const struct index_entry *entry,
		       const char *column);

/* False with *err (file:line:column) at the first cell of the run, or its name, that is not UTF-8:
 * JSON and OpenMetrics can hold no other text. */
bool export_data_is_utf8(const struct export_data *data, struct error *err);

enum { EPOCH_TEXT_SIZE = 32 };

/* A time of the run's (UTC, ISO 8601) as seconds since 1970 with its fraction as it is; false with
 * "" if it is none. */
bool export_epoch(const char *utc, char text[EPOCH_TEXT_SIZE]);

#endif
