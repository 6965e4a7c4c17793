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

struct analyze_options;

/* Prints to stream; the caller asks the stream whether writing failed. False with *err if the
 * analyses cannot be put in this form. */
typedef bool format_print(FILE *stream, const struct analyses *analyses,
			  const struct analyze_options *options, struct error *err);

struct format {
	const char *name; /* as --format takes it */
	format_print *print;
	page_print *page; /* which way to draw the page: of those that print it (pages.c) */
};

/* The formats, ended by one without a name; the first is the default. */
extern const struct format output_formats[];

#endif
