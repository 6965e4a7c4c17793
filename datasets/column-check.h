/*
 * column-check.h — may this text stand in that column? The one check of writers and readers.
 */
#ifndef MIGSTAT_COLUMN_CHECK_H
#define MIGSTAT_COLUMN_CHECK_H

#include "column.h"
#include "error.h"

#include <stdbool.h>

/*
 * Whether text may be a cell of the column: not empty where the column is required; one of its
 * words; a whole number, from 1 on where it numbers something; a finite number, not below zero
 * where it is a metric's time or bytes; a moment that the calendar has. *number is its number, NaN
 * where it has none. False with *why: what is wrong, and what would be right, without a place.
 */
bool column_check(const struct column *column, const char *text, double *number, struct error *why);

#endif
