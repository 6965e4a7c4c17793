/*
 * plot.h — small plots in a terminal: from values to the cells of a line, and lines to texts.
 *
 * An axis is pure arithmetic (plot-axis.c); a row is one line, whose cells are drawn over each
 * other and become a text (plot-row.c).
 */
#ifndef MIGSTAT_ANALYZE_PAGE_PLOT_H
#define MIGSTAT_ANALYZE_PAGE_PLOT_H

#include "analyze/statistics/interval.h"
#include "datasets/texts.h"
#include "plot-look.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero it before use: an axis without any value, which has no cell. */
struct plot_axis {
	double low, high; /* the ends of the first and of the last cell; low < high once
			   * plot_axis_close was called */
	bool any;
};

/* Makes room for a value, which must be seen; NaN is passed over. */
void plot_axis_take(struct plot_axis *axis, double value);

/* Makes room for an interval, but not beyond least and greatest (least <= greatest): what lies
 * there is drawn cut, so that the values stay readable. NaN is passed over. */
void plot_axis_widen(struct plot_axis *axis, const struct interval *interval, double least,
		     double greatest);

/* An axis whose ends are equal gets a little width, so that the value stands in its middle. */
void plot_axis_close(struct plot_axis *axis);

/* The place of value among `places` of equal width (at least 1); of a value beyond the ends, the
 * end. */
size_t plot_axis_place(const struct plot_axis *axis, double value, size_t places);

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

/* How the lines of one plot are shared out. */
struct plot_room {
	size_t label; /* cells of the label */
	size_t cells; /* of the plot itself, behind two blanks */
};

/* The longest of the labels decides, up to a third of the line. */
struct plot_room plot_room_of(const struct plot_look *look, const struct texts *labels);

/* Adds the axis: its ends as texts, a line between them, and "0" where the axis has the zero of
 * changes (with_zero). */
void plot_add_axis(struct texts *lines, const struct plot_look *look, const struct plot_room *room,
		   const struct plot_axis *axis, const char *low, const char *high, bool with_zero);

#endif
