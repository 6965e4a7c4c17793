/*
 * inside.h — for those who read groups: does an analysis belong to the run beside it and can a
 * figure show it (check.c), and which groups stand together, in which order (clusters.c)?
 *
 * What returns false has filled *err, which says what to do about it.
 */
#ifndef MIGSTAT_REPORT_DATA_INSIDE_H
#define MIGSTAT_REPORT_DATA_INSIDE_H

#include "data.h"

/* The table (summary.csv or outcomes.csv) is grouped by one or two columns, the same as the tables
 * before; the first one fills data->by. */
bool check_grouping(struct figure_data *data, const struct table *table, const char *folder,
		    struct error *err);

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

/* Leaves only the groups whose first key is only_case (NULL: all). False with *err (the nearest
 * guess) if there is none. */
bool clusters_select(struct figure_data *data, const char *only_case, struct error *err);

/* Sorts the groups by run, first key and second key, each in the order of its first appearance, and
 * makes data->clusters. */
void clusters_make(struct figure_data *data, const struct labels *labels);

#endif
