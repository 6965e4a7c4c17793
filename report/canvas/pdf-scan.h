/*
 * pdf-scan.h — reads the syntax of PDF values: just what a dictionary of cairo's needs.
 *
 * Syntax: ISO 32000-1, 7.2 and 7.3. Works on bytes of any kind: nothing is read outside the slice,
 * and what is no PDF is told as such, never guessed at.
 */
#ifndef MIGSTAT_REPORT_CANVAS_PDF_SCAN_H
#define MIGSTAT_REPORT_CANVAS_PDF_SCAN_H

#include <stdbool.h>
#include <stddef.h>

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

#endif
