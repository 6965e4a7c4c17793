/*
 * plot-look.h — what the reader's terminal can show of a plot.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_PLOT_LOOK_H
#define MIGSTAT_ANALYZE_PAGE_PLOT_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { PLOT_WIDTH_LEAST = 40, PLOT_WIDTH_MOST = 100 };

struct plot_look {
	size_t width; /* of a line, in cells: PLOT_WIDTH_LEAST to PLOT_WIDTH_MOST; 0: no plot */
	bool utf8;    /* braille and lines; else ASCII */
	bool colour;  /* ANSI's colours */
};

/*
 * The look of the terminal that stream writes to; no plot where it writes to something else, or
 * where the terminal is narrower than PLOT_WIDTH_LEAST. The width is the terminal's own; COLUMNS
 * where it tells none, else 80. Characters are the locale's (LC_CTYPE, by LC_ALL, LC_CTYPE, LANG).
 * No colour where NO_COLOR is set and not empty (https://no-color.org) or TERM is "dumb" or unset.
 */
struct plot_look plot_look_of(FILE *stream);

#endif
