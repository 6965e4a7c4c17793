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
