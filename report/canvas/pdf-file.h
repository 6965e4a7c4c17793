/*
 * pdf-file.h — finds the objects of a PDF that cairo wrote.
 *
 * Understood is a file as cairo 1.16 makes it: one classic table of objects at its end, all of
 * generation 0. A file with cross-reference streams, with earlier updates or encrypted is refused.
 */
#ifndef MIGSTAT_REPORT_CANVAS_PDF_FILE_H
#define MIGSTAT_REPORT_CANVAS_PDF_FILE_H

#include "pdf-scan.h"

#include "datasets/error.h"

/* Zero it before use; free with pdf_file_free. */
struct pdf_file {
	struct pdf_slice bytes; /* borrowed */
	size_t *offsets;        /* of each object; 0 = it is not used */
	size_t count;
	size_t table;             /* offset of the table of objects */
	struct pdf_slice trailer; /* the inside of its dictionary */
	size_t root;              /* the number of the catalog */
};

/* False with *err: this is no PDF, or not one of the kind understood. */
bool pdf_file_read(struct pdf_file *file, struct pdf_slice bytes, struct error *err);
void pdf_file_free(struct pdf_file *file);

/* The inside of the dictionary that is object `number`. False with *err. */
bool pdf_file_dictionary(const struct pdf_file *file, size_t number, struct pdf_slice *inside,
			 struct error *err);

#endif
