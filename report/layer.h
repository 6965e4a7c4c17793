/*
 * layer.h — a layer of marks: few of them stay shapes, many become an image.
 *
 * 20,000 points as shapes make an SVG of megabytes and a PDF that printers are slow with. Above
 * LAYER_MARKS_MOST marks a layer of a PDF or SVG is painted as an image of LAYER_DPI dots per inch,
 * finer than print shows; the rest of the figure, text above all, stays shapes. A PNG is pixels anyway.
 */
#ifndef MIGSTAT_REPORT_LAYER_H
#define MIGSTAT_REPORT_LAYER_H

#include "layout.h"

#include <cairo.h>
#include <stddef.h>

enum { LAYER_MARKS_MOST = 5000, LAYER_DPI = 600 };

struct layer {
	cairo_t *cr; /* paint the marks here, with the page's coordinates */
	cairo_t *page;
	struct rect box;
};

/* Opens a layer of that many marks on the page. What is painted outside of the box may be lost, so
 * it must hold the marks whole. End with layer_close; errors are cairo's, on page. */
void layer_open(struct layer *layer, cairo_t *page, size_t marks, const struct rect *box);

/* Puts the layer on the page. */
void layer_close(struct layer *layer);

#endif
