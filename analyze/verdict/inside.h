/*
 * inside.h — what the room shares: the ways to print comparisons, which formats.c lists, and the
 * cells that CSV and JSON have in common.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_INSIDE_H
#define MIGSTAT_ANALYZE_VERDICT_INSIDE_H

#include "analyze/compare/compare.h"
#include "analyze/page/page.h"
#include "formats.h"

struct compare_options;

/* The page, drawn as options->format says (page.c); the others each in the file of its name. */
compare_print compare_print_page, compare_print_csv, compare_print_json, compare_print_junit;

/* Fills the page's first section: the verdict on all of it (overview.c). */
void compare_overview(struct section *section, const struct comparisons *comparisons,
		      const struct compare_options *options);

/* Writes comparisons.csv where options say (csv.c). */
bool compare_write(const struct comparisons *comparisons, const struct compare_options *options,
		   struct error *err);

/*
 * The cell of a comparison in a column of schema_comparisons other than those grouped by: a number
 * (NaN: none), or a text, to be freed (NULL: the column holds numbers). False without memory.
 */
bool compare_cell(const struct comparisons *comparisons, const struct comparison *comparison,
		  const char *column, double *number, char **text);

#endif
