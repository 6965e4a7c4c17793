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

/* Prints a text, escaped; the minus before a number becomes the hyphen that spreadsheets read. */
void html_print(FILE *stream, const char *text);

/* Prints head and body of a table: cells that name their row or column are th with a scope, numbers
 * have the class n, words too long for a column the class long; a cell's source and a head's
 * meaning are its title. */
void html_table_print(FILE *stream, const struct grid *grid);

#endif
