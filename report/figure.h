/*
 * figure.h — the figures there are, and what a figure is to those who put it on paper.
 *
 * To add a figure: write figure-NAME.c with a function that lays it out, and add its line to
 * figure.c.
 */
#ifndef MIGSTAT_REPORT_FIGURE_H
#define MIGSTAT_REPORT_FIGURE_H

#include "figure-data.h"
#include "text.h"

#include <cairo.h>

/* What the user wants of it. */
struct figure_wish {
	double width_mm;
	double height_mm;  /* 0: as the contents need it */
	const char *title; /* drawn at the top; NULL: none */
};

/* A figure that is laid out and can be painted on any number of surfaces. */
struct drawing {
	double width_mm, height_mm;
	char *title;                                               /* of the file; always there */
	char *caption;                                             /* as it is drawn */
	void (*paint)(const struct drawing *drawing, cairo_t *cr); /* cr is scaled to points */
	void (*free)(struct drawing *drawing);
};

/* Lays a figure out. data, setter and wish must outlive the drawing, which drawing->free() frees.
 * NULL with *err. */
typedef struct drawing *figure_function(const struct figure_data *data,
					const struct figure_wish *wish,
					const struct text_setter *setter, struct error *err);

struct figure {
	const char *name;
	const char *question; /* that it answers */
	figure_function *drawing_of;
};

/* The table of figures, ended by a line without a name. */
extern const struct figure figures[];

figure_function figure_means;

#endif
