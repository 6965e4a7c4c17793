/* paint.c — paints the figures of strips; what goes where is decided already. */
#include "strips.h"

#include "report/draw/axis-paint.h"
#include "report/draw/layer.h"
#include "report/draw/number.h"
#include "report/draw/words.h"
#include "report/figures/kit/values.h"

#include <math.h>

#define ABSENT_GAP 4.0  /* between the base line and the words in an empty slot */
#define NARROW     40.0 /* words in a slot narrower than this read upwards */

enum { TURNS = 100 }; /* in which the directions paint very many points */

struct text_size strips_measure(const struct strips *strips, const struct text_block *block)
{
	return text_measure(strips->job->style.setter, block);
}

static void put(const struct strips *strips, cairo_t *cr, const struct text_block *block, double x,
		double y)
{
	text_paint(strips->job->style.setter, cr, block, x, y);
}

static void put_upwards(const struct strips *strips, cairo_t *cr, const struct text_block *block,
			double x, double y)
{
	text_paint_upwards(strips->job->style.setter, cr, block, x, y);
}

struct text_block strips_axis_title(const struct strips *strips)
{
	struct text_block block = style_block(&strips->job->style, TYPE_AXIS, strips->axis_title);

	block.align = ALIGN_CENTRE;
	return block;
}

struct text_block strips_tick(const struct strips *strips, const char *text)
{
	return style_block(&strips->job->style, TYPE_SMALL, text);
}

struct text_block strips_number(const struct strips *strips, size_t group)
{
	return style_block(&strips->job->style, TYPE_SMALL, strips->numbers[group]);
}

struct text_block strips_label(const struct strips *strips, size_t group)
{
	bool upwards = strips->labels_upwards;
	struct text_block block = style_lines(
		&strips->job->style, TYPE_SMALL, strips->labels[group],
		upwards ? strips->label_length : strips->layout.slots[group].label.width,
		upwards ? 1 : 3);

	block.align = upwards ? ALIGN_RIGHT : ALIGN_CENTRE;
	return block;
}

struct text_block strips_run_label(const struct strips *strips, size_t cluster)
{
	struct text_block block =
		style_lines(&strips->job->style, TYPE_SMALL, strips->run_labels[cluster],
			    strips->layout.run_labels[cluster].width, 3);

	block.bold = true;
	block.align = ALIGN_CENTRE;
	return block;
}

/* Words that would have to be broken read upwards, in as many lines as the slot is wide. */
static bool absent_reads_upwards(const struct strips *strips, size_t group)
{
	const struct slot *slot = &strips->layout.slots[group];
	struct text_block block = style_lines(&strips->job->style, TYPE_SMALL,
					      strips->absent[group], slot->label.width, 4);

	return slot->area.width < NARROW || !text_words_fit(strips->job->style.setter, &block);
}

static struct text_block absent_block(const struct strips *strips, size_t group)
{
	const struct slot *slot = &strips->layout.slots[group];
	const struct style *style = &strips->job->style;
	bool upwards = absent_reads_upwards(strips, group);
	double line = style_measure(style, TYPE_SMALL, "X").height;
	struct text_block block =
		style_lines(style, TYPE_SMALL, strips->absent[group],
			    upwards ? slot->area.height - 2 * ABSENT_GAP : slot->label.width,
			    upwards ? (int)fmax(floor(slot->area.width / line), 1) : 4);

	block.align = upwards ? ALIGN_LEFT : ALIGN_CENTRE;
	block.colour = strips->job->style.theme->soft;
	return block;
}

static void paint_axis(const struct strips *strips, cairo_t *cr)
{
	const struct rect *plot = &strips->layout.plot;
	const struct theme *theme = strips->job->style.theme;
	struct text_block title = strips_axis_title(strips);
	double length = strips_measure(strips, &title).width + 1;
	struct rect span = strips->layout.axis_title;
	struct axis_view view = { &strips->axis, strips->axis_title, &span, true, false };
	double base = scale_at(&strips->y, fmax(strips->axis.low, 0));

	if (length > span.height) { /* it may be longer than a low plot */
		span.y = fmax(span.y + (span.height - length) / 2, LAYOUT_MARGIN);
		span.height = length;
	}
	axis_paint_left(&strips->job->style, &view, plot, cr);
	/* strong only where it is zero: nobody is to read heights off another line */
	marks_line(cr, (struct position){ plot->x, base },
		   (struct position){ plot->x + plot->width, base }, theme->base_width,
		   strips->axis.low > 0 ? theme->grid : theme->ink);
}

/* A mark that --limits cut does not leave the plot. */
static void paint_own_mark(const struct strips *strips, size_t index, cairo_t *cr)
{
	const struct rect *plot = &strips->layout.plot;

	cairo_save(cr);
	if (values_wished(strips->job->wish)) {
		cairo_rectangle(cr, plot->x, plot->y, plot->width, plot->height);
		cairo_clip(cr);
	}
	strips->kind->paint_mark(strips, index, cr);
	cairo_restore(cr);
}

static void paint_mark(const struct strips *strips, cairo_t *cr, size_t index)
{
	const struct group *group = &strips->data.groups[index];
	const struct slot *slot = &strips->layout.slots[index];
	const struct theme *theme = strips->job->style.theme;
	struct text_block block = strips_number(strips, index);
	struct text_size size = strips_measure(strips, &block);
	double y = scale_at(&strips->y, strips->kind->centre(&strips->data, group));

	paint_own_mark(strips, index, cr);
	if (strips->layout.numbers_beside)
		text_paint_rimmed(strips->job->style.setter, cr, &block, theme->paper,
				  slot->number_x, y - size.height / 2);
	else if (strips->layout.numbers_upwards)
		put_upwards(strips, cr, &block, slot->number_x - size.height / 2,
			    strips->layout.numbers.y + strips->layout.numbers.height - size.width);
	else
		put(strips, cr, &block, slot->number_x - size.width / 2, strips->layout.numbers.y);
}

/* What the row of numbers is, beside it, if there is one. */
static void paint_numbers_name(const struct strips *strips, cairo_t *cr)
{
	const struct rect *row = &strips->layout.numbers;
	struct text_block block = strips_tick(strips, strips->kind->row_name);
	struct text_size size = strips_measure(strips, &block);

	if (row->height > 0)
		put(strips, cr, &block,
		    strips->layout.tick_labels.x + strips->layout.tick_labels.width - size.width,
		    row->y + (row->height - size.height) / 2);
}

static void paint_absent(const struct strips *strips, cairo_t *cr, size_t group)
{
	const struct slot *slot = &strips->layout.slots[group];
	struct text_block block = absent_block(strips, group);
	struct text_size size = strips_measure(strips, &block);
	double bottom = slot->area.y + slot->area.height - ABSENT_GAP;

	if (absent_reads_upwards(strips, group))
		put_upwards(strips, cr, &block, slot->area.x + (slot->area.width - size.height) / 2,
			    slot->area.y + ABSENT_GAP);
	else
		put(strips, cr, &block, slot->label.x, bottom - size.height);
}

static void paint_labels(const struct strips *strips, cairo_t *cr)
{
	for (size_t i = 0; i < strips->layout.slot_count; i++) {
		const struct rect *room = &strips->layout.slots[i].label;
		struct text_block block = strips_label(strips, i);

		if (strips->labels_upwards)
			put_upwards(
				strips, cr, &block,
				room->x + (room->width - strips_measure(strips, &block).height) / 2,
				room->y);
		else
			put(strips, cr, &block, room->x, room->y);
	}
	for (size_t i = 0; i < strips->layout.run_count; i++) {
		const struct rect *room = &strips->layout.run_labels[i];
		struct text_block block = strips_run_label(strips, i);
		double y = room->y - LAYOUT_GAP / 2;

		if (room->height == 0)
			continue;
		marks_line(cr, (struct position){ room->x, y },
			   (struct position){ room->x + room->width, y },
			   strips->job->style.theme->base_width, strips->job->style.theme->soft);
		put(strips, cr, &block, room->x, room->y);
	}
}

/* Very many points lie over each other: the directions take turns, or the last would hide the rest.
 */
static void paint_points(const struct strips *strips, cairo_t *cr)
{
	size_t turns = strips->data.point_count > LAYER_SVG_MOST ? TURNS : 1;
	struct layer layer;

	layer_open(&layer, cr, strips->data.point_count, &strips->layout.plot, strips->radius);
	for (size_t turn = 0; turn < turns; turn++)
		for (unsigned i = 0; i < DIRECTION_COUNT; i++) {
			size_t first = strips->painted_count[i] * turn / turns;
			size_t end = strips->painted_count[i] * (turn + 1) / turns;

			marks_points(layer.cr, strips->painted[i] + first, end - first,
				     theme_look(strips->job->style.theme, i), strips->radius);
		}
	layer_close(&layer);
}

/* More points are a cloud of which none can be pointed at. */
enum { HINTS_MOST = 2000 };
/* A mark is hit within so many points about its middle. */
#define POINT_REACH 4.0
#define MARK_REACH  11.0

static const char *const way_words[DIRECTION_COUNT] = { "A to B", "B to A" };

static void hint_points(const struct strips *strips, cairo_t *cr, const struct group *group)
{
	bool of_file = sources_file(strips->job->sources);

	for (size_t i = 0; i < group->point_count; i++) {
		const struct point *point = &strips->data.points[group->first_point + i];
		const struct position *at = &strips->points[group->first_point + i];
		char value[QUANTITY_TEXT_SIZE];

		quantity_text(value, point->value, strips->data.metric->column.unit,
			      strips->job->style.language);
		/* of a row what the file tells: it has no direction, often neither VM nor cycle */
		words_hint(cr, at->x, at->y, POINT_REACH, POINT_REACH, "%s%s%s%s%s%s%s: %s",
			   group->label, point->vm[0] != '\0' ? ", " : "", point->vm,
			   point->cycle[0] != '\0' ? ", cycle " : "", point->cycle,
			   of_file ? "" : ", ", of_file ? "" : way_words[point->direction], value);
	}
}

/* "block: 1.77 s, 95 % interval 1.5 s to 2.0 s; n = 240". */
static void hint_mark(const struct strips *strips, cairo_t *cr, size_t index)
{
	const struct group *group = &strips->data.groups[index];
	const struct language *language = strips->job->style.language;
	const char *unit = strips->data.metric->column.unit;
	double centre = strips->kind->centre(&strips->data, group);
	char texts[3][QUANTITY_TEXT_SIZE];

	quantity_text(texts[0], centre, unit, language);
	quantity_text(texts[1], group->low, unit, language);
	quantity_text(texts[2], group->high, unit, language);
	words_hint(cr, strips->layout.slots[index].mark_x, scale_at(&strips->y, centre), MARK_REACH,
		   MARK_REACH, "%s: %s %s%s%s%s%s; n = %lld", group->label, strips->kind->row_name,
		   texts[0], isnan(group->low) ? "" : ", interval ",
		   isnan(group->low) ? "" : texts[1], isnan(group->low) ? "" : " to ",
		   isnan(group->low) ? "" : texts[2], group->n);
}

/* What points and marks say where a page is pointed at. */
static void hint_all(const struct strips *strips, cairo_t *cr)
{
	if (!words_of(cr))
		return;
	for (size_t i = 0; i < strips->data.group_count; i++) {
		if (!strips->kind->no_points && strips->data.point_count <= HINTS_MOST)
			hint_points(strips, cr, &strips->data.groups[i]);
		if (strips->numbers[i][0] != '\0')
			hint_mark(strips, cr, i);
	}
}

void strips_paint(const struct drawing *drawing, cairo_t *cr)
{
	const struct strips *strips = (const struct strips *)drawing;

	paint_axis(strips, cr);
	if (!strips->kind->no_points)
		paint_points(strips, cr);
	for (size_t i = 0; i < strips->data.group_count; i++) {
		if (strips->numbers[i][0] == '\0') {
			paint_absent(strips, cr, i);
			continue;
		}
		paint_mark(strips, cr, i);
	}
	paint_numbers_name(strips, cr);
	paint_labels(strips, cr);
	hint_all(strips, cr);
	if (!strips->job->wish->legend_apart)
		legend_paint(&strips->legend, &strips->job->style, cr, strips->layout.legend.x,
			     strips->layout.legend.y);
}
