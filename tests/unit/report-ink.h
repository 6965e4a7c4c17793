/*
 * report-ink.h — a sheet of paper to paint on, and how much ink lies where on it.
 */
#ifndef MIGSTAT_REPORT_INK_H
#define MIGSTAT_REPORT_INK_H

#include "testing.h"

#include <cairo.h>

enum { POINTS = 40, PER_POINT = 8, PIXELS = POINTS * PER_POINT };

/* A sheet of 40 x 40 points. */
struct paper {
	cairo_surface_t *surface;
	cairo_t *cr;
};

static inline struct paper paper_new(void)
{
	struct paper paper;

	paper.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, PIXELS, PIXELS);
	paper.cr = cairo_create(paper.surface);
	cairo_set_source_rgb(paper.cr, 1, 1, 1);
	cairo_paint(paper.cr);
	cairo_scale(paper.cr, PER_POINT, PER_POINT);
	return paper;
}

static inline void paper_free(struct paper *paper)
{
	cairo_destroy(paper->cr);
	cairo_surface_destroy(paper->surface);
}

/* 0 where it is white, 1 where it is black. */
static inline double darkness(const struct paper *paper, int x, int y)
{
	const unsigned char *row = cairo_image_surface_get_data(paper->surface) +
				   y * cairo_image_surface_get_stride(paper->surface);

	return 1 - row[4 * x] / 255.0;
}

/* The ink in a part of the sheet, in square points. */
static inline double ink_in(const struct paper *paper, int left, int top, int width, int height)
{
	double sum = 0;

	cairo_surface_flush(paper->surface);
	for (int y = top * PER_POINT; y < (top + height) * PER_POINT; y++)
		for (int x = left * PER_POINT; x < (left + width) * PER_POINT; x++)
			sum += darkness(paper, x, y);
	return sum / (PER_POINT * PER_POINT);
}

static inline void near_or_fail(const char *what, double actual, double expected, double most,
				int line)
{
	if (fabs(actual - expected) <= most)
		return;
	print_error("%s: %g, expected %g\n", what, actual, expected);
	_fail(__FILE__, line);
}

/* Ends the sheet: the ink reaches from left to right and from top to bottom (to a quarter of a
 * point, for tips are thin), and covers that many square points. */
#define assert_inked(paper, left, right, top, bottom, area)                                        \
	inked_or_fail((paper), (left), (right), (top), (bottom), (area), __LINE__)

static inline void inked_or_fail(struct paper *paper, double left, double right, double top,
				 double bottom, double area, int line)
{
	int first_x = PIXELS;
	int first_y = PIXELS;
	int end_x = 0;
	int end_y = 0;

	near_or_fail("ink", ink_in(paper, 0, 0, POINTS, POINTS), area, 0.012 * area + 0.05, line);
	for (int y = 0; y < PIXELS; y++)
		for (int x = 0; x < PIXELS; x++)
			if (darkness(paper, x, y) > 0.4) {
				first_x = x < first_x ? x : first_x;
				first_y = y < first_y ? y : first_y;
				end_x = x + 1 > end_x ? x + 1 : end_x;
				end_y = y + 1 > end_y ? y + 1 : end_y;
			}
	near_or_fail("left", (double)first_x / PER_POINT, left, 0.25, line);
	near_or_fail("right", (double)end_x / PER_POINT, right, 0.25, line);
	near_or_fail("top", (double)first_y / PER_POINT, top, 0.25, line);
	near_or_fail("bottom", (double)end_y / PER_POINT, bottom, 0.25, line);
	paper_free(paper);
}

static inline void assert_blank(struct paper *paper)
{
	assert_close(ink_in(paper, 0, 0, POINTS, POINTS), 0, 0);
	paper_free(paper);
}

#endif
