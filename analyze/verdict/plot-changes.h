/*
 * plot-changes.h — the changes of a comparison in a terminal: intervals around zero and margin.
 */
#ifndef MIGSTAT_ANALYZE_VERDICT_PLOT_CHANGES_H
#define MIGSTAT_ANALYZE_VERDICT_PLOT_CHANGES_H

#include "analyze/compare/compare.h"
#include "analyze/page/plot-look.h"
#include "datasets/texts.h"

/*
 * Adds a line for each of comparisons->at[first] to at[end - 1] that has a change, and the axis
 * that those of one unit share, with its ends; look->width is not 0. The colour is the verdict's:
 * worse, better, or none.
 */
void plot_changes(struct texts *lines, const struct comparisons *comparisons, size_t first,
		  size_t end, const struct plot_look *look);

/* Adds the sentence that says what these plots show; nothing where look->width is 0. */
void plot_changes_legend(struct texts *legend, const struct plot_look *look,
			 const struct terms *terms);

#endif
