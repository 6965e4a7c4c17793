/*
 * html.h — a report as one HTML page that holds everything it needs.
 *
 * Figures are inline SVG. The page needs no script and no network to be read; a small script makes
 * its tables sortable. It is well-formed XML as well, and the same document makes the same bytes.
 */
#ifndef MIGSTAT_REPORT_DOCUMENT_HTML_H
#define MIGSTAT_REPORT_DOCUMENT_HTML_H

#include "document.h"
#include "report/canvas/canvas.h"

/* Writes the page to path, whole or not at all. theme is the one that the figures were laid out in.
 * False with *err. */
bool document_write_html(const struct document *document, const char *path,
			 const struct canvas_description *about, const struct theme *theme,
			 struct error *err);

#endif
