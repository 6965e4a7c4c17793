/*
 * formats.h — the ways to print comparisons.
 *
 * To add a format, write its print function in a file of its own and add a line to
 * formats.c. table, markdown and latex draw one page (page.c).
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_FORMATS_H
#define MIGSTAT_ANALYZE_VERDICT_FORMATS_H

#include "analyze/compare/compare.h"
#include "analyze/page/page.h"
#include "options.h"

#include <stdbool.h>
#include <stdio.h>

/* Prints to stream; the caller asks the stream whether writing failed. False with *err if the
 * comparisons cannot be put in this form. */
typedef bool compare_print(FILE *stream, const struct comparisons *comparisons,
			   const struct compare_options *options, struct error *err);

struct compare_format {
	const char *name; /* as --format takes it */
	compare_print *print;
};

size_t compare_format_count(void);

/* Format number index, from 0, below compare_format_count(); the first is the default. */
const struct compare_format *compare_format_at(size_t index);

/* The format of that name, NULL if there is none. */
const struct compare_format *compare_format_find(const char *name);

/* Each stands in the file compare-NAME.c; table, markdown and latex in formats.c. */
compare_print compare_print_csv, compare_print_json, compare_print_junit;

/* Fills the page's first section: the verdict on all of it. */
void compare_overview(struct section *section, const struct comparisons *comparisons,
		      const struct compare_options *options);

/* The page that table, markdown and latex draw. Free with page_free. False with *err only without
 * memory. */
bool compare_page(struct page *page, const struct comparisons *comparisons,
		  const struct compare_options *options, struct error *err);

/* Writes comparisons.csv where options say. */
bool compare_write(const struct comparisons *comparisons, const struct compare_options *options,
		   struct error *err);

/* The status that the program ends with. */
enum exit_status compare_status(const struct comparisons *comparisons,
				const struct compare_options *options);

/*
 * The cell of a comparison in a column of schema_comparisons other than those grouped by: a number
 * (NaN: none), or a text, to be freed (NULL: the column holds numbers). False without memory.
 */
bool compare_cell(const struct comparisons *comparisons, const struct comparison *comparison,
		  const char *column, double *number, char **text);

#endif
