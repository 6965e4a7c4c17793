/*
 * figures.h — the figures that there are: from runs and their analysis to pictures with their words
 * and numbers.
 *
 * In: runs with their analysis (report/data), the user's wishes, the marks and texts of
 * report/draw. Out: drawings that can be painted on any surface, each with caption and table of its
 * numbers. Doors: figures.h alone. kit/ has what a figure is, panels/ the engine of figures of
 * plots in rows and columns, and each family of more than two files a folder; a figure of one or
 * two files lies here.
 */
#ifndef MIGSTAT_REPORT_FIGURES_FIGURES_H
#define MIGSTAT_REPORT_FIGURES_FIGURES_H

#include "report/figures/kit/kit.h"

/* The table of figures, ended by a line without a name; the first is the default. */
extern const struct figure figures[];

/* NULL with *err (the nearest guess) if there is none of that name. */
const struct figure *figure_find(const char *name, struct error *err);

/* False with *err if the wish has an option that the figure does not understand: who does. */
bool figure_takes(const struct figure *figure, const struct figure_wish *wish, struct error *err);

/* False with *err if something else than a sidecar of any figure stands at path: `-o
 * RUN/migrations.pdf` must not cost the user the measurements. */
bool sidecar_may_write(const char *path, struct error *err);

#endif
