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

/* How many columns the analysis is grouped by. */
static inline size_t key_count(const struct figure_data *data)
{
	return data->by_count + data->fixed_count;
}

/* Leaves only the groups whose first key is one of wish->cases. False with *err (the nearest guess)
 * if there is none of one of them. */
bool clusters_select(struct figure_data *data, const struct data_wish *wish, struct error *err);

/* Leaves only the groups with the wish's fixed texts, and moves their columns behind the others.
 * False with *err: no such column, no such text, or too many columns are left to tell groups apart.
 */
bool clusters_fix(struct figure_data *data, const struct data_wish *wish, struct error *err);

/*
 * Sorts the groups by run, first key and second key, gives them their labels, and makes
 * data->clusters. Keys are in the order of their first appearance; with an order of texts those
 * come first that it names, as it names them; ORDER_BY_NAME alone: as their names sort;
 * ORDER_BY_VALUE alone: those of the last column by their value where they first appear. False with
 * *err (the nearest guess): no group has one of the texts.
 */
bool clusters_make(struct figure_data *data, const struct labels *labels, const struct texts *order,
		   struct error *err);

#endif
