/*
 * latex.h — figures and tables for a paper in LaTeX, each in a file of its own, in one folder.
 *
 * In: runs and their analysis (a figure_job), and what is wanted of them. Nothing is computed: the
 * numbers of tables are those of analysis/summary.csv and outcomes.csv, in the unit that suits them
 * and with three significant digits of the largest.
 *
 * Out: files for \input, whole or not at all; the preamble needs \usepackage{booktabs,graphicx}.
 * Their captions say what they are.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_LATEX_LATEX_H
#define MIGSTAT_REPORT_LATEX_LATEX_H

#include "report/figures/kit/kit.h"

#include "datasets/output.h"
#include "datasets/stage.h"

/* Before a name of a file in these folders, in all that is written for LaTeX: see
 * write-latex.c. */
#define LATEX_FOLDER "\\migstatfolder"

/*
 * Opens FOLDER/KIND-NAME.tex, or FOLDER/KIND.tex where name is NULL, for writing, whole or not at
 * all; its first line says who wrote it. False with *err if it cannot be made. End with
 * output_commit.
 */
bool latex_file_open(struct output *output, const char *folder, const char *kind, const char *name,
		     struct error *err);

/* Whether the file at path, which is there, may be replaced: it is one that migstat wrote into such
 * a folder. False with *err. */
bool latex_may_replace(const char *path, struct error *err);

/* Lets what an earlier call wrote of a figure that there is none of now go with the old files. */
void latex_figure_drop(struct stage *stage, const struct figure *figure);

/*
 * Writes figure-NAME.pdf (without title and caption), .csv and .tex into the folder. The caption is
 * LaTeX's; the label is fig:migstat-NAME. A figure wider than a column spans two. False with *err:
 * it does not apply to these runs, or shows nothing of them (unless it is wanted even_empty), or,
 * and then err->of_system, it could not be read or written.
 */
bool latex_figure_write(const char *folder, const struct figure_job *job, bool even_empty,
			struct error *err);

/*
 * Writes table-METRIC.tex into the folder: for each group of each run n, VMs, mean with its
 * interval, standard deviation, median and extremes. The label is tab:migstat-METRIC. *written is
 * false, and no file there, if no run has a value. False with *err.
 */
bool latex_table_metric(const char *folder, const struct figure_job *job,
			const struct metric *metric, bool *written, struct error *err);

/* Writes table-outcomes.tex: what became of the migrations of each group. False with *err. */
bool latex_table_outcomes(const char *folder, const struct figure_job *job, struct error *err);

#endif
