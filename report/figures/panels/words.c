/*
 * words.c — finds room for the words in a plot: notes, and the labels beside curves and over the
 * marks of a column.
 *
 * A curve's label tries the places beside points along the curve and takes the one where it covers
 * the fewest points of all curves and no other words.
 */
#include "inside.h"

#include <math.h>

#define CORNER_GAP   2.5  /* between words in a corner and the plot's edges */
#define CORNER_SHARE 0.92 /* of the plot's width that they take at most */
#define NOTE_SIDE    2.0  /* between two notes */
#define BESIDE       2.5  /* between a place and words left of it */
#define LABEL_LIFT   1.5  /* between a label and its curve */
#define NEAR         8.0  /* so far from a label another curve is better not */
#define MARK_SIDE    5.0  /* between the labels of two marks, at least */

enum { CORNERS = 4, NOTE_PLACES = 12, PLACES = 48, COVERED_WORDS = 1000, TESTED_MOST = 400 };

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

static int points_in(const struct curve *curve, const struct panel *panel, const struct rect *box)
{
	size_t step = 1 + curve->count / TESTED_MOST;
	int count = 0;

	for (size_t i = 0; i < curve->count; i += step) {
		double at_x = scale_at(&panel->x, curve->at[i].x);
		double at_y = scale_at(&panel->y, curve->at[i].y);

		count += at_x >= box->x - 1 && at_x <= box->x + box->width + 1 &&
			 at_y >= box->y - 1 && at_y <= box->y + box->height + 1;
	}
	return count;
}

int panels_points_in(const struct panel *panel, const struct rect *box)
{
	int count = 0;

	for (size_t i = 0; i < panel->curve_count; i++)
		if (panel->curves[i]->kind != CURVE_BAND)
			count += points_in(panel->curves[i], panel, box);
	return count;
}

/* ---- notes ---- */

static bool is_in_corner(const struct note *note)
{
	return isnan(note->x) || isnan(note->y);
}

struct text_block panels_note_block(const struct panels *panels, const struct panel *panel,
				    const struct note *note)
{
	struct text_block block = style_block(&panels->job->style, TYPE_SMALL, note->text);

	if (is_in_corner(note))
		block.width = CORNER_SHARE * panel->plot.width;
	return block;
}

/* In the corner, left before right and above before below, where it covers the fewest points. */
static struct rect corner_box(const struct panel *panel, struct text_size size)
{
	const struct rect *plot = &panel->plot;
	struct rect best = { 0, 0, 0, 0 };
	int least = -1;

	for (int i = 0; i < CORNERS; i++) {
		const struct rect box = { i % 2 ? plot->x + plot->width - size.width - CORNER_GAP
						: plot->x + CORNER_GAP,
					  i / 2 ? plot->y + plot->height - size.height - CORNER_GAP
						: plot->y + CORNER_GAP,
					  size.width, size.height };
		int covered = panels_points_in(panel, &box);

		if (least >= 0 && covered >= least)
			continue;
		least = covered;
		best = box;
	}
	return best;
}

/* Words at the plot's edge move inside. */
static struct rect place_box(const struct panel *panel, const struct note *note,
			     struct text_size size)
{
	const struct rect *plot = &panel->plot;
	double at = scale_at(&panel->x, note->x);
	double left = at - note->anchor.x * size.width;
	double right_most = plot->x + plot->width - size.width;

	if (left > right_most && note->anchor.x == 0)
		left = at - size.width - BESIDE; /* on the other side of its place */

	return (struct rect){ fmax(fmin(left, right_most), plot->x),
			      scale_at(&panel->y, note->y) - note->anchor.y * size.height,
			      size.width, size.height };
}

/* Whether the note would stand on one before it that is shown, or touch it. */
static bool covers_words(const struct panel *panel, size_t index, const struct rect *box)
{
	const struct rect around = { box->x - NOTE_SIDE, box->y, box->width + 2 * NOTE_SIDE,
				     box->height };

	for (size_t i = 0; i < index; i++)
		if (!panel->notes[i].hidden && rects_overlap(&around, &panel->notes[i].box))
			return true;
	return false;
}

/* Number `try` of the places that a note may take, the best one first: its own, the other side of
 * what it is about, and then a line further away each time, to both sides in turn. */
static struct rect note_box(const struct panel *panel, const struct note *note,
			    struct text_size size, int try)
{
	struct note there = *note;
	bool is_beside = note->anchor.y == 0.5;
	bool is_other = try % 2 == 1;
	int lines = try / 2;
	struct rect box;

	if (is_other && is_beside && try == 1)
		there.anchor.x = 1 - note->anchor.x;
	else if (is_other)
		there.anchor.y = 1 - note->anchor.y;
	box = place_box(panel, &there, size);
	box.y += (there.anchor.y > 0.5 || (is_beside && !is_other) ? -1 : 1) * lines * size.height;
	return box;
}

/* At the place where it covers no words and the fewest points; the first of several such. In a lane
 * it has but its own. */
static void place_note(const struct panels *panels, struct panel *panel, size_t index,
		       struct text_size size)
{
	struct note *note = &panel->notes[index];
	int tries = panels->y[panel->row].names ? 1 : NOTE_PLACES;
	int least = -1;

	note->box = note_box(panel, note, size, 0);
	for (int try = 0; try < tries && least != 0; try++) {
		struct rect box = note_box(panel, note, size, try);
		int covered = panels_points_in(panel, &box);

		if (covers_words(panel, index, &box) || (least >= 0 && covered >= least) ||
		    (try > 0 && (box.y < panel->plot.y ||
				 box.y + size.height > panel->plot.y + panel->plot.height)))
			continue;
		least = covered;
		note->box = box;
	}
	note->hidden = least < 0;
}

/* Notes come in the order of their weight: one that would cover an earlier one is hidden. */
static void place_notes(struct panels *panels, struct panel *panel)
{
	for (size_t i = 0; i < panel->note_count; i++) {
		struct note *note = &panel->notes[i];
		struct text_block block = panels_note_block(panels, panel, note);
		struct text_size size = text_measure(panels->job->style.setter, &block);

		if (is_in_corner(note))
			note->box = corner_box(panel, size);
		else
			place_note(panels, panel, i, size);
	}
}

/* ---- labels ---- */

static struct rect label_box(const struct panels *panels, const struct curve *curve)
{
	struct text_size size = style_measure(&panels->job->style, TYPE_SMALL, curve->label);

	return (struct rect){ curve->label_x, curve->label_y - size.height / 2, size.width,
			      size.height };
}

/* What it costs to put the label of curve number `index` into the box. */
static int cost_of(const struct panels *panels, const struct panel *panel, size_t index,
		   const struct rect *box)
{
	const struct rect around = { box->x, box->y - NEAR, box->width, box->height + 2 * NEAR };
	int cost = panels_points_in(panel, box);

	/* near to another curve it would be taken for that one's */
	for (size_t i = 0; i < panel->curve_count; i++)
		if (i != index && panel->curves[i]->kind != CURVE_BAND)
			cost += points_in(panel->curves[i], panel, &around);

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

static void place_label(const struct panels *panels, const struct panel *panel, size_t index)
{
	struct curve *curve = panel->curves[index];
	struct text_size size = style_measure(&panels->job->style, TYPE_SMALL, curve->label);
	int best = -1;

	curve->label_x = panel->plot.x + 2;
	curve->label_y = panel->plot.y + size.height / 2;
	for (size_t i = 0; i < (size_t)2 * PLACES; i++) {
		/* from the right end to the left, above and below in turn */
		size_t point = (curve->count - 1) - (curve->count - 1) * (i / 2) / PLACES;
		double at_x = scale_at(&panel->x, curve->at[point].x) - size.width / 2;
		double at_y = scale_at(&panel->y, curve->at[point].y) +
			      (i % 2 ? LABEL_LIFT : -LABEL_LIFT - size.height);
		struct rect box = { fmax(fmin(at_x, panel->plot.x + panel->plot.width - size.width),
					 panel->plot.x + 1),
				    at_y, size.width, size.height };
		int cost;

		if (isnan(at_y) || !holds(&panel->plot, &box))
			continue;
		cost = cost_of(panels, panel, index, &box);
		if (best >= 0 && cost >= best)
			continue;
		best = cost;
		curve->label_x = box.x;
		curve->label_y = box.y + size.height / 2;
	}
}

static void place_labels(const struct panels *panels, const struct panel *panel)
{
	for (size_t i = 0; i < panel->curve_count; i++)
		if (panel->curves[i]->label && panel->curves[i]->count > 0)
			place_label(panels, panel, i);
}

struct rect panels_mark_box(const struct panels *panels, const struct column_mark *mark)
{
	const struct rect *body = &panels->sheet.body;
	struct text_size size = style_measure(&panels->job->style, TYPE_SMALL, mark->label);
	double left =
		scale_at(&panels->at[mark->column].x, (mark->from + mark->to) / 2) - size.width / 2;

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
	for (size_t i = 0; i < panels->rows * panels->columns; i++) {
		place_notes(panels, &panels->at[i]);
		place_labels(panels, &panels->at[i]);
	}
}
