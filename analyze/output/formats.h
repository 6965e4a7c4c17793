/*
 * formats.h — the ways to print analyses.
 *
 * To add a format, write its print function in a file of its own and add a line to formats.c.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_FORMATS_H
#define MIGSTAT_ANALYZE_OUTPUT_FORMATS_H

#include "analyze/analysis/analysis.h"
#include "options.h"

#include <stdbool.h>
#include <stdio.h>

/* Prints to stream; the caller asks the stream whether writing failed. False with *err if the
 * analyses cannot be put in this form. */
typedef bool format_print(FILE *stream, const struct analyses *analyses,
			  const struct options *options, struct error *err);

struct format {
	const char *name; /* as --format takes it */
	format_print *print;
};

size_t format_count(void);

/* Format number index, from 0, below format_count(); the first is the default. */
const struct format *format_at(size_t index);

/* The format of that name, NULL if there is none. */
const struct format *format_find(const char *name);

/* Each stands in the file of its name. */
format_print format_table, format_csv, format_json, format_markdown, format_latex;

#endif
