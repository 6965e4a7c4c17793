/* paint.c — paints the figure before-after. */
#include "pairs.h"

#include "report/draw/axis-paint.h"

#include <math.h>

#define POINT_RADIUS 1.9
#define GAP          6.0
#define CAP          2.6

static void paint_pair(const struct pairs *pairs, const struct pair *pair, double y, cairo_t *cr)
{
	const struct style *style = &pairs->job->style;
	const struct theme *theme = style->theme;
	struct scale x = axis_scale(&pairs->x, pairs->plot.x, pairs->plot.x + pairs->plot.width);
	struct position ends[] = { { scale_at(&x, pair->before), y },
				   { scale_at(&x, pair->after), y } };
	double radius = fmin(POINT_RADIUS, pairs->row_height / 2);

	if (!isnan(pair->before) && !isnan(pair->after))
		marks_line(cr, ends[0], ends[1], theme->line_width, theme->soft);
	if (!isnan(pair->before))
		marks_points(cr, &ends[0], 1, theme_look(theme, 0), radius);
	if (!isnan(pair->after))
		marks_points(cr, &ends[1], 1, theme_look(theme, 1), radius);
	if (pairs->has_labels) {
		struct text_block block =
			style_lines(style, TYPE_SMALL, pair->label, pairs->label_width, 1);

		block.align = ALIGN_RIGHT;
		text_paint(style->setter, cr, &block, pairs->plot.x - GAP - pairs->label_width,
			   y - text_measure(style->setter, &block).height / 2);
	}
}

static void paint_change(const struct pairs *pairs, size_t index, cairo_t *cr)
{
	const struct style *style = &pairs->job->style;
	const struct theme *theme = style->theme;
	const struct pair_block *block = &pairs->blocks[index];
	const struct rect *plot = &pairs->change_plot;
	struct scale x = axis_scale(&pairs->change, plot->x, plot->x + plot->width);
	double y = block->rows_top + pairs->row_height * (double)block->count / 2;
	struct text_block words = pairs_words(pairs, index);

	text_paint(style->setter, cr, &words, plot->x, block->top);
	if (!isnan(block->low) && !isnan(block->high)) {
		struct extent extent = scale_interval(&x, block->low, block->high);

		marks_interval_across(cr, y, &extent, CAP, theme->interval_width, theme->ink);
	}
	if (!isnan(block->difference))
		marks_mean(cr, (struct position){ scale_at(&x, block->difference), y }, theme->ink);
}

static void paint_block(const struct pairs *pairs, size_t index, cairo_t *cr)
{
	const struct style *style = &pairs->job->style;
	const struct pair_block *block = &pairs->blocks[index];
	struct text_block head = style_lines(style, TYPE_SMALL, block->label,
					     pairs->label_width + GAP + pairs->plot.width, 1);

	head.bold = true;
	text_paint(style->setter, cr, &head, pairs->plot.x - GAP - pairs->label_width,
		   block->rows_top - text_measure(style->setter, &head).height);
	for (size_t i = 0; i < block->count; i++)
		paint_pair(pairs, &pairs->pairs[block->first + i],
			   block->rows_top + pairs->row_height * ((double)i + 0.5), cr);
	paint_change(pairs, index, cr);
}

static void paint_axes(const struct pairs *pairs, cairo_t *cr)
{
	const struct style *style = &pairs->job->style;
	const struct theme *theme = style->theme;
	struct axis_view x = { .axis = &pairs->x, .title = pairs->x_title, .grid = true };
	struct axis_view change = { .axis = &pairs->change,
				    .title = pairs->change_title,
				    .grid = true };
	const struct rect *plot = &pairs->change_plot;
	struct scale scale = axis_scale(&pairs->change, plot->x, plot->x + plot->width);
	double zero = scale_at(&scale, 0);

	axis_paint_bottom(style, &x, &pairs->plot, cr);
	axis_paint_bottom(style, &change, plot, cr);
	for (size_t i = 0; i < pairs->block_count; i++) {
		const struct pair_block *block = &pairs->blocks[i];
		double bottom = block->rows_top + pairs->row_height * (double)block->count;

		/* no change; not through the words over the rows */
		marks_line(cr, (struct position){ zero, block->rows_top },
			   (struct position){ zero, bottom }, theme->base_width, theme->ink);
	}
}

void pairs_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct pairs *pairs = (const struct pairs *)drawing;

	paint_axes(pairs, cr);
	for (size_t i = 0; i < pairs->block_count; i++)
		paint_block(pairs, i, cr);
	if (pairs->pair_count == 0)
		sheet_paint_empty(&pairs->job->style, &pairs->plot, "no VM has a value", cr);
	sheet_paint(&pairs->sheet, pairs->job, &pairs->legend, cr);
}
