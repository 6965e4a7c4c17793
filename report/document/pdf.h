/*
 * pdf.h — a report as a PDF of A4 pages: tagged, with an outline and page numbers.
 */
#ifndef MIGSTAT_REPORT_DOCUMENT_PDF_H
#define MIGSTAT_REPORT_DOCUMENT_PDF_H

#include "document.h"
#include "report/canvas/canvas.h"

/* Writes the pages to path (its ending is .pdf), whole or not at all. The same document makes the
 * same bytes. False with *err. */
bool document_write_pdf(const struct document *document, const char *path,
			const struct canvas_description *about, const struct style *style,
			struct error *err);

#endif
