/*
 * plot-metric.h — a metric of an analysis in a terminal: dots and intervals.
 */
#ifndef MIGSTAT_ANALYZE_OUTPUT_PLOT_METRIC_H
#define MIGSTAT_ANALYZE_OUTPUT_PLOT_METRIC_H

#include "analyze/analysis/analysis.h"
#include "options.h"

/*
 * Two lines for each group: every value as a dot, beneath it the mean that the interval is about
 * with its interval. Values at the give-up limit are not drawn. The axis is that of the values; an
 * interval that reaches far beyond them is cut. The look is options->look; nothing is added where
 * its width is 0.
 */
void plot_metric(struct texts *lines, const struct analysis *analysis, size_t metric,
		 const struct options *options);

/* Adds the sentence that says what these plots show; nothing where look->width is 0. */
void plot_legend(struct texts *legend, const struct plot_look *look, double level);

#endif
