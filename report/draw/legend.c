/* legend.c — the legend of a figure. */
#include "legend.h"

#include "marks.h"

#include <math.h>

#define SYMBOL_WIDTH  9.0  /* room of a symbol before its text */
#define LINE_WIDTH    17.0 /* of a line, long enough for its dashes */
#define ROW_GAP       2.0
#define ACROSS_WIDTH  7.0
#define HAIR          0.1 /* a text of exactly its width would be shortened now and then */
#define ITEM_GAP      9.0
#define POINT_RADIUS  1.5
#define INTERVAL_HALF 4.2
#define BOX_HALF      3.0

void legend_add(struct legend *legend, enum legend_symbol symbol, const struct look *look,
		const char *text)
{
	if (legend->count < LEGEND_MOST)
		legend->items[legend->count++] =
			(struct legend_item){ .text = text, .symbol = symbol, .look = look };
}

void legend_add_pattern(struct legend *legend, size_t pattern, const struct look *look,
			const char *text)
{
	size_t index = legend->count;

	legend_add(legend, LEGEND_PATTERN, look, text);
	if (legend->count > index)
		legend->items[index].pattern = pattern;
}

static double symbol_width(const struct legend_item *item)
{
	return item->symbol == LEGEND_LINE ? LINE_WIDTH + 3 : SYMBOL_WIDTH;
}

/* Measures the items; the result is the height of a row. */
static double measure(struct legend *legend, const struct style *style, double width)
{
	double row = 0;

	legend->widest = 0;
	for (size_t i = 0; i < legend->count; i++) {
		struct text_size size = style_measure(style, TYPE_SMALL, legend->items[i].text);

		legend->widest = fmax(legend->widest, symbol_width(&legend->items[i]) + size.width);
		legend->items[i].text_width =
			fmin(size.width, width - symbol_width(&legend->items[i]));
		row = fmax(row, size.height);
	}
	return row + ROW_GAP;
}

double legend_lay_out(struct legend *legend, const struct style *style, double width)
{
	double widths[LEGEND_MOST] = { 0 };
	struct layout_offset at[LEGEND_MOST];
	double row = measure(legend, style, width);
	double height;

	for (size_t i = 0; i < legend->count; i++)
		widths[i] = symbol_width(&legend->items[i]) + legend->items[i].text_width;
	height = layout_flow(at, widths, legend->count, ITEM_GAP, width, row);
	for (size_t i = 0; i < legend->count; i++)
		legend->items[i].place = at[i];
	return height;
}

double legend_lay_out_column(struct legend *legend, const struct style *style, double width)
{
	double row = measure(legend, style, width);

	for (size_t i = 0; i < legend->count; i++)
		legend->items[i].place = (struct layout_offset){ 0, row * (double)i };
	return row * (double)legend->count;
}

static void paint_symbol(const struct legend_item *item, const struct style *style, cairo_t *cr,
			 double x, double middle)
{
	struct position symbol = { x + MARKS_MEAN_HALF, middle };
	struct position line[2] = { { x, middle }, { x + LINE_WIDTH, middle } };
	struct rect box = { x, middle - BOX_HALF, 2 * BOX_HALF, 2 * BOX_HALF };
	struct extent across = { .from = x, .to = x + ACROSS_WIDTH };
	struct box_places quartiles = { .low = middle + INTERVAL_HALF,
					.lower = middle + BOX_HALF / 2,
					.upper = middle - BOX_HALF / 2,
					.high = middle - INTERVAL_HALF };
	struct extent extent = { .from = middle + INTERVAL_HALF, .to = middle - INTERVAL_HALF };

	switch (item->symbol) {
	case LEGEND_POINT:
		marks_points(cr, &symbol, 1, item->look, POINT_RADIUS);
		break;
	case LEGEND_LINE:
		marks_polyline(cr, line, 2, item->look, style->theme->line_width);
		break;
	case LEGEND_AREA:
		marks_box(cr, &box, item->look->colour);
		break;
	case LEGEND_PATTERN:
		marks_pattern(cr, &box, item->look, item->pattern, style->theme->paper);
		break;
	case LEGEND_ACROSS:
		marks_interval_across(cr, middle, &across, POINT_RADIUS + 0.5,
				      style->theme->interval_width, style->theme->ink);
		break;
	case LEGEND_BAND:
		marks_box(cr, &box, style->theme->faint);
		break;
	case LEGEND_INTERVAL:
		marks_interval(cr, symbol.x, &extent, style->theme->interval_width,
			       style->theme->ink);
		marks_mean(cr, symbol, style->theme->ink);
		break;
	case LEGEND_BOX:
		marks_quartiles(cr, symbol.x, BOX_HALF, &quartiles, style->theme->interval_width,
				style->theme->ink, style->theme->faint);
		break;
	case LEGEND_MEAN:
		marks_mean(cr, symbol, style->theme->ink);
		break;
	}
}

void legend_paint(const struct legend *legend, const struct style *style, cairo_t *cr, double x,
		  double y)
{
	for (size_t i = 0; i < legend->count; i++) {
		const struct legend_item *item = &legend->items[i];
		double left = x + item->place.x;
		double top = y + item->place.y;
		struct text_block block =
			style_lines(style, TYPE_SMALL, item->text, item->text_width + HAIR, 1);

		paint_symbol(item, style, cr, left,
			     top + text_measure(style->setter, &block).height / 2);
		text_paint(style->setter, cr, &block, left + symbol_width(item), top);
	}
}
