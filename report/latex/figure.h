/*
 * figure.h — a figure for a paper: its PDF, its numbers, and the environment that shows it.
 */
#ifndef MIGSTAT_REPORT_LATEX_FIGURE_H
#define MIGSTAT_REPORT_LATEX_FIGURE_H

#include "report/figures/kit/kit.h"

/* Before a name of a file in these folders, in all that is written for LaTeX: see write-latex.h. */
#define LATEX_FOLDER "\\migstatfolder"

/*
 * Writes figure-NAME.pdf (without title and caption), .csv and .tex into the folder. The caption is
 * LaTeX's; the label is fig:migstat-NAME. A figure wider than a column spans two. False with *err.
 */
bool latex_figure_write(const char *folder, const struct figure_job *job, struct error *err);

#endif
