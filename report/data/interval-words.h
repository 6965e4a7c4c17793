/*
 * interval-words.h — what an interval of a mean is, in words: group by group, for the analysis may
 * have taken another for each.
 */
#ifndef MIGSTAT_REPORT_DATA_INTERVAL_WORDS_H
#define MIGSTAT_REPORT_DATA_INTERVAL_WORDS_H

#include "data.h"

#include <stdbool.h>
#include <stdio.h>

/* The kinds of the groups' intervals; where there are several, which groups have which. Nothing
 * where no group has an interval. */
void interval_print_kinds(FILE *out, const struct figure_data *data);

/* Whether any interval of the metric (NULL: of any) in summary.csv is another than Student's t. */
bool interval_is_marked(const struct table *summary, const char *metric);

/* What stands behind such an interval in a table: "log", "bca"; "" behind Student's t. */
const char *interval_mark(const struct table *summary, size_t row);

#endif
