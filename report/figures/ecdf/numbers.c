/* numbers.c — the sidecar of the cumulative distributions: every step, every mark. */
#include "ecdf.h"

#include "datasets/array.h"

enum leading { COLUMN_RUN, COLUMN_METRIC, COLUMN_UNIT, LEADING_COUNT };

enum trailing {
	COLUMN_KIND = LEADING_COUNT,
	COLUMN_VALUE,
	COLUMN_SHARE,
	COLUMN_N,
	COLUMN_CENSORED
};

static const struct column leading[] = {
	{ "run", COLUMN_TEXT, "", true, "Name of the run.", NULL },
	{ "metric", COLUMN_TEXT, "", true, "Name of the metric.", NULL },
	{ "unit", COLUMN_TEXT, "", false, "Unit of value.", NULL },
};

static const struct column trailing[] = {
	{ "kind", COLUMN_TEXT, "", true, "step: of the curve; median, p95, p99: a mark.", NULL },
	{ "value", COLUMN_NUMBER, "", false, "Where on the horizontal axis.", NULL },
	{ "share", COLUMN_NUMBER, "", true,
	  "How high, 0 to 1: of the values and those given up on, those at most so large.", NULL },
	{ "n", COLUMN_INTEGER, "", true, "Number of values of the group.", NULL },
	{ "censored", COLUMN_INTEGER, "", true, "Number of further values, given up on.", NULL },
};

const struct schema figure_ecdf_numbers = { "ecdf",
					    "the sidecar of ecdf",
					    "One step of a curve or one of its marks.",
					    leading,
					    LEADING_COUNT,
					    false,
					    true,
					    trailing,
					    COUNT(trailing) };

static bool write_row(struct sidecar *sidecar, const struct ecdf *ecdf, const struct curve *curve,
		      const char *kind, double value, double share, struct error *err)
{
	const struct figure_data *data = &ecdf->data;
	const struct group *group = curve->group;

	sidecar_text(sidecar, COLUMN_RUN, run_name(data->runs[group->run].run));
	sidecar_text(sidecar, COLUMN_METRIC, data->metric->column.name);
	sidecar_text(sidecar, COLUMN_UNIT, data->metric->column.unit);
	for (size_t i = 0; i < data->by_count; i++)
		sidecar_key(sidecar, i, group->keys[i]);
	sidecar_text(sidecar, COLUMN_KIND, kind);
	sidecar_number(sidecar, COLUMN_VALUE, value);
	sidecar_number(sidecar, COLUMN_SHARE, share);
	sidecar_integer(sidecar, COLUMN_N, group->n);
	sidecar_integer(sidecar, COLUMN_CENSORED, group->censored);
	return sidecar_row(sidecar, err);
}

static bool write_curve(struct sidecar *sidecar, const struct ecdf *ecdf, const struct curve *curve,
			struct error *err)
{
	bool good = true;

	for (size_t i = 0; good && i < curve->count; i++)
		if (i + 1 == curve->count || curve->values[i + 1] > curve->values[i])
			good = write_row(sidecar, ecdf, curve, "step", curve->values[i],
					 (double)(i + 1) / curve->total, err);
	for (size_t i = 0; good && i < QUANTILES; i++)
		good = write_row(sidecar, ecdf, curve, ecdf_quantile_columns[i],
				 curve->quantiles[i], ecdf_quantile_shares[i], err);
	return good;
}

bool ecdf_write_numbers(const struct drawing *drawing, struct sidecar *sidecar, struct error *err)
{
	const struct ecdf *ecdf = (const struct ecdf *)drawing;
	bool good = true;

	for (size_t i = 0; good && i < ecdf->curve_count; i++)
		good = write_curve(sidecar, ecdf, &ecdf->curves[i], err);
	return good;
}
