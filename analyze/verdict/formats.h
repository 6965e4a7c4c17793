/*
 * formats.h — the ways to print comparisons, as --format names them.
 *
 * To add a format, write its print function in a file of its own, declare it in inside.h and add a
 * line to formats.c.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_FORMATS_H
#define MIGSTAT_ANALYZE_VERDICT_FORMATS_H

#include "analyze/compare/compare.h"
#include "analyze/page/page.h"

#include <stdbool.h>
#include <stdio.h>

struct compare_options;

/* Prints to stream; the caller asks the stream whether writing failed. False with *err if the
 * comparisons cannot be put in this form. */
typedef bool compare_print(FILE *stream, const struct comparisons *comparisons,
			   const struct compare_options *options, struct error *err);

struct compare_format {
	const char *name; /* as --format takes it */
	compare_print *print;
	page_print *page; /* which way to draw the page: of those that print it (page.c) */
};

/* The formats, ended by one without a name; the first is the default. */
extern const struct compare_format compare_formats[];

#endif
