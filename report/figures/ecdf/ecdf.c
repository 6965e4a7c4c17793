/* ecdf.c — the figure of cumulative distributions: its axes and its plots. */
#include "ecdf.h"

#include "report/figures/kit/values.h"

#include "datasets/must.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NO_NUMBER   "–"
#define MARK_RADIUS 1.9

static const struct tiling tiling = {
	.width_least = 92, /* a narrower plot shows nothing */
	.height_least = 50,
	.shape = 0.85,
};

const char *const ecdf_quantile_columns[QUANTILES] = { "median", "p95", "p99" };
const double ecdf_quantile_shares[QUANTILES] = { 0.50, 0.95, 0.99 };

static void ecdf_free(void *own)
{
	struct ecdf *ecdf = own;

	for (size_t i = 0; i < ecdf->curve_count; i++)
		free(ecdf->curves[i].values);
	free(ecdf->curves);
	free(ecdf->panel_labels);
	figure_data_free(&ecdf->data);
	free(ecdf);
}

/* Whether no value has a place on the axis. */
static bool is_empty(const struct ecdf *ecdf)
{
	for (size_t i = 0; i < ecdf->curve_count; i++)
		if (ecdf->curves[i].zeros < ecdf->curves[i].count)
			return false;
	return true;
}

static bool make_axes(struct ecdf *ecdf, struct error *err)
{
	const char *unit = ecdf->data.metric->column.unit;
	struct figure_wish wish = *ecdf->job->wish;
	struct value_range range = { -INFINITY, INFINITY };
	double low = INFINITY;
	double high = 0;

	for (size_t i = 0; i < ecdf->curve_count; i++) {
		const struct steps *curve = &ecdf->curves[i];

		if (curve->zeros == curve->count)
			continue;
		low = fmin(low, curve->values[curve->zeros]);
		high = fmax(high, curve->values[curve->count - 1]);
		value_range_see(&range, low);
		value_range_see(&range, high);
	}
	ecdf->x = high > 0 ? axis_log(low, high, unit, 5) : axis_empty(unit);
	ecdf->y = axis_linear(0, 100, "%", 5);
	ecdf->y.high = 100;      /* a share has no room above */
	wish.log = wish.limited; /* it always is */
	if (!values_axis(&ecdf->x, &wish, unit, &range, 5, err))
		return false;
	ecdf->cut = high > 0 && (low < ecdf->x.low || high > ecdf->x.high);
	return true;
}

static void make_numbers(struct ecdf *ecdf, struct steps *curve)
{
	for (size_t j = 0; j < QUANTILES; j++) {
		double value = group_number(&ecdf->data, curve->group, ecdf_quantile_columns[j]);

		/* fewer values do not reach beyond the quantile: it would be made up between the
		 * two largest */
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

static void add_step(struct curve *line, const struct steps *curve, double x, size_t values)
{
	curve_add_xy(line, x, 100 * (double)values / curve->total);
}

/* Along to each value, then up; and on to the right edge. */
static void add_steps(struct panel *panel, const struct ecdf *ecdf, const struct steps *curve)
{
	struct curve *line;

	if (curve->count == curve->zeros)
		return;
	line = panel_add_curve(panel, CURVE_STEPS, theme_look(ecdf->job->style.theme, curve->look),
			       curve->label, NULL);
	add_step(line, curve, curve->zeros > 0 ? ecdf->x.low : curve->values[0], curve->zeros);
	for (size_t i = curve->zeros; i < curve->count; i++)
		add_step(line, curve, curve->values[i], i + 1);
	if (curve->values[curve->count - 1] < ecdf->x.high)
		add_step(line, curve, ecdf->x.high, curve->count);
}

static void add_quantiles(struct panel *panel, const struct ecdf *ecdf, const struct steps *curve)
{
	struct curve *marks = panel_add_curve(panel, CURVE_POINTS,
					      theme_look(ecdf->job->style.theme, curve->look),
					      curve->label, NULL);

	marks->rimmed = true;
	marks->radius = MARK_RADIUS;
	for (size_t i = 0; i < QUANTILES; i++)
		if (curve->quantiles[i] > 0 && /* else it has no place on the axis */
		    values_show(&ecdf->x, ecdf->job->wish, curve->quantiles[i]))
			curve_add_xy(marks, curve->quantiles[i], 100 * ecdf_quantile_shares[i]);
}

static void fill(struct panels *panels, const struct ecdf *ecdf)
{
	for (size_t i = 0; i < ecdf->panel_count; i++)
		if (ecdf->panel_labels[i])
			panels_at(panels, 0, i)->title = must_copy(ecdf->panel_labels[i]);
	for (size_t i = 0; i < ecdf->curve_count; i++) {
		struct panel *panel = panels_at(panels, 0, ecdf->curves[i].panel);

		add_steps(panel, ecdf, &ecdf->curves[i]);
		add_quantiles(panel, ecdf, &ecdf->curves[i]);
	}
	if (is_empty(ecdf) && ecdf->panel_count > 0)
		panels_at(panels, 0, 0)->empty = must_print("No %s has a value above zero.",
							    figure_data_row_word(&ecdf->data));
}

static struct drawing *draw(struct ecdf *ecdf, struct error *err)
{
	const struct metric *metric = ecdf->data.metric;
	struct panels *panels = panels_new_tiles(ecdf->job, ecdf->panel_count, &tiling);

	panels->title_lines = 3;
	panels->own = ecdf;
	panels->free_own = ecdf_free;
	panels->drawing.metric = metric;
	panels->drawing.by = ecdf->data.by;
	panels->drawing.by_count = ecdf->data.by_count + ecdf->data.fixed_count;
	panels->drawing.write_numbers = ecdf_write_numbers;
	panels->x[0].axis = ecdf->x;
	panels->drawing.values = &panels->x[0].axis;
	panels->x[0].shown = axis_title_of(metric, &ecdf->x.unit, "   ");
	panels->y[0].axis = ecdf->y;
	panels->y[0].shown = must_print("Share of %ss (%%)", figure_data_row_word(&ecdf->data));
	panels->below.height = ecdf_measure_table(ecdf);
	panels->paint_below = ecdf_paint_table;
	fill(panels, ecdf);
	return panels_finish(panels, must_print("Cumulative distribution: %s", metric->title),
			     figure_text(ecdf_caption, ecdf), figure_text(ecdf_alt, ecdf), err);
}

struct drawing *figure_ecdf(const struct figure_job *job, struct error *err)
{
	struct ecdf *ecdf = must_alloc(1, sizeof *ecdf);
	struct data_wish wish = figure_data_wish(job);

	ecdf->job = job;
	if (!figure_data_read(&ecdf->data, job->sources, job->labels,
			      figure_metric(job, sources_downtime(job->sources)), &wish, err)) {
		ecdf_free(ecdf);
		return NULL;
	}
	ecdf_make_curves(ecdf);
	if (!make_axes(ecdf, err)) {
		ecdf_free(ecdf);
		return NULL;
	}
	for (size_t i = 0; i < ecdf->curve_count; i++)
		make_numbers(ecdf, &ecdf->curves[i]);
	return draw(ecdf, err);
}
