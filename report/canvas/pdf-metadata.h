/*
 * pdf-metadata.h — what a PDF says about itself in XMP, and texts as PDF writes them.
 *
 * XMP: ISO 16684-1; the namespaces of PDF/UA: ISO 14289-1, 5.
 */
#ifndef MIGSTAT_REPORT_CANVAS_PDF_METADATA_H
#define MIGSTAT_REPORT_CANVAS_PDF_METADATA_H

#include "description.h"

#include <stdio.h>

/* Prints the XMP packet. */
void pdf_metadata_print(FILE *stream, const struct canvas_description *about);

/* Prints UTF-8 text as a PDF text string: <FEFF…>. What is no UTF-8 becomes U+FFFD. */
void pdf_text_print(FILE *stream, const char *text);

#endif
