/* paint.c — paints the plots of a figure; what goes where is decided already. */
#include "inside.h"

#include "report/draw/marks.h"

#include <math.h>
#include <stdio.h>

#define MARK_WIDTH 0.35 /* of the line of a mark: there may be many */

enum { HEADING_SIZE = 128 };

static void paint_marks(const struct plot_pen *pen)
{
	for (size_t i = 0; i < pen->panels->mark_count; i++) {
		const struct column_mark *mark = &pen->panels->marks[i];
		double from = scale_at(&pen->panel->x, mark->from);
		double to = scale_at(&pen->panel->x, mark->to);
		const struct rect span = { from, pen->panel->plot.y, fmax(to - from, 0.7),
					   pen->panel->plot.height };

		if (mark->column != pen->panel->column)
			continue;
		if (mark->strong)
			marks_box(pen->cr, &span, pen->style->theme->faint);
		else
			marks_line(pen->cr, (struct position){ from, pen->panel->plot.y },
				   (struct position){ from, pen->panel->plot.y +
								    pen->panel->plot.height },
				   MARK_WIDTH, pen->style->theme->soft);
	}
}

static void paint_mark_labels(const struct plot_pen *pen)
{
	for (size_t i = 0; i < pen->panels->mark_count; i++) {
		const struct column_mark *mark = &pen->panels->marks[i];
		struct rect box;

		if (mark->column != pen->panel->column || !mark->label || mark->hidden)
			continue;
		box = panels_mark_box(pen->panels, mark);
		style_paint(pen->style, pen->cr, TYPE_SMALL, mark->label, pen->style->theme->ink,
			    box.x, box.y, (struct anchor){ 0, 0 });
	}
}

void panels_paint_words(const struct plot_pen *pen)
{
	const struct panel *panel = pen->panel;

	for (size_t i = 0; i < panel->curve_count; i++) {
		const struct curve *curve = panel->curves[i];

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

/* Under the plots of a column. */
static void paint_column_names(const struct plot_pen *pen)
{
	const struct panels_axis *axis = &pen->panels->x[pen->panel->column];
	double free_from = -INFINITY;

	for (size_t i = 0; i < axis->name_count; i++) {
		double middle = scale_at(&pen->panel->x, (double)i);
		struct text_size size = style_measure(pen->style, TYPE_SMALL, axis->names[i]);

		if (middle - size.width / 2 < free_from)
			continue;
		style_paint(pen->style, pen->cr, TYPE_SMALL, axis->names[i], pen->style->theme->ink,
			    middle, pen->panel->plot.y + pen->panel->plot.height + PANELS_NAME_GAP,
			    (struct anchor){ 0.5, 0 });
		free_from = middle + size.width / 2 + PANELS_NAME_GAP;
	}
}

static void paint_title_under_names(const struct plot_pen *pen, const char *title)
{
	double height = style_measure(pen->style, TYPE_SMALL, "X").height;

	if (title)
		style_paint(pen->style, pen->cr, TYPE_AXIS, title, pen->style->theme->ink,
			    pen->panel->plot.x + pen->panel->plot.width / 2,
			    pen->panel->plot.y + pen->panel->plot.height + 2 * PANELS_NAME_GAP +
				    height,
			    (struct anchor){ 0.5, 0 });
}

static void paint_axes(const struct plot_pen *pen)
{
	size_t row = pen->panel->row;
	size_t column = pen->panel->column;
	struct axis_view left = panels_left_view(pen->panels, row, column);
	struct axis_view bottom = panels_bottom_view(pen->panels, row, column);

	if (pen->panels->y[row].names) {
		if (column == 0)
			panels_paint_row_names(pen);
	} else {
		axis_paint_left(pen->style, &left, &pen->panel->plot, pen->cr);
	}
	if (!pen->panels->x[column].names) {
		axis_paint_bottom(pen->style, &bottom, &pen->panel->plot, pen->cr);
	} else if (!bottom.bare) {
		paint_column_names(pen);
		paint_title_under_names(pen, bottom.title);
	}
}

void panels_paint_base(const struct plot_pen *pen)
{
	const struct rect *plot = &pen->panel->plot;
	const struct panels_axis *x = panels_x_axis(pen->panels, pen->panel->column);
	double zero = scale_at(&pen->panel->x, 0);
	struct position from = { plot->x, plot->y + plot->height };
	struct position to = { plot->x + plot->width, from.y };

	if (x->grid) {
		if (x->axis.low > 0 || x->axis.high < 0)
			return;
		from = (struct position){ zero, plot->y };
		to = (struct position){ zero, plot->y + plot->height };
	}
	marks_line(pen->cr, from, to, pen->style->theme->base_width, pen->style->theme->ink);
}

/* What y is in this row, with its unit, over the first plot. */
static void paint_heading(const struct plot_pen *pen, size_t row, double y)
{
	const struct panels_axis *axis = &pen->panels->y[row];
	const char *unit = axis->names ? "" : axis->axis.unit.text;
	char text[HEADING_SIZE];

	snprintf(text, sizeof text, unit[0] != '\0' ? "%s (%s)" : "%s", pen->panels->headings[row],
		 unit);
	style_paint(pen->style, pen->cr, TYPE_SMALL, text, pen->style->theme->ink,
		    pen->panel->plot.x, y, (struct anchor){ 0, 1 });
}

static void paint_titles(const struct plot_pen *pen)
{
	const struct panel *panel = pen->panel;
	double x = panel->outdented ? pen->panels->sheet.body.x : panel->plot.x;
	double y = pen->panel->plot.y - PANELS_TITLE_GAP;
	struct text_block block = panels_title_block(pen->panels, panel, panel->plot.width);

	if (panel->title) {
		struct text_size size = text_measure(pen->style->setter, &block);

		text_paint(pen->style->setter, pen->cr, &block, x, y - size.height);
		y -= size.height + PANELS_TITLE_GAP;
	}
	if (panel->column == 0 && pen->panels->headings[panel->row])
		paint_heading(pen, panel->row, y);
}

struct plot_pen panels_pen(const struct panels *panels, size_t index, cairo_t *cr)
{
	return (struct plot_pen){ panels, &panels->at[index], &panels->job->style, cr };
}

static void paint_panel(const struct plot_pen *pen)
{
	const struct panel *panel = pen->panel;

	if (panel_is_empty(panel) && !panel->empty)
		return;
	paint_marks(pen);
	paint_axes(pen);
	panels_paint_base(pen);
	panels_paint_curves(pen);
	panels_paint_words(pen);
	paint_titles(pen);
	if (panel->row == 0)
		paint_mark_labels(pen);
	if (panel_is_empty(panel))
		sheet_paint_empty(pen->style, &panel->plot, panel->empty, pen->cr);
}

static void paint_panels(const struct panels *panels, cairo_t *cr)
{
	sheet_paint(&panels->sheet, panels->job, &panels->legend, cr);
	for (size_t i = 0; i < panels->rows * panels->columns; i++) {
		struct plot_pen pen = panels_pen(panels, i, cr);

		paint_panel(&pen);
	}
}

void panels_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct panels *panels = (const struct panels *)drawing;

	cairo_save(cr);
	if (panels->tiling)
		panels_paint_tiles(panels, cr);
	else
		paint_panels(panels, cr);
	cairo_restore(cr);
}
