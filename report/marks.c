/* marks.c — the marks of a figure. */
#include "marks.h"

#define INTERVAL_WIDTH 0.9
#define CAP_HALF       MARKS_MEAN_HALF /* wider than the diamond: a short interval must be seen, too */
#define ARROW_LENGTH   4.2
#define ARROW_HALF     2.1

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

static void triangles(cairo_t *cr, const struct position *at, size_t count, double radius)
{
	/* of the circle's area: side = radius * sqrt(4 pi / sqrt 3), centred on the centroid */
	double half = 1.35 * radius;
	double up = 1.55 * radius;

	for (size_t i = 0; i < count; i++) {
		cairo_move_to(cr, at[i].x, at[i].y - up);
		cairo_line_to(cr, at[i].x + half, at[i].y + up / 2);
		cairo_line_to(cr, at[i].x - half, at[i].y + up / 2);
		cairo_close_path(cr);
	}
	cairo_fill(cr);
}

void marks_points(cairo_t *cr, const struct position *at, size_t count, enum shape shape,
		  double radius, struct colour colour)
{
	if (count == 0)
		return;
	cairo_save(cr);
	set_colour(cr, colour);
	switch (shape) {
	case SHAPE_CIRCLE:
		dots(cr, at, count, radius);
		break;
	case SHAPE_TRIANGLE:
		triangles(cr, at, count, radius);
		break;
	}
	cairo_restore(cr);
}

void marks_mean(cairo_t *cr, struct position at)
{
	cairo_save(cr);
	set_colour(cr, colour_ink);
	cairo_move_to(cr, at.x, at.y - MARKS_MEAN_RADIUS);
	cairo_line_to(cr, at.x + MARKS_MEAN_RADIUS, at.y);
	cairo_line_to(cr, at.x, at.y + MARKS_MEAN_RADIUS);
	cairo_line_to(cr, at.x - MARKS_MEAN_RADIUS, at.y);
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

static void cap(cairo_t *cr, double x, double y)
{
	cairo_move_to(cr, x - CAP_HALF, y);
	cairo_line_to(cr, x + CAP_HALF, y);
	cairo_stroke(cr);
}

void marks_interval(cairo_t *cr, double x, const struct extent *extent)
{
	/* the line ends inside the heads, or it would blunt their tips */
	double from = extent->from - (extent->cut_below ? ARROW_LENGTH / 2 : 0);
	double to = extent->to + (extent->cut_above ? ARROW_LENGTH / 2 : 0);

	cairo_save(cr);
	cairo_set_line_width(cr, INTERVAL_WIDTH);
	cairo_move_to(cr, x, from);
	cairo_line_to(cr, x, to);
	set_colour(cr, colour_ink);
	cairo_stroke(cr);
	if (extent->cut_below)
		arrow_head(cr, x, extent->from, 1);
	else
		cap(cr, x, extent->from);
	if (extent->cut_above)
		arrow_head(cr, x, extent->to, -1);
	else
		cap(cr, x, extent->to);
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
