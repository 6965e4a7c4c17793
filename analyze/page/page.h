/*
 * page.h — analyses as words and tables for a person, before any form is given to them.
 *
 * The formats table, markdown and latex draw the same page. A page is a list of sections, each a
 * heading, a table and notes; the legend says once what all numbers mean.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_PAGE_H
#define MIGSTAT_ANALYZE_PAGE_PAGE_H

#include "analyze/analysis/analysis.h"
#include "analyze/data/texts.h"
#include "analyze/output/options.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct section {
	struct texts title; /* none, or one: a new run begins with this section */
	struct texts heading;
	struct texts cells; /* row by row; the first row is the header; none: no table */
	size_t columns;
	size_t keys;       /* how many columns, from the first, are the group's; they are words */
	bool words_last;   /* the last column is words, too; all others are numbers */
	struct texts plot; /* lines for a terminal, beneath the table */
	struct texts notes;
};

struct page {
	struct section *sections;
	size_t count;
	struct texts legend;
};

/* Free with page_free. False with *err only without memory. */
bool page_of(struct page *page, const struct analyses *analyses, const struct options *options,
	     struct error *err);

void page_free(struct page *page);

/* Asks whether memory ran out while the page was made: false with *err, and the page is freed. */
bool page_check(struct page *page, struct error *err);

/* The three ways to draw a page, each in the file format-NAME.c. A table needs memory. */
bool page_print_table(FILE *stream, const struct page *page, struct error *err);
void page_print_markdown(FILE *stream, const struct page *page);
void page_print_latex(FILE *stream, const struct page *page);

/* The text of a cell; row 0 is the header. */
const char *section_cell(const struct section *section, size_t row, size_t column);
size_t section_rows(const struct section *section);

/* Whether a column holds words (set to the left) rather than numbers. */
bool section_has_words(const struct section *section, size_t column);

/* The sections of one analysis, which page_of puts together. Each in the file of its name. */
void section_of_outcomes(struct section *section, const struct analysis *analysis,
			 const struct options *options);
void section_of_rates(struct section *section, const struct analysis *analysis,
		      const struct options *options);
void section_of_rows(struct section *section, const struct analysis *analysis,
		     const struct options *options);
void section_of_model(struct section *section, const struct analysis *analysis,
		      const struct options *options);
void section_of_metric(struct section *section, const struct analysis *analysis, size_t metric,
		       const struct options *options);

/* Adds what must be known of single groups: what is missing, censored or doubtful. */
void section_add_troubles(struct section *section, const struct analysis *analysis, size_t metric,
			  const struct options *options);

/* With --full: what the section of the metric has no room for. */
void section_of_spread(struct section *section, const struct analysis *analysis, size_t metric,
		       const struct options *options);
void section_of_clusters(struct section *section, const struct analysis *analysis, size_t metric,
			 const struct options *options);
void section_of_intervals(struct section *section, const struct analysis *analysis, size_t metric,
			  const struct options *options);

/* What the checks found; of runs only. It has no table. */
void section_of_diagnosis(struct section *section, const struct analysis *analysis,
			  const struct options *options);

/* Whether any migration has what a model is made from; else there is no section of it. */
bool models_have_rows(const struct analysis *analysis);

/* Adds text without characters that would move the cursor of the terminal that shows it; "(empty)"
 * for an empty one. */
void texts_add_clean(struct texts *texts, const char *text);

/* Adds the header, or the cells, of the columns that the user grouped by; the header tells the
 * section how many they are. */
void section_add_by(struct section *section, const struct options *options);
void section_add_key(struct section *section, const struct analysis *analysis, size_t group,
		     const struct options *options);

/* The group in words, for a note: its key's texts with blanks in between, "all rows" without a
 * key. Free the result; NULL
 * without memory. */
char *group_words(const struct analysis *analysis, size_t group, const struct options *options);

enum { GROUP_DETAIL_SIZE = 96 };

/* Whether something holds of a group; detail, which is empty before, may add a word in brackets. */
typedef bool group_tells(const void *closure, size_t group, char detail[GROUP_DETAIL_SIZE]);

/* The groups of which it holds: "a, b (2 rows)"; "" where there are none. Free the result; NULL
 * without memory. */
char *group_list(const struct analysis *analysis, const struct options *options, group_tells *tells,
		 const void *closure);

#endif
