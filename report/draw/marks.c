/* marks.c — the marks of a figure. */
#include "marks.h"

#include <math.h>

#define CAP_HALF     MARKS_MEAN_HALF /* wider than the diamond: a short interval must be seen, too */
#define ARROW_LENGTH 4.2
#define ARROW_HALF   2.1
#define STRIPE_WIDTH 0.6
#define PLUS_WIDTH   0.55 /* of a plus's strokes, in radii */

enum { CORNERS_MOST = 4 };

/* Corners of the filled shapes for radius 1: each about as large to the eye as the circle. The
 * triangle has the circle's area and is centred on its centroid. */
static const struct {
	int count;
	struct position corners[CORNERS_MOST];
} outlines[SHAPE_COUNT] = {
	[SHAPE_TRIANGLE] = { 3, { { 0, -1.55 }, { 1.35, 0.775 }, { -1.35, 0.775 } } },
	[SHAPE_SQUARE] = { 4, { { -0.9, -0.9 }, { 0.9, -0.9 }, { 0.9, 0.9 }, { -0.9, 0.9 } } },
	[SHAPE_DIAMOND] = { 4, { { 0, -1.35 }, { 1.35, 0 }, { 0, 1.35 }, { -1.35, 0 } } },
	[SHAPE_DOWN] = { 3, { { 0, 1.55 }, { 1.35, -0.775 }, { -1.35, -0.775 } } },
};

static void set_colour(cairo_t *cr, struct colour colour)
{
	cairo_set_source_rgb(cr, colour.red, colour.green, colour.blue);
}

/* A line without length and with round ends is a dot: a tenth of the size of four curves. */
static void dots(cairo_t *cr, const struct position *at, size_t count, double radius)
{
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_width(cr, 2 * radius);
	for (size_t i = 0; i < count; i++) {
		cairo_move_to(cr, at[i].x, at[i].y);
		cairo_line_to(cr, at[i].x, at[i].y);
	}
	cairo_stroke(cr);
}

static void pluses(cairo_t *cr, const struct position *at, size_t count, double radius)
{
	double half = 1.3 * radius;

	cairo_set_line_width(cr, PLUS_WIDTH * radius);
	for (size_t i = 0; i < count; i++) {
		cairo_move_to(cr, at[i].x - half, at[i].y);
		cairo_line_to(cr, at[i].x + half, at[i].y);
		cairo_move_to(cr, at[i].x, at[i].y - half);
		cairo_line_to(cr, at[i].x, at[i].y + half);
	}
	cairo_stroke(cr);
}

static void polygons(cairo_t *cr, const struct position *at, size_t count, enum shape shape,
		     double radius)
{
	for (size_t i = 0; i < count; i++) {
		cairo_new_sub_path(cr);
		for (int j = 0; j < outlines[shape].count; j++)
			cairo_line_to(cr, at[i].x + radius * outlines[shape].corners[j].x,
				      at[i].y + radius * outlines[shape].corners[j].y);
		cairo_close_path(cr);
	}
	cairo_fill(cr);
}

void marks_points(cairo_t *cr, const struct position *at, size_t count, const struct look *look,
		  double radius)
{
	if (count == 0)
		return;
	cairo_save(cr);
	cairo_new_path(cr);
	set_colour(cr, look->colour);
	if (look->shape == SHAPE_CIRCLE)
		dots(cr, at, count, radius);
	else if (look->shape == SHAPE_PLUS)
		pluses(cr, at, count, radius);
	else
		polygons(cr, at, count, look->shape, radius);
	cairo_restore(cr);
}

static void trace(cairo_t *cr, const struct position *at, size_t count)
{
	cairo_new_path(cr);
	for (size_t i = 0; i < count; i++)
		cairo_line_to(cr, at[i].x, at[i].y);
}

void marks_polyline(cairo_t *cr, const struct position *at, size_t count, const struct look *look,
		    double width)
{
	if (count < 2)
		return;
	cairo_save(cr);
	set_colour(cr, look->colour);
	cairo_set_line_width(cr, width);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	cairo_set_dash(cr, look->dash, look->dash_count, 0);
	trace(cr, at, count);
	cairo_stroke(cr);
	cairo_restore(cr);
}

void marks_box(cairo_t *cr, const struct rect *box, struct colour colour)
{
	cairo_save(cr);
	set_colour(cr, colour);
	cairo_rectangle(cr, box->x, box->y, box->width, box->height);
	cairo_fill(cr);
	cairo_restore(cr);
}

/* Stripes across the clipped box, at that angle (radians), `step` apart. */
static void stripes(cairo_t *cr, const struct rect *box, double angle, double step)
{
	double reach = hypot(box->width, box->height);

	cairo_save(cr);
	cairo_translate(cr, box->x, box->y);
	cairo_rotate(cr, angle);
	for (int i = (int)ceil(-reach / step); i * step < reach; i++) {
		cairo_move_to(cr, -reach, i * step);
		cairo_line_to(cr, 2 * reach, i * step);
	}
	cairo_stroke(cr);
	cairo_restore(cr);
}

void marks_pattern(cairo_t *cr, const struct rect *box, const struct look *look, size_t index,
		   struct colour paper)
{
	/* none, falling, rising, lying, standing, dense falling, dense rising */
	static const struct {
		double angle, step;
	} patterns[LOOK_COUNT] = { { 0, 0 },     { 0.785, 3 },   { -0.785, 3 },  { 0, 2 },
				   { 1.571, 3 }, { 0.785, 1.8 }, { -0.785, 1.8 } };
	double step = patterns[index % LOOK_COUNT].step;

	marks_box(cr, box, look->colour);
	if (step == 0)
		return;
	cairo_save(cr);
	cairo_rectangle(cr, box->x, box->y, box->width, box->height);
	cairo_clip(cr);
	set_colour(cr, paper);
	cairo_set_line_width(cr, STRIPE_WIDTH);
	stripes(cr, box, patterns[index % LOOK_COUNT].angle, step);
	cairo_restore(cr);
}

void marks_mean(cairo_t *cr, struct position at, struct colour colour)
{
	const struct position corners[] = { { at.x, at.y - MARKS_MEAN_RADIUS },
					    { at.x + MARKS_MEAN_RADIUS, at.y },
					    { at.x, at.y + MARKS_MEAN_RADIUS },
					    { at.x - MARKS_MEAN_RADIUS, at.y } };

	cairo_save(cr);
	set_colour(cr, colour);
	trace(cr, corners, 4);
	cairo_close_path(cr);
	cairo_fill(cr);
	cairo_restore(cr);
}

/* direction: 1 = the head points down the page, -1 = up. */
static void arrow_head(cairo_t *cr, double x, double y, int direction)
{
	cairo_move_to(cr, x, y);
	cairo_line_to(cr, x - ARROW_HALF, y - direction * ARROW_LENGTH);
	cairo_line_to(cr, x + ARROW_HALF, y - direction * ARROW_LENGTH);
	cairo_close_path(cr);
	cairo_fill(cr);
}

static void end_cap(cairo_t *cr, double x, double y, double half)
{
	cairo_move_to(cr, x - half, y);
	cairo_line_to(cr, x + half, y);
	cairo_stroke(cr);
}

static void interval(cairo_t *cr, double x, const struct extent *extent, double cap, double width,
		     struct colour colour)
{
	/* the line ends inside the heads, or it would blunt their tips */
	double from = extent->from - (extent->cut_below ? ARROW_LENGTH / 2 : 0);
	double to = extent->to + (extent->cut_above ? ARROW_LENGTH / 2 : 0);

	cairo_save(cr);
	cairo_set_line_width(cr, width);
	cairo_move_to(cr, x, from);
	cairo_line_to(cr, x, to);
	set_colour(cr, colour);
	cairo_stroke(cr);
	if (extent->cut_below)
		arrow_head(cr, x, extent->from, 1);
	else
		end_cap(cr, x, extent->from, cap);
	if (extent->cut_above)
		arrow_head(cr, x, extent->to, -1);
	else
		end_cap(cr, x, extent->to, cap);
	cairo_restore(cr);
}

void marks_interval(cairo_t *cr, double x, const struct extent *extent, double width,
		    struct colour colour)
{
	interval(cr, x, extent, CAP_HALF, width, colour);
}

void marks_interval_across(cairo_t *cr, double y, const struct extent *extent, double cap,
			   double width, struct colour colour)
{
	struct extent upright = { -extent->from, -extent->to, extent->cut_below,
				  extent->cut_above };

	cairo_save(cr);
	cairo_rotate(cr, 1.5707963267948966); /* what points up now points to the right */
	interval(cr, y, &upright, cap, width, colour);
	cairo_restore(cr);
}

/* The box's outline, or only its sides and its bottom. */
static void outline(cairo_t *cr, double x, double half, const struct box_places *places)
{
	cairo_move_to(cr, x - half, places->upper);
	cairo_line_to(cr, x - half, places->lower);
	cairo_line_to(cr, x + half, places->lower);
	cairo_line_to(cr, x + half, places->upper);
	if (!places->open)
		cairo_close_path(cr);
	cairo_stroke(cr);
}

void marks_quartiles(cairo_t *cr, double x, double half, const struct box_places *places,
		     double width, struct colour line, struct colour fill)
{
	struct rect box = { x - half, places->upper, 2 * half, places->lower - places->upper };

	marks_box(cr, &box, fill);
	cairo_save(cr);
	set_colour(cr, line);
	cairo_set_line_width(cr, width);
	outline(cr, x, half, places);
	cairo_move_to(cr, x, places->lower);
	cairo_line_to(cr, x, places->low);
	cairo_move_to(cr, x, places->upper);
	cairo_line_to(cr, x, places->high + (places->cut ? ARROW_LENGTH / 2 : 0));
	cairo_stroke(cr);
	if (places->cut)
		arrow_head(cr, x, places->high, -1);
	cairo_restore(cr);
}

void marks_line(cairo_t *cr, struct position from, struct position to, double width,
		struct colour colour)
{
	cairo_save(cr);
	set_colour(cr, colour);
	cairo_set_line_width(cr, width);
	cairo_move_to(cr, from.x, from.y);
	cairo_line_to(cr, to.x, to.y);
	cairo_stroke(cr);
	cairo_restore(cr);
}
