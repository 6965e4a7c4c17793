/* distributions.c — the figure of distributions: every point, and the quartiles as a box. */
#include "strips.h"

#include "report/figures/kit/captions.h"

#include <math.h>
#include <stdio.h>

#define BOX_HALF    4.5
#define MEDIAN_WIDE 1.6 /* the median's line, in widths of the box's */

/* With fewer values quartiles say less than the points beside them. */
enum { BOX_VALUES_LEAST = 5 };

static double centre(const struct figure_data *data, const struct group *group)
{
	return group_number(data, group, "median");
}

static struct axis axis_of(const struct figure_data *data, int wanted)
{
	double low = INFINITY;
	double high = -INFINITY;

	for (size_t i = 0; i < data->group_count; i++)
		for (size_t j = 0; j < data->groups[i].point_count; j++) {
			double value = data->points[data->groups[i].first_point + j].value;

			low = fmin(low, value);
			high = fmax(high, value);
		}
	if (low > high)
		return axis_empty(data->metric->column.unit);
	return axis_linear(low, high, data->metric->column.unit, wanted);
}

static bool has_box(const struct group *group)
{
	return group->n + group->censored >= BOX_VALUES_LEAST;
}

static void add_legend(struct strips *strips)
{
	bool any = false;

	for (size_t i = 0; i < strips->data.group_count; i++)
		any = any || has_box(&strips->data.groups[i]);
	snprintf(strips->legend_mark, sizeof strips->legend_mark,
		 "median, quartiles, 5 to 95" GLUE "%%");
	if (any)
		legend_add(&strips->legend, LEGEND_BOX, NULL, strips->legend_mark);
}

/* The place of a quantile. One that lies among the values given up on is only known to be at least
 * the limit: it is put at the axis's end. */
static double place_of(const struct strips *strips, const struct group *group, const char *column)
{
	double value = group_number(&strips->data, group, column);

	return isnan(value) ? strips->y.end : scale_at(&strips->y, value);
}

static void paint_mark(const struct strips *strips, size_t index, cairo_t *cr)
{
	const struct group *group = &strips->data.groups[index];
	const struct theme *theme = strips->job->style.theme;
	double x = strips->layout.slots[index].mark_x;
	double half = strips->layout.mark_half;
	double median = place_of(strips, group, "median");

	if (has_box(group)) {
		struct box_places places = {
			.low = place_of(strips, group, "p5"),
			.lower = place_of(strips, group, "p25"),
			.upper = place_of(strips, group, "p75"),
			.high = place_of(strips, group, "p95"),
			.open = isnan(group_number(&strips->data, group, "p75")),
			.cut = isnan(group_number(&strips->data, group, "p95")),
		};

		marks_quartiles(cr, x, half, &places, theme->interval_width, theme->ink,
				theme->faint);
	}
	if (!isnan(group_number(&strips->data, group, "median")))
		marks_line(cr, (struct position){ x - half, median },
			   (struct position){ x + half, median },
			   MEDIAN_WIDE * theme->interval_width, theme->ink);
}

/* Groups whose upper quantiles lie among the values that were given up on. */
static void print_open(FILE *out, const struct figure_data *data)
{
	struct sentence sentence = {
		out,
		data->file ? "Open above, as these quantiles lie at or beyond the limit at which "
			     "measuring was given up: "
			   : "Open above, as these quantiles lie at or beyond the limit at which "
			     "migrations were given up: ",
		", ", 0
	};

	for (size_t i = 0; i < data->group_count; i++) {
		const struct group *group = &data->groups[i];

		if (group->censored == 0 || !has_box(group) ||
		    !isnan(group_number(data, group, "p95")))
			continue;
		sentence_next(&sentence);
		group_print_name(out, data, group);
	}
	sentence_end(&sentence, ". ");
}

static void print_without_box(FILE *out, const struct figure_data *data)
{
	struct sentence sentence = { out, "No box for ", ", ", 0 };

	for (size_t i = 0; i < data->group_count; i++) {
		if (data->groups[i].n == 0 || has_box(&data->groups[i]))
			continue;
		sentence_next(&sentence);
		group_print_name(out, data, &data->groups[i]);
	}
	if (sentence.count > 0)
		fprintf(out, ": it takes at least %d values. ", BOX_VALUES_LEAST);
}

static void print_caption(FILE *out, const void *figure)
{
	const struct strips *strips = figure;
	const struct figure_data *data = &strips->data;
	const struct language *language = strips->job->style.language;

	fprintf(out, "%s by ", data->metric->title);
	caption_print_by(out, data);
	fputs(". ", out);
	if (!figure_data_is_empty(data))
		fprintf(out,
			"Points: single %ss. Line with number: median; box: 25th to "
			"75th percentile; whiskers: 5th to 95th (type 7). ",
			figure_data_row_word(data));
	if (strips->axis.low > 0 && strips->axis.kind == AXIS_LINEAR)
		fputs("The axis does not begin at zero. ", out);
	caption_print_counts(out, data, language);
	print_open(out, data);
	print_without_box(out, data);
	caption_print_absent(out, data, language);
}

const struct strips_kind strips_of_boxes = {
	.title = "Distribution of: ",
	.chart = "Box plot with points: one column of points for each group, beside it a box from "
		 "the lower to the upper quartile with the median.",
	.row_name = "median",
	.mark_half = BOX_HALF,
	.centre = centre,
	.axis = axis_of,
	.add_legend = add_legend,
	.paint_mark = paint_mark,
	.print_caption = print_caption,
	.write_mark = strips_write_quantiles,
};

struct drawing *figure_distributions(const struct figure_job *job, struct error *err)
{
	return strips_draw(job, &strips_of_boxes, err);
}
