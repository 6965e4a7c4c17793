/* paint.c — paints the figure of values over cycles. */
#include "layout.h"

#include "report/draw/axis-paint.h"
#include "report/draw/layer.h"

#define POINT_RADIUS 1.2
#define SMALL_RADIUS 0.7 /* of many points */
#define LINE_SHARE   0.6 /* of the theme's line width: many lines cross */

enum { MANY_POINTS = 1500 };

/* Name and drift over a panel. */
static void paint_head(const struct cycles *cycles, size_t index, const struct rect *plot,
		       cairo_t *cr)
{
	const struct text_setter *setter = cycles->job->style.setter;
	struct text_block name = cycles_head(cycles, index);
	struct text_block drift = cycles_drift(cycles, index);
	double drift_y = plot->y - CYCLES_HEAD_GAP - text_measure(setter, &drift).height;

	text_paint(setter, cr, &name, plot->x, drift_y - text_measure(setter, &name).height);
	text_paint(setter, cr, &drift, plot->x, drift_y);
}

static void paint_frame(const struct cycles *cycles, size_t index, cairo_t *cr)
{
	const struct style *style = &cycles->job->style;
	struct rect plot = tiles_plot(&cycles->tiles, index);
	struct rect span = tiles_span(&cycles->tiles);
	bool corner = index == tiles_corner(&cycles->tiles);
	struct axis_view y = { &cycles->y, corner ? cycles->y_title : NULL, &span, true,
			       !tiles_is_left(&cycles->tiles, index) };
	struct axis_view x = { &cycles->x, corner ? CYCLES_X_TITLE : NULL, &span, false,
			       !tiles_is_lowest(&cycles->tiles, index) };
	double bottom = plot.y + plot.height;

	axis_paint_left(style, &y, &plot, cr);
	marks_line(cr, (struct position){ plot.x, bottom },
		   (struct position){ plot.x + plot.width, bottom }, style->theme->base_width,
		   style->theme->ink);
	axis_paint_bottom(style, &x, &plot, cr);
	paint_head(cycles, index, &plot, cr);
	if (cycles->data.groups[index].point_count == 0)
		sheet_paint_empty(style, &plot, "no value", cr);
}

/* The lines of a track, interrupted where a cycle has no value. */
static void paint_lines(const struct cycles *cycles, const struct track *track, cairo_t *cr)
{
	const struct theme *theme = cycles->job->style.theme;
	const struct cycle_point *points = cycles->points + track->first;
	size_t start = 0;

	for (size_t i = 1; i <= track->count; i++)
		if (i == track->count || points[i].cycle - points[i - 1].cycle > 1.5) {
			marks_polyline(cr, cycles->places + track->first + start, i - start,
				       theme_look(theme, track->vm),
				       LINE_SHARE * theme->line_width);
			start = i;
		}
}

/* The direction is the shape; the colour is the VM's, or the direction's if there are many VMs. */
static void paint_points(const struct cycles *cycles, const struct track *track, cairo_t *cr)
{
	const struct theme *theme = cycles->job->style.theme;
	struct look look = cycles->directions[track->direction];
	double radius = cycles->point_count > MANY_POINTS ? SMALL_RADIUS : POINT_RADIUS;

	if (cycles->by_vm)
		look.colour = theme_look(theme, track->vm)->colour;
	marks_points(cr, cycles->places + track->first, track->count, &look, radius);
}

void cycles_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct cycles *cycles = (const struct cycles *)drawing;
	struct layer layer;

	for (size_t i = 0; i < cycles->data.group_count; i++)
		paint_frame(cycles, i, cr);
	for (size_t i = 0; cycles->by_vm && i < cycles->track_count; i++)
		paint_lines(cycles, &cycles->tracks[i], cr);
	layer_open(&layer, cr, cycles->point_count, &cycles->sheet.body, POINT_RADIUS);
	for (size_t i = 0; i < cycles->track_count; i++)
		paint_points(cycles, &cycles->tracks[i], layer.cr);
	layer_close(&layer);
	sheet_paint(&cycles->sheet, cycles->job, &cycles->legend, cr);
}
