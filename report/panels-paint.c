/* panels-paint.c — paints the plots of a figure; what goes where is decided already. */
#include "panels-parts.h"

#include "layer.h"
#include "marks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define BAND_ALPHA   0.20
#define BAR_FROM     0.42 /* a bar lies in the lower part of its lane if words stand above it */
#define BAR_TO       0.12
#define BAR_MOST     5.0 /* of its thickness, in points */
#define BAR_INSET    0.2 /* so that bars that touch are seen to be two */
#define BAR_LEAST    0.7 /* a shorter bar would not be seen */
#define POINT_RADIUS 1.3
#define DENSE_RADIUS 0.8 /* where there are more than DENSE points */
#define NAME_GAP     3.0
#define MARK_GAP     1.5

enum { DENSE = 400, HEADING_SIZE = 128 };

/* One plot being painted. */
struct plot_pen {
	const struct panels *panels;
	const struct style *style;
	const struct rect *plot;
	struct scale x, y;
	cairo_t *cr;
};

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
static void paint_curves(const struct plot_pen *page, const struct panel *panel)
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

static void paint_marks(const struct plot_pen *pen, size_t column)
{
	for (size_t i = 0; i < pen->panels->mark_count; i++) {
		const struct column_mark *mark = &pen->panels->marks[i];
		double from = scale_at(&pen->x, mark->from);
		double to = scale_at(&pen->x, mark->to);
		const struct rect span = { from, pen->plot->y, fmax(to - from, 0.7),
					   pen->plot->height };

		if (mark->column != column)
			continue;
		if (mark->strong)
			marks_box(pen->cr, &span, pen->style->theme->faint);
		else
			marks_line(pen->cr, (struct position){ from, pen->plot->y },
				   (struct position){ from, pen->plot->y + pen->plot->height },
				   pen->style->theme->grid_width, pen->style->theme->soft);
	}
}

static void paint_mark_labels(const struct plot_pen *pen, size_t column, double y)
{
	for (size_t i = 0; i < pen->panels->mark_count; i++) {
		const struct column_mark *mark = &pen->panels->marks[i];
		double middle = scale_at(&pen->x, (mark->from + mark->to) / 2);

		if (mark->column == column && mark->label && !mark->hidden)
			style_paint(pen->style, pen->cr, TYPE_SMALL, mark->label,
				    pen->style->theme->ink, middle, y - MARK_GAP,
				    (struct anchor){ 0.5, 1 });
	}
}

static void paint_words(const struct plot_pen *pen, const struct panel *panel)
{
	for (size_t i = 0; i < panel->curve_count; i++) {
		const struct curve *curve = &panel->curves[i];

		if (curve->label && curve->count > 0)
			style_paint_rimmed(pen->style, pen->cr, TYPE_SMALL, curve->label,
					   pen->style->theme->ink, curve->label_x, curve->label_y,
					   (struct anchor){ 0, 0.5 });
	}
	for (size_t i = 0; i < panel->note_count; i++) {
		const struct note *note = &panel->notes[i];
		struct text_block block = panels_note_block(pen->panels, panel, note);

		if (!note->hidden)
			text_paint_rimmed(pen->style->setter, pen->cr, &block,
					  pen->style->theme->paper, note->box.x, note->box.y);
	}
}

static void paint_names(const struct plot_pen *pen, const struct panels_axis *axis, bool left)
{
	double free_from = -INFINITY;

	for (size_t i = 0; i < axis->name_count; i++) {
		double middle = scale_at(left ? &pen->y : &pen->x, (double)i);
		struct text_size size = style_measure(pen->style, TYPE_SMALL, axis->names[i]);

		if (left) {
			style_paint(pen->style, pen->cr, TYPE_SMALL, axis->names[i],
				    pen->style->theme->ink, pen->plot->x - NAME_GAP, middle,
				    (struct anchor){ 1, 0.5 });
			continue;
		}
		if (middle - size.width / 2 < free_from)
			continue;
		style_paint(pen->style, pen->cr, TYPE_SMALL, axis->names[i], pen->style->theme->ink,
			    middle, pen->plot->y + pen->plot->height + NAME_GAP,
			    (struct anchor){ 0.5, 0 });
		free_from = middle + size.width / 2 + NAME_GAP;
	}
}

static void paint_title_under_names(const struct plot_pen *pen, const char *title)
{
	double height = style_measure(pen->style, TYPE_SMALL, "X").height;

	if (title)
		style_paint(pen->style, pen->cr, TYPE_AXIS, title, pen->style->theme->ink,
			    pen->plot->x + pen->plot->width / 2,
			    pen->plot->y + pen->plot->height + 2 * NAME_GAP + height,
			    (struct anchor){ 0.5, 0 });
}

static void paint_axes(const struct plot_pen *pen, size_t row, size_t column)
{
	struct axis_view left = panels_left_view(pen->panels, row, column);
	struct axis_view bottom = panels_bottom_view(pen->panels, row, column);

	if (pen->panels->y[row].names) {
		if (column == 0)
			paint_names(pen, &pen->panels->y[row], true);
	} else {
		axis_paint_left(pen->style, &left, pen->plot, pen->cr);
	}
	if (!pen->panels->x[column].names) {
		axis_paint_bottom(pen->style, &bottom, pen->plot, pen->cr);
	} else if (!bottom.bare) {
		paint_names(pen, &pen->panels->x[column], false);
		paint_title_under_names(pen, bottom.title);
	}
}

static void paint_base(const struct plot_pen *pen)
{
	double bottom = pen->plot->y + pen->plot->height;

	marks_line(pen->cr, (struct position){ pen->plot->x, bottom },
		   (struct position){ pen->plot->x + pen->plot->width, bottom },
		   pen->style->theme->base_width, pen->style->theme->ink);
}

/* What y is in this row, with its unit, over the first plot. */
static void paint_heading(const struct plot_pen *pen, size_t row, double y)
{
	const struct panels_axis *axis = &pen->panels->y[row];
	const char *unit = axis->names ? "" : axis->axis.unit.text;
	char text[HEADING_SIZE];

	(void)snprintf(text, sizeof text, unit[0] != '\0' ? "%s (%s)" : "%s",
		       pen->panels->headings[row], unit);
	style_paint(pen->style, pen->cr, TYPE_SMALL, text, pen->style->theme->ink, pen->plot->x, y,
		    (struct anchor){ 0, 1 });
}

static void paint_titles(const struct plot_pen *pen, const struct panel *panel, size_t row,
			 size_t column)
{
	double y = pen->plot->y - PANELS_TITLE_GAP;
	struct text_block block = style_block(pen->style, TYPE_SMALL, panel->title);

	if (panel->title) {
		struct text_size size;

		block.width = pen->plot->width;
		block.lines = 1;
		size = text_measure(pen->style->setter, &block);
		text_paint(pen->style->setter, pen->cr, &block, pen->plot->x, y - size.height);
		y -= size.height + PANELS_TITLE_GAP;
	}
	if (column == 0 && pen->panels->headings[row])
		paint_heading(pen, row, y);
}

static void paint_panel(const struct panels *panels, size_t row, size_t column, cairo_t *cr)
{
	const struct panel *panel = &panels->at[row * panels->columns + column];
	const struct plot_pen pen = { panels,
				      &panels->job->style,
				      &panel->plot,
				      panels_x_scale(panels, row, column),
				      panels_y_scale(panels, row, column),
				      cr };

	if (panel_is_empty(panel) && !panel->empty)
		return;
	paint_marks(&pen, column);
	paint_axes(&pen, row, column);
	paint_base(&pen);
	paint_curves(&pen, panel);
	paint_words(&pen, panel);
	paint_titles(&pen, panel, row, column);
	if (row == 0)
		paint_mark_labels(&pen, column, panels->sheet.body.y + panels->mark_room);
	if (panel_is_empty(panel))
		sheet_paint_empty(pen.style, pen.plot, panel->empty, cr);
}

void panels_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct panels *panels = (const struct panels *)drawing;

	cairo_save(cr);
	sheet_paint(&panels->sheet, panels->job, &panels->legend, cr);
	for (size_t r = 0; r < panels->rows; r++)
		for (size_t c = 0; c < panels->columns; c++)
			paint_panel(panels, r, c, cr);
	cairo_restore(cr);
}
