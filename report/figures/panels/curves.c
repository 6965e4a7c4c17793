/* curves.c — paints what is drawn in a plot: bands, lines, points, bars, intervals. */
#include "inside.h"

#include "report/draw/layer.h"
#include "report/draw/marks.h"

#include <math.h>
#include <stdlib.h>

#define BAND_ALPHA   0.20
#define BAR_FROM     0.42 /* a bar lies in the lower part of its lane if words stand above it */
#define BAR_TO       0.12
#define BAR_MOST     5.0 /* of its thickness, in points */
#define BAR_INSET    0.2 /* so that bars that touch are seen to be two */
#define BAR_LEAST    0.7 /* a shorter bar would not be seen */
#define POINT_RADIUS 1.3
#define DENSE_RADIUS 0.8 /* where there are more than DENSE points */

enum { DENSE = 400 };

static struct position place_of(const struct plot_pen *pen, double x, double y)
{
	return (struct position){ scale_at(&pen->x, x), scale_at(&pen->y, y) };
}

static void set_alpha(cairo_t *cr, struct colour colour, double alpha)
{
	cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, alpha);
}

/* The points first to end - 1 as an area. */
static void paint_band_part(const struct plot_pen *pen, const struct curve *curve, size_t first,
			    size_t end)
{
	cairo_t *cr = pen->cr;

	for (size_t i = first; i < end; i++) {
		struct position at = place_of(pen, curve->at[i].x, curve->at[i].high);

		cairo_line_to(cr, at.x, at.y);
	}
	for (size_t i = end; i > first; i--) {
		struct position at = place_of(pen, curve->at[i - 1].x, curve->at[i - 1].low);

		cairo_line_to(cr, at.x, at.y);
	}
	cairo_close_path(cr);
}

static bool has_band(const struct curve_point *point)
{
	return !isnan(point->low) && !isnan(point->high);
}

static void paint_band(const struct plot_pen *pen, const struct curve *curve)
{
	size_t end;

	cairo_new_path(pen->cr);
	for (size_t first = 0; first < curve->count; first = end) {
		end = first;
		while (end < curve->count && has_band(&curve->at[end]))
			end++;
		if (end - first > 1)
			paint_band_part(pen, curve, first, end);
		end += end == first;
	}
	set_alpha(pen->cr, curve->faint ? pen->style->theme->faint : curve->look->colour,
		  curve->faint ? 1 : BAND_ALPHA);
	cairo_fill(pen->cr);
}

/* A single point between two that are not known is a dot, or it would not be seen. */
static void paint_line(const struct plot_pen *pen, const struct curve *curve)
{
	struct position *at = calloc(2 * curve->count + 1, sizeof *at);
	size_t count = 0;

	for (size_t i = 0; at && i <= curve->count; i++) {
		bool known = i < curve->count && !isnan(curve->at[i].y);

		if (known) {
			struct position next = place_of(pen, curve->at[i].x, curve->at[i].y);

			if (curve->kind == CURVE_STEPS && count > 0) {
				at[count] = (struct position){ next.x, at[count - 1].y };
				count++;
			}
			at[count++] = next;
			continue;
		}
		if (count == 1 || curve->dotted)
			marks_points(pen->cr, at, count, curve->look, POINT_RADIUS);
		marks_polyline(pen->cr, at, count, curve->look, pen->style->theme->line_width);
		count = 0;
	}
	free(at);
}

static void paint_points(const struct plot_pen *pen, const struct curve *curve)
{
	struct position *at = calloc(curve->count + 1, sizeof *at);
	size_t count = 0;

	for (size_t i = 0; at && i < curve->count; i++)
		if (!isnan(curve->at[i].y))
			at[count++] = place_of(pen, curve->at[i].x, curve->at[i].y);
	marks_points(pen->cr, at, count, curve->look,
		     curve->count > DENSE ? DENSE_RADIUS : POINT_RADIUS);
	free(at);
}

static void paint_bars(const struct plot_pen *pen, const struct panel *panel,
		       const struct curve *curve)
{
	double lift = panel->note_count > 0 ? 0 : (BAR_FROM + BAR_TO) / 2;

	for (size_t i = 0; i < curve->count; i++) {
		double left = scale_at(&pen->x, curve->at[i].low) + BAR_INSET;
		double right = scale_at(&pen->x, curve->at[i].high) - BAR_INSET;
		double bottom = scale_at(&pen->y, curve->at[i].y - BAR_FROM + lift);
		double top = scale_at(&pen->y, curve->at[i].y - BAR_TO + lift);
		const struct rect box = { left, fmax(top, bottom - BAR_MOST),
					  fmax(right - left, BAR_LEAST),
					  fmin(bottom - top, BAR_MOST) };

		marks_box(pen->cr, &box, curve->look->colour);
	}
}

static void paint_intervals(const struct plot_pen *pen, const struct curve *curve)
{
	for (size_t i = 0; i < curve->count; i++) {
		const struct curve_point *point = &curve->at[i];
		struct position at = place_of(pen, point->x, point->y);
		struct extent extent = scale_interval(&pen->y, point->low, point->high);

		if (has_band(point))
			marks_interval(pen->cr, at.x, &extent, pen->style->theme->interval_width,
				       curve->look->colour);
		marks_points(pen->cr, &at, 1, curve->look, 1.6 * POINT_RADIUS);
	}
}

static void paint_curve(const struct plot_pen *pen, const struct panel *panel,
			const struct curve *curve)
{
	switch (curve->kind) {
	case CURVE_LINE:
	case CURVE_STEPS:
		paint_line(pen, curve);
		break;
	case CURVE_POINTS:
		paint_points(pen, curve);
		break;
	case CURVE_BAND:
		paint_band(pen, curve);
		break;
	case CURVE_BARS:
		paint_bars(pen, panel, curve);
		break;
	case CURVE_INTERVALS:
		paint_intervals(pen, curve);
		break;
	}
}

/* Points, bars and intervals of all plots: what decides whether they become an image. */
static size_t count_marks(const struct panels *panels)
{
	size_t count = 0;

	for (size_t i = 0; i < panels->rows * panels->columns; i++)
		for (size_t j = 0; j < panels->at[i].curve_count; j++) {
			const struct curve *curve = &panels->at[i].curves[j];

			if (curve->kind == CURVE_POINTS || curve->kind == CURVE_BARS ||
			    curve->kind == CURVE_INTERVALS)
				count += curve->count;
		}
	return count;
}

/* Bands lie under lines, faint ones under all. */
void panels_paint_curves(const struct plot_pen *page, const struct panel *panel)
{
	struct plot_pen pen = *page;
	struct layer layer;

	cairo_save(page->cr);
	cairo_rectangle(page->cr, page->plot->x - 2, page->plot->y - 2, page->plot->width + 4,
			page->plot->height + 4);
	cairo_clip(page->cr);
	layer_open(&layer, page->cr, count_marks(page->panels), page->plot, 2);
	pen.cr = layer.cr;
	for (int level = 0; level < 3; level++)
		for (size_t i = 0; i < panel->curve_count; i++) {
			const struct curve *curve = &panel->curves[i];
			int own = curve->kind != CURVE_BAND ? 2 : curve->faint ? 0 : 1;

			if (own == level)
				paint_curve(&pen, panel, curve);
		}
	layer_close(&layer);
	cairo_restore(page->cr);
}
