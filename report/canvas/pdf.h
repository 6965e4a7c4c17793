/*
 * pdf.h — reads a PDF that cairo wrote: values (pdf-scan.c), objects (pdf-file.c), and what the
 * tags became in it (pdf-tree.c).
 *
 * Understood is a file as cairo 1.16 makes it, and 1.18 where canvas.c holds it to PDF 1.4: one
 * classic table of objects at its end, all of generation 0. A file with cross-reference streams,
 * with earlier updates or encrypted is refused.
 */
#ifndef MIGSTAT_REPORT_CANVAS_PDF_H
#define MIGSTAT_REPORT_CANVAS_PDF_H

#include "tags.h"

#include "datasets/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Sets *err: the PDF cannot be completed, and why. False. */
bool pdf_refuse(struct error *err, const char *why);

/*
 * ---- values: just what a dictionary of cairo's needs ----
 *
 * Syntax: ISO 32000-1, 7.2 and 7.3. Works on bytes of any kind: nothing is read outside the slice,
 * and what is no PDF is told as such, never guessed at.
 */

/* Bytes that belong to someone else. */
struct pdf_slice {
	const char *at;
	size_t length;
};

/*
 * Takes the next value off the start of *rest: a dictionary, an array, a text, a name, a number,
 * a word. A reference (12 0 R) is one value. False at the end, and where there is no value; *rest
 * is then of no use.
 */
bool pdf_value_next(struct pdf_slice *rest, struct pdf_slice *value);

/* What stands inside a dictionary's << >> or an array's [ ]. False if value is not one. */
bool pdf_dictionary_inside(struct pdf_slice value, struct pdf_slice *inside);
bool pdf_array_inside(struct pdf_slice value, struct pdf_slice *inside);

/* Takes the next key (with its slash) and value off the inside of a dictionary. False at its end,
 * where *rest and *key are empty, and where it is broken. */
bool pdf_entry_next(struct pdf_slice *rest, struct pdf_slice *key, struct pdf_slice *value);

/* Finds a key, as "/Root", in the inside of a dictionary. False if it is not there. */
bool pdf_entry_find(struct pdf_slice inside, const char *key, struct pdf_slice *value);

/* Whether the slice is exactly this word. */
bool pdf_is(struct pdf_slice slice, const char *word);

/* A whole number without a sign, at most nine digits long. */
bool pdf_number(struct pdf_slice value, size_t *number);

/* The number of the object that a reference of generation 0 names: all that cairo writes. */
bool pdf_reference(struct pdf_slice value, size_t *number);

/* ---- objects ---- */

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

/* ---- tags ---- */

/*
 * The numbers of the objects of all tags, in their order; free it. Every structure element of the
 * file is walked, and each must be of its tag's type. NULL with *err if the tree is not that of the
 * tags, or is broken.
 */
size_t *pdf_tree_objects(const struct pdf_file *file, const struct tags *tags, struct error *err);

/* The numbers of the two objects, of the element of the tree of tags that is a link. False with
 * *err if it has none. */
bool pdf_link_find(const struct pdf_file *file, size_t element, size_t *annotation, size_t *page,
		   struct error *err);

#endif
