/*
 * pdf-complete.h — adds to a PDF of cairo's what cairo leaves out and readers need who do not see
 * it.
 *
 * An incremental update (ISO 32000-1, 7.5.6) is put behind the file's own bytes: the catalog gets
 * the language, the wish to show the title, version 1.7 and an XMP packet; figures their
 * alternative text and box; links where they lead; heads of tables their scope. The bytes of
 * cairo's stay as they are.
 */
#ifndef MIGSTAT_REPORT_CANVAS_PDF_COMPLETE_H
#define MIGSTAT_REPORT_CANVAS_PDF_COMPLETE_H

#include "description.h"
#include "pdf-scan.h"
#include "tags.h"

#include "datasets/error.h"

#include <stdio.h>

struct pdf_completion {
	const struct canvas_description *about;
	const struct tags *tags; /* all that were begun; must be those of the file's tree */
	double page_height;      /* points; of every page */
};

/*
 * Writes file and update to stream; whether the stream took them is for the caller to check. False
 * with *err, and nothing of use written, if the file is none that this module understands: its tree
 * of tags is another than was painted, or see pdf-file.h.
 */
bool pdf_complete(FILE *stream, struct pdf_slice file, const struct pdf_completion *completion,
		  struct error *err);

#endif
