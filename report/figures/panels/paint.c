/* paint.c — paints the plots of a figure; what goes where is decided already. */
#include "inside.h"

#include "report/draw/marks.h"

#include <math.h>
#include <stdio.h>

#define NAME_GAP   3.0
#define MARK_WIDTH 0.35 /* of the line of a mark: there may be many */

enum { HEADING_SIZE = 128 };

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
				   MARK_WIDTH, pen->style->theme->soft);
	}
}

static void paint_mark_labels(const struct plot_pen *pen, size_t column)
{
	for (size_t i = 0; i < pen->panels->mark_count; i++) {
		const struct column_mark *mark = &pen->panels->marks[i];
		struct rect box;

		if (mark->column != column || !mark->label || mark->hidden)
			continue;
		box = panels_mark_box(pen->panels, mark);
		style_paint(pen->style, pen->cr, TYPE_SMALL, mark->label, pen->style->theme->ink,
			    box.x, box.y, (struct anchor){ 0, 0 });
	}
}

void panels_paint_words(const struct plot_pen *pen, const struct panel *panel)
{
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

void panels_paint_base(const struct plot_pen *pen)
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

	snprintf(text, sizeof text, unit[0] != '\0' ? "%s (%s)" : "%s", pen->panels->headings[row],
		 unit);
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

struct plot_pen panels_pen(const struct panels *panels, size_t row, size_t column, cairo_t *cr)
{
	return (struct plot_pen){ panels,
				  &panels->job->style,
				  &panels->at[row * panels->columns + column].plot,
				  panels_x_scale(panels, row, column),
				  panels_y_scale(panels, row, column),
				  cr };
}

static void paint_panel(const struct panels *panels, size_t row, size_t column, cairo_t *cr)
{
	const struct panel *panel = &panels->at[row * panels->columns + column];
	const struct plot_pen pen = panels_pen(panels, row, column, cr);

	if (panel_is_empty(panel) && !panel->empty)
		return;
	paint_marks(&pen, column);
	paint_axes(&pen, row, column);
	panels_paint_base(&pen);
	panels_paint_curves(&pen, panel);
	panels_paint_words(&pen, panel);
	paint_titles(&pen, panel, row, column);
	if (row == 0)
		paint_mark_labels(&pen, column);
	if (panel_is_empty(panel))
		sheet_paint_empty(pen.style, pen.plot, panel->empty, cr);
}

static void paint_panels(const struct panels *panels, cairo_t *cr)
{
	sheet_paint(&panels->sheet, panels->job, &panels->legend, cr);
	for (size_t r = 0; r < panels->rows; r++)
		for (size_t c = 0; c < panels->columns; c++)
			paint_panel(panels, r, c, cr);
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
