/* draw.c — texts in the sizes and colours of a theme. */
#include "draw.h"

struct text_block style_block(const struct style *style, enum type_role role, const char *text)
{
	return (struct text_block){ .text = text,
				    .size = style->theme->type[role],
				    .bold = role == TYPE_TITLE,
				    .colour = style->theme->ink };
}

struct text_block style_lines(const struct style *style, enum type_role role, const char *text,
			      double width, int lines)
{
	struct text_block block = style_block(style, role, text);

	block.width = width;
	block.lines = lines;
	return block;
}

struct text_size style_measure(const struct style *style, enum type_role role, const char *text)
{
	struct text_block block = style_block(style, role, text);

	return text_measure(style->setter, &block);
}

void style_paint(const struct style *style, cairo_t *cr, enum type_role role, const char *text,
		 struct colour colour, double x, double y, struct anchor anchor)
{
	struct text_block block = style_block(style, role, text);
	struct text_size size = text_measure(style->setter, &block);

	block.colour = colour;
	text_paint(style->setter, cr, &block, x - anchor.x * size.width,
		   y - anchor.y * size.height);
}

void style_paint_rimmed(const struct style *style, cairo_t *cr, enum type_role role,
			const char *text, struct colour colour, double x, double y,
			struct anchor anchor)
{
	struct text_block block = style_block(style, role, text);
	struct text_size size = text_measure(style->setter, &block);

	block.colour = colour;
	text_paint_rimmed(style->setter, cr, &block, style->theme->paper, x - anchor.x * size.width,
			  y - anchor.y * size.height);
}
