/* names.c — the names left of the plots of a row, and the words right of them: their room, and how
 * they are painted. */
#include "inside.h"

#include <math.h>
#include <stdlib.h>

#define LEAD       2.0  /* between two names of several lines */
#define SHARE_MOST 0.26 /* of the width that names left of a plot take */

/* To be set to the right. */
static struct text_block name_block(const struct panels *panels, const struct panels_axis *axis,
				    const char *name)
{
	struct text_block block =
		style_lines(&panels->job->style, TYPE_SMALL, name,
			    SHARE_MOST * sheet_width(panels->job), axis->name_lines);

	block.align = ALIGN_RIGHT;
	return block;
}

/* The widest of the words of an axis. */
static double widest_of(const struct panels *panels, char *const *words, size_t count)
{
	double widest = 0;

	for (size_t i = 0; i < count; i++)
		widest = fmax(widest,
			      style_measure(&panels->job->style, TYPE_SMALL, words[i]).width);
	return widest;
}

double panels_name_room(const struct panels *panels, const struct panels_axis *axis)
{
	return PANELS_NAME_GAP + fmin(widest_of(panels, axis->names, axis->name_count),
				      SHARE_MOST * sheet_width(panels->job));
}

double panels_beside_room(const struct panels *panels)
{
	double room = 0;

	for (size_t r = 0; r < panels->rows; r++) {
		const struct panels_axis *axis = &panels->y[r];
		const char *title = axis->beside_title ? axis->beside_title : "";

		if (axis->beside)
			room = fmax(room, PANELS_GAP + fmax(widest_of(panels, axis->beside,
								      axis->name_count),
							    style_measure(&panels->job->style,
									  TYPE_SMALL, title)
								    .width));
	}
	return room;
}

void panels_fit_names(struct panels *panels, size_t row)
{
	const struct text_setter *setter = panels->job->style.setter;
	struct panels_axis *axis = &panels->y[row];
	double highest = 0;

	for (size_t i = 0; i < axis->name_count; i++) {
		struct text_block block = name_block(panels, axis, axis->names[i]);
		char *shorter = text_shortened(setter, &block);

		highest = fmax(highest, text_measure(setter, &block).height);
		free(axis->names[i]);
		axis->names[i] = shorter;
	}
	if (axis->name_lines > 1)
		panels->heights[row] =
			fmax(panels->heights[row], (double)axis->name_count * (highest + LEAD));
}

void panels_paint_row_names(const struct plot_pen *pen)
{
	const struct panels_axis *axis = &pen->panels->y[pen->panel->row];
	const struct rect *plot = &pen->panel->plot;
	const struct rect *body = &pen->panels->sheet.body;

	for (size_t i = 0; i < axis->name_count; i++) {
		double middle = scale_at(&pen->panel->y, (double)i);
		struct text_block block = name_block(pen->panels, axis, axis->names[i]);

		text_paint(pen->style->setter, pen->cr, &block,
			   plot->x - PANELS_NAME_GAP - block.width,
			   middle - text_measure(pen->style->setter, &block).height / 2);
		if (axis->beside)
			style_paint(pen->style, pen->cr, TYPE_SMALL, axis->beside[i],
				    pen->style->theme->ink, body->x + body->width, middle,
				    (struct anchor){ 1, 0.5 });
	}
	if (axis->beside_title)
		style_paint(pen->style, pen->cr, TYPE_SMALL, axis->beside_title,
			    pen->style->theme->soft, body->x + body->width, plot->y,
			    (struct anchor){ 1, 1 });
}
