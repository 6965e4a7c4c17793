/* tiles.c — plots of one scale, as many beside each other as have room: their places, and how they
 * are painted. */
#include "inside.h"

#include "report/draw/layer.h"
#include "report/draw/marks.h"

#include <math.h>

#define BELOW_GAP 5.0 /* between the axis and what stands below */
#define MARK_RIM  1.2 /* so far a mark reaches around its place, about */

enum { SUBTITLE_LINES = 4 };

static struct text_block subtitle_block(const struct panels *panels, const struct panel *panel)
{
	struct text_block block = style_lines(&panels->job->style, TYPE_SMALL, panel->subtitle,
					      panels->tiles.plot_width, SUBTITLE_LINES);

	block.colour = panels->job->style.theme->soft;
	return block;
}

static double head_height(const struct panels *panels, const struct panel *panel)
{
	struct text_block title = panels_title_block(panels, panel, panels->tiles.plot_width);
	struct text_block subtitle = subtitle_block(panels, panel);
	double height = 0;

	if (panel->title)
		height += text_measure(panels->job->style.setter, &title).height;
	if (panel->subtitle)
		height += text_measure(panels->job->style.setter, &subtitle).height;
	return height > 0 ? height + PANELS_TITLE_GAP : 0;
}

static double plot_height(const struct panels *panels)
{
	const struct tiling *tiling = panels->tiling;
	double usual = sheet_plot_height(panels->job);
	double height = usual;

	if (panels->tiles.count > 1)
		height = fmin(usual, tiling->shape * panels->tiles.plot_width);
	return panels->tiles.rows > 1 ? height : fmax(height, tiling->row_share * usual);
}

/* Of the vertical axis beside plots that are so high together: its title may take several lines. */
static double left_room(const struct panels *panels, double height)
{
	struct axis_view view = { .axis = &panels->y[0].axis,
				  .title = panels->y[0].shown,
				  .grid = true };

	return axis_left_room(&panels->job->style, &view, height);
}

/* The rooms around the plots. */
static void arrange(struct panels *panels, double left)
{
	const struct style *style = &panels->job->style;
	struct axis_view x = { .axis = &panels->x[0].axis, .title = panels->x[0].shown };
	struct axis_view y = { .axis = &panels->y[0].axis };
	double width = sheet_width(panels->job);
	struct tiles *tiles = &panels->tiles;

	tiles->left = left;
	tiles->right = axis_bottom_overhang(style, &x);
	tiles_arrange(tiles, width, panels->tiling->width_least);
	tiles->head = axis_left_overhang(style, &y);
	for (size_t i = 0; i < panels->columns; i++)
		tiles->head = fmax(tiles->head, head_height(panels, &panels->at[i]));
	tiles->bottom = axis_bottom_room(style, &x, width - tiles->left - tiles->right);
}

/* Places the tiles with that room left of them; *area is what they and what stands below them have
 * of the page. */
static bool place(struct panels *panels, double left, double below, struct rect *area,
		  struct error *err)
{
	struct tiles *tiles = &panels->tiles;

	arrange(panels, left);
	if (!sheet_lay_out(&panels->sheet, panels->job, &panels->drawing, &panels->legend,
			   tiles_height(tiles, plot_height(panels)) + below,
			   tiles_height(tiles, panels->tiling->height_least) + below, err))
		return false;
	*area = panels->sheet.body;
	area->height -= below;
	tiles_place(tiles, area);
	return true;
}

bool panels_lay_out_tiles(struct panels *panels, struct error *err)
{
	double below = panels->paint_below ? BELOW_GAP + panels->below.height : 0;
	struct tiles *tiles = &panels->tiles;
	struct rect area;
	double needed;

	if (!place(panels, left_room(panels, sheet_plot_height(panels->job)), below, &area, err))
		return false;
	/* lower plots than that break the title of their axis once more */
	needed = left_room(panels, tiles_span(tiles).height);
	if (needed > tiles->left && !place(panels, needed, below, &area, err))
		return false;
	panels->tiles_span = tiles_span(tiles);
	panels->below = (struct rect){ area.x, area.y + area.height + BELOW_GAP, area.width,
				       panels->below.height };
	for (size_t i = 0; i < panels->columns; i++)
		panels_place_plot(panels, &panels->at[i], tiles_plot(tiles, i));
	panels_place_words(panels);
	return true;
}

/* Title and subtitle, which end just above the plot. */
static void paint_head(const struct plot_pen *pen)
{
	const struct panel *panel = pen->panel;
	const struct text_setter *setter = pen->style->setter;
	struct text_block title = panels_title_block(pen->panels, panel, panel->plot.width);
	struct text_block subtitle = subtitle_block(pen->panels, panel);
	double y = pen->panel->plot.y - PANELS_TITLE_GAP;

	if (panel->subtitle)
		y -= text_measure(setter, &subtitle).height;
	if (panel->title)
		text_paint(setter, pen->cr, &title, pen->panel->plot.x,
			   y - text_measure(setter, &title).height);
	if (panel->subtitle)
		text_paint(setter, pen->cr, &subtitle, pen->panel->plot.x, y);
}

/* The titles of both axes are told once, with the corner's plot. */
static void paint_frame(const struct plot_pen *pen)
{
	const struct panels *panels = pen->panels;
	const struct panel *panel = pen->panel;
	size_t index = panel->column;
	bool corner = index == tiles_corner(&panels->tiles);
	struct axis_view y = { &panels->y[0].axis, corner ? panels->y[0].shown : NULL,
			       &panels->tiles_span, true, !tiles_is_left(&panels->tiles, index) };
	struct axis_view x = { &panels->x[0].axis, corner ? panels->x[0].shown : NULL,
			       &panels->tiles_span, false,
			       !tiles_is_lowest(&panels->tiles, index) };

	axis_paint_left(pen->style, &y, &pen->panel->plot, pen->cr);
	panels_paint_base(pen);
	axis_paint_bottom(pen->style, &x, &pen->panel->plot, pen->cr);
	paint_head(pen);
	if (panel_is_empty(panel) && panel->empty)
		sheet_paint_empty(pen->style, &pen->panel->plot, panel->empty, pen->cr);
}

static void paint_marks(const struct panels *panels, cairo_t *cr)
{
	struct layer layer;

	layer_open(&layer, cr, panels_count_marks(panels), &panels->sheet.body, MARK_RIM);
	for (size_t i = 0; i < panels->columns; i++) {
		struct plot_pen pen = panels_pen(panels, i, layer.cr);

		panels_paint_kind(&pen, true);
	}
	layer_close(&layer);
}

void panels_paint_tiles(const struct panels *panels, cairo_t *cr)
{
	for (size_t i = 0; i < panels->columns; i++) {
		struct plot_pen pen = panels_pen(panels, i, cr);

		paint_frame(&pen);
	}
	for (size_t i = 0; i < panels->columns; i++) {
		struct plot_pen pen = panels_pen(panels, i, cr);

		panels_paint_kind(&pen, false);
	}
	paint_marks(panels, cr);
	for (size_t i = 0; i < panels->columns; i++) {
		struct plot_pen pen = panels_pen(panels, i, cr);

		panels_paint_words(&pen);
	}
	if (panels->paint_below)
		panels->paint_below(panels, cr);
	sheet_paint(&panels->sheet, panels->job, &panels->legend, cr);
}
