/*
 * clusters.h — which groups stand together, and in which order.
 */
#ifndef MIGSTAT_REPORT_DATA_CLUSTERS_H
#define MIGSTAT_REPORT_DATA_CLUSTERS_H

#include "data.h"

/* Leaves only the groups whose first key is only_case (NULL: all). False with *err (the nearest
 * guess) if there is none. */
bool clusters_select(struct figure_data *data, const char *only_case, struct error *err);

/* Sorts the groups by run, first key and second key, each in the order of its first appearance, and
 * makes data->clusters. */
void clusters_make(struct figure_data *data, const struct labels *labels);

#endif
