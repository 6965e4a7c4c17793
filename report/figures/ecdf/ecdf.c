/* ecdf.c — the figure of cumulative distributions: its curves, its axes, its texts. */
#include "ecdf.h"

#include "report/draw/paper.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NO_NUMBER "–"

const char *const ecdf_quantile_columns[QUANTILES] = { "median", "p95", "p99" };
const double ecdf_quantile_shares[QUANTILES] = { 0.50, 0.95, 0.99 };

static void ecdf_free(struct drawing *drawing)
{
	struct ecdf *ecdf = (struct ecdf *)drawing;

	for (size_t i = 0; i < ecdf->curve_count; i++) {
		free(ecdf->curves[i].values);
		free(ecdf->curves[i].line);
	}
	free(ecdf->curves);
	free(ecdf->panel_labels);
	free(ecdf->x_title);
	free(drawing->title);
	free(drawing->caption);
	free(drawing->alt);
	figure_data_free(&ecdf->data);
	free(ecdf);
}

static void make_axes(struct ecdf *ecdf)
{
	const char *unit = ecdf->data.metric->column.unit;
	double low = INFINITY;
	double high = 0;

	for (size_t i = 0; i < ecdf->curve_count; i++) {
		const struct curve *curve = &ecdf->curves[i];

		if (curve->zeros == curve->count)
			continue;
		low = fmin(low, curve->values[curve->zeros]);
		high = fmax(high, curve->values[curve->count - 1]);
	}
	ecdf->x = high > 0 ? axis_log(low, high, unit, 5) : axis_empty(unit);
	ecdf->y = axis_linear(0, 100, "%", 5);
	ecdf->y.high = 100; /* a share has no room above */
}

static void make_numbers(struct ecdf *ecdf)
{
	for (size_t i = 0; i < ecdf->curve_count; i++) {
		struct curve *curve = &ecdf->curves[i];

		for (size_t j = 0; j < QUANTILES; j++) {
			double value =
				group_number(&ecdf->data, curve->group, ecdf_quantile_columns[j]);

			/* fewer values do not reach beyond the quantile: it would be made up
			 * between the two largest */
			if ((double)curve->count * (1 - ecdf_quantile_shares[j]) < 1 - 1e-9)
				value = NAN;
			curve->quantiles[j] = value;
			if (isnan(value))
				strcpy(curve->texts[j], NO_NUMBER);
			else
				number_short(curve->texts[j], value * ecdf->x.unit.factor,
					     ecdf->job->style.language);
		}
	}
}

static bool make_words(struct ecdf *ecdf, struct error *err)
{
	char *rest = ecdf_caption(ecdf, err);
	char *usual = NULL;

	if (rest)
		ecdf->drawing.caption = figure_caption(ecdf->job, rest, err);
	free(rest);
	if (asprintf(&usual, "Cumulative distribution: %s", ecdf->data.metric->title) < 0)
		return error_memory(err);
	ecdf->drawing.title = figure_title(ecdf->job, usual, err);
	free(usual);
	ecdf->drawing.alt = ecdf_alt(ecdf, err);
	ecdf->x_title = axis_title_of(ecdf->data.metric, &ecdf->x.unit, "   ");
	return ecdf->drawing.caption && ecdf->drawing.title && ecdf->drawing.alt;
}

static bool make(struct ecdf *ecdf, struct error *err)
{
	if (!ecdf_make_curves(ecdf, err))
		return false;
	make_axes(ecdf);
	make_numbers(ecdf);
	return make_words(ecdf, err) && ecdf_lay_out(ecdf, err);
}

struct drawing *figure_ecdf(const struct figure_job *job, struct error *err)
{
	struct ecdf *ecdf = calloc(1, sizeof *ecdf);
	const struct metric *metric = job->wish->metric;

	if (!ecdf) {
		error_memory(err);
		return NULL;
	}
	if (!metric)
		metric = metric_at(METRIC_DOWNTIME_SECONDS);
	ecdf->job = job;
	ecdf->drawing = (struct drawing){ .width_mm = job->wish->width_mm,
					  .metric = metric,
					  .paint = ecdf_paint,
					  .write_numbers = ecdf_write_numbers,
					  .free = ecdf_free };
	if (figure_data_read(&ecdf->data, job->sources, job->labels, metric, job->wish->case_name,
			     err)) {
		memcpy(ecdf->drawing.by, ecdf->data.by, sizeof ecdf->data.by);
		ecdf->drawing.by_count = ecdf->data.by_count;
		if (make(ecdf, err))
			return &ecdf->drawing;
	}
	ecdf_free(&ecdf->drawing);
	return NULL;
}
