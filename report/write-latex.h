/*
 * write-latex.h — from the options to a folder of figures and tables for a paper in LaTeX.
 *
 * FOLDER/report.tex takes in all of them, each in a file of its own; a paper may take in the whole
 * or any one. The preamble needs \usepackage{booktabs,graphicx}.
 */
#ifndef MIGSTAT_REPORT_WRITE_LATEX_H
#define MIGSTAT_REPORT_WRITE_LATEX_H

#include "options.h"

#include "datasets/error.h"

#include <stdbool.h>

/*
 * Writes the folder that --latex names (it is made if its parent is there): the figure of --figure,
 * or all that can be drawn of these runs; the table of --metric, or of all metrics that have
 * values; the outcomes. A figure that cannot be drawn where none was named is told on stderr and
 * left out. False with *err.
 */
bool write_latex(const struct report_options *options, struct error *err);

#endif
