/*
 * draw.h — the drawing tools of figures and pages, which know nothing of runs: this header is the
 * map of them and holds what everything that measures and paints needs, the style.
 *
 * In: numbers, texts and places; a context of cairo's to paint on.
 *
 * Out: ink on that context, places and sizes that were worked out, numbers as texts. Errors of
 * painting are cairo's, whose status is sticky and asked once by whoever owns the page.
 *
 * Doors: this header, with text.h (sets text), theme.h (colours, type, the look of a series) and
 * language.h (decimal marks) in it; paper.h (rectangles, millimetres, from values to places);
 * number.h (numbers as texts, units); utf8.h (names made fit for drawing); axis.h (range, unit and
 * ticks of an axis, which ticks.h finds) and axis-paint.h (paints it); marks.h (points, lines,
 * areas, intervals) and layer.h (where they are too many); legend.h; swarm.h (many points beside
 * each other); layout.h (places of a figure by groups) and tiles.h (of several plots);
 * words.h (texts as texts, where letters are to be searched).
 */
#ifndef MIGSTAT_REPORT_DRAW_DRAW_H
#define MIGSTAT_REPORT_DRAW_DRAW_H

#include "language.h"
#include "text.h"
#include "theme.h"

/* All borrowed. */
struct style {
	const struct text_setter *setter;
	const struct theme *theme;
	const struct language *language;
};

/* A block of that role in the theme's size and ink, left-aligned, of any number of lines. Change
 * what is to differ. */
struct text_block style_block(const struct style *style, enum type_role role, const char *text);

/* The same in so many lines of that width at most, its middle left out where it is longer. */
struct text_block style_lines(const struct style *style, enum type_role role, const char *text,
			      double width, int lines);

/* The size of such a block, unbroken. */
struct text_size style_measure(const struct style *style, enum type_role role, const char *text);

/* Where a text of that size is put relative to a point: 0 = its left or upper edge lies there, 0.5
 * = its middle, 1 = its right or lower edge. */
struct anchor {
	double x, y;
};

/* Paints one unbroken text in that colour, its anchor at x, y. */
void style_paint(const struct style *style, cairo_t *cr, enum type_role role, const char *text,
		 struct colour colour, double x, double y, struct anchor anchor);

/* The same with a rim of paper, to be read over lines and points: for direct labels. */
void style_paint_rimmed(const struct style *style, cairo_t *cr, enum type_role role,
			const char *text, struct colour colour, double x, double y,
			struct anchor anchor);

#endif
