/*
 * html-table.h — the rows of a table in HTML.
 */
#ifndef MIGSTAT_REPORT_DOCUMENT_HTML_TABLE_H
#define MIGSTAT_REPORT_DOCUMENT_HTML_TABLE_H

#include "document.h"

#include <stdio.h>

/* Prints head and body: cells that name their row or column are th with a scope, numbers have the
 * class n, words too long for a column the class long; a cell's source and a head's meaning are its
 * title. */
void html_table_print(FILE *stream, const struct grid *grid);

#endif
