/*
 * canvas.h — what is drawn on: a page that becomes a PDF, PNG or SVG file.
 *
 * What draws knows only canvas->cr, scaled to points of 1/72 inch, y downwards. Errors are kept by
 * cairo and told once, by canvas_commit.
 */
#ifndef MIGSTAT_REPORT_CANVAS_H
#define MIGSTAT_REPORT_CANVAS_H

#include "theme.h"

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

/* What a PDF says about itself. Texts are UTF-8 and borrowed. */
struct canvas_description {
	const char *title, *subject, *keywords, *creator;
	const char *created; /* 2026-01-31T12:00:00Z */
};

/* Between cairo and the file. */
struct canvas_sink {
	FILE *stream;
	size_t written;
	int dpi;    /* 0 = no resolution is to be put in */
	int error;  /* errno of the first write that failed */
	char *text; /* what an SVG's stream, which is in memory, holds */
	size_t length;
};

struct canvas {
	cairo_t *cr;
	cairo_surface_t *surface;
	enum canvas_format format;
	struct output output;
	struct canvas_sink sink;
};

/*
 * Opens a page, all paper, for path, whose ending must be known. *canvas must stay where it is
 * until canvas_commit or canvas_abandon ends it. False with *err; *canvas is then empty.
 */
bool canvas_open(struct canvas *canvas, const char *path, const struct canvas_page *page,
		 const struct canvas_description *description, struct error *err);

/* Finishes the file and puts it in its place. False with *err if anything went wrong since
 * canvas_open. *canvas is empty afterwards, either way. */
bool canvas_commit(struct canvas *canvas, struct error *err);

#endif
