/*
 * check.h — does an analysis belong to the run beside it, and can a figure show it?
 *
 * What returns false has filled *err, which says what to do about it.
 */
#ifndef MIGSTAT_REPORT_DATA_CHECK_H
#define MIGSTAT_REPORT_DATA_CHECK_H

#include "data.h"

/* The table (summary.csv or outcomes.csv) is grouped by one or two columns, the same as the tables
 * before; the first one fills data->by. */
bool check_grouping(struct figure_data *data, const struct table *table, const char *folder,
		    struct error *err);

/* The columns of `by` in a table. */
struct key_columns {
	size_t at[BY_MOST];
};
struct key_columns check_key_columns(const struct figure_data *data, const struct table *table);

/* Does that row of a table belong to the group? */
bool check_is_of_group(const struct figure_data *data, const struct group *group,
		       const struct table *table, const struct key_columns *keys, size_t row);

/* Finds the group's row of outcomes.csv. */
bool check_outcome_row(const struct figure_data *data, const struct group *group, size_t *row,
		       struct error *err);

/* Takes by_outcome apart into group->counts; their sum is group->planned. */
bool check_counts(struct group *group, const struct table *outcomes, size_t row, struct error *err);

/* As many migrations of the group are planned as the run has rows of it. */
bool check_planned(const struct figure_data *data, const struct group *group, struct error *err);

/* The group's numbers are those of its rows in migrations.csv: n, VMs, planned, smallest and
 * greatest value. Its points must have been added. */
bool check_group(const struct figure_data *data, const struct group *group, struct error *err);

/* Every group of the run is in the analysis, and only once. */
bool check_cases(const struct figure_data *data, size_t run, struct error *err);

#endif
