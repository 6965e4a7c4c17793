/*
 * options.h — values of options that several verbs have: metrics, levels, ratios.
 */
#ifndef MIGSTAT_ANALYZE_OPTIONS_H
#define MIGSTAT_ANALYZE_OPTIONS_H

#include "datasets/error.h"
#include "datasets/texts.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Adds the metrics that list names, separated by commas, to metrics[*count] (METRIC_MAX at most),
 * each once. False with *err (the option is named --metric). */
bool option_metrics(const char *list, size_t *metrics, size_t *count, struct error *err);

/* Adds the columns that list names to `by`, each once. False with *err (--by). */
bool option_columns(const char *list, struct texts *by, struct error *err);

/*
 * A number with or without a percent sign: 5% and 0.05 are the same double. False if text is none,
 * or not above low and below high.
 */
bool option_ratio(const char *text, double low, double high, double *ratio);

/* The same between 0 and 1, of the option called name; false with *err, which gives the example. */
bool option_share(const char *name, const char *text, const char *example, double *share,
		  struct error *err);

/* A seed that a double, as in summary.csv, holds: 0 to 2^53. False with *err (--seed). */
bool option_seed(const char *text, uint64_t *seed, struct error *err);

#endif
