/*
 * html.h — what a page of HTML is made of: the rows of its tables, its style and its script.
 *
 * Style and script stand in the page itself, line by line, ended by NULL. They hold no '<' and no
 * '&', so that the page is well-formed XML, too. Nothing of the report needs the script.
 */
#ifndef MIGSTAT_REPORT_DOCUMENT_HTML_H
#define MIGSTAT_REPORT_DOCUMENT_HTML_H

#include "document.h"

#include <stdio.h>

/* A figure of the page. */
struct html_figure {
	const struct block *block;
	size_t index;       /* of the block */
	const char *number; /* of the figure */
	const char *language;
	const struct theme *theme; /* that it was laid out in */
};

/* Prints it twice: as it stands on paper, and, if it can be, laid out anew for narrow windows, of
 * which a page shows one. False with *err. */
bool html_figure_print(FILE *stream, const struct html_figure *figure, struct error *err);

/* Prints a link that holds the numbers drawn, unless they are too many. */
void html_numbers_print(FILE *stream, const struct html_figure *figure);

/* The theme of that name, which there is. */
const struct theme *html_theme(const char *name);

/* How a report looks in a browser, and the script that sorts its tables (html-style.c). */
extern const char *const html_style[];
extern const char *const html_script[];

/* Prints a text, escaped; the minus before a number becomes the hyphen that spreadsheets read, and
 * a number stays in one line with what it is of (datasets/joins.h). */
void html_print(FILE *stream, const char *text);

/* Prints head and body of the table at that index: cells that name their row or column are th with
 * a scope, numbers have the class n and lead to the figure that shows them, words too long for a
 * column have the class long; a cell's source and a head's meaning are its title. */
void html_table_print(FILE *stream, const struct document *document, size_t index);

/*
 * Links inside of the page (html-links.c). Around what is printed between them, a link to the table
 * or figure at that index, "#figure-2"; nothing where that is the number of blocks.
 */
void html_link_begin(FILE *stream, const struct document *document, size_t target);
void html_link_end(FILE *stream, const struct document *document, size_t target);

/* The text of the block at that index, its numbers linked to the table that has them. */
void html_linked_print(FILE *stream, const struct document *document, size_t index);

/* Of a block without such numbers: where what it tells of is seen, "Table 1, Figure 2". */
void html_seen_print(FILE *stream, const struct document *document, size_t index);

#endif
