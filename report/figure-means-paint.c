/* figure-means-paint.c — paints the figure of means; what goes where is decided already. */
#include "figure-means.h"

#include <math.h>

#define TYPE         7.5 /* points, as printed */
#define TYPE_SMALL   7.0
#define TYPE_CAPTION 6.8
#define TYPE_TITLE   8.5
#define GRID_WIDTH   0.5
#define BASE_WIDTH   0.7
#define ABSENT_GAP   4.0  /* between the base line and the words in an empty slot */
#define LEGEND_HALF  4.2  /* of the interval in the legend */
#define NARROW       40.0 /* words in a slot narrower than this read upwards */

struct text_block means_title(const struct means *means)
{
	return (struct text_block){ .text = means->drawing.title,
				    .size = TYPE_TITLE,
				    .bold = true,
				    .width = means->layout.title.width,
				    .colour = colour_ink };
}

struct text_block means_caption(const struct means *means)
{
	return (struct text_block){ .text = means->drawing.caption,
				    .size = TYPE_CAPTION,
				    .width = means->layout.caption.width,
				    .colour = colour_ink };
}

struct text_block means_axis_title(const struct means *means)
{
	return (struct text_block){
		.text = means->axis_title, .size = TYPE, .align = ALIGN_CENTRE, .colour = colour_ink
	};
}

struct text_block means_tick(const char *text)
{
	return (struct text_block){ .text = text, .size = TYPE_SMALL, .colour = colour_ink };
}

struct text_block means_legend(const struct legend_item *item)
{
	return (struct text_block){ .text = item->text, .size = TYPE_SMALL, .colour = colour_ink };
}

struct text_block means_number(const struct means *means, size_t group)
{
	return (struct text_block){ .text = means->numbers[group],
				    .size = TYPE_SMALL,
				    .colour = colour_ink };
}

struct text_block means_label(const struct means *means, size_t group)
{
	struct text_block block = { .text = means->labels[group],
				    .size = TYPE_SMALL,
				    .width = means->layout.slots[group].label.width,
				    .lines = 3,
				    .align = ALIGN_CENTRE,
				    .colour = colour_ink };

	if (means->labels_upwards) {
		block.lines = 1;
		block.width = means->label_length;
		block.align = ALIGN_RIGHT;
	}
	return block;
}

struct text_block means_run_label(const struct means *means, size_t run)
{
	return (struct text_block){ .text = means->run_labels[run],
				    .size = TYPE_SMALL,
				    .bold = true,
				    .width = means->layout.run_labels[run].width,
				    .lines = 2,
				    .align = ALIGN_CENTRE,
				    .colour = colour_ink };
}

struct text_block means_absent(const struct means *means, size_t group)
{
	const struct slot *slot = &means->layout.slots[group];
	struct text_block block = { .text = means->absent[group],
				    .size = TYPE_SMALL,
				    .width = slot->label.width,
				    .lines = 4,
				    .align = ALIGN_CENTRE,
				    .colour = colour_soft };

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
	struct text_block block = means_axis_title(means);
	struct text_size size = text_measure(means->setter, &block);
	double right = plot->x + plot->width;
	double base = scale_at(&means->y, fmax(means->axis.low, 0));

	text_paint_upwards(means->setter, cr, &block, room->x,
			   fmax(room->y + (room->height - size.width) / 2, LAYOUT_MARGIN));
	for (size_t i = 0; i < means->axis.ticks.count; i++) {
		double y = scale_at(&means->y, means->axis.ticks.at[i] / means->axis.unit.factor);
		char text[NUMBER_TEXT_SIZE];

		axis_tick_text(&means->axis, i, text);
		block = means_tick(text);
		size = text_measure(means->setter, &block);
		marks_line(cr, (struct position){ plot->x, y }, (struct position){ right, y },
			   GRID_WIDTH, colour_grid);
		text_paint(means->setter, cr, &block,
			   means->layout.tick_labels.x + means->layout.tick_labels.width -
				   size.width,
			   y - size.height / 2);
	}
	marks_line(cr, (struct position){ plot->x, base }, (struct position){ right, base },
		   BASE_WIDTH, colour_ink);
}

static void paint_points(cairo_t *cr, enum direction direction, const struct position *at,
			 size_t count, double radius)
{
	static const enum shape shapes[DIRECTION_COUNT] = { SHAPE_CIRCLE, SHAPE_TRIANGLE };

	marks_points(cr, at, count, shapes[direction], radius,
		     direction == DIRECTION_AB ? colour_blue : colour_orange);
}

static void paint_mean(const struct means *means, cairo_t *cr, size_t index)
{
	const struct group *group = &means->data->groups[index];
	const struct slot *slot = &means->layout.slots[index];
	struct text_block block = means_number(means, index);
	struct text_size size = text_measure(means->setter, &block);
	double y = scale_at(&means->y, group->mean);

	if (!isnan(group->low) && !isnan(group->high)) {
		struct extent extent = scale_interval(&means->y, group->low, group->high);

		marks_interval(cr, slot->mean_x, &extent);
	}
	marks_mean(cr, (struct position){ slot->mean_x, y });
	if (means->layout.numbers_beside)
		text_paint_rimmed(means->setter, cr, &block, slot->number_x, y - size.height / 2);
	else if (means->layout.numbers_upwards)
		text_paint_upwards(means->setter, cr, &block, slot->number_x - size.height / 2,
				   means->layout.numbers.y + means->layout.numbers.height -
					   size.width);
	else
		text_paint(means->setter, cr, &block, slot->number_x - size.width / 2,
			   means->layout.numbers.y);
}

/* What the row of numbers is, beside it, if there is one. */
static void paint_numbers_name(const struct means *means, cairo_t *cr)
{
	const struct rect *row = &means->layout.numbers;
	struct text_block block = means_tick(MEANS_ROW_NAME);
	struct text_size size = text_measure(means->setter, &block);

	if (row->height > 0)
		text_paint(means->setter, cr, &block,
			   means->layout.tick_labels.x + means->layout.tick_labels.width -
				   size.width,
			   row->y + (row->height - size.height) / 2);
}

static void paint_absent(const struct means *means, cairo_t *cr, size_t group)
{
	const struct slot *slot = &means->layout.slots[group];
	struct text_block block = means_absent(means, group);
	struct text_size size = text_measure(means->setter, &block);
	double bottom = slot->area.y + slot->area.height - ABSENT_GAP;

	if (slot->area.width < NARROW)
		text_paint_upwards(means->setter, cr, &block,
				   slot->area.x + (slot->area.width - size.height) / 2,
				   slot->area.y + ABSENT_GAP);
	else
		text_paint(means->setter, cr, &block, slot->label.x, bottom - size.height);
}

static void paint_labels(const struct means *means, cairo_t *cr)
{
	for (size_t i = 0; i < means->layout.slot_count; i++) {
		const struct rect *room = &means->layout.slots[i].label;
		struct text_block block = means_label(means, i);

		if (means->labels_upwards)
			text_paint_upwards(means->setter, cr, &block,
					   room->x + (room->width -
						      text_measure(means->setter, &block).height) /
							     2,
					   room->y);
		else
			text_paint(means->setter, cr, &block, room->x, room->y);
	}
	for (size_t i = 0; means->data->run_count > 1 && i < means->layout.run_count; i++) {
		const struct rect *room = &means->layout.run_labels[i];
		struct text_block block = means_run_label(means, i);
		double y = room->y - LAYOUT_GAP / 2;

		marks_line(cr, (struct position){ room->x, y },
			   (struct position){ room->x + room->width, y }, BASE_WIDTH, colour_soft);
		text_paint(means->setter, cr, &block, room->x, room->y);
	}
}

static void paint_legend(const struct means *means, cairo_t *cr)
{
	for (size_t i = 0; i < means->legend_count; i++) {
		const struct legend_item *item = &means->legend[i];
		struct text_block block = means_legend(item);
		double x = means->layout.legend.x + item->at.x;
		double y = means->layout.legend.y + item->at.y;
		double middle = y + text_measure(means->setter, &block).height / 2;
		struct position symbol = { x + MARKS_MEAN_HALF, middle };

		if (item->is_mean) {
			if (item->has_interval)
				marks_interval(cr, symbol.x,
					       &(struct extent){ .from = middle + LEGEND_HALF,
								 .to = middle - LEGEND_HALF });
			marks_mean(cr, symbol);
		}
		if (!item->is_mean)
			paint_points(cr, item->direction, &symbol, 1, LEGEND_RADIUS);
		text_paint(means->setter, cr, &block, x + LEGEND_SYMBOL, y);
	}
}

void means_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct means *means = (const struct means *)drawing;
	struct text_block block = means_caption(means);

	paint_axis(means, cr);
	for (unsigned i = 0; i < DIRECTION_COUNT; i++)
		paint_points(cr, (enum direction)i, means->painted[i], means->painted_count[i],
			     means->radius);
	for (size_t i = 0; i < means->data->group_count; i++) {
		if (means->data->groups[i].n == 0) {
			paint_absent(means, cr, i);
			continue;
		}
		paint_mean(means, cr, i);
	}
	paint_numbers_name(means, cr);
	paint_labels(means, cr);
	paint_legend(means, cr);
	text_paint(means->setter, cr, &block, means->layout.caption.x, means->layout.caption.y);
	if (means->wish->title) {
		block = means_title(means);
		text_paint(means->setter, cr, &block, means->layout.title.x, means->layout.title.y);
	}
}
