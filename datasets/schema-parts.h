/*
 * schema-parts.h — what the files that hold the tables (schema-*.c) share.
 *
 * Inside of schema only: whoever asks about a table includes schema.h.
 */
#ifndef MIGSTAT_SCHEMA_PARTS_H
#define MIGSTAT_SCHEMA_PARTS_H

#include "array.h"
#include "schema.h"

/* Words that more than one table knows, ended by NULL. */
extern const char *const schema_directions[];
extern const char *const schema_answers[];

#endif
