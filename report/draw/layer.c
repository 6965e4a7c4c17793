/* layer.c — a layer of marks: few of them stay shapes, many become an image. */
#include "layer.h"

#include <math.h>
#include <stdint.h>

#define POINTS_PER_INCH 72.0
#define PIXELS          (LAYER_DPI / POINTS_PER_INCH) /* in a point */

/* The most marks that the page takes as shapes. */
static size_t most_of(cairo_t *page)
{
	switch (cairo_surface_get_type(cairo_get_target(page))) {
	case CAIRO_SURFACE_TYPE_SVG:
		return LAYER_SVG_MOST;
	case CAIRO_SURFACE_TYPE_PDF:
		return LAYER_PDF_MOST;
	default:
		return SIZE_MAX;
	}
}

void layer_open(struct layer *layer, cairo_t *page, size_t marks, const struct rect *box,
		double radius)
{
	double rim = 2 * radius;
	cairo_surface_t *image;

	*layer = (struct layer){ page,
				 page,
				 { box->x - rim, box->y - rim, box->width + 2 * rim,
				   box->height + 2 * rim } };
	if (marks <= most_of(page))
		return;
	image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
					   (int)ceil(layer->box.width * PIXELS),
					   (int)ceil(layer->box.height * PIXELS));
	layer->cr = cairo_create(image);
	cairo_surface_destroy(image); /* the context holds it */
	cairo_scale(layer->cr, PIXELS, PIXELS);
	cairo_translate(layer->cr, -layer->box.x, -layer->box.y);
}

void layer_close(struct layer *layer)
{
	if (layer->cr == layer->page)
		return;
	cairo_save(layer->page);
	cairo_translate(layer->page, layer->box.x, layer->box.y);
	cairo_scale(layer->page, 1 / PIXELS, 1 / PIXELS);
	/* an error of the layer's becomes the page's */
	cairo_set_source_surface(layer->page, cairo_get_target(layer->cr), 0, 0);
	/* not cairo_paint: cairo 1.16 then loses a tag that holds nothing else */
	cairo_rectangle(layer->page, 0, 0, layer->box.width * PIXELS, layer->box.height * PIXELS);
	cairo_fill(layer->page);
	cairo_restore(layer->page);
	cairo_destroy(layer->cr);
	layer->cr = NULL;
}
