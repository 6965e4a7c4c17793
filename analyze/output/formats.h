/*
 * formats.h — the ways to print analyses, as --format names them.
 *
 * To add a format, write its print function in a file of its own, declare it in inside.h and add a
 * line to formats.c. One that draws the page only adds the line, and its drawing to page/.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_FORMATS_H
#define MIGSTAT_ANALYZE_OUTPUT_FORMATS_H

#include "analyze/analysis/analysis.h"
#include "analyze/page/page.h"

#include <stdbool.h>
#include <stdio.h>

struct options;

/* Prints to stream; the caller asks the stream whether writing failed. False with *err if the
 * analyses cannot be put in this form. */
typedef bool format_print(FILE *stream, const struct analyses *analyses,
			  const struct options *options, struct error *err);

struct format {
	const char *name; /* as --format takes it */
	format_print *print;
	page_print *page; /* which way to draw the page: of those that print it (pages.c) */
};

size_t format_count(void);

/* Format number index, from 0, below format_count(); the first is the default. */
const struct format *format_at(size_t index);

/* The format of that name, NULL if there is none. */
const struct format *format_find(const char *name);

#endif
