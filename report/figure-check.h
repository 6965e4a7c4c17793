/*
 * figure-check.h — does an analysis belong to the run beside it, and can this figure show it?
 *
 * All return false with *err, which says what to do about it.
 */
#ifndef MIGSTAT_REPORT_FIGURE_CHECK_H
#define MIGSTAT_REPORT_FIGURE_CHECK_H

#include "figure-data.h"

/* The table (summary.csv or outcomes.csv) is grouped by `case` and nothing else. */
bool check_grouping(const struct table *table, const char *folder, struct error *err);

/* Finds the run's row of outcomes.csv for a case. */
bool check_outcome_row(const struct run_data *run, const char *name, size_t *row,
		       struct error *err);

/* Takes by_outcome apart into group->counts; their sum is group->planned. */
bool check_counts(struct group *group, const struct table *outcomes, size_t row, struct error *err);

/* The group's numbers are those of its rows in migrations.csv: n, VMs, planned, smallest and
 * greatest value. Its points must have been added. */
bool check_group(const struct figure_data *data, const struct group *group, struct error *err);

/* Every case of the run is in the analysis, and only once. */
bool check_cases(const struct figure_data *data, size_t run, struct error *err);

#endif
