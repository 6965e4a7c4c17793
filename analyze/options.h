/*
 * options.h — values of flags that several verbs have: lists of metrics and columns, limits.
 */
#ifndef MIGSTAT_ANALYZE_OPTIONS_H
#define MIGSTAT_ANALYZE_OPTIONS_H

#include "datasets/flags.h"
#include "datasets/texts.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds the metrics that list names, separated by commas, to metrics[*count] (METRIC_MAX at most),
 * each once. False with *err. */
bool option_metrics(const struct flag *flag, const char *list, size_t *metrics, size_t *count,
		    struct error *err);

/* Adds the parts of a list to a struct texts; flag->wanted says what a part is ("a run"). */
flag_take option_list;

/* The same of columns, each of which may be there once. */
flag_take option_columns;

/* A limit for a struct limits. */
flag_take option_limit;

#endif
