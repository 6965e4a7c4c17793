/*
 * json.h — cells of a run as JSON values, written as they go: numbers keep their digits.
 */
#ifndef MIGSTAT_COLLECT_EXPORT_JSON_H
#define MIGSTAT_COLLECT_EXPORT_JSON_H

#include "datasets/schema.h"

#include <stdio.h>

/* text, which must be UTF-8, in quotes. */
void export_json_string(FILE *stream, const char *text);

/* A cell of a number, digit for digit where JSON allows it; empty: null. */
void export_json_number(FILE *stream, const char *cell);

/* The same, but always with a point or an exponent, for readers that tell 1 from 1.0. */
void export_json_real(FILE *stream, const char *cell);

/* A cell by its column: a string or a number; empty: null. column NULL: a string. */
void export_json_cell(FILE *stream, const struct column *column, const char *cell);

#endif
