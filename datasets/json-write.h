/*
 * json-write.h — JSON as our programs write it.
 */
#ifndef MIGSTAT_JSON_WRITE_H
#define MIGSTAT_JSON_WRITE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* Writes the value, set in by two, without a line's end. Each number has the shortest text that
 * reads back as the same double (0.95, where jansson has 0.94999999999999996). False without
 * memory; whether writing failed, ask the stream. */
bool json_write(FILE *stream, const json_t *value);

#endif
