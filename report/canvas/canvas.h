/*
 * canvas.h — what is drawn on: pages that become a PDF, PNG or SVG file. Nobody above this room
 * knows which.
 *
 * In: a path or a stream, the size of a page, what the file says about itself; then the ink. What
 * draws knows only canvas->cr, scaled to points of 1/72 inch, y downwards, and says by tags.h what
 * it draws.
 *
 * Out: a file, whole or not at all; the same ink makes the same bytes. Errors are kept by cairo and
 * told once, by canvas_commit.
 *
 * Doors: this header, with tags.h (what each part of a page is) in it.
 */
#ifndef MIGSTAT_REPORT_CANVAS_CANVAS_H
#define MIGSTAT_REPORT_CANVAS_CANVAS_H

#include "report/draw/theme.h"
#include "report/draw/words.h"
#include "tags.h"

#include "datasets/error.h"
#include "datasets/output-set.h"

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What a file says about itself. Texts are UTF-8 and borrowed; NULL: nothing is said. */
struct canvas_description {
	const char *title, *subject, *keywords, *creator;
	const char *created;  /* 2026-01-31T12:00:00Z */
	const char *language; /* of the text, as BCP 47 has it; NULL: "en" */
	/* Everything that is painted stands in a tag (tags.h), and every figure says in words what
	 * it shows: a PDF then calls itself PDF/UA-1 (ISO 14289-1), unless its paper is not white.
	 */
	bool tagged;
};

enum canvas_format { CANVAS_PDF, CANVAS_PNG, CANVAS_SVG, CANVAS_FORMATS };

/* The format that the path's ending asks for, upper or lower case; CANVAS_FORMATS if none. */
enum canvas_format canvas_format_of(const char *path);

struct canvas_page {
	double width_mm, height_mm;
	int dpi; /* of a PNG */
	struct colour paper;
};

/* Between cairo and the file. */
struct canvas_sink {
	FILE *stream;
	size_t written;
	int dpi;    /* 0 = no resolution is to be put in */
	int error;  /* errno of the first write that failed */
	char *text; /* what a PDF's or SVG's stream, which is in memory, holds */
	size_t length;
};

struct canvas {
	cairo_t *cr;
	cairo_surface_t *surface;
	enum canvas_format format;
	struct canvas_page page;
	struct canvas_description about;
	const char *prefix;     /* of an SVG that goes into an HTML page */
	FILE *stream;           /* where that goes; borrowed */
	struct output output;   /* else */
	struct output_set *set; /* with which that comes to its place; NULL: at once */
	struct canvas_sink sink;
	struct tags tags;
	struct words words; /* of an SVG that goes into an HTML page */
};

/*
 * Opens the first page for path, whose ending must be known. The file comes to its place with the
 * others of the set, where set is NULL when canvas_commit is called. *canvas must stay where it is,
 * and the description's texts too, until canvas_commit ends it. False with *err; *canvas is then
 * empty.
 */
bool canvas_open(struct canvas *canvas, const char *path, const struct canvas_page *page,
		 const struct canvas_description *description, struct output_set *set,
		 struct error *err);

/*
 * The same for an SVG inside an HTML page: it goes to stream once canvas_commit is called, without
 * an XML declaration, and all its names (id) begin with prefix, which no other SVG of the page may
 * have: letters and digits, a letter first.
 */
void canvas_open_inline(struct canvas *canvas, FILE *stream, const char *prefix,
			const struct canvas_page *page,
			const struct canvas_description *description);

/* Begins a further page, of the same size; only a PDF has more than one. Tags may go on over it. */
void canvas_next_page(struct canvas *canvas);

/* Finishes the file and puts it in its place, or into its set. False with *err if anything went
 * wrong since canvas_open. *canvas is empty afterwards, either way. */
bool canvas_commit(struct canvas *canvas, struct error *err);

/*
 * ---- an SVG inside a page that follows the page into the dark ----
 *
 * A figure is painted in the colours of one theme. In its SVG each of them becomes a CSS variable
 * with the colour as its fallback; a style sheet then gives the variables another theme's colours.
 */
/* Writes the SVG with rgb(…) replaced by var(--c3, rgb(…)) where it is one of the theme's colours.
 * Whether the stream took it is for the caller to check. */
void svg_write_variable(FILE *stream, const char *svg, size_t length, const struct theme *theme);

/* Writes "--c0: #141414; …": the variables with that theme's colours, without the braces. */
void svg_write_variables(FILE *stream, const struct theme *theme);

#endif
