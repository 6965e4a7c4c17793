/*
 * theme.h — how a figure looks: colours, widths of lines and sizes of type, in one struct.
 *
 * Painters get a theme and hold no colour of their own. Series are told apart three times: by
 * colour (M. Okabe, K. Ito: Color Universal Design, 2008; colour-blind readers tell them apart), by
 * shape and by dash, so that grey print works. Neighbours in the list also differ in lightness.
 */
#ifndef MIGSTAT_REPORT_DRAW_THEME_H
#define MIGSTAT_REPORT_DRAW_THEME_H

#include "datasets/error.h"

#include <stddef.h>

struct colour {
	double red, green, blue; /* 0 to 1 */
};

enum shape {
	SHAPE_CIRCLE,
	SHAPE_TRIANGLE,
	SHAPE_SQUARE,
	SHAPE_DIAMOND,
	SHAPE_DOWN, /* a triangle on its tip */
	SHAPE_PLUS,
	SHAPE_COUNT
};

enum { LOOK_COUNT = 7, DASH_MOST = 4 };

/* How one series looks. */
struct look {
	struct colour colour;
	enum shape shape;
	double dash[DASH_MOST]; /* lengths of strokes and gaps, in points */
	int dash_count;         /* 0 = a solid line */
};

/* What a text is; decides its size. */
enum type_role { TYPE_TITLE, TYPE_AXIS, TYPE_SMALL, TYPE_CAPTION, TYPE_ROLES };

struct theme {
	const char *name;
	const char *meaning;
	struct colour paper, ink;
	struct colour soft; /* text and lines of the second rank; still 4.5 : 1 on paper */
	struct colour grid;
	struct colour faint;     /* areas: boxes, bands; ink on it stays readable */
	double type[TYPE_ROLES]; /* sizes in points, as printed */
	double grid_width, base_width, line_width, interval_width; /* points */
	struct look looks[LOOK_COUNT];
};

/* The themes, ended by one without a name; the first is the default. */
extern const struct theme themes[];

/* The look of series number index; they repeat after LOOK_COUNT. */
const struct look *theme_look(const struct theme *theme, size_t index);

#endif
