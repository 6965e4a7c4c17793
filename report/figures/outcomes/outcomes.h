/*
 * outcomes.h — the figure of outcomes.
 *
 * One row for each group: of the migrations attempted the share that failed, as a bar from zero, in
 * one segment for each outcome word; under it the interval of that share. All from outcomes.csv.
 *
 * In: outcomes.csv of all runs (data.h).
 *
 * Out: figure_outcomes, for the table of figures.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_OUTCOMES_OUTCOMES_H
#define MIGSTAT_REPORT_FIGURES_OUTCOMES_OUTCOMES_H

#include "report/data/data.h"
#include "report/figures/kit/kit.h"

struct outcome_row {
	const struct group *group;
	char *label; /* "run/case/flavor" */
	char *text;  /* "4 of 240" */
	long long attempted, failed;
	double share, low, high; /* that failed, of those attempted; NaN: none was attempted */
};

/* Belongs to the panels that are drawn. */
struct outcomes {
	struct figure_data data;
	const struct figure_job *job;
	struct outcome_row *rows;   /* one for each group */
	double level;               /* of the intervals; NaN = there are none */
	char *names[OUTCOME_COUNT]; /* of the outcomes that failed, for the legend; else NULL */
};

void outcomes_write_numbers(const struct drawing *drawing, struct sidecar *sidecar);

/* The caption behind the question, and the alternative text. */
figure_printer outcomes_caption, outcomes_alt;

/* Failures with that outcome in a group, 0 for outcomes that are no failures. */
long long outcomes_failed(const struct group *group, unsigned outcome);

figure_function figure_outcomes;
extern const struct schema figure_outcomes_numbers;

#endif
