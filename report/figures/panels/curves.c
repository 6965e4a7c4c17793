/* curves.c — paints what is drawn in a plot: bands, lines, points, bars, intervals. */
#include "inside.h"

#include "report/draw/layer.h"
#include "report/draw/marks.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define BAND_ALPHA   0.20
#define BAR_FROM     0.42 /* a bar lies in the lower part of its lane if words stand above it */
#define BAR_TO       0.12
#define BAR_MOST     5.0 /* of its thickness, in points */
#define BAR_INSET    0.2 /* so that bars that touch are seen to be two */
#define BAR_LEAST    0.7 /* a shorter bar would not be seen */
#define ACROSS_CAP   2.3
#define POINT_RADIUS 1.3
#define DENSE_RADIUS 0.8 /* where there are more than DENSE points */
#define RIM          0.8
#define STEP_LEAST   0.08 /* corners of steps nearer to each other than this are one */

enum { DENSE = 400 };

static struct position place_of(const struct plot_pen *pen, double x, double y)
{
	return (struct position){ scale_at(&pen->panel->x, x), scale_at(&pen->panel->y, y) };
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

	cairo_new_sub_path(cr); /* or a line would lead here from the part before */
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

/* The corner of steps; returns how many there are with it. */
static size_t add_corner(struct position *at, size_t count, double x, double y)
{
	if (count > 1 && fabs(at[count - 1].x - x) < STEP_LEAST &&
	    fabs(at[count - 1].y - y) < STEP_LEAST)
		return count;
	at[count] = (struct position){ x, y };
	return count + 1;
}

/* Along to the next place, then up or down to it; the last one lies exactly where it is. */
static size_t add_step(struct position *at, size_t count, struct position next, bool last)
{
	count = add_corner(at, count, next.x, at[count - 1].y);
	count = add_corner(at, count, next.x, next.y);
	if (last)
		at[count - 1] = next;
	return count;
}

/* The places of a part of a line without a gap. A single point between two that are not known is a
 * dot, or it would not be seen. */
static void paint_part(const struct plot_pen *pen, const struct curve *curve,
		       const struct position *at, size_t count)
{
	double width = pen->style->theme->line_width;

	if (count == 1 || curve->dotted)
		marks_points(pen->cr, at, count, curve->look, POINT_RADIUS);
	marks_polyline(pen->cr, at, count, curve->look,
		       curve->thinness > 0 ? curve->thinness * width : width);
}

static void paint_line(const struct plot_pen *pen, const struct curve *curve)
{
	struct position *at = must_alloc(2 * curve->count, sizeof *at);
	size_t count = 0;

	for (size_t i = 0; i < curve->count; i++) {
		struct position next = place_of(pen, curve->at[i].x, curve->at[i].y);

		if (isnan(curve->at[i].y)) {
			paint_part(pen, curve, at, count);
			count = 0;
		} else if (curve->kind == CURVE_STEPS && count > 0) {
			count = add_step(at, count, next, i + 1 == curve->count);
		} else {
			at[count++] = next;
		}
	}
	paint_part(pen, curve, at, count);
	free(at);
}

/* One by one, each with a rim in the colour of the paper. */
static void paint_rimmed(const struct plot_pen *pen, const struct position *at, size_t count,
			 const struct look *look, double radius)
{
	struct look rim = *look;

	rim.colour = pen->style->theme->paper;
	for (size_t i = 0; i < count; i++) {
		marks_points(pen->cr, &at[i], 1, &rim, radius + RIM);
		marks_points(pen->cr, &at[i], 1, look, radius);
	}
}

static void paint_points(const struct plot_pen *pen, const struct curve *curve)
{
	struct position *at = must_alloc(curve->count, sizeof *at);
	double radius = curve->count > DENSE ? DENSE_RADIUS : POINT_RADIUS;
	size_t count = 0;

	for (size_t i = 0; i < curve->count; i++)
		if (!isnan(curve->at[i].y))
			at[count++] = place_of(pen, curve->at[i].x, curve->at[i].y);
	radius = curve->radius > 0 ? curve->radius : radius;
	if (curve->rimmed)
		paint_rimmed(pen, at, count, curve->look, radius);
	else
		marks_points(pen->cr, at, count, curve->look, radius);
	free(at);
}

/* From top to bottom: the curve's own thickness about its place, else a part of the lane. */
static struct extent bar_extent(const struct plot_pen *pen, const struct curve *curve, double y)
{
	const struct scale *scale = &pen->panel->y;
	double lift = pen->panel->note_count > 0 ? 0 : (BAR_FROM + BAR_TO) / 2;
	double middle = scale_at(scale, y);
	double bottom = scale_at(scale, y - BAR_FROM + lift);
	double top = scale_at(scale, y - BAR_TO + lift);

	if (curve->radius > 0)
		return (struct extent){ .from = middle - curve->radius,
					.to = middle + curve->radius };
	top = fmax(top, bottom - BAR_MOST);
	return (struct extent){ .from = top, .to = top + fmin(bottom - top, BAR_MOST) };
}

static void paint_bars(const struct plot_pen *pen, const struct curve *curve)
{
	for (size_t i = 0; i < curve->count; i++) {
		struct extent height = bar_extent(pen, curve, curve->at[i].y);
		double left = scale_at(&pen->panel->x, curve->at[i].low) + BAR_INSET;
		double right = scale_at(&pen->panel->x, curve->at[i].high) - BAR_INSET;
		const struct rect box = { left, height.from, fmax(right - left, BAR_LEAST),
					  height.to - height.from };

		marks_pattern(pen->cr, &box, curve->look, curve->pattern, pen->style->theme->paper);
	}
}

static void paint_intervals(const struct plot_pen *pen, const struct curve *curve)
{
	for (size_t i = 0; i < curve->count; i++) {
		const struct curve_point *point = &curve->at[i];
		struct position at = place_of(pen, point->x, point->y);
		struct extent extent = scale_interval(&pen->panel->y, point->low, point->high);

		if (has_band(point))
			marks_interval(pen->cr, at.x, &extent, pen->style->theme->interval_width,
				       curve->look->colour);
		marks_points(pen->cr, &at, 1, curve->look, 1.6 * POINT_RADIUS);
	}
}

static void paint_across(const struct plot_pen *pen, const struct curve *curve)
{
	for (size_t i = 0; i < curve->count; i++) {
		const struct curve_point *point = &curve->at[i];
		struct position at = place_of(pen, point->x, point->y);
		struct extent extent = scale_interval(&pen->panel->x, point->low, point->high);

		if (has_band(point))
			marks_interval_across(pen->cr, at.y, &extent, ACROSS_CAP,
					      pen->style->theme->interval_width,
					      curve->look->colour);
		if (!isnan(point->x))
			marks_mean(pen->cr, at, curve->look->colour);
	}
}

static bool is_mark(const struct curve *curve)
{
	return curve->kind == CURVE_POINTS || curve->kind == CURVE_BARS ||
	       curve->kind == CURVE_INTERVALS || curve->kind == CURVE_ACROSS;
}

static void paint_curve(const struct plot_pen *pen, const struct curve *curve)
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
		paint_bars(pen, curve);
		break;
	case CURVE_INTERVALS:
		paint_intervals(pen, curve);
		break;
	case CURVE_ACROSS:
		paint_across(pen, curve);
		break;
	}
	if (is_mark(curve))
		panels_hint(pen, curve);
}

size_t panels_count_marks(const struct panels *panels)
{
	size_t count = 0;

	for (size_t i = 0; i < panels->rows * panels->columns; i++)
		for (size_t j = 0; j < panels->at[i].curve_count; j++)
			if (is_mark(panels->at[i].curves[j]))
				count += panels->at[i].curves[j]->count;
	return count;
}

void panels_paint_kind(const struct plot_pen *pen, bool marks)
{
	for (size_t i = 0; i < pen->panel->curve_count; i++)
		if (is_mark(pen->panel->curves[i]) == marks)
			paint_curve(pen, pen->panel->curves[i]);
}

/* Bands lie under lines, faint ones under all. */
void panels_paint_curves(const struct plot_pen *page)
{
	const struct rect *plot = &page->panel->plot;
	struct plot_pen pen = *page;
	struct layer layer;

	cairo_save(page->cr);
	cairo_rectangle(page->cr, plot->x - 2, plot->y - 2, plot->width + 4, plot->height + 4);
	cairo_clip(page->cr);
	layer_open(&layer, page->cr, panels_count_marks(page->panels), plot, 2);
	pen.cr = layer.cr;
	for (int level = 0; level < 3; level++)
		for (size_t i = 0; i < pen.panel->curve_count; i++) {
			const struct curve *curve = pen.panel->curves[i];
			int own = curve->kind != CURVE_BAND ? 2 : curve->faint ? 0 : 1;

			if (own == level)
				paint_curve(&pen, curve);
		}
	layer_close(&layer);
	cairo_restore(page->cr);
}
