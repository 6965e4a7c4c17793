/*
 * labels.c — finds room for the labels beside curves and over the marks of a column.
 *
 * A curve's label tries the places beside points along the curve and takes the one where it covers
 * the fewest points of all curves and no other words.
 */
#include "inside.h"

#include <math.h>

#define LABEL_LIFT 1.5 /* between a label and its curve */
#define NEAR       8.0 /* so far from a label another curve is better not */
#define MARK_SIDE  5.0 /* between the labels of two marks, at least */

enum { PLACES = 48, COVERED_WORDS = 1000, TESTED_MOST = 400 };

bool rects_overlap(const struct rect *a, const struct rect *b)
{
	return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
	       b->y < a->y + a->height;
}

static bool holds(const struct rect *outer, const struct rect *inner)
{
	return inner->x >= outer->x && inner->x + inner->width <= outer->x + outer->width &&
	       inner->y >= outer->y && inner->y + inner->height <= outer->y + outer->height;
}

static int points_in(const struct curve *curve, const struct scale *x, const struct scale *y,
		     const struct rect *box)
{
	size_t step = 1 + curve->count / TESTED_MOST;
	int count = 0;

	for (size_t i = 0; i < curve->count; i += step) {
		double at_x = scale_at(x, curve->at[i].x);
		double at_y = scale_at(y, curve->at[i].y);

		count += at_x >= box->x - 1 && at_x <= box->x + box->width + 1 &&
			 at_y >= box->y - 1 && at_y <= box->y + box->height + 1;
	}
	return count;
}

int panels_points_in(const struct panels *panels, size_t row, size_t column, const struct rect *box)
{
	const struct panel *panel = &panels->at[row * panels->columns + column];
	struct scale x = panels_x_scale(panels, row, column);
	struct scale y = panels_y_scale(panels, row, column);
	int count = 0;

	for (size_t i = 0; i < panel->curve_count; i++)
		if (panel->curves[i]->kind != CURVE_BAND)
			count += points_in(panel->curves[i], &x, &y, box);
	return count;
}

static struct rect label_box(const struct panels *panels, const struct curve *curve)
{
	struct text_size size = style_measure(&panels->job->style, TYPE_SMALL, curve->label);

	return (struct rect){ curve->label_x, curve->label_y - size.height / 2, size.width,
			      size.height };
}

/* What it costs to put the label of curve number `index` into the box. */
static int cost_of(const struct panels *panels, size_t row, size_t column, size_t index,
		   const struct rect *box)
{
	const struct panel *panel = &panels->at[row * panels->columns + column];
	const struct rect around = { box->x, box->y - NEAR, box->width, box->height + 2 * NEAR };
	struct scale x = panels_x_scale(panels, row, column);
	struct scale y = panels_y_scale(panels, row, column);
	int cost = panels_points_in(panels, row, column, box);

	/* near to another curve it would be taken for that one's */
	for (size_t i = 0; i < panel->curve_count; i++)
		if (i != index && panel->curves[i]->kind != CURVE_BAND)
			cost += points_in(panel->curves[i], &x, &y, &around);

	for (size_t i = 0; i < index; i++) {
		struct rect other;

		if (!panel->curves[i]->label)
			continue;
		other = label_box(panels, panel->curves[i]);
		cost += rects_overlap(box, &other) ? COVERED_WORDS : 0;
	}
	for (size_t i = 0; i < panel->note_count; i++)
		cost += rects_overlap(box, &panel->notes[i].box) ? COVERED_WORDS : 0;
	return cost;
}

static void place_label(struct panels *panels, size_t row, size_t column, size_t index)
{
	struct panel *panel = panels_at(panels, row, column);
	struct curve *curve = panel->curves[index];
	struct scale x = panels_x_scale(panels, row, column);
	struct scale y = panels_y_scale(panels, row, column);
	struct text_size size = style_measure(&panels->job->style, TYPE_SMALL, curve->label);
	int best = -1;

	curve->label_x = panel->plot.x + 2;
	curve->label_y = panel->plot.y + size.height / 2;
	for (size_t i = 0; i < (size_t)2 * PLACES; i++) {
		/* from the right end to the left, above and below in turn */
		size_t point = (curve->count - 1) - (curve->count - 1) * (i / 2) / PLACES;
		double at_x = scale_at(&x, curve->at[point].x) - size.width / 2;
		double at_y = scale_at(&y, curve->at[point].y) +
			      (i % 2 ? LABEL_LIFT : -LABEL_LIFT - size.height);
		struct rect box = { fmax(fmin(at_x, panel->plot.x + panel->plot.width - size.width),
					 panel->plot.x + 1),
				    at_y, size.width, size.height };
		int cost;

		if (isnan(at_y) || !holds(&panel->plot, &box))
			continue;
		cost = cost_of(panels, row, column, index, &box);
		if (best >= 0 && cost >= best)
			continue;
		best = cost;
		curve->label_x = box.x;
		curve->label_y = box.y + size.height / 2;
	}
}

static void place_labels(struct panels *panels, size_t row, size_t column)
{
	const struct panel *panel = panels_at(panels, row, column);

	for (size_t i = 0; i < panel->curve_count; i++)
		if (panel->curves[i]->label && panel->curves[i]->count > 0)
			place_label(panels, row, column, i);
}

struct rect panels_mark_box(const struct panels *panels, const struct column_mark *mark)
{
	const struct rect *body = &panels->sheet.body;
	struct scale x = panels_x_scale(panels, 0, mark->column);
	struct text_size size = style_measure(&panels->job->style, TYPE_SMALL, mark->label);
	double left = scale_at(&x, (mark->from + mark->to) / 2) - size.width / 2;

	left = fmax(fmin(left, body->x + body->width - size.width), body->x);
	return (struct rect){ left, body->y, size.width, size.height };
}

/* Whether the labels are too near to each other to be read as two. */
static bool touch(const struct panels *panels, const struct column_mark *a,
		  const struct column_mark *b)
{
	struct rect left = panels_mark_box(panels, a);
	struct rect right = panels_mark_box(panels, b);

	left.x -= MARK_SIDE;
	left.width += 2 * MARK_SIDE;
	return rects_overlap(&left, &right);
}

/* Of two labels of marks that would touch, a strong one stays, else the first. */
static void thin_out_marks(struct panels *panels)
{
	for (size_t i = 0; i < panels->mark_count; i++) {
		struct column_mark *mark = &panels->marks[i];

		for (size_t j = 0; mark->label && j < panels->mark_count && !mark->hidden; j++) {
			const struct column_mark *other = &panels->marks[j];

			if (!other->label || other->hidden || other->column != mark->column ||
			    !(other->strong > mark->strong ||
			      (other->strong == mark->strong && j < i)))
				continue;
			mark->hidden = touch(panels, mark, other);
		}
	}
}

void panels_place_words(struct panels *panels)
{
	thin_out_marks(panels);
	for (size_t r = 0; r < panels->rows; r++)
		for (size_t c = 0; c < panels->columns; c++) {
			panels_place_notes(panels, r, c);
			place_labels(panels, r, c);
		}
}
