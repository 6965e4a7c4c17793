/* figure-means-paint.c — paints the figure of means; what goes where is decided already. */
#include "figure-means.h"

#include <math.h>

#define ABSENT_GAP 4.0  /* between the base line and the words in an empty slot */
#define NARROW     40.0 /* words in a slot narrower than this read upwards */

struct text_block means_title(const struct means *means)
{
	struct text_block block = style_block(&means->job->style, TYPE_TITLE, means->drawing.title);

	block.width = means->layout.title.width;
	return block;
}

struct text_block means_caption(const struct means *means)
{
	struct text_block block =
		style_block(&means->job->style, TYPE_CAPTION, means->drawing.caption);

	block.width = means->layout.caption.width;
	return block;
}

struct text_block means_axis_title(const struct means *means)
{
	struct text_block block = style_block(&means->job->style, TYPE_AXIS, means->axis_title);

	block.align = ALIGN_CENTRE;
	return block;
}

struct text_block means_tick(const struct means *means, const char *text)
{
	return style_block(&means->job->style, TYPE_SMALL, text);
}

struct text_block means_number(const struct means *means, size_t group)
{
	return style_block(&means->job->style, TYPE_SMALL, means->numbers[group]);
}

struct text_block means_label(const struct means *means, size_t group)
{
	struct text_block block = style_block(&means->job->style, TYPE_SMALL, means->labels[group]);

	block.width = means->layout.slots[group].label.width;
	block.lines = 3;
	block.align = ALIGN_CENTRE;
	if (means->labels_upwards) {
		block.lines = 1;
		block.width = means->label_length;
		block.align = ALIGN_RIGHT;
	}
	return block;
}

struct text_block means_run_label(const struct means *means, size_t run)
{
	struct text_block block =
		style_block(&means->job->style, TYPE_SMALL, means->run_labels[run]);

	block.bold = true;
	block.width = means->layout.run_labels[run].width;
	block.lines = 2;
	block.align = ALIGN_CENTRE;
	return block;
}

struct text_block means_absent(const struct means *means, size_t group)
{
	const struct slot *slot = &means->layout.slots[group];
	struct text_block block = style_block(&means->job->style, TYPE_SMALL, means->absent[group]);

	block.width = slot->label.width;
	block.lines = 4;
	block.align = ALIGN_CENTRE;
	block.colour = means->job->style.theme->soft;
	if (slot->area.width < NARROW) {
		block.width = slot->area.height - 2 * ABSENT_GAP;
		block.lines = 1;
		block.align = ALIGN_LEFT;
	}
	return block;
}

static void paint_axis(const struct means *means, cairo_t *cr)
{
	const struct rect *plot = &means->layout.plot;
	const struct rect *room = &means->layout.axis_title;
	const struct theme *theme = means->job->style.theme;
	struct text_block block = means_axis_title(means);
	struct text_size size = text_measure(means->job->style.setter, &block);
	double right = plot->x + plot->width;
	double base = scale_at(&means->y, fmax(means->axis.low, 0));

	text_paint_upwards(means->job->style.setter, cr, &block, room->x,
			   fmax(room->y + (room->height - size.width) / 2, LAYOUT_MARGIN));
	for (size_t i = 0; i < means->axis.ticks.count; i++) {
		double y = scale_at(&means->y, axis_tick_value(&means->axis, i));
		char text[NUMBER_TEXT_SIZE];

		axis_tick_text(&means->axis, i, means->job->style.language, text);
		block = means_tick(means, text);
		size = text_measure(means->job->style.setter, &block);
		marks_line(cr, (struct position){ plot->x, y }, (struct position){ right, y },
			   theme->grid_width, theme->grid);
		text_paint(means->job->style.setter, cr, &block,
			   means->layout.tick_labels.x + means->layout.tick_labels.width -
				   size.width,
			   y - size.height / 2);
	}
	marks_line(cr, (struct position){ plot->x, base }, (struct position){ right, base },
		   theme->base_width, theme->ink);
}

static void paint_mean(const struct means *means, cairo_t *cr, size_t index)
{
	const struct group *group = &means->data.groups[index];
	const struct slot *slot = &means->layout.slots[index];
	const struct theme *theme = means->job->style.theme;
	struct text_block block = means_number(means, index);
	struct text_size size = text_measure(means->job->style.setter, &block);
	double y = scale_at(&means->y, group->mean);

	if (!isnan(group->low) && !isnan(group->high)) {
		struct extent extent = scale_interval(&means->y, group->low, group->high);

		marks_interval(cr, slot->mean_x, &extent, theme->interval_width, theme->ink);
	}
	marks_mean(cr, (struct position){ slot->mean_x, y }, theme->ink);
	if (means->layout.numbers_beside)
		text_paint_rimmed(means->job->style.setter, cr, &block, theme->paper,
				  slot->number_x, y - size.height / 2);
	else if (means->layout.numbers_upwards)
		text_paint_upwards(
			means->job->style.setter, cr, &block, slot->number_x - size.height / 2,
			means->layout.numbers.y + means->layout.numbers.height - size.width);
	else
		text_paint(means->job->style.setter, cr, &block, slot->number_x - size.width / 2,
			   means->layout.numbers.y);
}

/* What the row of numbers is, beside it, if there is one. */
static void paint_numbers_name(const struct means *means, cairo_t *cr)
{
	const struct rect *row = &means->layout.numbers;
	struct text_block block = means_tick(means, MEANS_ROW_NAME);
	struct text_size size = text_measure(means->job->style.setter, &block);

	if (row->height > 0)
		text_paint(means->job->style.setter, cr, &block,
			   means->layout.tick_labels.x + means->layout.tick_labels.width -
				   size.width,
			   row->y + (row->height - size.height) / 2);
}

static void paint_absent(const struct means *means, cairo_t *cr, size_t group)
{
	const struct slot *slot = &means->layout.slots[group];
	struct text_block block = means_absent(means, group);
	struct text_size size = text_measure(means->job->style.setter, &block);
	double bottom = slot->area.y + slot->area.height - ABSENT_GAP;

	if (slot->area.width < NARROW)
		text_paint_upwards(means->job->style.setter, cr, &block,
				   slot->area.x + (slot->area.width - size.height) / 2,
				   slot->area.y + ABSENT_GAP);
	else
		text_paint(means->job->style.setter, cr, &block, slot->label.x,
			   bottom - size.height);
}

static void paint_labels(const struct means *means, cairo_t *cr)
{
	for (size_t i = 0; i < means->layout.slot_count; i++) {
		const struct rect *room = &means->layout.slots[i].label;
		struct text_block block = means_label(means, i);

		if (means->labels_upwards)
			text_paint_upwards(
				means->job->style.setter, cr, &block,
				room->x + (room->width -
					   text_measure(means->job->style.setter, &block).height) /
						  2,
				room->y);
		else
			text_paint(means->job->style.setter, cr, &block, room->x, room->y);
	}
	for (size_t i = 0; means->data.run_count > 1 && i < means->layout.run_count; i++) {
		const struct rect *room = &means->layout.run_labels[i];
		struct text_block block = means_run_label(means, i);
		double y = room->y - LAYOUT_GAP / 2;

		marks_line(cr, (struct position){ room->x, y },
			   (struct position){ room->x + room->width, y },
			   means->job->style.theme->base_width, means->job->style.theme->soft);
		text_paint(means->job->style.setter, cr, &block, room->x, room->y);
	}
}

void means_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct means *means = (const struct means *)drawing;
	struct text_block block = means_caption(means);

	paint_axis(means, cr);
	for (unsigned i = 0; i < DIRECTION_COUNT; i++)
		marks_points(cr, means->painted[i], means->painted_count[i],
			     theme_look(means->job->style.theme, i), means->radius);
	for (size_t i = 0; i < means->data.group_count; i++) {
		if (means->data.groups[i].n == 0) {
			paint_absent(means, cr, i);
			continue;
		}
		paint_mean(means, cr, i);
	}
	paint_numbers_name(means, cr);
	paint_labels(means, cr);
	legend_paint(&means->legend, &means->job->style, cr, means->layout.legend.x,
		     means->layout.legend.y);
	if (!means->job->wish->bare)
		text_paint(means->job->style.setter, cr, &block, means->layout.caption.x,
			   means->layout.caption.y);
	if (means->layout.title.height > 0) {
		block = means_title(means);
		text_paint(means->job->style.setter, cr, &block, means->layout.title.x,
			   means->layout.title.y);
	}
}
