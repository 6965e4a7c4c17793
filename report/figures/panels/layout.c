/* layout.c — gives the plots, their axes, headings and labels their places. */
#include "inside.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>

#define PLOT_WIDTH_LEAST  40.0
#define PLOT_HEIGHT_LEAST 0.55 /* of what the rows like to have */
#define LABEL_SPACE       3.0

/* Heights and widths around the plots. */
struct frame {
	double left, right, bottom; /* outside of the plots */
	double gap;                 /* between two columns */
	double *above;              /* by row: heading and titles */
	double all;                 /* heights outside of the plots, and */
	double plots;               /* of the plots, as they like it */
};

static bool is_used(const struct panels *panels, size_t row, size_t column)
{
	const struct panel *panel = &panels->at[row * panels->columns + column];

	return !panel_is_empty(panel) || panel->empty;
}

/* The lowest row of a column that has a panel bears the axis. */
static bool bears_axis(const struct panels *panels, size_t row, size_t column)
{
	for (size_t r = row + 1; r < panels->rows; r++)
		if (is_used(panels, r, column))
			return false;
	return true;
}

struct panels_axis *panels_x_axis(const struct panels *panels, size_t column)
{
	return &panels->x[panels->tiling ? 0 : column];
}

struct axis_view panels_left_view(const struct panels *panels, size_t row, size_t column)
{
	const struct panels_axis *axis = &panels->y[row];

	return (struct axis_view){ .axis = &axis->axis,
				   .title = column == 0 ? axis->shown : NULL,
				   .grid = true,
				   .bare = column > 0 };
}

struct axis_view panels_bottom_view(const struct panels *panels, size_t row, size_t column)
{
	const struct panels_axis *axis = &panels->x[column];
	bool bears = bears_axis(panels, row, column);

	return (struct axis_view){ .axis = &axis->axis,
				   .title = bears ? axis->shown : NULL,
				   .grid = axis->grid,
				   .bare = !bears };
}

void panels_place_plot(struct panels *panels, struct panel *panel, struct rect plot)
{
	const struct axis *x = &panels_x_axis(panels, panel->column)->axis;
	const struct axis *y = &panels->y[panel->row].axis;

	panel->plot = plot;
	panel->x = axis_scale(x, plot.x, plot.x + plot.width);
	panel->y = axis_scale(y, plot.y + plot.height, plot.y);
}

/* The unit behind the title, where the axis has numbers. */
static void finish_title(struct panels_axis *axis)
{
	const char *unit = axis->names ? "" : axis->axis.unit.text;

	if (!axis->title)
		return;
	free(axis->shown);
	axis->shown = must_print(unit[0] != '\0' ? "%s (%s)" : "%s", axis->title, unit);
}

static void make_axes(struct panels *panels, double plot_width)
{
	panels_make_axes(panels, plot_width);
	for (size_t r = 0; r < panels->rows; r++)
		finish_title(&panels->y[r]);
	for (size_t c = 0; c < panels->columns; c++)
		finish_title(&panels->x[c]);
}

struct text_block panels_title_block(const struct panels *panels, const struct panel *panel,
				     double plot_width)
{
	struct text_block block = style_lines(&panels->job->style, TYPE_SMALL, panel->title,
					      plot_width, panels->title_lines);

	block.bold = panel->bold;
	return block;
}

/* Names may be so short that the first label of the bottom axis reaches further. */
static double left_room(const struct panels *panels)
{
	struct axis_view bottom = panels_bottom_view(panels, panels->rows - 1, 0);
	double room = axis_bottom_underhang(&panels->job->style, &bottom, PLOT_WIDTH_LEAST);

	for (size_t r = 0; r < panels->rows; r++) {
		struct axis_view view = panels_left_view(panels, r, 0);

		room = fmax(room, panels->y[r].names ? panels_name_room(panels, &panels->y[r])
						     : axis_left_room(&panels->job->style, &view,
								      panels->heights[r]));
	}
	return room;
}

static double right_overhang(const struct panels *panels)
{
	struct axis_view view = panels_bottom_view(panels, panels->rows - 1, panels->columns - 1);

	return view.axis->ticks.count > 0 ? axis_bottom_overhang(&panels->job->style, &view) : 0;
}

/* The outermost labels of two axes beside each other do not touch. */
static double column_gap(const struct panels *panels)
{
	const struct style *style = &panels->job->style;
	double gap = fmax(panels->gap, 2 * right_overhang(panels) + LABEL_SPACE);

	for (size_t c = 1; c < panels->columns; c++) {
		struct axis_view left = panels_bottom_view(panels, panels->rows - 1, c - 1);
		struct axis_view right = panels_bottom_view(panels, panels->rows - 1, c);

		gap = fmax(gap, axis_bottom_overhang(style, &left) + LABEL_SPACE +
					axis_bottom_underhang(style, &right, PLOT_WIDTH_LEAST));
	}
	return gap;
}

static double line_height(const struct panels *panels)
{
	return style_measure(&panels->job->style, TYPE_SMALL, "X").height;
}

/* A row's panel titles and heading. */
static double room_above(const struct panels *panels, size_t row, double plot_width)
{
	double heading = panels->headings[row] ? line_height(panels) + PANELS_TITLE_GAP : 0;
	double title = 0;

	for (size_t c = 0; c < panels->columns; c++) {
		const struct panel *panel = &panels->at[row * panels->columns + c];
		struct text_block block = panels_title_block(panels, panel, plot_width);

		if (panel->title)
			title = fmax(title, text_measure(panels->job->style.setter, &block).height +
						    PANELS_TITLE_GAP);
	}
	return fmax(heading + title, panels->y[row].beside_title ? line_height(panels) : 0);
}

static double bottom_room(const struct panels *panels, double plot_width)
{
	double room = 0;

	for (size_t c = 0; c < panels->columns; c++) {
		struct axis_view view = panels_bottom_view(panels, panels->rows - 1, c);

		view.title = panels->x[c].shown;
		view.bare = false;
		room = fmax(room, axis_bottom_room(&panels->job->style, &view, plot_width));
		if (panels->x[c].names)
			room = fmax(room,
				    line_height(panels) + PANELS_NAME_GAP +
					    (view.title ? line_height(panels) + PANELS_GAP : 0));
	}
	return room;
}

static double mark_room(const struct panels *panels)
{
	for (size_t i = 0; i < panels->mark_count; i++)
		if (panels->marks[i].label)
			return line_height(panels) + PANELS_TITLE_GAP;
	return 0;
}

static double plot_width_of(const struct panels *panels, const struct frame *frame)
{
	double gaps = frame->gap * (double)(panels->columns - 1);

	return (sheet_width(panels->job) - frame->left - frame->right - gaps) /
	       (double)panels->columns;
}

static void take_frame(struct panels *panels, struct frame *frame)
{
	double width;

	frame->left = left_room(panels);
	frame->right = fmax(right_overhang(panels), panels_beside_room(panels));
	frame->gap = column_gap(panels);
	width = plot_width_of(panels, frame);
	frame->bottom = bottom_room(panels, width);
	panels->mark_room = mark_room(panels);
	frame->all = frame->bottom + panels->mark_room + PANELS_GAP * (double)(panels->rows - 1) +
		     line_height(panels) / 2;
	frame->plots = 0;
	for (size_t r = 0; r < panels->rows; r++) {
		frame->above[r] = room_above(panels, r, width);
		frame->all += frame->above[r];
		frame->plots += panels->heights[r];
	}
}

static void place_plots(struct panels *panels, const struct frame *frame)
{
	const struct rect *body = &panels->sheet.body;
	double width = plot_width_of(panels, frame);
	double share = (body->height - frame->all) / frame->plots;
	double y = body->y + panels->mark_room;

	/* half of the highest tick label stands above the first plot */
	if (panels->mark_room + frame->above[0] < line_height(panels) / 2)
		y += line_height(panels) / 2;
	for (size_t r = 0; r < panels->rows; r++) {
		double height = panels->heights[r] * share;

		y += frame->above[r];
		for (size_t c = 0; c < panels->columns; c++)
			panels_place_plot(panels, panels_at(panels, r, c),
					  (struct rect){ body->x + frame->left +
								 (double)c * (width + frame->gap),
							 y, width, height });
		y += height + PANELS_GAP;
	}
}

/* Plots that must be lower than they like break the titles of their axes into more lines. */
static void take_lower(struct panels *panels, struct frame *frame)
{
	double share = (panels->sheet.body.height - frame->all) / frame->plots;

	if (share >= 1)
		return;
	for (size_t r = 0; r < panels->rows; r++)
		panels->heights[r] *= share;
	take_frame(panels, frame);
}

static bool lay_out(struct panels *panels, struct frame *frame, struct error *err)
{
	double width;

	for (size_t r = 0; r < panels->rows; r++)
		panels_fit_names(panels, r);
	make_axes(panels, sheet_width(panels->job) / (double)panels->columns);
	take_frame(panels, frame);
	width = plot_width_of(panels, frame);
	if (width < PLOT_WIDTH_LEAST)
		return error_set(err,
				 "the figure is too narrow for %zu plots beside each other: give a "
				 "greater --width",
				 panels->columns);
	make_axes(panels, width);
	take_frame(panels, frame);
	if (!sheet_lay_out(&panels->sheet, panels->job, &panels->drawing, &panels->legend,
			   frame->all + frame->plots, frame->all + PLOT_HEIGHT_LEAST * frame->plots,
			   err))
		return false;
	take_lower(panels, frame);
	place_plots(panels, frame);
	panels_place_words(panels);
	return true;
}

bool panels_lay_out(struct panels *panels, struct error *err)
{
	struct frame frame = { .above = must_alloc(panels->rows, sizeof *frame.above) };
	bool good = lay_out(panels, &frame, err);

	free(frame.above);
	return good;
}
