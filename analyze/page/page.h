/*
 * page.h — the room of pages: words and tables for a person, before any form is given to them.
 *
 * In: sections that somebody fills: analyses (output/), comparisons (verdict/), plans (plan/).
 * Out: the page as aligned columns for a terminal, as Markdown, as LaTeX; lines of small plots.
 * Doors: page.h, scale.h (numbers as people read them), plot.h and plot-look.h (plots of a
 * terminal), junit.h (sentences as the tests of a CI server).
 *
 * A page is a list of sections, each a heading, a table and notes; the legend says once what all
 * numbers mean. This room knows no option and no analysis.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_PAGE_H
#define MIGSTAT_ANALYZE_PAGE_PAGE_H

#include "datasets/texts.h"

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
	bool folded;       /* Markdown shows only the heading, until somebody opens it */
	struct texts plot; /* lines for a terminal, beneath the table */
	struct texts notes;
};

/* Zero it before use; free with page_free. */
struct page {
	struct section *sections;
	size_t count, capacity;
	struct texts legend;
};

/* A new section, empty, behind the others; it stays where it is until the next one is added. */
struct section *page_add(struct page *page);

void page_free(struct page *page);

/* The ways to draw a page, each in the file of its name: as aligned columns for a terminal, as
 * GitHub-flavoured Markdown, as LaTeX tables (package booktabs). */
typedef void page_print(FILE *stream, const struct page *page);
page_print page_print_table, page_print_markdown, page_print_latex;

/* The text of a cell; row 0 is the header. */
const char *section_cell(const struct section *section, size_t row, size_t column);
size_t section_rows(const struct section *section);

/* Whether a column holds words (set to the left) rather than numbers. */
bool section_has_words(const struct section *section, size_t column);

/* A copy in which what would act on a terminal is visible (datasets/characters.h); free it. The
 * ways to draw a page show all their texts so. */
char *text_shown(const char *text);

/* Adds text as text_shown gives it; "(empty)" for an empty one. */
void texts_add_clean(struct texts *texts, const char *text);

/* The same by itself. Takes text over, and gives what is to be freed in its place. */
char *text_clean(char *text);

/*
 * A table by its columns: the heading, when a column is shown, and how its cell is made of a row,
 * all in one place.
 *
 *     static const struct page_column columns[] = {
 *             { "planned", column_count, .offset = offsetof(struct counts, planned) },
 *             ...
 *     };
 */
struct page_column;

/* What one cell is made of. */
struct page_cell {
	const void *row; /* what the row is of */
	const void *at;  /* its member that the column shows */
	const void *how; /* what all cells of the table share, such as their digits */
	const struct page_column *column;
};

typedef void page_add_cell(struct texts *cells, const struct page_cell *cell);

struct page_column {
	const char *heading;
	page_add_cell *add; /* adds one cell */
	size_t offset;      /* of the row's member */
	int decimals;
	bool (*shown)(const void *how);                            /* NULL: always */
	void (*add_heading)(struct texts *cells, const void *how); /* where it is not fixed */
};

struct page_columns {
	const struct page_column *at;
	size_t count;
	size_t words; /* how many, from the first, hold words; all others hold numbers */
};

/* Adds the header row: the columns grouped by, which are words, too (NULL: none), and the headings
 * of those that are shown. */
void columns_head(struct section *section, const struct texts *by,
		  const struct page_columns *columns, const void *how);

/* Adds a row: a text for each of the columns grouped by, and the cells. */
void columns_row(struct section *section, const char *const *key,
		 const struct page_columns *columns, const void *row, const void *how);

/* Cells of members that are a size_t; a double, with so many decimals, "-" where it is NaN. */
page_add_cell column_count, column_number;

#endif
