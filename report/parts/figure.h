/*
 * figure.h — a figure of figures/kit/kit.h inside of a report.
 */
#ifndef MIGSTAT_REPORT_PARTS_FIGURE_H
#define MIGSTAT_REPORT_PARTS_FIGURE_H

#include "report.h"

/*
 * Adds the figure of that name, of that metric (NULL: its own choice); nothing where there is no
 * such figure. Where it cannot be drawn from these runs, a sentence says why. False with *err only
 * without memory.
 */
bool part_figure(struct report *report, const char *name, const struct metric *metric,
		 struct error *err);

#endif
