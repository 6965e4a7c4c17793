/*
 * inside.h — what the room lists: the ways to print comparisons (formats.c).
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_INSIDE_H
#define MIGSTAT_ANALYZE_VERDICT_INSIDE_H

#include "analyze/compare/compare.h"
#include "analyze/page/page.h"
#include "formats.h"

struct compare_options;

/* The page, drawn as options->format says (page.c); its rows (rows.c); what CI servers show
 * (junit.c). */
compare_print compare_print_page, compare_print_csv, compare_print_json, compare_print_junit;

/* Fills the page's first section: the verdict on all of it (overview.c). */
void compare_overview(struct section *section, const struct comparisons *comparisons,
		      const struct compare_options *options);

/* Writes comparisons.csv where options say (rows.c). */
bool compare_write(const struct comparisons *comparisons, const struct compare_options *options,
		   struct error *err);

#endif
