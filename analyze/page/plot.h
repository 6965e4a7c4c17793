/*
 * plot.h — a metric of an analysis in a terminal: dots and intervals; and what all plots share.
 */
#ifndef MIGSTAT_ANALYZE_PAGE_PLOT_H
#define MIGSTAT_ANALYZE_PAGE_PLOT_H

#include "page.h"
#include "plot-axis.h"
#include "plot-row.h"

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

/*
 * A metric of an analysis, two lines for each group: every value as a dot, beneath it the mean that
 * the interval is about with its interval. Values at the give-up limit are not drawn. The axis is
 * that of the values; an interval that reaches far beyond them is cut. The look is options->look;
 * nothing is added where its width is 0.
 */
void plot_metric(struct texts *lines, const struct analysis *analysis, size_t metric,
		 const struct options *options);

/* Adds the sentence that says what these plots show; nothing where look->width is 0. */
void plot_legend(struct texts *legend, const struct plot_look *look, double level);

#endif
