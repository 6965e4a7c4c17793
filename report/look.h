/*
 * look.h — how the author wants a figure to look: the styles of publishers' columns, type and
 * colours that take the place of a theme's.
 */
#ifndef MIGSTAT_REPORT_LOOK_H
#define MIGSTAT_REPORT_LOOK_H

#include "report/draw/theme.h"

#include <stdbool.h>

/* What a publisher's column asks of a figure: its width, its type. The sources stand in look.c. */
struct column_style {
	const char *name;
	double width_mm;
	const char *font;
	double font_size; /* points */
};

/* Ended by one without a name. */
extern const struct column_style column_styles[];

enum { PALETTE_MOST = LOOK_COUNT };

/* Colours of series, in their order; count 0: the theme's. */
struct palette {
	struct colour at[PALETTE_MOST];
	size_t count;
};

/* Reads "okabe-ito", "tol-bright", "tol-high-contrast", or colours as #RRGGBB with commas between.
 * False: it is none of these. */
bool palette_parse(struct palette *palette, const char *text);

/* Nothing of a theme is changed: font_size 0, palette without colours, not mono. */
struct look_wish {
	double font_size; /* of the axes; the other sizes keep their proportions */
	bool mono;        /* series differ by shade, shape, dash and stripes alone */
	struct palette palette;
};

/* The theme with what is wished for. */
struct theme look_theme(const struct theme *theme, const struct look_wish *wish);

#endif
