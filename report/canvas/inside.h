/*
 * inside.h — how a finished page gets what cairo leaves out: the resolution of a PNG, the words of
 * an SVG, all that a PDF says to readers who do not see it.
 */
#ifndef MIGSTAT_REPORT_CANVAS_INSIDE_H
#define MIGSTAT_REPORT_CANVAS_INSIDE_H

#include "canvas.h"
#include "pdf.h"

#include <stdint.h>
#include <stdio.h>

/*
 * ---- PNG (sink.c): the chunk pHYs ----
 *
 * Without it LaTeX and Word take 72 or 96 dots per inch and place the figure far too large.
 * Format: PNG (Portable Network Graphics) Specification, 11.3.5.3 and annex D (CRC). Twenty lines
 * here save a dependency on libpng, which would only be used for this.
 */

/* The chunk's place in the file: behind the signature (8 bytes) and IHDR (25), before the data. */
enum { PNG_DPI_PLACE = 33, PNG_DPI_SIZE = 21 };

/* The whole chunk pHYs, length to CRC, for that many dots per inch in both directions. */
void png_dpi_chunk(unsigned char chunk[PNG_DPI_SIZE], int dpi);

/* The CRC of a PNG chunk's type and data (polynomial 0xEDB88320, as in ISO 3309). */
uint32_t png_crc(const unsigned char *bytes, size_t count);

/* A cairo_write_func_t whose closure is a struct canvas_sink: puts the bytes into its stream, and
 * the chunk pHYs where it belongs. */
cairo_status_t sink_write(void *sink, const unsigned char *bytes, unsigned count);

/*
 * ---- SVG (svg-dress.c) ----
 *
 * - It gets a title, a description and a language: role img, WAI-ARIA 1.2 and SVG 1.1, 5.4.
 * - All names (id) get a prefix, so that several SVGs in one HTML page do not refer to each other.
 * - cairo calls groups and images after a number that counts all surfaces of the process; they get
 *   numbers of their own, so that the bytes do not depend on what else was drawn.
 */
struct svg_dress {
	const struct canvas_description *about; /* its title and, as description, its subject */
	/* NULL: a file of its own. Else it goes into an HTML page and has no XML declaration;
	 * letters and digits, unlike in all other SVGs of the page. */
	const char *prefix;
	const struct words *words; /* that go into it; NULL: it has its own letters */
};

/* Writes texts and what marks say, as elements of an SVG (svg-words.c). */
void svg_write_words(FILE *stream, const struct words *words);

/* Writes the dressed SVG. False with errno if the stream cannot take it. */
bool svg_write(FILE *stream, const char *svg, size_t length, const struct svg_dress *dress);

/*
 * ---- PDF (pdf-complete.c) ----
 *
 * An incremental update (ISO 32000-1, 7.5.6) is put behind the file's own bytes: the catalog gets
 * the language, the wish to show the title, version 1.7 and an XMP packet; figures their
 * alternative text and box; links where they lead; heads of tables their scope. The bytes of
 * cairo's stay as they are.
 */
struct pdf_completion {
	const struct canvas_description *about;
	const struct tags *tags; /* all that were begun; must be those of the file's tree */
	double page_height;      /* points; of every page */
};

/*
 * Writes file and update to stream; whether the stream took them is for the caller to check. False
 * with *err, and nothing of use written, if the file is none that this module understands: its tree
 * of tags is another than was painted, or see pdf.h.
 */
bool pdf_complete(FILE *stream, struct pdf_slice file, const struct pdf_completion *completion,
		  struct error *err);

/* Prints UTF-8 text as a PDF text string: <FEFF…>. What is no UTF-8 becomes U+FFFD. */
void pdf_text_print(FILE *stream, const char *text);

#endif
