/*
 * style.h — what everything that measures and paints needs: theme, language and text setter.
 */
#ifndef MIGSTAT_REPORT_DRAW_STYLE_H
#define MIGSTAT_REPORT_DRAW_STYLE_H

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
