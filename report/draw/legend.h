/*
 * legend.h — the legend of a figure: symbols with their words, flowing in rows like text.
 *
 * Direct labels come first; a legend is for what cannot be labelled where it stands.
 */
#ifndef MIGSTAT_REPORT_DRAW_LEGEND_H
#define MIGSTAT_REPORT_DRAW_LEGEND_H

#include "draw.h"
#include "layout.h"

#include <stdbool.h>

enum { LEGEND_MOST = 24 };

enum legend_symbol {
	LEGEND_POINT,    /* the look's shape */
	LEGEND_LINE,     /* the look's line */
	LEGEND_AREA,     /* a small box of the look's colour */
	LEGEND_PATTERN,  /* the same with the stripes of marks_pattern */
	LEGEND_MEAN,     /* the diamond */
	LEGEND_INTERVAL, /* the diamond with its interval */
	LEGEND_ACROSS,   /* an interval lying down */
	LEGEND_BOX,      /* a box with its median and whiskers */
	LEGEND_BAND      /* a box of the theme's faint colour */
};

struct legend_item {
	const char *text; /* borrowed */
	enum legend_symbol symbol;
	const struct look *look; /* NULL where the symbol has none */
	size_t pattern;          /* of LEGEND_PATTERN */
	double text_width;       /* once it is laid out; a text that is longer loses its middle */
	struct layout_offset place; /* from the legend's corner */
};

/* Zero it before use. */
struct legend {
	struct legend_item items[LEGEND_MOST];
	size_t count;
	double widest; /* of the items, once they are laid out */
};

/* Adds an item; what is more than LEGEND_MOST is dropped: label directly, then. */
void legend_add(struct legend *legend, enum legend_symbol symbol, const struct look *look,
		const char *text);

/* Adds a box with the stripes of that index. */
void legend_add_pattern(struct legend *legend, size_t pattern, const struct look *look,
			const char *text);

/* Flows the items into rows of that width; the result is the legend's height, 0 without items. */
double legend_lay_out(struct legend *legend, const struct style *style, double width);

/* The same, each item in a row of its own. */
double legend_lay_out_column(struct legend *legend, const struct style *style, double width);

void legend_paint(const struct legend *legend, const struct style *style, cairo_t *cr, double x,
		  double y);

#endif
