/*
 * pdf-link.h — finds what belongs to a link in a PDF: its annotation and its page.
 */
#ifndef MIGSTAT_REPORT_CANVAS_PDF_LINK_H
#define MIGSTAT_REPORT_CANVAS_PDF_LINK_H

#include "pdf-file.h"

/* The numbers of the two objects, of the element of the tree of tags that is a link. False with
 * *err if it has none. */
bool pdf_link_find(const struct pdf_file *file, size_t element, size_t *annotation, size_t *page,
		   struct error *err);

#endif
