/*
 * text.h — sets text with pango: measures it and paints it.
 *
 * The font is pinned and hinting is off, so that a text is as wide in a PDF as in a PNG and on
 * one machine as on another. Characters that the font lacks come from whatever other font has
 * them. Lengths are points of 1/72 inch; the cairo context must be scaled to points.
 */
#ifndef MIGSTAT_REPORT_DRAW_TEXT_H
#define MIGSTAT_REPORT_DRAW_TEXT_H

#include "theme.h"

#include <cairo.h>
#include <stdbool.h>

/* The pinned family; Debian: fonts-dejavu-core. */
#define TEXT_FAMILY "DejaVu Sans"

struct text_setter; /* opaque */

enum text_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct text_block {
	const char *text; /* UTF-8; borrowed */
	double size;      /* of the type */
	bool bold;
	size_t lead, tail; /* bytes at the beginning that are bold, at the end that are small */
	double width;      /* lines are broken at this width; 0 = only where the text has \n */
	int lines; /* most lines; what is too long gets an ellipsis in its middle. 0 = any */
	enum text_align align; /* within the width, or of the lines to each other */
	struct colour colour;
};

struct text_size {
	double width, height;
};

/* Free with text_setter_free. */
struct text_setter *text_setter_new(void);

/* Sets what comes in another family; family is borrowed. */
void text_setter_use(struct text_setter *setter, const char *family);
/* What it sets in. */
const char *text_setter_family(const struct text_setter *setter);
void text_setter_free(struct text_setter *setter); /* NULL is allowed */

/* Whether the family is installed; without it figures differ from machine to machine. */
bool text_family_found(const struct text_setter *setter);

/* The room that the block takes; never wider than block->width if that is given and lines are
 * limited. */
struct text_size text_measure(const struct text_setter *setter, const struct text_block *block);

/* Whether the block, broken only between words, fits into its width. */
bool text_words_fit(const struct text_setter *setter, const struct text_block *block);

/*
 * The block's text, or if it does not fit into its width and lines, a copy with as little as need
 * be of its middle replaced by an ellipsis. The caller frees it.
 */
char *text_shortened(const struct text_setter *setter, const struct text_block *block);

/* Paints the block with its upper left corner at x, y (of the width, if it has one). */
void text_paint(const struct text_setter *setter, cairo_t *cr, const struct text_block *block,
		double x, double y);

/* The same, with a rim in the colour of the paper, so that it can be read over lines and points. */
void text_paint_rimmed(const struct text_setter *setter, cairo_t *cr,
		       const struct text_block *block, struct colour rim, double x, double y);

/* Paints the block turned to read upwards; x, y is the upper left corner of the turned block. */
void text_paint_upwards(const struct text_setter *setter, cairo_t *cr,
			const struct text_block *block, double x, double y);

#endif
