/*
 * grid.h — a figure as its wish has it: one drawing, or several plots of one figure in a grid, with
 * one title, one legend and one caption.
 *
 * Each of several metrics (--metric), each text of the columns of --by, and, of a figure that shows
 * one case at a time, each case has a cell: a drawing of the figure's own, made for its place.
 * Cells of one metric have one axis. Sentences that all captions share are said once.
 *
 * In: a job whose wish may name several metrics, columns and cases, and a place of the legend.
 *
 * Out: a drawing (kit.h), whose table has the rows of all cells.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_GRID_GRID_H
#define MIGSTAT_REPORT_FIGURES_GRID_GRID_H

#include "report/figures/kit/kit.h"

/* The job's figure; freed by its free(). NULL with *err. The job must outlive the drawing. */
struct drawing *figure_draw(const struct figure_job *job, struct error *err);

#endif
