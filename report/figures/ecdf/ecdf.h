/*
 * ecdf.h — the inside of the figure of cumulative distributions, for its painter and tests.
 *
 * One curve for each group: the share of its migrations whose value is at most so large. Values
 * that were given up on count in the share and end the curve below 100 %; zeros, which a
 * logarithmic axis has no place for, let it begin above 0 % at the left edge. A table under the
 * plots is legend and numbers in one.
 */
#ifndef MIGSTAT_REPORT_FIGURES_ECDF_ECDF_H
#define MIGSTAT_REPORT_FIGURES_ECDF_ECDF_H

#include "report/data/data.h"
#include "report/draw/axis.h"
#include "report/draw/marks.h"
#include "report/draw/tiles.h"
#include "report/figures/kit/kit.h"
#include "report/figures/kit/sheet.h"

enum { QUANTILES = 3 };

/* The quantiles that are marked, as columns of summary.csv and as shares. */
extern const char *const ecdf_quantile_columns[QUANTILES];
extern const double ecdf_quantile_shares[QUANTILES];

struct curve {
	const struct group *group;
	size_t panel, look;
	const char *label; /* of the curve in its panel; borrowed */
	double *values;    /* ascending */
	size_t count;
	double total; /* values and those given up on: what shares are of */
	size_t zeros; /* values that have no place on the axis */
	double quantiles[QUANTILES];
	char texts[QUANTILES][NUMBER_TEXT_SIZE]; /* the same in the axis's unit; "–" for none */
	struct position *line;                   /* as it is painted */
	size_t line_count;
};

struct ecdf {
	struct drawing drawing; /* first */
	struct figure_data data;
	const struct figure_job *job;
	struct curve *curves;
	size_t curve_count;
	const char **panel_labels; /* NULL: the panel needs none */
	struct axis x, y;
	char *x_title;
	struct tiles tiles;
	struct sheet sheet;
	struct rect table;
	double name_width, number_width[QUANTILES], row_height; /* of the table */
	size_t table_columns, table_rows; /* blocks beside each other; rows of each */
};

/* Sorts the groups into panels and curves. At most LOOK_COUNT curves share a panel; more groups get
 * a panel each. False with *err without memory. */
bool ecdf_make_curves(struct ecdf *ecdf, struct error *err);

/* Gives everything its place. False with *err. */
bool ecdf_lay_out(struct ecdf *ecdf, struct error *err);

void ecdf_paint(const struct drawing *drawing, cairo_t *cr);

bool ecdf_write_numbers(const struct drawing *drawing, struct sidecar *sidecar, struct error *err);

/* The caption behind the question, and the alternative text. NULL with *err without memory. */
char *ecdf_caption(const struct ecdf *ecdf, struct error *err);
char *ecdf_alt(const struct ecdf *ecdf, struct error *err);

/* "case" of a panel and label of a curve as one name in the table; the caller frees it. */
char *ecdf_curve_name(const struct ecdf *ecdf, const struct curve *curve, struct error *err);

#endif
