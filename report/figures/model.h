/*
 * model.h — the inside of the figure of the migration model: its data and its words.
 */
#ifndef MIGSTAT_REPORT_FIGURES_MODEL_H
#define MIGSTAT_REPORT_FIGURES_MODEL_H

#include "report/data/data.h"
#include "report/figures/kit/kit.h"
#include "report/figures/panels/panels.h"

#include "datasets/run.h"

#include <stdbool.h>
#include <stddef.h>

/* The cases of a run: rows of model.csv that are shown. */
struct model_figure {
	const struct figure_job *job;
	const struct run *run;
	const struct table *model, *line;
	size_t *rows; /* of model */
	size_t count;
	bool seen[DIRECTION_COUNT]; /* it has points of that direction */
	bool has_line;              /* a case that is shown has one */
};

/* Writes into the panel of a case (its row of model.csv) fixed cost and bandwidth with their
 * intervals, or why there are none. */
void model_add_words(struct panels *panels, struct panel *panel, const struct model_figure *figure,
		     size_t row);

/* The caption behind the question, and the alternative text. */
figure_printer model_caption, model_alt;

#endif
