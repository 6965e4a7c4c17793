/*
 * sidecar.h — the numbers of a figure, exactly as drawn, as a CSV table beside it.
 */
#ifndef MIGSTAT_REPORT_SIDECAR_H
#define MIGSTAT_REPORT_SIDECAR_H

#include "figure-data.h"

/* The sidecar's path for a figure's: figure.pdf has figure.csv. The caller frees it; NULL with
 * *err without memory. */
char *sidecar_path(const char *figure, struct error *err);

/* False with *err if something else than a sidecar stands at path: `-o RUN/migrations.pdf` must
 * not cost the user the measurements. */
bool sidecar_may_write(const char *path, struct error *err);

/*
 * Writes the table: for each case one row of kind `point` for every point drawn and one of kind
 * `mean` (or `mean_of_vms`, where that is what is drawn), also for a case without any point.
 * Unknown is empty. All numbers are in the metric's own unit.
 */
bool sidecar_write(const char *path, const struct figure_data *data, struct error *err);

#endif
