/*
 * page.h — the room of pages: words and tables for a person, before any form is given to them.
 *
 * In: sections that somebody fills: analyses (output/), comparisons (verdict/), plans (plan/).
 * Out: the page as aligned columns for a terminal, as Markdown, as LaTeX; lines of small plots.
 * Doors: page.h, plot.h and plot-look.h (plots of a terminal), scale.h (prefixes of
 * units).
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

/* Adds text without characters that would move the cursor of the terminal that shows it; "(empty)"
 * for an empty one. */
void texts_add_clean(struct texts *texts, const char *text);

/* The same by itself, as a new text to be freed. */
char *text_clean(const char *text);

/*
 * A table by its columns: the heading, when a column is shown, and how its cell is made of a row,
 * all in one place.
 *
 *     static const struct page_column columns[] = {
 *             { "planned", column_count, .offset = offsetof(struct counts, planned) },
 *             ...
 *     };
 *
 * They stand behind the columns of the key, which the caller adds to header and rows first.
 */
struct page_column {
	const char *heading;
	/* Adds one cell. row is what the table is of; how is what all cells of the table share,
	 * such as their digits. */
	void (*add)(struct texts *cells, const struct page_column *column, const void *row,
		    const void *how);
	size_t offset; /* of the row's member that the cell shows */
	int decimals;
	bool (*shown)(const void *how);                            /* NULL: always */
	void (*add_heading)(struct texts *cells, const void *how); /* where it is not fixed */
};

struct page_columns {
	const struct page_column *at;
	size_t count;
};

/* Ends the header row: the headings of the columns that are shown. */
void columns_head(struct section *section, const struct page_columns *columns, const void *how);

/* Ends a row: their cells. */
void columns_row(struct section *section, const struct page_columns *columns, const void *row,
		 const void *how);

/* Cells of members that are a size_t; a double, with so many decimals, "-" where it is NaN. */
void column_count(struct texts *cells, const struct page_column *column, const void *row,
		  const void *how);
void column_number(struct texts *cells, const struct page_column *column, const void *row,
		   const void *how);

/* The member of row that the column shows. */
const void *column_member(const struct page_column *column, const void *row);

#endif
