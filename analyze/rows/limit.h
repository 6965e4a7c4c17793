/*
 * limit.h — the give-up limit in a column of a CSV file that is too large for samples.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_LIMIT_H
#define MIGSTAT_ANALYZE_ROWS_LIMIT_H

#include "rows.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The limit at which the values of a column pile up (censor.h); NaN: they do not. Takes 8 bytes for
 * each value of the largest group while it works. False with *err only without memory. */
bool rows_limit(double *limit, const struct rows *rows, size_t column, struct error *err);

#endif
