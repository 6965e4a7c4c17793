/*
 * write.h — from the options to files: a report, or a folder of figures and tables for a paper in
 * LaTeX. job has the runs, the labels and the style; both return false with *err.
 */
#ifndef MIGSTAT_REPORT_WRITE_H
#define MIGSTAT_REPORT_WRITE_H

#include "options.h"

#include "datasets/error.h"
#include "datasets/progress.h"

#include <stdbool.h>

/* Shares of the work on a report, in a hundred parts (progress.h). */
enum { REPORT_READ = 30, REPORT_PUT_TOGETHER = 40, REPORT_WRITTEN = 30 };

/* Puts the report together once and writes it to every output. */
bool write_report(const struct report_options *options, const struct figure_job *job,
		  struct progress *progress, struct error *err);

/*
 * Writes the folder that --latex names (it is made if its parent is there): the figure of --figure,
 * or all that can be drawn of these runs; the table of --metric, or of all metrics that have
 * values; the outcomes. A figure that cannot be drawn where none was named is told on stderr and
 * left out. FOLDER/report.tex takes in all of them, each in a file of its own; a paper may take in
 * the whole or any one. The preamble needs \usepackage{booktabs,graphicx}.
 */
bool write_latex(const struct report_options *options, const struct figure_job *job,
		 struct error *err);

#endif
