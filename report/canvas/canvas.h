/*
 * canvas.h — what is drawn on: pages that become a PDF, PNG or SVG file.
 *
 * What draws knows only canvas->cr, scaled to points of 1/72 inch, y downwards, and says by tags.h
 * what it draws. Errors are kept by cairo and told once, by canvas_commit.
 */
#ifndef MIGSTAT_REPORT_CANVAS_CANVAS_H
#define MIGSTAT_REPORT_CANVAS_CANVAS_H

#include "description.h"
#include "report/draw/theme.h"
#include "tags.h"

#include "datasets/error.h"
#include "datasets/output.h"

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

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
	const char *prefix;   /* of an SVG that goes into an HTML page */
	FILE *stream;         /* where that goes; borrowed */
	struct output output; /* else */
	struct canvas_sink sink;
	struct tags tags;
};

/*
 * Opens the first page for path, whose ending must be known. *canvas must stay where it is, and the
 * description's texts too, until canvas_commit ends it. False with *err; *canvas is then empty.
 */
bool canvas_open(struct canvas *canvas, const char *path, const struct canvas_page *page,
		 const struct canvas_description *description, struct error *err);

/*
 * The same for an SVG inside an HTML page: it goes to stream once canvas_commit is called, without
 * an XML declaration, and all its names (id) begin with prefix, which no other SVG of the page may
 * have: letters and digits, a letter first.
 */
bool canvas_open_inline(struct canvas *canvas, FILE *stream, const char *prefix,
			const struct canvas_page *page,
			const struct canvas_description *description, struct error *err);

/* Begins a further page, of the same size; only a PDF has more than one. Tags may go on over it. */
void canvas_next_page(struct canvas *canvas);

/* Finishes the file and puts it in its place. False with *err if anything went wrong since
 * canvas_open. *canvas is empty afterwards, either way. */
bool canvas_commit(struct canvas *canvas, struct error *err);

#endif
