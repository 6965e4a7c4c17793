/*
 * plot-row.h — one line of a plot: cells that are drawn over each other and become a text.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_PLOT_ROW_H
#define MIGSTAT_ANALYZE_PAGE_PLOT_ROW_H

#include "analyze/data/texts.h"
#include "analyze/statistics/interval.h"
#include "plot-axis.h"
#include "plot-look.h"

#include <stddef.h>
#include <stdint.h>

/* What a cell is drawn for; colours follow it. */
enum plot_tone { TONE_PLAIN, TONE_GOOD, TONE_BAD };

/* Zero it but for `cells` before use: blanks. */
struct plot_row {
	size_t cells;                     /* at most PLOT_WIDTH_MOST */
	uint32_t glyphs[PLOT_WIDTH_MOST]; /* code points below 2^16; 0: blank */
	enum plot_tone tones[PLOT_WIDTH_MOST];
};

/* Points of a row come in columns; a cell of braille has two, beside each other. */
enum { PLOT_DOTS_HIGH = 4 };
size_t plot_row_columns(const struct plot_row *row, const struct plot_look *look);

/*
 * Draws points: counts[plot_row_columns()] says how many fall into each column. They are stacked,
 * a dot each; where more than PLOT_DOTS_HIGH lie in one column, heights are in proportion to the
 * fullest column, but no point vanishes. In ASCII the heights 1 to 4 are . : * #
 */
void plot_row_points(struct plot_row *row, const struct plot_look *look, const size_t *counts);

/* Draws an upright line, the zero of changes or a bound, where the axis has the value. */
enum plot_line { LINE_ZERO, LINE_BOUND };
void plot_row_line(struct plot_row *row, const struct plot_look *look, const struct plot_axis *axis,
		   double value, enum plot_line line);

/* Draws an interval with its centre; < and > are ends beyond the axis. An end or a centre that is
 * NaN is not drawn. */
void plot_row_interval(struct plot_row *row, const struct plot_look *look,
		       const struct plot_axis *axis, const struct interval *interval, double centre,
		       enum plot_tone tone);

/* Writes a text from cell `first` on, as far as there are cells; a code point takes one. */
void plot_row_write(struct plot_row *row, size_t first, const char *text);

/* Adds the line "label  cells" to lines, without the blanks at its end; the label, cut in its
 * middle if need be, takes label_cells. */
void plot_row_add(struct texts *lines, const struct plot_row *row, const struct plot_look *look,
		  const char *label, size_t label_cells);

#endif
