/* paint.c — paints the figure of cumulative distributions. */
#include "paint.h"

#include "report/draw/axis-paint.h"

#include <math.h>
#include <stdlib.h>

#define MARK_RADIUS 1.9
#define SYMBOL_LINE 15.0

static void paint_frame(const struct ecdf *ecdf, size_t index, cairo_t *cr)
{
	const struct style *style = &ecdf->job->style;
	const struct theme *theme = style->theme;
	struct rect plot = tiles_plot(&ecdf->tiles, index);
	bool left = tiles_is_left(&ecdf->tiles, index);
	bool lowest = tiles_is_lowest(&ecdf->tiles, index);
	bool corner = index == tiles_corner(&ecdf->tiles);
	struct rect span = tiles_span(&ecdf->tiles);
	struct axis_view y = { &ecdf->y, corner ? ECDF_Y_TITLE : NULL, &span, true, !left };
	struct axis_view x = { &ecdf->x, corner ? ecdf->x_title : NULL, &span, false, !lowest };
	double bottom = plot.y + plot.height;

	axis_paint_left(style, &y, &plot, cr);
	marks_line(cr, (struct position){ plot.x, bottom },
		   (struct position){ plot.x + plot.width, bottom }, theme->base_width, theme->ink);
	axis_paint_bottom(style, &x, &plot, cr);
	if (ecdf->panel_labels[index]) {
		struct text_block head = ecdf_head(ecdf, index);

		text_paint(style->setter, cr, &head, plot.x,
			   plot.y - ECDF_HEAD_GAP - text_measure(style->setter, &head).height);
	}
}

/* The marks of the quantiles, with a rim so that they stand out of the line. */
static void paint_quantiles(const struct ecdf *ecdf, const struct curve *curve, cairo_t *cr)
{
	const struct theme *theme = ecdf->job->style.theme;
	struct look rim = *theme_look(theme, curve->look);
	struct rect plot = tiles_plot(&ecdf->tiles, curve->panel);
	struct scale x = axis_scale(&ecdf->x, plot.x, plot.x + plot.width);
	struct scale y = axis_scale(&ecdf->y, plot.y + plot.height, plot.y);

	rim.colour = theme->paper;
	for (size_t i = 0; i < QUANTILES; i++) {
		struct position at;

		if (!(curve->quantiles[i] > 0)) /* unknown, or without a place on the axis */
			continue;
		at = (struct position){ scale_at(&x, curve->quantiles[i]),
					scale_at(&y, 100 * ecdf_quantile_shares[i]) };
		marks_points(cr, &at, 1, &rim, MARK_RADIUS + 0.8);
		marks_points(cr, &at, 1, theme_look(theme, curve->look), MARK_RADIUS);
	}
}

static void paint_curves(const struct ecdf *ecdf, cairo_t *cr)
{
	const struct theme *theme = ecdf->job->style.theme;

	for (size_t i = 0; i < ecdf->curve_count; i++)
		marks_polyline(cr, ecdf->curves[i].line, ecdf->curves[i].line_count,
			       theme_look(theme, ecdf->curves[i].look), theme->line_width);
	for (size_t i = 0; i < ecdf->curve_count; i++)
		paint_quantiles(ecdf, &ecdf->curves[i], cr);
}

static void paint_numbers(const struct ecdf *ecdf, const char *const texts[QUANTILES],
			  struct position at, struct colour colour, cairo_t *cr)
{
	double right = at.x + ECDF_SYMBOL + ecdf->name_width;

	for (size_t j = 0; j < QUANTILES; j++) {
		right += ECDF_COLUMN_GAP + ecdf->number_width[j];
		style_paint(&ecdf->job->style, cr, TYPE_SMALL, texts[j], colour, right, at.y,
			    (struct anchor){ 1, 0 });
	}
}

static void paint_row(const struct ecdf *ecdf, const struct curve *curve, struct position at,
		      cairo_t *cr)
{
	const struct style *style = &ecdf->job->style;
	const struct look *look = theme_look(style->theme, curve->look);
	const char *const texts[] = { curve->texts[0], curve->texts[1], curve->texts[2] };
	struct error ignored = { 0 };
	char *name = ecdf_curve_name(ecdf, curve, &ignored);
	struct text_block block = style_block(style, TYPE_SMALL, name ? name : "");
	double middle = at.y + (ecdf->row_height - 1) / 2;
	struct position line[] = { { at.x, middle }, { at.x + SYMBOL_LINE, middle } };
	struct position symbol = { at.x + SYMBOL_LINE / 2, middle };

	marks_polyline(cr, line, 2, look, style->theme->line_width);
	marks_points(cr, &symbol, 1, look, MARK_RADIUS);
	block.width = ecdf->name_width + 0.5;
	block.lines = 1;
	text_paint(style->setter, cr, &block, at.x + ECDF_SYMBOL, at.y);
	paint_numbers(ecdf, texts, at, style->theme->ink, cr);
	free(name);
}

static void paint_table(const struct ecdf *ecdf, cairo_t *cr)
{
	const struct style *style = &ecdf->job->style;
	double step = ecdf->table.width + ECDF_BLOCK_GAP;

	for (size_t i = 0; i < ecdf->table_columns; i++) {
		struct position at = { ecdf->table.x + step * (double)i, ecdf->table.y };

		style_paint(style, cr, TYPE_SMALL, ecdf->x.unit.text, style->theme->soft,
			    at.x + ECDF_SYMBOL, at.y, (struct anchor){ 0, 0 });
		paint_numbers(ecdf, ecdf_quantile_heads, at, style->theme->soft, cr);
	}
	for (size_t i = 0; i < ecdf->curve_count; i++) {
		size_t row = i % ecdf->table_rows + 1;
		size_t column = i / ecdf->table_rows;
		struct position at = { ecdf->table.x + step * (double)column,
				       ecdf->table.y + (double)row * ecdf->row_height };

		paint_row(ecdf, &ecdf->curves[i], at, cr);
	}
}

void ecdf_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct ecdf *ecdf = (const struct ecdf *)drawing;
	bool empty = true;

	for (size_t i = 0; i < ecdf->tiles.count; i++)
		paint_frame(ecdf, i, cr);
	for (size_t i = 0; i < ecdf->curve_count; i++)
		empty = empty && ecdf->curves[i].count == ecdf->curves[i].zeros;
	if (empty) {
		struct rect plot = tiles_plot(&ecdf->tiles, 0);

		sheet_paint_empty(&ecdf->job->style, &plot, "No migration has a value above zero.",
				  cr);
	}
	paint_curves(ecdf, cr);
	paint_table(ecdf, cr);
	sheet_paint(&ecdf->sheet, ecdf->job, NULL, cr);
}
