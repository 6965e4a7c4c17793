/*
 * json-write.h — JSON as our programs write it.
 */
#ifndef MIGSTAT_JSON_WRITE_H
#define MIGSTAT_JSON_WRITE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* The form of what --format json prints, "schema_version" in it: another number is another form.
 * Members may come to it without one. datasets/json/ holds the forms as JSON Schemas. */
enum { JSON_SCHEMA_VERSION = 1 };

/* Writes the value, set in by two, without a line's end. Each number has the shortest text that
 * reads back as the same double (0.95, where jansson has 0.94999999999999996). False without
 * memory; whether writing failed, ask the stream. */
bool json_write(FILE *stream, const json_t *value);

#endif
