/* paint.c — paints the plots of a figure; what goes where is decided already. */
#include "inside.h"

#include "report/draw/marks.h"

#include <math.h>
#include <stdio.h>

#define NAME_GAP   3.0
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

static void paint_names(const struct plot_pen *pen, const struct panels_axis *axis, bool left)
{
	double free_from = -INFINITY;

	for (size_t i = 0; i < axis->name_count; i++) {
		double middle = scale_at(left ? &pen->panel->y : &pen->panel->x, (double)i);
		struct text_size size = style_measure(pen->style, TYPE_SMALL, axis->names[i]);

		if (left) {
			style_paint(pen->style, pen->cr, TYPE_SMALL, axis->names[i],
				    pen->style->theme->ink, pen->panel->plot.x - NAME_GAP, middle,
				    (struct anchor){ 1, 0.5 });
			continue;
		}
		if (middle - size.width / 2 < free_from)
			continue;
		style_paint(pen->style, pen->cr, TYPE_SMALL, axis->names[i], pen->style->theme->ink,
			    middle, pen->panel->plot.y + pen->panel->plot.height + NAME_GAP,
			    (struct anchor){ 0.5, 0 });
		free_from = middle + size.width / 2 + NAME_GAP;
	}
}

static void paint_title_under_names(const struct plot_pen *pen, const char *title)
{
	double height = style_measure(pen->style, TYPE_SMALL, "X").height;

	if (title)
		style_paint(pen->style, pen->cr, TYPE_AXIS, title, pen->style->theme->ink,
			    pen->panel->plot.x + pen->panel->plot.width / 2,
			    pen->panel->plot.y + pen->panel->plot.height + 2 * NAME_GAP + height,
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
			paint_names(pen, &pen->panels->y[row], true);
	} else {
		axis_paint_left(pen->style, &left, &pen->panel->plot, pen->cr);
	}
	if (!pen->panels->x[column].names) {
		axis_paint_bottom(pen->style, &bottom, &pen->panel->plot, pen->cr);
	} else if (!bottom.bare) {
		paint_names(pen, &pen->panels->x[column], false);
		paint_title_under_names(pen, bottom.title);
	}
}

void panels_paint_base(const struct plot_pen *pen)
{
	double bottom = pen->panel->plot.y + pen->panel->plot.height;

	marks_line(pen->cr, (struct position){ pen->panel->plot.x, bottom },
		   (struct position){ pen->panel->plot.x + pen->panel->plot.width, bottom },
		   pen->style->theme->base_width, pen->style->theme->ink);
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
	double y = pen->panel->plot.y - PANELS_TITLE_GAP;
	struct text_block block =
		style_lines(pen->style, TYPE_SMALL, panel->title, panel->plot.width, 1);

	if (panel->title) {
		struct text_size size = text_measure(pen->style->setter, &block);

		text_paint(pen->style->setter, pen->cr, &block, pen->panel->plot.x,
			   y - size.height);
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
