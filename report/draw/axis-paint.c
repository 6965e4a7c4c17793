/* axis-paint.c — measures an axis and paints it. */
#include "axis-paint.h"

#include "marks.h"

#include <math.h>

#define TICK_GAP     3.0 /* between the plot and its tick labels */
#define TITLE_GAP    3.5 /* between tick labels and title */
#define TICK_LENGTH  2.2
#define MINOR_LENGTH 1.3
#define LABEL_SPACE  4.0 /* between two labels of a bottom axis, at least */

enum { MINOR_DECADES_MOST = 6, TITLE_LINES = 3 };

static struct text_size widest_label(const struct style *style, const struct axis *axis)
{
	struct text_size widest = { 0, 0 };

	for (size_t i = 0; i < axis->ticks.count; i++) {
		char text[NUMBER_TEXT_SIZE];
		struct text_size size;

		axis_tick_text(axis, i, style->language, text);
		size = style_measure(style, TYPE_SMALL, text);
		widest.width = fmax(widest.width, size.width);
		widest.height = fmax(widest.height, size.height);
	}
	return widest;
}

/* The title, centred in lines as long as the plot. */
static struct text_block title_block(const struct style *style, const char *title, double length)
{
	struct text_block block = style_lines(style, TYPE_AXIS, title, length, TITLE_LINES);

	block.align = ALIGN_CENTRE;
	return block;
}

static double title_thickness(const struct style *style, const struct axis_view *view,
			      double length)
{
	struct text_block block;

	if (!view->title)
		return 0;
	block = title_block(style, view->title, length);
	return text_measure(style->setter, &block).height + TITLE_GAP;
}

double axis_left_room(const struct style *style, const struct axis_view *view, double plot_height)
{
	double labels = view->bare ? 0 : widest_label(style, view->axis).width + TICK_GAP;

	return title_thickness(style, view, plot_height) + labels;
}

double axis_bottom_room(const struct style *style, const struct axis_view *view, double plot_width)
{
	double labels = view->bare ? 0 : widest_label(style, view->axis).height + TICK_GAP;

	return title_thickness(style, view, plot_width) + labels;
}

double axis_left_overhang(const struct style *style, const struct axis_view *view)
{
	return view->bare ? 0 : widest_label(style, view->axis).height / 2;
}

static double half_label(const struct style *style, const struct axis_view *view, size_t index)
{
	char text[NUMBER_TEXT_SIZE];

	axis_tick_text(view->axis, index, style->language, text);
	return style_measure(style, TYPE_SMALL, text).width / 2;
}

double axis_bottom_overhang(const struct style *style, const struct axis_view *view)
{
	if (view->bare || view->axis->ticks.count == 0)
		return 0;
	return half_label(style, view, view->axis->ticks.count - 1);
}

double axis_bottom_underhang(const struct style *style, const struct axis_view *view,
			     double plot_width)
{
	struct scale scale = axis_scale(view->axis, 0, plot_width);

	if (view->bare || view->axis->ticks.count == 0)
		return 0;
	return fmax(half_label(style, view, 0) - scale_at(&scale, axis_tick_value(view->axis, 0)),
		    0);
}

/* A line across the plot, or a stroke outside of it, at a place of the axis. */
static void paint_stroke(const struct style *style, const struct axis_view *view,
			 const struct rect *plot, bool left, double at, double length, cairo_t *cr)
{
	double bottom = plot->y + plot->height;
	struct position from =
		left ? (struct position){ plot->x, at } : (struct position){ at, bottom };
	struct position to = left ? (struct position){ plot->x - length, at }
				  : (struct position){ at, bottom + length };

	if (view->grid) {
		to = left ? (struct position){ plot->x + plot->width, at }
			  : (struct position){ at, plot->y };
		marks_line(cr, from, to, style->theme->grid_width, style->theme->grid);
	} else {
		marks_line(cr, from, to, style->theme->grid_width, style->theme->ink);
	}
}

/* The strokes between powers of ten, which show at a glance that the axis is logarithmic. */
static void paint_minor(const struct style *style, const struct axis_view *view,
			const struct rect *plot, bool left, const struct scale *scale, cairo_t *cr)
{
	const struct axis *axis = view->axis;
	struct axis_view strokes = *view;
	double low = axis->low * axis->unit.factor;
	double high = axis->high * axis->unit.factor;

	if (axis->kind != AXIS_LOG || log10(high / low) > MINOR_DECADES_MOST)
		return;
	strokes.grid = false;
	for (int power = (int)floor(log10(low)); power <= (int)floor(log10(high)); power++)
		for (int i = 1; i < 10; i++) {
			double value = i * pow(10, power);

			if (value >= low && value <= high)
				paint_stroke(style, &strokes, plot, left,
					     scale_at(scale, value / axis->unit.factor),
					     MINOR_LENGTH, cr);
		}
}

void axis_paint_left(const struct style *style, const struct axis_view *view,
		     const struct rect *plot, cairo_t *cr)
{
	const struct axis *axis = view->axis;
	struct scale scale = axis_scale(axis, plot->y + plot->height, plot->y);

	for (size_t i = 0; i < axis->ticks.count; i++) {
		double at = scale_at(&scale, axis_tick_value(axis, i));
		char text[NUMBER_TEXT_SIZE];

		axis_tick_text(axis, i, style->language, text);
		paint_stroke(style, view, plot, true, at, TICK_LENGTH, cr);
		if (!view->bare)
			style_paint(style, cr, TYPE_SMALL, text, style->theme->ink,
				    plot->x - TICK_GAP, at, (struct anchor){ 1, 0.5 });
	}
	paint_minor(style, view, plot, true, &scale, cr);
	if (view->title) {
		const struct rect *span = view->span ? view->span : plot;
		struct text_block block = title_block(style, view->title, span->height);

		text_paint_upwards(style->setter, cr, &block,
				   plot->x - axis_left_room(style, view, span->height), span->y);
	}
}

void axis_paint_bottom(const struct style *style, const struct axis_view *view,
		       const struct rect *plot, cairo_t *cr)
{
	const struct axis *axis = view->axis;
	struct scale scale = axis_scale(axis, plot->x, plot->x + plot->width);
	double bottom = plot->y + plot->height;
	double free_from = -INFINITY; /* labels that would touch the one before are left out */

	for (size_t i = 0; i < axis->ticks.count; i++) {
		double at = scale_at(&scale, axis_tick_value(axis, i));
		char text[NUMBER_TEXT_SIZE];
		double half;

		axis_tick_text(axis, i, style->language, text);
		half = style_measure(style, TYPE_SMALL, text).width / 2;
		paint_stroke(style, view, plot, false, at, TICK_LENGTH, cr);
		if (view->bare || at - half < free_from)
			continue;
		style_paint(style, cr, TYPE_SMALL, text, style->theme->ink, at, bottom + TICK_GAP,
			    (struct anchor){ 0.5, 0 });
		free_from = at + half + LABEL_SPACE;
	}
	paint_minor(style, view, plot, false, &scale, cr);
	if (view->title) {
		const struct rect *span = view->span ? view->span : plot;
		struct text_block block = title_block(style, view->title, span->width);
		double room = axis_bottom_room(style, view, span->width);

		text_paint(style->setter, cr, &block, span->x,
			   bottom + room - text_measure(style->setter, &block).height);
	}
}
