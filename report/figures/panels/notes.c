/* notes.c — finds room for the notes in a plot. */
#include "inside.h"

#include <math.h>

#define CORNER_GAP   2.5  /* between words in a corner and the plot's edges */
#define CORNER_SHARE 0.92 /* of the plot's width that they take at most */

#define BESIDE 2.5 /* between a place and words left of it */

enum { CORNERS = 4 };

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

/* Whether the note would stand on one before it that is shown. */
static bool covers_words(const struct panel *panel, size_t index, const struct rect *box)
{
	for (size_t i = 0; i < index; i++)
		if (!panel->notes[i].hidden && rects_overlap(box, &panel->notes[i].box))
			return true;
	return false;
}

/* At its place, or, if it would cover something there, on the other side of it. */
static void place_note(const struct panels *panels, struct panel *panel, size_t index,
		       struct text_size size)
{
	struct note *note = &panel->notes[index];
	struct note other = *note;

	note->box = place_box(panel, note, size);
	note->hidden = covers_words(panel, index, &note->box);
	if (panels->y[panel->row].names || /* the other side is another lane */
	    (!note->hidden && panels_points_in(panel, &note->box) == 0))
		return;
	other.anchor.y = 1 - note->anchor.y;
	other.box = place_box(panel, &other, size);
	if (covers_words(panel, index, &other.box) ||
	    other.box.y + size.height > panel->plot.y + panel->plot.height ||
	    (!note->hidden && panels_points_in(panel, &other.box) > 0))
		return;
	note->box = other.box;
	note->hidden = false;
}

/* Notes come in the order of their weight: one that would cover an earlier one is hidden. */
void panels_place_notes(struct panels *panels, struct panel *panel)
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
