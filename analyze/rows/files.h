/*
 * files.h — which CSV files are meant: several, or those whose names fit a pattern, are read as
 * one, in the order given.
 */
#ifndef MIGSTAT_ANALYZE_ROWS_FILES_H
#define MIGSTAT_ANALYZE_ROWS_FILES_H

#include "datasets/error.h"
#include "datasets/texts.h"

#include <stdbool.h>

/* Adds the file of that name ("-" is standard input); where there is none, and it is a pattern
 * (glob(7)), all that fit, in the order of their names by bytes. False with *err: none fits it, or
 * standard input stands there twice. */
bool files_add(struct texts *files, const char *name, struct error *err);

/* What they are called together: "a.csv", "a.csv and 2 more". Free it. */
char *files_name(const struct texts *files);

#endif
