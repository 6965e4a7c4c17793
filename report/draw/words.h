/*
 * words.h — the texts of a figure as texts, and what its marks say when they are pointed at.
 *
 * An SVG inside a page of HTML is searched, copied from and pointed at; cairo only knows the shapes
 * of letters. A context whose surface keeps words is told of every text instead of being painted
 * with its letters, and of what stands behind a mark; who owns the surface writes both into its
 * SVG. On all other surfaces texts are painted, and marks say nothing.
 */
#ifndef MIGSTAT_REPORT_DRAW_WORDS_H
#define MIGSTAT_REPORT_DRAW_WORDS_H

#include "theme.h"

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

/* A line of text. Places are those of the surface. */
struct word {
	char *text;
	double x, y;  /* the left end of its base line */
	double width; /* of the line, which another font must keep to */
	double size;
	double degrees; /* turned so far about x, y, clockwise */
	bool bold;
	struct colour colour;
	bool has_rim;
	struct colour rim;
	double rim_width;
};

/* What a mark says: a circle about it, or a box. */
struct hint {
	char *text;
	double x, y, width, height;
};

struct words {
	struct word *at;
	size_t count, room;
	struct hint *hints;
	size_t hint_count, hint_room;
};

/* Keeps the words of what is painted on that surface from now on. *words, which is empty, must stay
 * where it is until the surface is finished; then free it with words_free. */
void words_keep(struct words *words, cairo_surface_t *surface);
void words_free(struct words *words);

/* The words that the context's surface keeps; NULL: it keeps none. */
struct words *words_of(cairo_t *cr);

/* Adds a line whose base line begins at x, y of the context, which may be turned; text is copied,
 * so many bytes of it. */
void words_add(cairo_t *cr, const struct word *word, const char *text, size_t length);

/* Says what stands at a mark: a box of that size about x, y. Nothing where no words are kept. */
void words_hint(cairo_t *cr, double x, double y, double width, double height, const char *format,
		...) __attribute__((format(printf, 6, 7)));

#endif
