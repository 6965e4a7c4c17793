/* plot-metric.c — a metric of an analysis as dots and intervals. */
#include "inside.h"

#include "analyze/page/plot.h"
#include "digits.h"
#include "section.h"

#include "datasets/must.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* An interval lengthens the axis to each side by at most this share of the values' range; one that
 * rests on three VMs or cycles would squeeze the values to a spot. */
static const double widen_share = 0.5;

/* The values of a group that were measured, not given up. */
struct values {
	double *at;
	size_t count;
};

static void keep(struct values *values, double value, double limit)
{
	if (!(value >= limit)) /* also where there is no limit */
		values->at[values->count++] = value;
}

static void values_of_rows(struct values *values, const struct rows *rows, size_t group,
			   size_t column, double limit)
{
	const struct rows_group *in = rows->groups[group];

	values->at = must_alloc(rows_values(rows, group, column), sizeof *values->at);
	for (size_t u = 0; u < in->count; u++)
		for (size_t i = 0; i < in->vms[u]->columns[column].count; i++)
			keep(values, packed_number(&in->vms[u]->columns[column], i), limit);
}

static void values_of_run(struct values *values, const struct analysis *analysis, size_t group,
			  size_t metric, double limit)
{
	const struct group *rows = &analysis->groups.at[group];
	struct samples samples = samples_of(&analysis->run, rows->rows, rows->count, metric);

	values->at = must_alloc(samples.count, sizeof *values->at);
	for (size_t i = 0; i < samples.count; i++)
		keep(values, (double)samples.at[i].value, limit);
	samples_free(&samples);
}

static struct values values_of(const struct analysis *analysis, size_t m, size_t group)
{
	double limit = analysis_summary(analysis, m, group)->value[SUMMARY_LIMIT];
	struct values values = { 0 };

	if (analysis->of_csv)
		values_of_rows(&values, &analysis->rows, group, m, limit);
	else
		values_of_run(&values, analysis, group, analysis->metrics[m], limit);
	return values;
}

/* None, where it is of too few VMs or cycles. */
static struct interval shown_interval(const struct summary *summary)
{
	if (summary_is_of_too_few(summary))
		return (struct interval){ NAN, NAN };
	return summary_interval(summary, SUMMARY_INTERVAL_LOW);
}

static struct plot_axis axis_of(const struct analysis *analysis, size_t m)
{
	struct plot_axis axis = { 0 };
	double least;
	double greatest;

	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct summary *summary = analysis_summary(analysis, m, g);

		plot_axis_take(&axis, summary->value[SUMMARY_MIN]);
		plot_axis_take(&axis, summary->value[SUMMARY_MAX]);
		plot_axis_take(&axis, summary->value[SUMMARY_MEAN_OF_VMS]);
	}
	least = axis.low - widen_share * (axis.high - axis.low);
	greatest = axis.high + widen_share * (axis.high - axis.low);
	for (size_t g = 0; g < analysis->groups.count; g++) {
		const struct interval interval = shown_interval(analysis_summary(analysis, m, g));

		plot_axis_widen(&axis, &interval, least, greatest);
	}
	plot_axis_close(&axis);
	return axis;
}

static void add_points(struct texts *lines, const struct plot_look *look,
		       const struct plot_room *room, const struct plot_axis *axis,
		       const struct values *values, const char *label)
{
	struct plot_row row = { .cells = room->cells };
	size_t counts[2 * PLOT_WIDTH_MOST] = { 0 };

	for (size_t i = 0; i < values->count; i++)
		counts[plot_axis_place(axis, values->at[i], plot_row_columns(&row, look))]++;
	plot_row_points(&row, look, counts);
	if (values->count == 0)
		plot_row_write(&row, 0, "no value");
	plot_row_add(lines, &row, look, label, room->label);
}

static void add_group(struct texts *lines, const struct plot_look *look,
		      const struct plot_room *room, const struct plot_axis *axis,
		      const struct summary *summary)
{
	const struct interval interval = shown_interval(summary);
	struct plot_row row = { .cells = room->cells };

	plot_row_interval(&row, look, axis, &interval, summary->value[SUMMARY_MEAN_OF_VMS],
			  TONE_GOOD);
	plot_row_add(lines, &row, look, "", room->label);
}

static void add_axis(struct texts *lines, const struct plot_look *look,
		     const struct plot_room *room, const struct plot_axis *axis,
		     const struct analysis *analysis, size_t m)
{
	struct digits digits = digits_of(analysis, m);
	const char *unit = analysis_metric(analysis, m)->column.unit;
	char *low = must_print("%.*f", digits.decimals, axis->low / digits.scale.factor);
	char *high = must_print("%.*f%s%s%s", digits.decimals, axis->high / digits.scale.factor,
				unit[0] != '\0' ? " " : "",
				unit[0] != '\0' ? digits.scale.prefix : "", unit);

	plot_add_axis(lines, look, room, axis, low, high, false);
	free(low);
	free(high);
}

static void add_labels(struct texts *labels, const struct analysis *analysis)
{
	for (size_t g = 0; g < analysis->groups.count; g++) {
		char *words = group_words(analysis, g);

		texts_add(labels, "%s", words);
		free(words);
	}
}

void plot_metric(struct texts *lines, const struct analysis *analysis, size_t m,
		 const struct plot_look *look)
{
	struct plot_axis axis = axis_of(analysis, m);
	struct texts labels = { 0 };
	struct plot_room room;

	if (look->width == 0 || !axis.any)
		return;
	add_labels(&labels, analysis);
	room = plot_room_of(look, &labels);
	for (size_t g = 0; g < analysis->groups.count; g++) {
		struct values values = values_of(analysis, m, g);

		add_points(lines, look, &room, &axis, &values, labels.at[g]);
		if (values.count > 0)
			add_group(lines, look, &room, &axis, analysis_summary(analysis, m, g));
		free(values.at);
	}
	add_axis(lines, look, &room, &axis, analysis, m);
	texts_free(&labels);
}

void plot_legend(struct texts *legend, const struct plot_look *look, double level)
{
	if (look->width > 0)
		texts_add(legend,
			  "Plots: dots are migrations, stacked where several are alike, more than "
			  "four of them in proportion; %s is the mean (VM mean) in its %.10g %% "
			  "interval, < and > are ends beyond the axis. --no-plot leaves them out.",
			  look->utf8 ? "●" : "o", 100 * level);
}
