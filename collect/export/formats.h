/*
 * formats.h — the formats that a run can be written in for other programs. To add one: a file
 * NAME.c with its writer, the writer's name in inside.h, and its line in the table of formats.c.
 */
#ifndef MIGSTAT_COLLECT_EXPORT_FORMATS_H
#define MIGSTAT_COLLECT_EXPORT_FORMATS_H

#include "datasets/error.h"

struct export_format;

/* NULL with *err (and a guess) if there is none of that name. */
const struct export_format *export_format_find(const char *name, struct error *err);

#endif
