/*
 * ecdf.h — the figure of cumulative distributions.
 *
 * One curve for each group: the share of its migrations whose value is at most so large. Values
 * that were given up on count in the share and end the curve below 100 %; zeros, which a
 * logarithmic axis has no place for, let it begin above 0 % at the left edge. The plots are tiles
 * (panels.h); a table under them is legend and numbers in one.
 *
 * In: one metric by group (data.h).
 *
 * Out: figure_ecdf, for the table of figures.
 *
 * Doors: this header.
 */
#ifndef MIGSTAT_REPORT_FIGURES_ECDF_ECDF_H
#define MIGSTAT_REPORT_FIGURES_ECDF_ECDF_H

#include "report/data/data.h"
#include "report/draw/axis.h"
#include "report/figures/kit/kit.h"
#include "report/figures/panels/panels.h"

enum { QUANTILES = 3 };

/* The quantiles that are marked, as columns of summary.csv and as shares. */
extern const char *const ecdf_quantile_columns[QUANTILES];
extern const double ecdf_quantile_shares[QUANTILES];

/* The distribution of one group. */
struct steps {
	const struct group *group;
	size_t panel, look;
	const char *label; /* of the curve in its panel; borrowed */
	double *values;    /* ascending */
	size_t count;
	double total; /* values and those given up on: what shares are of */
	size_t zeros; /* values that have no place on the axis */
	double quantiles[QUANTILES];
	char texts[QUANTILES][NUMBER_TEXT_SIZE]; /* the same in the axis's unit; "–" for none */
};

/* The table under the plots. */
struct ecdf_table {
	double width, name_width, number_width[QUANTILES], row_height;
	size_t columns, rows; /* blocks beside each other; rows of each */
};

struct ecdf {
	struct figure_data data;
	const struct figure_job *job;
	struct steps *curves;
	size_t curve_count, panel_count;
	const char **panel_labels; /* NULL: the panel needs none */
	struct axis x, y;
	bool cut; /* values lie beyond the axis that --limits wants */
	struct ecdf_table table;
};

/* Sorts the groups into panels and curves. At most LOOK_COUNT curves share a panel; more groups get
 * a panel each. */
void ecdf_make_curves(struct ecdf *ecdf);

/* Measures the table; the result is its height. */
double ecdf_measure_table(struct ecdf *ecdf);

/* Paints it below the tiles. */
void ecdf_paint_table(const struct panels *panels, cairo_t *cr);

void ecdf_write_numbers(const struct drawing *drawing, struct sidecar *sidecar);

/* The caption behind the question, and the alternative text. */
figure_printer ecdf_caption, ecdf_alt;

/* "case" of a panel and label of a curve as one name in the table; the caller frees it. */
char *ecdf_curve_name(const struct ecdf *ecdf, const struct steps *curve);

figure_function figure_ecdf;
extern const struct schema figure_ecdf_numbers;

#endif
