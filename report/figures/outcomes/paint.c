/* paint.c — gives everything of the figure of outcomes its place, and paints it. */
#include "outcomes.h"

#include "report/draw/axis-paint.h"

#include <math.h>

#define X_TITLE     "Failed, of those attempted (%)"
#define HEAD_TEXT   "failed"
#define ROW_LEAST   15.0 /* height of a row */
#define BAR_HEIGHT  6.0
#define LINE_BELOW  3.4  /* from the bar to its interval */
#define LABEL_SHARE 0.34 /* of the width, at most, for the groups' names */
#define GAP         5.0
#define CAP         2.0

static struct text_block label_block(const struct outcomes *outcomes, size_t row)
{
	struct text_block block = style_lines(&outcomes->job->style, TYPE_SMALL,
					      outcomes->rows[row].label, outcomes->label_width, 2);

	block.align = ALIGN_RIGHT;
	return block;
}

static void measure(struct outcomes *outcomes)
{
	const struct style *style = &outcomes->job->style;
	double most = LABEL_SHARE * sheet_width(outcomes->job);
	double widest = 0;

	outcomes->text_width = style_measure(style, TYPE_SMALL, HEAD_TEXT).width;
	for (size_t i = 0; i < outcomes->data.group_count; i++) {
		const struct outcome_row *row = &outcomes->rows[i];

		widest = fmax(widest, style_measure(style, TYPE_SMALL, row->label).width);
		outcomes->text_width = fmax(outcomes->text_width,
					    style_measure(style, TYPE_SMALL, row->text).width);
	}
	outcomes->label_width = ceil(fmin(widest, most));
	outcomes->row_height = ROW_LEAST;
	for (size_t i = 0; i < outcomes->data.group_count; i++) {
		struct text_block block = label_block(outcomes, i);

		outcomes->row_height =
			fmax(outcomes->row_height, text_measure(style->setter, &block).height + 2);
	}
}

bool outcomes_lay_out(struct outcomes *outcomes, struct error *err)
{
	const struct style *style = &outcomes->job->style;
	struct axis_view x = { .axis = &outcomes->x, .title = X_TITLE };
	size_t count = outcomes->data.group_count > 0 ? outcomes->data.group_count : 1;
	double head = style_measure(style, TYPE_SMALL, HEAD_TEXT).height;
	const struct rect *body = &outcomes->sheet.body;
	double bottom;
	double rows;

	measure(outcomes);
	rows = outcomes->row_height * (double)count;
	outcomes->plot.width =
		sheet_width(outcomes->job) - outcomes->label_width - outcomes->text_width - 2 * GAP;
	bottom = axis_bottom_room(style, &x, outcomes->plot.width);
	if (!sheet_lay_out(&outcomes->sheet, outcomes->job, &outcomes->drawing, &outcomes->legend,
			   head + rows + bottom, head + rows + bottom, err))
		return false;
	outcomes->plot.x = body->x + outcomes->label_width + GAP;
	outcomes->plot.y = body->y + head;
	outcomes->plot.height = body->height - head - bottom;
	outcomes->row_height = outcomes->plot.height / (double)count;
	return true;
}

/* The segments of a bar, from zero on. */
static void paint_bar(const struct outcomes *outcomes, const struct outcome_row *row,
		      const struct scale *x, double y, cairo_t *cr)
{
	const struct theme *theme = outcomes->job->style.theme;
	long long before = 0;

	for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
		long long count = outcomes_failed(row->group, i);
		double from = scale_at(x, 100 * (double)before / (double)row->attempted);
		double to = scale_at(x, 100 * (double)(before + count) / (double)row->attempted);
		struct rect box = { from, y, to - from, BAR_HEIGHT };

		if (count > 0)
			marks_pattern(cr, &box, theme_look(theme, outcomes->looks[i]),
				      outcomes->looks[i], theme->paper);
		before += count;
	}
}

static void paint_row(const struct outcomes *outcomes, size_t index, cairo_t *cr)
{
	const struct style *style = &outcomes->job->style;
	const struct theme *theme = style->theme;
	const struct outcome_row *row = &outcomes->rows[index];
	const struct rect *plot = &outcomes->plot;
	struct scale x = axis_scale(&outcomes->x, plot->x, plot->x + plot->width);
	struct text_block label = label_block(outcomes, index);
	double middle = plot->y + outcomes->row_height * ((double)index + 0.5);
	double top = middle - (BAR_HEIGHT + LINE_BELOW + CAP) / 2;

	text_paint(style->setter, cr, &label, plot->x - GAP - outcomes->label_width,
		   middle - text_measure(style->setter, &label).height / 2);
	style_paint(style, cr, TYPE_SMALL, row->text, theme->ink,
		    plot->x + plot->width + GAP + outcomes->text_width, middle,
		    (struct anchor){ 1, 0.5 });
	if (row->attempted == 0)
		return;
	paint_bar(outcomes, row, &x, top, cr);
	if (!isnan(row->low) && !isnan(row->high)) {
		struct extent extent = scale_interval(&x, 100 * row->low, 100 * row->high);

		marks_interval_across(cr, top + BAR_HEIGHT + LINE_BELOW, &extent, CAP,
				      theme->interval_width, theme->ink);
	}
}

void outcomes_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct outcomes *outcomes = (const struct outcomes *)drawing;
	const struct style *style = &outcomes->job->style;
	const struct rect *plot = &outcomes->plot;
	struct axis_view x = { .axis = &outcomes->x, .title = X_TITLE, .grid = true };

	axis_paint_bottom(style, &x, plot, cr);
	marks_line(cr, (struct position){ plot->x, plot->y },
		   (struct position){ plot->x, plot->y + plot->height }, style->theme->base_width,
		   style->theme->ink);
	style_paint(style, cr, TYPE_SMALL, HEAD_TEXT, style->theme->soft,
		    plot->x + plot->width + GAP + outcomes->text_width, plot->y,
		    (struct anchor){ 1, 1 });
	for (size_t i = 0; i < outcomes->data.group_count; i++)
		paint_row(outcomes, i, cr);
	sheet_paint(&outcomes->sheet, outcomes->job, &outcomes->legend, cr);
}
