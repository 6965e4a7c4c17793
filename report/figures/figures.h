/*
 * figures.h — the figures that there are.
 *
 * kit/ has what a figure is, panels/ the engine of figures made of plots; each family of more than
 * two files has a folder, and a figure of one or two files lies here.
 *
 * In: runs with their analysis (report/data), what the user wishes for, the tools of report/draw.
 *
 * Out: drawings, which can be painted on any surface, with their words and the table of their
 * numbers.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_FIGURES_H
#define MIGSTAT_REPORT_FIGURES_FIGURES_H

#include "report/figures/kit/kit.h"

/* The table of figures, ended by a line without a name; the first is the default. */
extern const struct figure figures[];

/* False with *err if the wish has an option that the figure does not understand: who does. */
bool figure_takes(const struct figure *figure, const struct figure_wish *wish, struct error *err);

/* False with *err if something else than a sidecar of any figure stands at path: `-o
 * RUN/migrations.pdf` must not cost the user the measurements. */
bool sidecar_may_write(const char *path, struct error *err);

#endif
