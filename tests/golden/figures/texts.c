/*
 * texts.c — migstat-report that watches where its texts come to stand: linked with all of the
 * program, it puts itself before pango's painting of a layout. Draw one .png of 72 dots per inch.
 * At the end it prints a line for every two texts that overlap or touch, and for every one that
 * stands beyond the edge of the paper, and ends with 3.
 */
#include <cairo.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "datasets/must.h"

/* A line of a text on the paper, in points. */
struct text_line {
	char *text; /* of all of its layout */
	size_t layout;
	double left, top, right, bottom;
};

static struct text_line *lines;
static size_t line_count, line_room, layout_count;
static double paper_width, paper_height;

/* Two texts nearer than that beside each other are read as one. */
static const double beside = 1.0;
/* Accents and descenders may reach so far into the next line. */
static const double above = 0.7;

static int overlap(const struct text_line *a, const struct text_line *b)
{
	return a->left < b->right + beside && b->left < a->right + beside &&
	       a->top < b->bottom - above && b->top < a->bottom - above;
}

static int is_beyond(const struct text_line *line)
{
	return line->left < -above || line->top < -above || line->right > paper_width + above ||
	       line->bottom > paper_height + above;
}

static void tell(void)
{
	int bad = 0;

	for (size_t i = 0; i < line_count; i++) {
		if (is_beyond(&lines[i])) {
			printf("‘%s’ beyond the paper at %.0f, %.0f\n", lines[i].text,
			       lines[i].left, lines[i].top);
			bad = 1;
		}
		for (size_t j = 0; j < i; j++)
			if (lines[i].layout != lines[j].layout && overlap(&lines[i], &lines[j])) {
				printf("‘%s’ and ‘%s’ at %.0f, %.0f\n", lines[j].text,
				       lines[i].text, lines[i].left, lines[i].top);
				bad = 1;
			}
	}
	fflush(stdout);
	if (bad)
		_Exit(3);
}

static void see(cairo_t *cr, const PangoRectangle *ink, struct text_line line)
{
	double x[2] = { (double)ink->x / PANGO_SCALE, (double)(ink->x + ink->width) / PANGO_SCALE };
	double y[2] = { (double)ink->y / PANGO_SCALE,
			(double)(ink->y + ink->height) / PANGO_SCALE };
	double from_x;
	double from_y;

	cairo_get_current_point(cr, &from_x, &from_y);
	line.left = line.top = INFINITY;
	line.right = line.bottom = -INFINITY;
	for (int i = 0; i < 4; i++) {
		double at_x = from_x + x[i % 2];
		double at_y = from_y + y[i / 2];

		cairo_user_to_device(cr, &at_x, &at_y);
		line.left = fmin(line.left, at_x);
		line.right = fmax(line.right, at_x);
		line.top = fmin(line.top, at_y);
		line.bottom = fmax(line.bottom, at_y);
	}
	must_grow(&lines, &line_room, line_count, sizeof *lines);
	lines[line_count++] = line;
}

void pango_cairo_show_layout(cairo_t *cr, PangoLayout *layout)
{
	PangoLayoutIter *at = pango_layout_get_iter(layout);

	if (layout_count++ == 0)
		atexit(tell);
	paper_width = cairo_image_surface_get_width(cairo_get_target(cr));
	paper_height = cairo_image_surface_get_height(cairo_get_target(cr));
	do {
		PangoRectangle ink;

		pango_layout_iter_get_line_extents(at, &ink, NULL);
		if (ink.width > 0)
			see(cr, &ink,
			    (struct text_line){ .text = must_copy(pango_layout_get_text(layout)),
						.layout = layout_count });
	} while (pango_layout_iter_next_line(at));
	pango_layout_iter_free(at);
}
