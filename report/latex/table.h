/*
 * table.h — tables of the analysis for a paper, in the style of the package booktabs.
 *
 * Nothing is computed: the numbers are those of analysis/summary.csv and outcomes.csv, in the unit
 * that suits them and with three significant digits of the largest. Their captions say what they
 * are.
 */
#ifndef MIGSTAT_REPORT_LATEX_TABLE_H
#define MIGSTAT_REPORT_LATEX_TABLE_H

#include "report/figures/kit/kit.h"

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
