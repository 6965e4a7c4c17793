/*
 * layer.h — a layer of marks: few of them stay shapes, many become an image.
 *
 * 20,000 points as shapes make an SVG of more than a megabyte; a PDF packs them, but from some
 * count on viewers and printers are slow with it. With more marks than below a layer of an SVG or
 * PDF is painted as an image of LAYER_DPI dots per inch; the rest of the figure, text above all,
 * stays shapes. A PNG is pixels anyway.
 */
#ifndef MIGSTAT_REPORT_DRAW_LAYER_H
#define MIGSTAT_REPORT_DRAW_LAYER_H

#include "paper.h"

#include <cairo.h>
#include <stddef.h>

enum { LAYER_SVG_MOST = 5000, LAYER_PDF_MOST = 20000, LAYER_DPI = 400 };

struct layer {
	cairo_t *cr; /* paint the marks here, with the page's coordinates */
	cairo_t *page;
	struct rect box;
};

/* Opens a layer of that many marks on the page, whose middles are all in the box; a mark reaches at
 * most twice radius beyond it. End with layer_close; errors are cairo's, on page. */
void layer_open(struct layer *layer, cairo_t *page, size_t marks, const struct rect *box,
		double radius);

/* Puts the layer on the page. */
void layer_close(struct layer *layer);

#endif
